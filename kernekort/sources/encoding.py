"""Bytes made into text without guessing: UTF-8, marked UTF-16, and Windows-1252 when nothing speaks against it."""

from __future__ import annotations

import codecs
import re

from kernekort.findings import Checked, Finding, Place, error, note

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DANISH = frozenset("æøåÆØÅ".encode("cp1252"))
_PLAUSIBLE = _DANISH | frozenset("éäöüÄÖÜ\u00a0»«–—…“”’½°§€×·".encode("cp1252"))
_CAPITAL_E_ACUTE = 0xC9
# An apostrophe that begins a word or stands before a capital is an Æ from DOS.
_OLD_AE = re.compile(rb"(?<![^\s])\x92|\x92[A-Z\xc6\xd8\xc5]")


def decode(data: bytes, shown: str) -> Checked[str]:
    """The text of a file, without a byte order mark.

    Findings: ``encoding-converted`` when it was not UTF-8, ``encoding-unknown`` when it cannot be told what it is.
    """
    if data.startswith(_UTF32) or _looks_like_unmarked_utf16(data):
        return _unknown(shown, 1, 1, data[:1])
    if data.startswith(_UTF16):
        return _decode_utf16(data, shown)
    try:
        return Checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        if _is_plausible_windows_text(data):
            return Checked(data.decode("cp1252"), (_converted(shown, "Windows-1252"),))
        # Everything before the first wrong byte is UTF-8, so its column can be counted in characters.
        before = data[: problem.start].decode("utf-8-sig", "ignore").split("\n")
        return _unknown(shown, len(before), len(before[-1]) + 1, data[problem.start : problem.start + 1])


def _decode_utf16(data: bytes, shown: str) -> Checked[str]:
    try:
        return Checked(data.decode("utf-16"), (_converted(shown, "UTF-16"),))
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-16", "ignore").split("\n")
        return _unknown(shown, len(before), len(before[-1]) + 1, data[problem.start : problem.start + 1])


def _looks_like_unmarked_utf16(data: bytes) -> bool:
    """Whether every fourth byte or more is zero, as in UTF-16 or a binary file; a lone zero byte is only a slip."""
    return data.count(0) * 4 >= len(data) > 0 and not data.startswith(_UTF16)


def _is_plausible_windows_text(data: bytes) -> bool:
    """Whether all bytes above 127 are what a Dane types in Windows, and none of it looks like UTF-8."""
    if _UTF8_PAIR.search(data) or _OLD_AE.search(data):
        return False
    high = {byte for byte in data if byte >= 0x80}
    # The byte of É is an ellipsis on an old Mac; æ, ø and å have other bytes there, so beside one of them it is É.
    if high & _DANISH:
        high.discard(_CAPITAL_E_ACUTE)
    return high <= _PLAUSIBLE


def _converted(shown: str, encoding: str) -> Finding:
    return note("encoding-converted", Place(shown), encoding=encoding)


def _unknown(shown: str, line: int, column: int, byte: bytes) -> Checked[str]:
    return Checked(None, (error("encoding-unknown", Place(shown, line, column), byte=f"0x{byte.hex().upper()}"),))
