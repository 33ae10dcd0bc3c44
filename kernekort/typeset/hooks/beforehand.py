"""What every process would do for its first page, done once before there are any."""

from __future__ import annotations

import contextlib
from importlib import import_module

import PIL.Image
from weasyprint.text.ffi import ffi

from kernekort.typeset.hooks.rules import first_sheet

_TYPES = (
    "PangoRectangle *",
    "PangoFcFontMap *",
    "PangoLogAttr[]",
    "FcChar8 **",
    "FcResult *",
    "char[]",
    "unsigned int *",
    "PangoGlyphInfo",
    "hb_tag_t[100]",
    "char[4]",
)
"""What WeasyPrint asks Pango in; the description of each is parsed when it is first used, by a parser of C."""

_LATER = (
    "email.policy",
    "fontTools.ttLib.tables.O_S_2f_2",
    "fontTools.ttLib.tables._c_m_a_p",
    "fontTools.ttLib.tables._g_l_y_f",
    "fontTools.ttLib.tables._h_e_a_d",
    "fontTools.ttLib.tables._h_h_e_a",
    "fontTools.ttLib.tables._m_a_x_p",
    "fontTools.ttLib.tables._p_o_s_t",
    "fontTools.ttLib.tables._v_h_e_a",
    "fontTools.ttLib.tables._v_m_t_x",
    "fontTools.unicode",
)
"""What is loaded when the first typeface and the first picture are opened."""


def made_ready() -> None:
    """Reads the sheet that documents begin with, the descriptions of types, and the kinds of pictures.

    Nothing of it depends on a project, nor touches typefaces: processes are made from the one that has done it.
    """
    first_sheet(notes=False, list_items=False)
    for name in _LATER:
        import_module(name)
    for name in _TYPES:
        # Another version may have others.
        with contextlib.suppress(Exception):
            ffi.typeof(name)
    PIL.Image.preinit()
