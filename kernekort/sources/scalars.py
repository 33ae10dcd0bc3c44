"""What a single word or line of YAML means: as little as possible, so that nobody is surprised."""

from __future__ import annotations

import re

_TRUTHS = {"true": True, "false": False}
_NOTHING = frozenset(("", "~", "null"))
# Fifteen digits hold everything a card can need, and never make Python count for minutes.
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")


def plain_value(text: str) -> str | int | bool | None:
    """The value of an unquoted scalar.

    Only ``true`` and ``false`` are truths, only ``null``, ``~`` and nothing at all are nothing, only digits without a
    leading zero are numbers. All else stays text: ``no``, ``on``, ``12:30``, ``1.10``, ``0123``, ``2026-12-03``.
    """
    if text in _NOTHING:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    return int(text) if _WHOLE.fullmatch(text) else text
