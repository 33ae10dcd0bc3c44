"""A client's logo, whatever it came as, made into something that a page can hold."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import field
from pathlib import Path
from typing import Literal

from kernekort.assets.answers import KIND, answer_key
from kernekort.assets.apart import run_apart, unpacked
from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.assets.images import check_image_data, guess_format, inked
from kernekort.assets.svg import MOST_BYTES, check_drawing
from kernekort.assets.svg_sizes import area_of, aspect_of
from kernekort.assets.svg_tree import Drawing, parse_svg
from kernekort.findings import Checked, Finding, Place, error, has_errors, warning
from kernekort.quick import dataclass
from kernekort.store import Store

_MOST_BYTES = 20 * MEGABYTE
_MOST_RASTER = 5 * MEGABYTE
_FINE_DPI = 300
_FINE_WIDTH_PX = 400
_SLIMMEST = 100.0
_MOSTLY_EMPTY = 0.25
_KINDS = frozenset({"svg", "pdf", "png", "jpg", "jpeg"})


@dataclass(frozen=True)
class Logo:
    """A logo that has been checked.

    ``aspect`` is width over height; ``uri`` is a ``data:`` URI that HTML and CSS can use; ``svg`` is the drawing as
    text, where the logo came as one or could be made one; ``path`` is the file that the client gave.
    """

    kind: Literal["svg", "raster", "pdf"]
    aspect: float
    uri: str = field(repr=False)
    path: Path
    svg: str | None = field(default=None, repr=False)


def read_logo(path: Path, place: Place, store: Store | None = None) -> Checked[Logo]:
    """A logo from an SVG, PNG, JPEG or PDF file; what the file is, its bytes decide, not its name.

    Findings: those of ``check_svg``, ``check_image`` and the PDF check, ``logo-format``, ``logo-coarse`` and
    ``logo-mostly-empty`` (warnings), ``logo-shape``, ``image-empty``, ``asset-too-costly``.

    The empty space around a PDF or PNG is left out; that around an SVG or JPEG is only told of. What a PDF was made
    into is kept in the ``store``.
    """
    read = read_limited(path, _MOST_BYTES, place)
    if read.value is None:
        return Checked(None, read.findings)
    data = read.value
    if data.lstrip()[:5] == b"%PDF-":
        return _from_pdf(path, place, store)
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return _from_raster(path, data, place)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _from_svg(path, data, place, store)
    return Checked(None, (_no_logo(path, data, place),))


def _no_logo(path: Path, data: bytes, place: Place) -> Finding:
    """What is the matter with a file that is none of the four: empty, damaged under a good name, or something else."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return error("logo-format", place, name=path.name, empty=path.name)
    suffix = path.suffix.lstrip(".")
    found = guess_format(data)
    if not found and suffix.lower() in _KINDS:
        return error("logo-format", place, name=path.name, damaged=suffix.upper())
    return error("logo-format", place, name=path.name, format=found or suffix.upper())


def _from_svg(path: Path, data: bytes, place: Place, store: Store | None) -> Checked[Logo]:
    if len(data) > MOST_BYTES:
        return Checked(None, (error("file-too-large", place, name=path.name, most=MOST_BYTES // MEGABYTE),))
    parsed = parse_svg(data, place)
    if parsed.value is None:
        return Checked(None, parsed.findings)
    aspect = aspect_of(parsed.value, place)
    findings = (*check_drawing(parsed.value, place), *aspect.findings)
    if aspect.value is None or has_errors(findings):
        return Checked(None, findings)
    logo = _drawn("svg", aspect.value, parsed.value.text, path)
    return Checked(logo, (*findings, *_empty(_filled(parsed.value, data, store), path, place)))


def _filled(drawing: Drawing, data: bytes, store: Store | None) -> float | None:
    """How much of its drawing area a drawing fills, kept in the store by its bytes."""
    area = area_of(drawing)
    if area is None:
        return None
    key = answer_key("filled", data) if store else ""
    kept = _share(store.get(KIND, key)) if store else ()
    if kept:
        return kept[0]
    # Measuring brings along half a font library, for its paths.
    from kernekort.assets.svg_ink import filled_share

    share = filled_share(drawing, area)
    if store:
        store.put(KIND, key, json.dumps([share]).encode())
    return share


def _share(kept: bytes | None) -> tuple[float | None, ...]:
    """A share as it was kept; nothing when it is none."""
    try:
        match json.loads(kept or b"null"):
            case [None | float() | int() as share] if share is None or 0 <= share <= 1:
                return (share,)
    except (ValueError, RecursionError):
        pass
    return ()


def _empty(filled: float | None, path: Path, place: Place) -> tuple[Finding, ...]:
    if filled is None or filled >= _MOSTLY_EMPTY:
        return ()
    return (warning("logo-mostly-empty", place, name=path.name, percent=round(100 * filled)),)


def _from_raster(path: Path, data: bytes, place: Place) -> Checked[Logo]:
    if len(data) > _MOST_RASTER:
        return Checked(None, (error("file-too-large", place, name=path.name, most=_MOST_RASTER // MEGABYTE),))
    findings = check_image_data(data, place, path.name)
    if findings:
        return Checked(None, findings)
    image = inked(data)
    if image is None:
        return Checked(None, (error("image-empty", place),))
    aspect = image.width_px / image.height_px
    if not 1 / _SLIMMEST <= aspect <= _SLIMMEST:
        return Checked(None, (error("logo-shape", place, name=path.name),))
    warnings = _empty(image.filled, path, place)
    if image.width_px < _FINE_WIDTH_PX:
        good = image.width_px / _FINE_DPI * 25.4
        warnings += (warning("logo-coarse", place, name=path.name, pixels=image.width_px, width=good),)
    kind = "png" if image.data.startswith(b"\x89PNG") else "jpeg"
    return Checked(Logo("raster", aspect, _uri(f"image/{kind}", image.data), path), warnings)


def _from_pdf(path: Path, place: Place, store: Store | None) -> Checked[Logo]:
    answers = run_apart("pdf", path, store=store)
    if answers is None:
        return Checked(None, (error("asset-too-costly", place, name=path.name),))
    answer = answers[0]
    if answer["findings"]:
        return Checked(None, unpacked(answer["findings"], place))
    width, height = answer["size"]
    if not 1 / _SLIMMEST <= width / height <= _SLIMMEST:
        return Checked(None, (error("logo-shape", place, name=path.name),))
    if "svg" in answer:
        return Checked(_drawn("pdf", width / height, answer["svg"], path))
    return Checked(Logo("pdf", width / height, "data:image/png;base64," + answer["png"], path))


def _drawn(kind: Literal["svg", "pdf"], aspect: float, svg: str, path: Path) -> Logo:
    return Logo(kind, aspect, _uri("image/svg+xml", svg.encode()), path, svg)


def _uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
