"""The orders in which print shops want fronts and backs."""

from __future__ import annotations

import pytest

from kernekort.pipeline.ordering import Ordered, ordered
from kernekort.shops import Order

PAIRS = [("f1", "b1"), ("f2", "b2"), ("f2", "b2")]


@pytest.mark.parametrize(
    ("order", "files"),
    [
        ("front-back", {"faces": "f1 b1 f2 b2 f2 b2"}),
        ("back-front", {"faces": "b1 f1 b2 f2 b2 f2"}),
        ("fronts-backs", {"faces": "f1 f2 f2 b1 b2 b2"}),
        ("two-files", {"faces-fronts": "f1 f2 f2", "faces-backs": "b1 b2 b2"}),
    ],
)
def test_every_order(order: Order, files: dict[str, str]) -> None:
    assert ordered(PAIRS, order, "faces") == tuple(Ordered(role, tuple(keys.split())) for role, keys in files.items())


@pytest.mark.parametrize("order", ["front-back", "back-front", "fronts-backs", "two-files"])
def test_what_has_no_backs_stays_as_it_comes(order: Order) -> None:
    assert ordered([("a",), ("b",)], order, "faces") == (Ordered("faces", ("a", "b")),)
    assert ordered([("step 1", "step 2", "step 3"), ("b",)], order, "faces")[0].sides[-1] == "b"
