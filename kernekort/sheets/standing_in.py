"""What stood in for a line of a tagged page while it was laid out, replaced by the line itself.

Tags tie the pages of a file for the screen to one another, so that it is laid out whole. What another occasion changes
has its place in the order of the tags all the same: there the text is another, and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import ObjectStreamMode, Page, Pdf

from kernekort.recolouring import content_of

if TYPE_CHECKING:
    from kernekort.faces import Faces

_STARTED = re.compile(rb"1 0 0 -1 0 ([-+.\d]+) cm\nq\n0\.75 0 0 0\.75 ([-+.\d]+) ([-+.\d]+) cm\n")
"""How a page begins: the origin is the top left corner, and lengths are CSS pixels."""

_TEXT = re.compile(rb"(?:[.\d]+ [.\d]+ [.\d]+ rg\n)?BT\n[^()]*?\nET(?=\n)")
"""A piece of text, with its colour before it where that is another than the last."""

_PAINTED = re.compile(rb"^(?:f\*?|F|S|s|B\*?|b\*?|sh|/\S+ (?:Do|sh))$|\bcm$", re.MULTILINE)
_FONT = re.compile(rb"/(\S+)(?= [-+.\d]+ Tf)")


class NoStandInError(Exception):
    """A page is not as it would have to be for this: it has to be laid out with the line on it."""


def put_in(data: bytes, lines: Mapping[int, int], laid: Faces, colour: tuple[int, int, int]) -> bytes:
    """The file with each line in the place of what stands in for it, which is the only text of its ``colour`` (8 bits).

    Args:
        data: the file as it was laid out.
        lines: for pages of it, counted from 0, the page of ``laid`` that the line is alone on.
        laid: the lines, each on a page as large as its own.
        colour: red, green and blue.

    Raises:
        NoStandInError: a page shows something else than was to be expected.
    """
    with Pdf.open(BytesIO(data)) as pdf, Pdf.open(BytesIO(laid.pdf)) as other:
        for page, line in lines.items():
            _put(pdf, pdf.pages[page], other.pages[line], _stand_in(colour))
        buffer = BytesIO()
        pdf.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()


def _stand_in(colour: Sequence[int]) -> re.Pattern[bytes]:
    red, green, blue = (rf"{part / 255:.6f}".rstrip("0") for part in colour)
    return re.compile(rf"{red} {green} {blue} rg\nBT\n[^()]*?\nET(?=\n)".replace(".", r"\.").encode())


def _put(pdf: Pdf, page: Page, line: Page, stand_in: re.Pattern[bytes]) -> None:
    content, shown = content_of(page).read_bytes(), content_of(line).read_bytes()
    begun, alone = _STARTED.match(content), _STARTED.match(shown)
    if begun is None or alone is None or begun[0] != alone[0] or _PAINTED.search(shown, alone.end()):
        raise NoStandInError
    text = b"\n".join(match[0] for match in _TEXT.finditer(shown))
    content, count = stand_in.subn(lambda _: text, content)
    if count != 1 or not text:
        raise NoStandInError
    fonts = page.obj.Resources.Font
    for name in sorted({match.decode() for match in _FONT.findall(text)}):
        fonts[f"/{name}"] = pdf.copy_foreign(line.obj.Resources.Font[f"/{name}"])
    page.obj.Contents = pdf.make_stream(content)
