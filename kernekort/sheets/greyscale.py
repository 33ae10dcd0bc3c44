"""A PDF in grey, each colour as light as it was: what a black-and-white printer makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from kernekort.sheets.forms import content_of
from kernekort.sheets.grey_colours import colour_space
from kernekort.sheets.grey_content import grey_content
from kernekort.sheets.grey_paint import grey_group, grey_image, grey_shading


def greyscale(pdf: bytes) -> bytes:
    """The same pages without colour: text, lines and grounds, pictures, gradients and transparency.

    Raises:
        Stop: something whose colours cannot be told, such as a mesh gradient (``grey-not-possible``).
    """
    with Pdf.open(BytesIO(pdf)) as document:
        walk = _Walk(document)
        for page in document.pages:
            grey_group(page.obj)
            walk.content(content_of(page), page.obj.get(Name.Resources, Dictionary()))
        walk.drop_spaces()
        buffer = BytesIO()
        document.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return buffer.getvalue()


class _Walk:
    """Everything that pages show, each once: content, forms, patterns, glyphs, masks, images and gradients."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._done: set[tuple[int, int]] = set()
        self._resources: list[Object] = []

    def content(self, content: Stream, resources: Object) -> None:
        """Makes a content stream grey, and what its resources hold."""
        if not self._is_new(content):
            return
        grey_group(content)
        content.write(grey_content(content, resources))
        if self._is_new(resources):
            self._resources.append(resources)
            self._all(resources)

    def drop_spaces(self) -> None:
        """Takes the colour spaces away that nothing names any more."""
        for resources in self._resources:
            if Name.ColorSpace in resources:
                del resources[Name.ColorSpace]

    def _is_new(self, thing: Object) -> bool:
        if not thing.is_indirect:
            return True
        new = thing.objgen not in self._done
        self._done.add(thing.objgen)
        return new

    def _all(self, resources: Object) -> None:
        for entry in _entries(resources, Name.XObject):
            self._xobject(entry, resources)
        for entry in _entries(resources, Name.Pattern):
            self._pattern(entry, resources)
        for entry in _entries(resources, Name.Shading):
            self._shading(entry)
        for entry in _entries(resources, Name.ExtGState):
            self._soft_mask(entry.get(Name.SMask), resources)
        for font in _entries(resources, Name.Font):
            if font.get(Name.Subtype) == Name.Type3:
                for glyph in _entries(font, Name.CharProcs):
                    self._stream(glyph, font.get(Name.Resources, resources))

    def _xobject(self, entry: Object, resources: Object) -> None:
        if entry.get(Name.Subtype) == Name.Form:
            self._stream(entry, entry.get(Name.Resources, resources))
        elif isinstance(entry, Stream) and self._is_new(entry):
            grey_image(entry)

    def _pattern(self, entry: Object, resources: Object) -> None:
        if entry.get(Name.Shading) is not None:
            self._shading(entry.Shading)
        else:
            self._stream(entry, entry.get(Name.Resources, resources))

    def _shading(self, shading: Object) -> None:
        if self._is_new(shading):
            grey_shading(self._document, shading)

    def _soft_mask(self, mask: Object | None, resources: Object) -> None:
        if not isinstance(mask, Dictionary):
            return
        group = mask.get(Name.G)
        if Name.BC in mask and group is not None and Name.CS in group.get(Name.Group, Dictionary()):
            ground = [float(value) for value in mask.BC]
            if len(ground) > 1:
                mask.BC = Array([colour_space(group.Group.CS).grey(ground)])
        if group is not None:
            self._stream(group, group.get(Name.Resources, resources))

    def _stream(self, stream: Object, resources: Object) -> None:
        if isinstance(stream, Stream):
            self.content(stream, resources)


def _entries(resources: Object, category: Name) -> Iterator[Object]:
    """The entries of one kind."""
    entries = resources.get(category)
    if isinstance(entries, Dictionary):
        for name in sorted(entries.keys()):
            yield entries[name]
