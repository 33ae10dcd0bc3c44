"""How everything is and what came of it, put together to be remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kernekort.freshness.comparing import Entries, entries
from kernekort.freshness.listing import signature
from kernekort.freshness.produced import rows
from kernekort.freshness.record import Record, Said
from kernekort.freshness.seen import Seen


def recorded(
    key: str, seen: Seen, products: Mapping[str, str], folders: Sequence[str], said: Said, sentence: str
) -> Record:
    """The record of a command line that made ``products`` (their SHA-256 by name) in the first of the ``folders``.

    Raises:
        OSError: one of them is not there.
        ValueError: the manifest is damaged.
        KeyError: it does not name one of them.
    """
    folder, named = folders[0], rows(folders[0])
    return Record(
        key=key,
        moment=seen.moment,
        machine=seen.machine,
        trees={root: entries(root, found, seen.hashes) for root, found in seen.inputs(folders).items()},
        single={path: known and (known, seen.hashes.known(path)) for path, known in seen.single.items()},
        folders=list(folders),
        products=_entries(folder, products),
        rows={name: named[name] for name in products},
        said=said,
        sentence=sentence,
    )


def refreshed(record: Record, seen: Seen) -> Record:
    """A record that agrees with what is, with the times that files have now."""
    products = {name: hashed for name, (_, hashed) in record.products.items()}
    return recorded(record.key, seen, products, record.folders, record.said, record.sentence)


def _entries(folder: str, products: Mapping[str, str]) -> Entries:
    made: Entries = {}
    for name, hashed in products.items():
        known = signature(f"{folder}/{name}")
        if known is None:
            raise FileNotFoundError(name)
        made[name] = (known, hashed)
    return made
