"""Colour operators of a content stream rewritten as grey ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from kernekort.findings import Stop, error
from kernekort.sheets.grey_colours import CMYK, GREY, RGB, ColourSpace, colour_space

_DEVICE = {"g": GREY, "rg": RGB, "k": CMYK, "G": GREY, "RG": RGB, "K": CMYK}
_SET_SPACE = {"cs": "g", "CS": "G"}
_SET_COLOUR = {"sc": "g", "scn": "g", "SC": "G", "SCN": "G"}
_DEVICE_SPACES = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/Lab")


def grey_content(content: Stream, resources: Object) -> bytes:
    """The same content with every colour as the grey of its lightness.

    Raises:
        Stop: a colour space or an inline image that cannot be told in grey (``grey-not-possible``).
    """
    rewriter = _Rewriter(resources.get(Name.ColorSpace, Dictionary()))
    steps = [step for instruction in parse_content_stream(content) for step in rewriter.grey(instruction)]
    return unparse_content_stream(steps)


@dataclass
class _Rewriter:
    """Follows which colour space is in force, for filling (``g``) and for lines (``G``)."""

    spaces: Object
    now: dict[str, ColourSpace | None] = field(default_factory=lambda: {"g": GREY, "G": GREY})
    saved: list[dict[str, ColourSpace | None]] = field(default_factory=list)

    def grey(
        self, instruction: ContentStreamInstruction | ContentStreamInlineImage
    ) -> Iterator[ContentStreamInstruction | ContentStreamInlineImage]:
        """What to write instead of an instruction."""
        if isinstance(instruction, ContentStreamInlineImage):
            yield _only_grey(instruction)
            return
        operator = str(instruction.operator)
        if operator == "q":
            self.saved.append(dict(self.now))
        elif operator == "Q" and self.saved:
            self.now = self.saved.pop()
        if operator in _DEVICE:
            kind = "g" if operator.islower() else "G"
            self.now[kind] = _DEVICE[operator]
            yield self._painted(kind, _DEVICE[operator], instruction)
        elif operator in _SET_SPACE:
            yield self._space(_SET_SPACE[operator], instruction)
        elif operator in _SET_COLOUR:
            space = self.now[_SET_COLOUR[operator]]
            yield instruction if space is None else self._painted(_SET_COLOUR[operator], space, instruction)
        else:
            yield instruction

    def _space(self, kind: str, instruction: ContentStreamInstruction) -> ContentStreamInstruction:
        """Patterns keep their space and bring their own colours; any other starts with the grey of its first colour."""
        name = instruction.operands[0]
        if name == Name.Pattern:
            self.now[kind] = None
            return instruction
        space = colour_space(name if str(name) in _DEVICE_SPACES else self.spaces.get(str(name), name))
        self.now[kind] = space
        return ContentStreamInstruction([round(space.grey(space.initial), 5)], Operator(kind))

    @staticmethod
    def _painted(kind: str, space: ColourSpace, instruction: ContentStreamInstruction) -> ContentStreamInstruction:
        values = [float(value) for value in instruction.operands]
        return ContentStreamInstruction([round(space.grey(values), 5)], Operator(kind))


def _only_grey(image: ContentStreamInlineImage) -> ContentStreamInlineImage:
    """An inline image that is grey, or a mask, already."""
    if image.iimage.image_mask or image.iimage.colorspace == "/DeviceGray":
        return image
    raise Stop((error("grey-not-possible", what="/BI"),))
