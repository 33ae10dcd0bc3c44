"""When garbage is looked for: late at first, then more often."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kernekort import __main__ as program


@pytest.fixture
def usual() -> Iterator[None]:
    """Python looks for garbage as it did before."""
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("usual")
def test_once_it_has_been_looked_for_it_is_looked_for_more_often() -> None:
    gc.set_threshold(program._LOADED)
    gc.callbacks.append(program._looked_for)
    gc.collect(0)
    assert gc.get_threshold()[0] == program.NEW_OBJECTS < program._LOADED
    assert program._looked_for not in gc.callbacks
    gc.collect(0)
