"""What all tests share: where the library lies, and a machine that knows nothing of its user."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kernekort import cli
from kernekort.freshness import lays_out
from kernekort.typeset import Limits, Pool, pool

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


class _Lasting(Pool):
    """A pool that commands may close as they like: it is there for the next."""

    def close(self) -> None:
        """Nothing: there is more to come."""

    def end(self) -> None:
        """Ends it after all."""
        super().close()


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    """Processes that lay out for every test in turn, as they would for every build of a long morning."""
    with pytest.MonkeyPatch.context() as patched:
        # One server makes the processes of all pools there are, so that none of them may end it.
        stop = pool._stop_server
        patched.setattr(pool, "_stop_server", lambda: None)
        made = _Lasting(1, _cache(tmp_path_factory), Limits())
        yield made
        made.end()
        stop()


@pytest.fixture(autouse=True)
def laying_out(monkeypatch: pytest.MonkeyPatch, lasting: Pool) -> None:
    """Commands that are run in this process take the lasting pool."""

    def begun(words: Sequence[str]) -> Pool | None:
        return lasting if lays_out(words) else None

    monkeypatch.setattr(cli, "start_early", begun)


def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all that runs at the same time: what it gives back is what would be made anew."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "cache"


@pytest.fixture(autouse=True)
def impersonal(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the language, the colours, the calibrated printers or the cache of whoever runs it."""
    for name in _PERSONAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KERNEKORT_CONFIG", os.fspath(tmp_path_factory.getbasetemp() / "no-user"))
    monkeypatch.setenv("KERNEKORT_CACHE", os.fspath(_cache(tmp_path_factory)))
