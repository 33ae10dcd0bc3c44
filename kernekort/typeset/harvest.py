"""The one door to the PDF that WeasyPrint is about to write: a page taken out of it whole, with all that it names.

``write_pdf`` hands its objects to a ``finisher`` before they become bytes. Each page is written by itself, so that
neither its names nor the widths of its glyphs depend on the pages around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from typing import Any, NamedTuple

import pydyf
from weasyprint import Document, Page

from kernekort.typeset.arts import Arts
from kernekort.typeset.blanks import typed
from kernekort.typeset.facts import Described
from kernekort.typeset.layers import Ground, filled, shown_at, slot_line
from kernekort.typeset.objects import Body
from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage, Thing, deflated
from kernekort.typeset.respacing import respaced
from kernekort.typeset.strokes import Drawing

Art = tuple[str, float, float]
"""A drawing that a picture stands in for: its name, and its width and height on the page in CSS pixels."""

FindFont = Callable[[str, int, str], Described | None]
"""The file of a font by family, weight and style."""

_USE = re.compile(rb"/([^\s/<>\[\]()]+)(?=(\s+(?:gs|Do|sh|scn|SCN|cs|CS)|\s+[-+.\d]+\s+Tf)(?:\s|$))")
"""A name in a content stream, and the operator that says what kind of thing it names."""

_CATEGORIES = {
    b"gs": "ExtGState",
    b"Do": "XObject",
    b"sh": "Shading",
    b"scn": "Pattern",
    b"SCN": "Pattern",
    b"cs": "ColorSpace",
    b"CS": "ColorSpace",
    b"Tf": "Font",
}
_BUILT_IN_SPACES = frozenset((b"DeviceRGB", b"DeviceGray", b"DeviceCMYK", b"Pattern"))
_MOVED = re.compile(rb"1 0 0 1 ([-+.\d]+) ([-+.\d]+) cm")
_SCALED = re.compile(rb"([.\d]+) 0 0 -([.\d]+) 0 ([.\d]+) cm")
_SHOWN = re.compile(rb"/(\S+) Do")
_STYLES = ("normal", "oblique", "italic")


class UnusualPageError(Exception):
    """A page names something that cannot be taken out of its document; it has to be laid out in the plain way."""


class _TakenError(Exception):
    """Ends the writing of a PDF that nobody wants any more."""


class _Placed(NamedTuple):
    """A drawing, and where on the page it is to be."""

    art: Art
    left: bytes
    top: bytes


class Under(NamedTuple):
    """A ground, and the drawings that go into its slots."""

    ground: Ground
    drawings: Sequence[Drawing]


class Harvested:
    """A page of a document, opened up.

    ``arts`` are the drawings that pictures on the page stand in for.
    """

    def __init__(self, document: Document, page: Page, find: FindFont, arts: Arts) -> None:
        self._arts = arts
        pdf, fonts = _opened(document, page)
        self._objects = pdf.objects
        page_object = self._object(pdf.page_references[0])
        left, bottom, right, top = map(float, page_object["MediaBox"])
        self._media = left, bottom, right, top
        self._resources = self._object(page_object["Resources"])
        self._fonts = {name: _described(font, find) for name, font in _by_name(fonts)}
        self._used = dict(_by_name(fonts))
        self._wider: dict[bytes, Mapping[int, int]] = {}
        self.stream = self._object(page_object["Contents"])
        """What WeasyPrint drew the page on."""
        self._content = respaced(_joined(self.stream), self._corrections)

    @property
    def steps(self) -> list[bytes]:
        """The page as it was drawn, step by step."""
        return list(map(_bytes, self.stream.stream))

    def like(self, content: bytes, fonts: Mapping[Any, Any], groups: Mapping[str, Any], arts: Arts) -> Harvested:
        """A page that is no different but for its content, its glyphs, and the pictures that its groups show."""
        other = copy(self)
        other._arts, other._used, other._wider = arts, dict(_by_name(fonts)), {}
        shown = {**self._object(self._resources.get("XObject", {})), **groups}
        other._resources = {**self._resources, "XObject": shown}
        other._content = respaced(content, other._corrections)
        return other

    def is_like(self, other: Harvested) -> bool:
        """Whether the pages are the same."""
        return self._told() == other._told()

    def _told(self) -> tuple[Any, ...]:
        used = {name: (font.widths, font.to_unicode) for name, font in self._used.items()}
        groups = [self._named("XObject", name, self._resources) for name in _SHOWN.findall(self._content)]
        return self._content, used, [list(map(_bytes, group.stream)) for group in groups], self._media

    def where_shown(self, drawing: str) -> tuple[int, str] | None:
        """The only step that shows a drawing, and the name it is shown by there."""
        names = ((at, _SHOWN.fullmatch(step)) for at, step in enumerate(self.steps))
        shown = [(at, match[1]) for at, match in names if match]
        placed = [(at, name, self._placed(self._named("XObject", name, self._resources))) for at, name in shown]
        found = [(at, name.decode("ascii")) for at, name, one in placed if one is not None and one.art[0] == drawing]
        return found[0] if len(found) == 1 else None

    def arts(self) -> list[Art]:
        """The drawings that pictures stand in for on the page, and that have to be laid out."""
        return [art for art in self._shown() if art[0] not in self._arts.plain and art[0] not in self._arts.slots]

    @property
    def is_layered(self) -> bool:
        """Whether there is any drawing on the page that a picture stands in for."""
        return any(True for _ in self._shown())

    def _shown(self) -> Iterator[Art]:
        for name in _SHOWN.findall(self._content):
            if (placed := self._placed(self._named("XObject", name, self._resources))) is not None:
                yield placed.art

    def page(self, drawn: Mapping[Art, Thing], under: Under | None = None) -> tuple[LaidPage, dict[str, Thing]]:
        """The page with the drawings in their places, and all things it is made of by their keys.

        ``under`` is what was taken out of it to be laid out once.

        Raises:
            UnusualPageError: a picture that stands in for a drawing is used in another way than as a background.
        """
        content, names, things = self._taken(drawn)
        fonts = tuple(sorted(names.pop("Font", {})))
        if under is not None:
            below, drawings = filled(under.ground, under.drawings)
            content = b"q\n%b\nQ\nq\n%b\nQ" % (below, content)
            for category, entries in under.ground.names.items():
                names[category] = {**names.get(category, {}), **entries}
            names["XObject"] = {**names.get("XObject", {}), **drawings}
            things |= under.ground.things
            things.update((one.key, one) for each in under.drawings for one in (each.thing, *each.parts))
        glyphs = tuple(sorted(self._glyphs(), key=lambda one: one.font.key))
        ordered = {category: dict(sorted(entries.items())) for category, entries in sorted(names.items()) if entries}
        return LaidPage(deflated(content), ordered, fonts, glyphs, self._media), things

    def ground(self) -> Ground:
        """The page as a ground, with slots where its drawings go.

        Raises:
            UnusualPageError: there is text on it, or a drawing that is not in a slot.
        """
        if self._used or self.arts():
            raise UnusualPageError
        return Ground(*self._taken({}))

    def _taken(self, drawn: Mapping[Art, Thing]) -> tuple[bytes, dict[str, dict[str, str]], dict[str, Thing]]:
        """The content with names made of content, what these mean, and all things it is made of."""
        things: dict[str, Thing] = {}

        def put(match: re.Match[bytes]) -> bytes:
            placed = self._placed(self._named("XObject", match[1], self._resources))
            if placed is None:
                return match[0]
            drawing, *size = placed.art
            if drawing in self._arts.slots:
                return slot_line(self._arts.slots[drawing], placed.left, placed.top, *size)
            outlines = self._arts.plain.get(drawing)
            thing = outlines.thing if outlines else drawn[placed.art]
            things[thing.key] = thing
            name = f"X{thing.key[:16]}"
            arts[name] = thing.key
            if outlines is not None:
                things.update((part.key, part) for part in outlines.parts)
                return shown_at(outlines, name, placed.left, placed.top, *size)
            return b"q\n1 0 0 1 %b %b cm\n/%b Do\nQ" % (placed.left, placed.top, name.encode())

        arts: dict[str, str] = {}
        content, names = self._renamed(_SHOWN.sub(put, self._content), self._resources, things, set(arts))
        if arts:
            names["XObject"] = {**names.get("XObject", {}), **arts}
        return content, names, things

    def drawings(self, sizes: Sequence[tuple[float, float]]) -> list[tuple[Thing, dict[str, Thing]]]:
        """The backgrounds of the page in order, each drawn from the origin, and what each is made of.

        Raises:
            UnusualPageError: there is anything else on the page.
        """
        groups = _SHOWN.findall(self._content)
        if len(groups) != len(sizes) or self._used:
            raise UnusualPageError
        return [self._drawing(name, *size) for name, size in zip(groups, sizes, strict=True)]

    def _drawing(self, name: bytes, width: float, height: float) -> tuple[Thing, dict[str, Thing]]:
        group = self._named("XObject", name, self._resources)
        first, *steps = group.stream
        moved = _MOVED.fullmatch(first)
        if moved is None or float(moved[1]) or float(moved[2]):
            raise UnusualPageError
        things: dict[str, Thing] = {}
        resources = self._object(group.extra["Resources"])
        beyond = max(width, height)
        box = [-beyond, -beyond, width + beyond, height + beyond]
        extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Group": group.extra["Group"]}
        return self._form(extra, b"\n".join(map(_bytes, steps)), resources, things), things

    def _placed(self, group: Any) -> _Placed | None:
        """Which drawing a group shows a picture in the place of, and where; ``None`` when it does not."""
        steps: list[Any] = group.stream if isinstance(group, pydyf.Stream) else []
        if len(steps) != 3 or not all(isinstance(step, bytes) for step in steps):
            return None
        moved, scaled, shown = _MOVED.fullmatch(steps[0]), _SCALED.fullmatch(steps[1]), _SHOWN.fullmatch(steps[2])
        if moved is None or scaled is None or shown is None:
            return None
        drawing = self._arts.drawings.get(_picture(shown[1]))
        if drawing is None:
            return None
        width, height = _exact(scaled[1]), _exact(scaled[2])
        if (width, height) == self._arts.sizes[drawing]:
            # Nobody said how large it is to be, and a drawing has no size of its own as the picture has.
            raise UnusualPageError
        return _Placed((drawing, width, height), moved[1], moved[2])

    def _renamed(
        self, content: bytes, resources: Mapping[str, Any], things: dict[str, Thing], final: set[str]
    ) -> tuple[bytes, dict[str, dict[str, str]]]:
        """A content stream with names made of content, and what they mean; names that are ``final`` stay."""
        names: dict[str, dict[str, str]] = {}

        def renamed(match: re.Match[bytes]) -> bytes:
            name, operator = match[1], match[2].split()[-1]
            category = _CATEGORIES[operator]
            if name.decode("ascii", "replace") in final or (category == "ColorSpace" and name in _BUILT_IN_SPACES):
                return match[0]
            new = self._new_name(category, name, resources, things)
            names.setdefault(category, {})[new[0]] = new[1]
            return b"/" + new[0].encode()

        return _USE.sub(renamed, content), names

    def _new_name(
        self, category: str, name: bytes, resources: Mapping[str, Any], things: dict[str, Thing]
    ) -> tuple[str, str]:
        if category == "Font":
            key = self._facts(name).key
            return key, key
        if category == "XObject" and _picture(name) in self._arts.drawings:
            raise UnusualPageError
        thing = self._thing(self._named(category, name, resources), things)
        things[thing.key] = thing
        return category[0] + thing.key[:16], thing.key

    def _thing(self, value: Any, things: dict[str, Thing]) -> Thing:
        """An object that a content stream names, as a thing; what it refers to is added to ``things``."""
        if not isinstance(value, pydyf.Stream):
            body = Body(self._object, lambda stream: self._kept(stream, things))
            return Thing(body.of(value), things=body.things)
        extra = dict(value.extra)
        if "Resources" in extra:
            resources = self._object(extra.pop("Resources"))
            return self._form(extra, _joined(value), resources, things)
        body = Body(self._object, lambda stream: self._kept(stream, things))
        packed = "Filter" in extra
        data = _joined(value)
        return Thing(body.of(extra), data if packed else deflated(data), packed, body.things)

    def _kept(self, stream: Any, things: dict[str, Thing]) -> str:
        thing = self._thing(stream, things)
        things[thing.key] = thing
        return thing.key

    def _form(
        self, extra: Mapping[str, Any], data: bytes, resources: Mapping[str, Any], things: dict[str, Thing]
    ) -> Thing:
        """A form or a pattern: content with resources of its own."""
        content, names = self._renamed(respaced(data, self._corrections), resources, things, set())
        body = Body(self._object, lambda stream: self._kept(stream, things))
        fonts = tuple(sorted(names.get("Font", {})))
        text = body.with_resources(extra, names)
        keys = {*body.things, *(key for name, each in names.items() if name != "Font" for key in each.values())}
        return Thing(text, deflated(content), False, tuple(sorted(keys)), fonts)

    def _named(self, category: str, name: bytes, resources: Mapping[str, Any]) -> Any:
        """What a name means: as an object."""
        entries = self._object(resources.get(category, {}))
        return self._object(entries[name.decode("ascii")])

    def _object(self, value: Any) -> Any:
        if isinstance(value, bytes) and (match := re.fullmatch(rb"(\d+) 0 R", value)):
            return self._objects[int(match[1])]
        return value

    def _facts(self, name: bytes) -> FontFacts:
        described = self._fonts.get(name.decode("ascii"))
        if described is None or not described.is_plain:
            raise UnusualPageError
        return described.facts

    def _corrections(self, name: bytes) -> Mapping[int, int]:
        """By how much glyphs are wider in the font file than the text of this page assumes."""
        if name not in self._wider:
            described, used = self._fonts.get(name.decode("ascii")), self._used.get(name.decode("ascii"))
            self._wider[name] = _wider(described, used) if described is not None and used is not None else {}
        return self._wider[name]

    def _glyphs(self) -> Iterator[Glyphs]:
        for name, font in self._used.items():
            described = self._fonts[name]
            if font.widths and described is not None:
                numbers = tuple(sorted(font.widths))
                texts = tuple(typed(font.to_unicode.get(glyph, "")) for glyph in numbers)
                yield Glyphs(self._facts(name.encode()), numbers, tuple(map(described.width, numbers)), texts)


def _opened(document: Document, page: Page) -> tuple[pydyf.PDF, Mapping[Any, Any]]:
    """The objects of a PDF of one page, and the fonts it uses."""
    found: list[tuple[pydyf.PDF, Mapping[Any, Any]]] = []

    def finish(written: Document, pdf: pydyf.PDF) -> None:
        found.append((pdf, dict(written.fonts)))
        raise _TakenError

    with suppress(_TakenError):
        document.copy([page]).write_pdf(finisher=finish)
    return found[0]


def _by_name(fonts: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    names = [(font.hash, font) for font in fonts.values()]
    if len({name for name, _ in names}) != len(names):
        raise UnusualPageError
    return names


def _exact(text: bytes) -> float:
    """A length in pixels, of which the PDF has six decimals: nearly all are whole ten-thousandths of a millimetre."""
    length = float(text)
    whole = round(length * 25.4 / 96, 4) * 96 / 25.4
    return whole if abs(whole - length) < 6e-7 else length


def _picture(name: bytes) -> str:
    """The name of a picture, from that of the object that shows it."""
    return name[1:-1].decode("ascii", "replace")


def _wider(described: Described, used: Any) -> dict[int, int]:
    differences = ((glyph, described.width(glyph) - width) for glyph, width in used.widths.items())
    return {glyph: by for glyph, by in differences if by}


def _described(font: Any, find: FindFont) -> Described | None:
    return find(font.family, int(font.weight), _STYLES[font.style])


def _joined(stream: Any) -> bytes:
    return b"\n".join(map(_bytes, stream.stream))


def _bytes(item: Any) -> bytes:
    if isinstance(item, bytes):
        return item
    data = item.data if isinstance(item, pydyf.Object) else str(item).encode("ascii")
    return bytes(data)
