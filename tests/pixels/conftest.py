"""The finished files that these tests look at."""

from __future__ import annotations

import pytest

from tests.building import Builder, shared_builder


@pytest.fixture(scope="session")
def builder(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Builder:
    """Makes each file once for all test processes."""
    return shared_builder(tmp_path_factory, pytestconfig)
