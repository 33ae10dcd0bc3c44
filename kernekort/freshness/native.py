"""Which versions of the text engine WeasyPrint will find on this machine, without loading WeasyPrint."""

from __future__ import annotations

import os
import sys

_NAMES = {
    "linux": "lib{stem}.so.{number}",
    "darwin": "lib{stem}.{number}.dylib",
    "win32": "lib{stem}-{number}.dll",
}
"""How a library's file is called; WeasyPrint tries these among others, and each system has one of them."""

_LIBRARIES = (
    ("pango-1.0", 0, "pango_version"),
    ("harfbuzz", 0, "hb_version_string"),
    ("fontconfig", 1, "FcGetVersion"),
)

_WINDOWS_FOLDERS = (
    "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin;C:\\Program Files\\GTK3-Runtime Win64\\bin"  # as in WeasyPrint
)


def native_versions() -> dict[str, str]:
    """The versions of Pango, HarfBuzz and fontconfig, by name.

    Raises:
        OSError: one of them is not to be found.
    """
    # Only who lays out, or asks whether that is needed, has a use for it.
    import ctypes

    _extend_search()
    versions = {}
    for stem, number, question in _LIBRARIES:
        asked = getattr(ctypes.CDLL(_file(stem, number)), question)
        if question.endswith("_string"):
            asked.restype = ctypes.c_char_p
        answer = asked()
        versions[stem] = answer.decode("ascii") if isinstance(answer, bytes) else str(answer)
    return versions


def _file(stem: str, number: int) -> str:
    name = _NAMES.get(sys.platform, _NAMES["linux"]).format(stem=stem, number=number)
    if sys.platform != "darwin":
        return name
    # Python knows of more folders than the system's own loader does, and WeasyPrint asks it, too.
    from ctypes.util import find_library

    return find_library(name) or find_library(stem) or name


def _extend_search() -> None:
    """Windows looks where it is told to; twice told is once told."""
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _WINDOWS_FOLDERS).split(";"):
            if os.path.isdir(folder):
                os.add_dll_directory(folder)
