"""One command run from outside, and what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the checkout."""

LIMIT = 1200.0
"""Seconds after which a command and all it has started are ended."""

_MEBI = 1024 * 1024


@dataclass(frozen=True)
class Measured:
    """What one run took: seconds, and memory in MiB. ``size`` is that of the finished files in KiB."""

    code: int
    """How the command ended: 0, or what went wrong."""
    wall: float
    """From the start of the command to its end."""
    cpu: float
    """User and system time of the command and of everything it started, also of what it left behind."""
    rss: float
    """The peak of the largest single process."""
    pss: float
    """The peak of all processes together, shared memory counted once; sampled, so that a short run shows less."""
    left: int = 0
    """How many processes were still there some seconds after the end, and had to be ended."""
    size: float = 0.0
    log: str = field(default="", compare=False)
    """What the command said."""


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Measured:
    """Runs a command in a folder to its end; ``environment`` is added to that of this process.

    Raises:
        CalledProcessError: the command could not be started.
    """
    with NamedTemporaryFile() as log:
        watch = [sys.executable, "-S", "-m", "benchmarks.stopwatch", log.name, str(folder), str(LIMIT), *command]
        done = subprocess.run(
            watch, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, check=True, text=True
        )
        said = Path(log.name).read_text(encoding="utf-8", errors="replace")
    told = json.loads(done.stdout)
    return Measured(
        code=told["code"],
        wall=told["wall"],
        cpu=told["cpu"],
        rss=told["rss"] / _MEBI,
        pss=told["pss"] / _MEBI,
        left=told["left"],
        log=f"ended after {LIMIT:.0f} s\n{said}" if told["too_long"] else said,
    )
