"""Whether all of a face's text came onto its page: what would run over the foot of a page is dropped without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from kernekort.findings import Finding, error
from kernekort.typeset.laid import Laid, Text
from kernekort.typeset.wire import JobFace

_UNDRAWN = ("{http://www.w3.org/2000/svg}svg", "style", "template")
_TALLER = 20

Letters = Counter[str]
"""How often each letter and digit occurs: spaces, hyphens and capitals may change between markup and page."""


def unbroken_css(face: JobFace) -> str:
    """A stylesheet that gives a face so long a page that nothing runs over its foot."""
    size = f"{face.trim.width}mm {face.trim.height * _TALLER}mm"
    breaks = "break-before: auto !important; break-after: auto !important"
    return f"@page {face.page} {{ size: {size} }}\n* {{ {breaks} }}"


def letters_in(section: Element) -> Letters:
    """The letters of a face's markup."""
    return _letters(_words(section))


def letters_on(pages: Iterable[Laid], face: int) -> Letters:
    """The letters of a face that are drawn on pages; what a stylesheet adds to the text does not count."""
    return _letters(text.drawn for text in _texts(pages, face))


def lost_text(face: JobFace, number: int, pages: Sequence[Laid], unbroken: Laid) -> Iterator[Finding]:
    """Text that has its place on an endless page, and none on the pages there are."""
    left = letters_on(pages, number)
    if not letters_on([unbroken], 0) - left:
        return
    for text in _texts([unbroken], 0):
        own = _letters([text.drawn])
        if own - left:
            yield error("text-lost", face.at(text.where.field), text=text.snippet, field=text.where.field, **face.facts)
            return
        left -= own


def _texts(pages: Iterable[Laid], face: int) -> Iterator[Text]:
    for page in pages:
        yield from (text for text in page.texts if text.where.face == face and not text.generated)


def _letters(texts: Iterable[str]) -> Letters:
    return Counter(letter for text in texts for letter in text.casefold() if letter.isalnum())


def _words(element: Element) -> Iterator[str]:
    """The text of an element, pictures left out."""
    if element.tag in _UNDRAWN or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
