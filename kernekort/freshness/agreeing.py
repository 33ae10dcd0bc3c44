"""What was remembered, held against what is."""

from __future__ import annotations

import os

from kernekort.freshness.comparing import same, same_file
from kernekort.freshness.listing import signature
from kernekort.freshness.produced import rows
from kernekort.freshness.record import Record
from kernekort.freshness.seen import Seen


def agrees(record: Record, seen: Seen) -> bool:
    """Whether everything that shaped the files, and the files, are as they were; ``seen`` learns their hashes."""
    return (
        record.machine == seen.machine
        and _same_inputs(record, seen)
        and _same_single(record, seen)
        and _same_products(record, seen)
    )


def _same_inputs(record: Record, seen: Seen) -> bool:
    if record.trees.keys() != seen.trees.keys():
        return False
    inputs = seen.inputs(record.folders)
    return all(same(root, record.trees[root], inputs[root], record.moment, seen.hashes) for root in inputs)


def _same_single(record: Record, seen: Seen) -> bool:
    for path, then in record.single.items():
        now = seen.single.setdefault(path, signature(path))
        if (then is None) != (now is None):
            return False
        if then and now and not same_file(path, then, now, record.moment, seen.hashes):
            return False
    return True


def _same_products(record: Record, seen: Seen) -> bool:
    """Whether the files are there, and the manifest still vouches for them and names nothing that is gone."""
    folder = record.folders[0]
    named = rows(folder)
    if not all(os.path.isfile(f"{folder}/{name}") for name in named):
        return False
    if any(named.get(name) != row for name, row in record.rows.items()):
        return False
    for name, then in record.products.items():
        now = signature(f"{folder}/{name}")
        if now is None or not same_file(f"{folder}/{name}", then, now, record.moment, seen.hashes):
            return False
    return True
