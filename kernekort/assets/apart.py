"""Work on files from strangers in a process of its own, which is stopped when it takes too much time or memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import kernekort
from kernekort.findings import Finding, Place, error

SECONDS = 20
"""How long a task may take by the clock on the wall."""


def run_apart(task: str, *paths: Path) -> list[Any] | None:
    """What a task of ``kernekort.assets.worker`` says of each path; ``None`` when it was stopped or fell over."""
    command = [sys.executable, "-m", "kernekort.assets.worker", task, *(str(path.absolute()) for path in paths)]
    above = str(Path(kernekort.__file__).parents[1])
    path = os.pathsep.join([above, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=True)
        answer: list[Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return None
    return answer


def packed(findings: tuple[Finding, ...]) -> list[list[Any]]:
    """Findings as plain data, without their places."""
    return [[finding.code, dict(finding.facts)] for finding in findings]


def unpacked(findings: list[list[Any]], place: Place) -> tuple[Finding, ...]:
    """The findings again, each at the place of the file they are about."""
    return tuple(error(code, place, **facts) for code, facts in findings)
