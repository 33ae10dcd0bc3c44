"""What it was measured on: seconds mean nothing without it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("kernekort", "weasyprint", "pypdf", "typst", "reportlab")


def described(rounds: int, loads: Sequence[float]) -> Iterator[str]:
    """Lines of Markdown about the day, the machine and what was compared."""
    yield f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {rounds} rounds, every case once in each"
    yield f"- {len(os.sched_getaffinity(0))} × {_cpu()}, {_memory():.1f} GiB, {platform.system()} {platform.release()}"
    yield f"- Python {platform.python_version()}, {', '.join(_versions())}"
    if loads:
        yield f"- load average before a run: {min(loads):.2f} to {max(loads):.2f}"


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _versions() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"no {name}"
    browser = shutil.which("chromium")
    if browser is None:
        yield "no chromium"
    else:
        told = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False).stdout
        yield " ".join(told.split()[:2]).lower()
