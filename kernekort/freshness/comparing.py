"""Files as they were and as they are: the same when their times say so, or else what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from kernekort.freshness.hashing import Hashes, recent
from kernekort.freshness.listing import Listing, Signature

Entry = tuple[Signature, str]
"""A file as it was: what the system knew of it, and its SHA-256; empty when that was not made."""

Entries = dict[str, Entry]


def same(root: str, then: Mapping[str, Entry], now: Listing, moment: int, hashes: Hashes) -> bool:
    """Whether the files below a folder hold what they held when they were listed at that moment.

    The hashes of those that are unchanged are told to ``hashes``.
    """
    if then.keys() != now.keys():
        return False
    return all(same_file(f"{root}/{path}", then[path], now[path], moment, hashes) for path in then)


def same_file(path: str, then: Entry, now: Signature, moment: int, hashes: Hashes) -> bool:
    """Whether one file holds what it held."""
    known, hashed = then
    if known == now and not recent(known, moment):
        hashes.tell(path, hashed)
        return True
    # A hash that was told for other times of the file is not asked for: this one is made of the file itself.
    return known[0] == now[0] and hashed != "" and hashes.of(path, now) == hashed


def entries(root: str, now: Listing, hashes: Hashes) -> Entries:
    """Files as they are now, to be compared with later."""
    return {path: (known, hashes.known(f"{root}/{path}")) for path, known in now.items()}
