"""The ``brand.yml`` of a new project."""

from __future__ import annotations

import json
from collections.abc import Sequence

_DA = """\
# Farver, logo og skrifter. Alt det, der står efter en havelåge, er forklaring.

# Navnet trykkes på titelkortet og nederst på bagsiderne, og enheden med, hvis den står her.
name: {name}
# unit: Ældre og Sundhed

# Den første er hovedfarven, den anden er til kontrast. Husk anførselstegnene.
# En tredje bliver kernens farve. Resten af farverne regnes ud, så teksten altid kan læses.
colours: [{colours}]

# SVG, PDF, PNG eller JPEG, som ligger i denne mappe.
{logo}

# Navne på mapper i fonts/ her i projektet eller blandt de indbyggede.
# fonts: {{display: young-serif, text: hanken-grotesk}}

# En enkelt farve kan sættes i hånden, på skærm (rgb) og i tryk (cyan, magenta, gul, sort i procent).
# tokens:
#   core: {{rgb: "#E5331B", cmyk: [2, 92, 100, 0]}}
"""
_EN = """\
# Colours, logo and fonts. Everything after a hash is explanation.

# The name is printed on the title card and at the foot of the backs, and so is the unit if it stands here.
name: {name}
# unit: Care for the Elderly

# The first is the main colour, the second is for contrast. Mind the quotation marks.
# A third becomes the colour of the core. The other colours are computed so that text can always be read.
colours: [{colours}]

# SVG, PDF, PNG or JPEG, in this folder.
{logo}

# Names of folders in fonts/, here in the project or among the built-in ones.
# fonts: {{display: young-serif, text: hanken-grotesk}}

# Any colour can be set by hand, on screen (rgb) and in print (cyan, magenta, yellow, black in percent).
# tokens:
#   core: {{rgb: "#E5331B", cmyk: [2, 92, 100, 0]}}
"""


def brand_file(name: str, colours: Sequence[str], logo_name: str | None = None, language: str = "da") -> str:
    """The text of a ``brand.yml`` with a printed name, two or more colours, and the name of a logo file beside it.

    ``language`` is that of its comments, ``da`` or ``en``.
    """
    logo = f"logo: {_quoted(logo_name)}" if logo_name else "# logo: logo.svg"
    text = _EN if language == "en" else _DA
    return text.format(name=_quoted(name), colours=", ".join(_quoted(colour) for colour in colours), logo=logo)


def _quoted(text: str) -> str:
    # What JSON quotes, YAML reads alike; other letters stay as they are.
    return json.dumps(text, ensure_ascii=False)
