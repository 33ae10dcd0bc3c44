"""The ``brand.yml`` of a new project."""

from __future__ import annotations

import json
from collections.abc import Sequence

_TEXT = """\
# Farver, logo og skrifter. Alt det, der står efter en havelåge, er forklaring.

# Navnet trykkes på titelkortet og nederst på bagsiderne, og enheden med, hvis den står her.
name: {name}
# unit: Ældre og Sundhed

# Den første er hovedfarven, den anden er til kontrast. Husk anførselstegnene.
# En tredje bliver kernens farve. Resten af farverne regnes ud, så teksten altid kan læses.
colours: [{colours}]

{logo}

# Navne på mapper i fonts/ her i projektet eller blandt de indbyggede.
# fonts: {{display: young-serif, text: hanken-grotesk}}

# En enkelt farve kan sættes i hånden, på skærm (rgb) og i tryk (cyan, magenta, gul, sort i procent).
# tokens:
#   core: {{rgb: "#E5331B", cmyk: [2, 92, 100, 0]}}
"""
_LOGO = "# SVG, PDF, PNG eller JPEG, som ligger i denne mappe.\n{line}"


def brand_file(name: str, colours: Sequence[str], logo_name: str | None = None) -> str:
    """The text of a ``brand.yml`` with a printed name, two or more colours, and the name of a logo file beside it."""
    logo = f"logo: {_quoted(logo_name)}" if logo_name else "# logo: logo.svg"
    return _TEXT.format(
        name=_quoted(name),
        colours=", ".join(_quoted(colour) for colour in colours),
        logo=_LOGO.format(line=logo),
    )


def _quoted(text: str) -> str:
    # What JSON quotes, YAML reads alike; other letters stay as they are.
    return json.dumps(text, ensure_ascii=False)
