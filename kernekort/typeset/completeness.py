"""Whether all text came onto the pages: what runs over the foot of one may be dropped without a word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from kernekort.findings import Fact, Finding, error
from kernekort.typeset.laid import Laid, Text
from kernekort.typeset.wire import JobFace

_UNDRAWN = ("{http://www.w3.org/2000/svg}svg", "option", "style", "template")
_TALLER = 20

Letters = Counter[str]
"""How often each letter and digit occurs: spaces, hyphens and capitals may change between markup and page."""


def unbroken_css(face: JobFace, pages: int = 1) -> str:
    """A stylesheet that gives what fills so many pages one so long that nothing runs over its foot."""
    size = f"{face.trim.width}mm {face.trim.height * max(_TALLER, 2 * pages)}mm"
    breaks = "break-before: auto !important; break-after: auto !important"
    if face.is_document:
        # A part of a text that asks for a page of another kind would begin a page too.
        breaks += f"; page: {face.page} !important"
    return f"@page {face.page} {{ size: {size} }}\n* {{ {breaks} }}"


def letters_in(section: Element) -> Letters:
    """The letters of a face's markup."""
    return _letters(_words(section))


def letters_on(pages: Iterable[Laid], face: int) -> Letters:
    """The letters of a face that are drawn on pages; what a stylesheet adds to the text does not count."""
    return _letters(text.drawn for text in _texts(pages, face))


def parts_in(section: Element) -> Mapping[int, Letters]:
    """The letters that stand in each element of a face itself, by the number of the element."""
    hidden = {inner for element in section.iter() if element.tag in _UNDRAWN for inner in element.iter()}
    return {
        part: _letters([element.text or "", *(child.tail or "" for child in element)])
        for part, element in enumerate(section.iter())
        if element not in hidden and isinstance(element.tag, str)
    }


def parts_on(pages: Iterable[Laid], face: int) -> Mapping[int, Letters]:
    """The letters of each element of a face that are drawn on pages.

    What is repeated on each page, a running head or the head of a table, is counted by itself: it makes up for nothing
    that is missing elsewhere.
    """
    parts: dict[int, Letters] = defaultdict(Counter)
    for text in _texts(pages, face):
        parts[text.part] += _letters([text.drawn])
    return parts


def is_whole(section: Element, number: int, pages: Iterable[Laid]) -> bool:
    """Whether every letter of a document's markup is on its pages."""
    drawn = parts_on(pages, number)
    return not any(letters - drawn.get(part, Counter()) for part, letters in parts_in(section).items())


def lost_text(
    face: JobFace, number: int, pages: Sequence[Laid], unbroken: Laid, told: Collection[Fact] = ()
) -> Iterator[Finding]:
    """Text that has its place on an endless page, and none on the pages there are; not of fields told of already."""
    left = parts_on(pages, number)
    for text in _texts([unbroken], 0):
        own = _letters([text.drawn])
        field = text.where.field
        drawn = left.get(text.part, Counter())
        if own - drawn and field not in told:
            yield error("text-lost", face.at(field), text=text.snippet, field=field, **face.facts)
            return
        drawn -= own


def _texts(pages: Iterable[Laid], face: int) -> Iterator[Text]:
    for page in pages:
        yield from (text for text in page.texts if text.where.face == face and not text.generated)


def _letters(texts: Iterable[str]) -> Letters:
    return Counter(filter(str.isalnum, "".join(texts).casefold()))


def _words(element: Element) -> Iterator[str]:
    """The text of an element, pictures left out."""
    if element.tag in _UNDRAWN or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
