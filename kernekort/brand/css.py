"""A brand as CSS. Only numbers, re-serialised colours and checked family names get in, never a user's own words."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.brand.model import Brand, Typeface
from kernekort.brand.palettes import BASICS
from kernekort.brand.spots import SPOT_PROPERTIES


def stylesheet(brand: Brand) -> str:
    """Font faces, custom properties on ``:root``, and for each dimension a class ``c-<suit>`` that names its colours.

    Properties: the basic tokens, ``--display``, ``--text``, ``--tracking``, ``--display-weight``, ``--opt``, those of
    plates of their own (``--cut-contour``, ``--crease``, ``--varnish``), and of
    each dimension ``--<suit>``, ``--<suit>-deep``, ``-light``, ``-on`` and ``-text``. The classes call them
    ``--ground``, ``--deep``, ``--light``, ``--on`` and ``--ctext``.
    """
    faces = [rule for face in dict.fromkeys((brand.display, brand.text)) for rule in _faces(face)]
    root = [*_basics(brand), *_suits(brand)]
    return "\n".join([*faces, ":root {", *(f"  {line};" for line in root), "}", *_classes(brand)]) + "\n"


def _faces(typeface: Typeface) -> Iterator[str]:
    for file in typeface.files:
        what = f'font-family: "{typeface.family}"; font-weight: {file.weight}; font-style: {file.style}'
        yield f'@font-face {{ {what}; src: url("{file.path.resolve().as_uri()}") }}'


def _basics(brand: Brand) -> Iterator[str]:
    for token in BASICS:
        yield f"--{token}: {brand.tokens[token].hex}"
    yield f'--display: "{brand.display.family}"'
    yield f'--text: "{brand.text.family}"'
    yield f"--tracking: {_number(brand.tracking)}em"
    yield f"--display-weight: {brand.display_weight}"
    yield f"--opt: {_number(brand.optical)}"
    yield from (f"{name}: {value}" for name, value in SPOT_PROPERTIES.items())


def _suits(brand: Brand) -> Iterator[str]:
    for suit, palette in brand.suits.items():
        yield f"--{suit}: {palette.ground.hex}"
        yield f"--{suit}-deep: {palette.deep.hex}"
        yield f"--{suit}-light: {palette.light.hex}"
        yield f"--{suit}-on: {palette.on.hex}"
        yield f"--{suit}-text: {palette.text.hex}"


def _classes(brand: Brand) -> Iterator[str]:
    for suit in brand.suits:
        colours = f"--deep: var(--{suit}-deep); --light: var(--{suit}-light); --on: var(--{suit}-on)"
        yield f".c-{suit} {{ --ground: var(--{suit}); {colours}; --ctext: var(--{suit}-text) }}"


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
