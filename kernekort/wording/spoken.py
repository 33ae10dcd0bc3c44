"""Which language the user is spoken to in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["da", "en"]


def language(setting: str | None, env: Mapping[str, str]) -> Language:
    """The project's setting, then ``KERNEKORT_LANG``, then the locale; Danish when none of them names one of ours.

    Args:
        setting: ``language:`` of the project, or ``None`` outside one.
        env: the environment; among the locale's variables the first that is set counts, as in POSIX.
    """
    locale = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    for wish in (setting or "", env.get("KERNEKORT_LANG", ""), locale):
        spoken = _spoken(wish)
        if spoken is not None:
            return spoken
    return "da"


def _spoken(wish: str) -> Language | None:
    """The language that ``en``, ``en_GB.UTF-8`` or ``da-DK`` asks for, ``None`` when it is not one of ours."""
    match wish.strip().casefold().replace("-", "_").split(".")[0].split("_")[0]:
        case "da":
            return "da"
        case "en":
            return "en"
        case _:
            return None
