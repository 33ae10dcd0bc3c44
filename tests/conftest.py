"""What all tests share: where the library lies, and a machine that knows nothing of its user."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
_PERSONAL = ("KERNEKORT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR")


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marks that tests may carry."""
    config.addinivalue_line("markers", "packaging: builds the wheel and installs it in an empty environment (a minute)")
    config.addinivalue_line("markers", "verapdf: asks veraPDF, which needs Java (seconds)")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of this checkout, where ``content/``, ``layouts/`` and ``fonts/`` lie."""
    return CHECKOUT


@pytest.fixture(autouse=True)
def impersonal(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the language, the colours, the calibrated printers or the cache of whoever runs it."""
    for name in _PERSONAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KERNEKORT_CONFIG", os.fspath(tmp_path_factory.getbasetemp() / "no-user"))
    # One cache for all that runs at the same time: what it gives back is what would be made anew.
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    monkeypatch.setenv("KERNEKORT_CACHE", os.fspath(shared / "cache"))
