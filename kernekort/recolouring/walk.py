"""Everything that the pages of a PDF show, each once: content, forms, patterns, glyphs, masks, images, gradients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from kernekort.findings import Stop
from kernekort.recolouring.model import Conversion, Matrix, Untold
from kernekort.recolouring.scanning import rewritten

_WHOLE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 40
"""Forms within forms beyond which nobody has drawn anything by hand."""


def recolour(pdf: Pdf, conversion: Conversion) -> None:
    """Converts every colour of every page, where it stands.

    Raises:
        Stop: something that cannot be converted, as the conversion says it.
    """
    walk = _Walk(pdf, conversion)
    try:
        for page in pdf.pages:
            conversion.group(page.obj, False)
            if Name.Resources not in page.obj:
                page.obj.Resources = Dictionary()
            walk.content(content_of(page), page.obj.Resources, _WHOLE)
    except Untold as problem:
        raise Stop((conversion.refused(problem.what),)) from None
    walk.finish()


def content_of(page: Page) -> Stream:
    """The content of a page as one stream."""
    page.contents_coalesce()
    return cast("Stream", page.obj.Contents)


class _Walk:
    def __init__(self, document: Pdf, conversion: Conversion) -> None:
        self._document = document
        self._conversion = conversion
        self._done: set[tuple[int, int]] = set()
        self._resources: list[Object] = []
        self._added: list[tuple[Object, Mapping[str, Mapping[str, Object]]]] = []
        self._mask = False
        self._depth = 0

    def content(self, content: Stream, resources: Object, placed: Matrix | None) -> None:
        """A content stream, and what its resources hold."""
        if not self._is_new(content):
            return
        if self._depth >= _DEEPEST:
            raise Untold("/Form")
        self._conversion.group(content, self._mask)
        hand = self._conversion.hand(resources, placed, self._mask)
        before = content.read_bytes()
        after = rewritten(content, hand)
        if after != before:
            content.write(after)
        additions = hand.additions()
        if additions:
            self._added.append((resources, additions))
        if self._is_new(resources):
            self._depth += 1
            self._resources.append(resources)
            self._all(resources, hand.placed())
            self._depth -= 1

    def finish(self) -> None:
        """Takes the colour spaces away that nothing names any more, and adds what is named anew."""
        if not self._conversion.keeps_spaces():
            for resources in self._resources:
                if Name.ColorSpace in resources:
                    del resources[Name.ColorSpace]
        for resources, additions in self._added:
            for category, entries in additions.items():
                # Categories may be shared with resources that are none of this content's.
                own = Dictionary(dict(resources.get(category, Dictionary()).items()) | dict(entries))
                resources[category] = own

    def _is_new(self, thing: Object) -> bool:
        if not thing.is_indirect:
            return True
        new = thing.objgen not in self._done
        self._done.add(thing.objgen)
        return new

    def _all(self, resources: Object, placed: Mapping[str, Matrix]) -> None:
        # What lies in a mask is a mask first: a form that is one and is shown too is converted for the mask.
        for _, entry in _entries(resources, Name.ExtGState):
            self._soft_mask(entry.get(Name.SMask), resources)
        for name, entry in _entries(resources, Name.XObject):
            self._xobject(entry, resources, placed.get(name))
        for _, entry in _entries(resources, Name.Pattern):
            self._pattern(entry, resources)
        for _, entry in _entries(resources, Name.Shading):
            self._shading(entry)
        for _, font in _entries(resources, Name.Font):
            if font.get(Name.Subtype) == Name.Type3:
                for _, glyph in _entries(font, Name.CharProcs):
                    self._stream(glyph, font.get(Name.Resources, resources))

    def _xobject(self, entry: Object, resources: Object, placed: Matrix | None) -> None:
        if not isinstance(entry, Stream):
            return
        if entry.get(Name.Subtype) == Name.Form:
            self._stream(entry, entry.get(Name.Resources, resources), placed)
        elif self._is_new(entry) and not entry.get(Name.ImageMask, False) and Name.ColorSpace in entry:
            self._conversion.image(self._document, entry, self._mask)

    def _pattern(self, entry: Object, resources: Object) -> None:
        if entry.get(Name.Shading) is not None:
            self._shading(entry.Shading)
        else:
            self._stream(entry, entry.get(Name.Resources, resources))

    def _shading(self, shading: Object) -> None:
        if self._is_new(shading):
            self._conversion.shading(self._document, shading, self._mask)

    def _soft_mask(self, mask: Object | None, resources: Object) -> None:
        if not isinstance(mask, Dictionary) or not self._is_new(mask):
            return
        group = mask.get(Name.G)
        if group is None:
            return
        space = group.get(Name.Group, Dictionary()).get(Name.CS)
        if Name.BC in mask and space is not None:
            mask.BC = Array(self._conversion.ground(space, tuple(float(value) for value in mask.BC)))
        outer, self._mask = self._mask, True
        self._stream(group, group.get(Name.Resources, resources))
        self._mask = outer

    def _stream(self, stream: Object, resources: Object, placed: Matrix | None = None) -> None:
        if isinstance(stream, Stream):
            self.content(stream, resources, placed)


def _entries(resources: Object, category: Name) -> Iterator[tuple[str, Object]]:
    """The entries of one kind, by name."""
    entries = resources.get(category)
    if isinstance(entries, Dictionary):
        for name in sorted(entries.keys()):
            yield name, entries[name]
