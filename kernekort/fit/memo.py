"""What was made of texts, kept from one time to the next by all that decides it.

Whatever is wrong with what was kept, nothing comes of it but work: what is not found is made anew.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from hashlib import blake2b

from kernekort.store import code_of

MOST = 5000
"""How many texts a memo keeps; those that were asked for longest ago go first."""

_FORMAT = 1
_PYTHON = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
"""What decides what is taken for a letter, a blank or a match."""


class Memo:
    """Texts by key, as many as are asked for now and then."""

    def __init__(self, data: bytes | None = None) -> None:
        """A memo of what an earlier one wrote; an empty one when there is nothing, or anything odd about it."""
        self.changed = False
        """Whether there is more in it than there was at first."""
        self._texts = _read(data) if data else {}

    def __len__(self) -> int:
        return len(self._texts)

    def get(self, key: str) -> str | None:
        """What is kept under a key."""
        kept = self._texts.pop(key, None)
        if kept is not None:
            # What is asked for goes to the end, away from what is forgotten first.
            self._texts[key] = kept
        return kept

    def put(self, key: str, text: str) -> None:
        """Keeps a text."""
        self._texts[key] = text
        self.changed = True
        if len(self._texts) >= 2 * MOST:
            self._forget()

    def written(self) -> bytes:
        """The memo as bytes that another can be made of: a hash on a line of its own, and JSON."""
        self._forget()
        body = json.dumps(self._texts).encode()
        return b"%s\n%s" % (_digest(body).encode(), body)

    def _forget(self) -> None:
        for key in list(self._texts)[: max(0, len(self._texts) - MOST)]:
            del self._texts[key]


def memo_key(room: str, *parts: object) -> str:
    """What the memo of a room is kept under: a hash of its code, and of what else all texts of it have in common.

    The parts are values whose ``repr`` tells them apart.
    """
    return text_key(_FORMAT, code_of(room), _PYTHON, *parts)


def text_key(*parts: object) -> str:
    """What a text is kept under: a hash of all that decides it, of values whose ``repr`` tells them apart."""
    return _digest(repr(parts).encode("utf-8", "surrogatepass"))


def _read(data: bytes) -> dict[str, str]:
    digest, _, body = data.partition(b"\n")
    if digest != _digest(body).encode():
        return {}
    try:
        texts = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        return {}
    return texts


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
