"""What is asked, where and by whom: all that shapes the answer without being a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

LAYING_OUT = ("build", "kit", "check", "export", "proof")
"""Commands that lay something out."""

_COMMANDS = ("build", "kit")
_ALWAYS_RUN = frozenset(("--debug", "--watch", "--help", "-h"))
_SINCE = "--since"
"""What it is compared with may lie in a repository, which is not looked at."""

_COMPLETING = "_KERNEKORT_COMPLETE"

_VARIABLES = (
    *("KERNEKORT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"),
    *("KERNEKORT_CONFIG", "XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"),
    "SOURCE_DATE_EPOCH",
    *("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES"),
)
"""What decides the language, where printers are remembered, how files are dated, which libraries are loaded."""


def lays_out(words: Sequence[str]) -> bool:
    """Whether a command line will most likely lay something out."""
    return bool(words) and words[0] in LAYING_OUT and "--help" not in words


def askable(words: Sequence[str], env: Mapping[str, str]) -> bool:
    """Whether a command line makes files, and may end before it has made them anew."""
    compared = any(word == _SINCE or word.startswith(f"{_SINCE}=") for word in words)
    made = bool(words) and words[0] in _COMMANDS and _ALWAYS_RUN.isdisjoint(words)
    return made and not compared and not env.get(_COMPLETING)


def key_of(words: Sequence[str], env: Mapping[str, str]) -> str:
    """All that is asked, as text: the same text is the same question.

    Raises:
        OSError: the working directory is gone.
        ValueError: what is written to has an encoding that Danish cannot be written in.
    """
    return json.dumps(
        {
            "words": list(words),
            "folder": os.getcwd(),
            "environment": {name: env[name] for name in _VARIABLES if name in env},
            "colour": takes_colour(env, sys.stderr),
            "encodings": [_encoding(sys.stdout), _encoding(sys.stderr)],
            "python": [sys.executable, *sys.path],
        },
        sort_keys=True,
    )


def name_of(key: str) -> str:
    """The name of the file that the answer is kept in."""
    return f"{sha256(key.encode('ascii')).hexdigest()}.json"


def takes_colour(env: Mapping[str, str], stream: TextIO) -> bool:
    """Whether what is written to a stream may be coloured."""
    if env.get("NO_COLOR") or env.get("TERM") == "dumb":
        return False
    return bool(env.get("FORCE_COLOR")) or stream.isatty()


def _encoding(stream: TextIO) -> str:
    "æøå".encode(stream.encoding)
    return f"{stream.encoding} {stream.errors}"
