"""Work on files from strangers in a process of its own, which is stopped when it takes too much time or memory.

What came of a file is kept by its bytes, where there is a store to keep it in: starting that process takes longer than
most builds take to come to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kernekort.apart import ask
from kernekort.assets.answers import KIND, answer_key
from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.findings import Finding, Place, error
from kernekort.store import Store

_MOST_BYTES = 20 * MEGABYTE

SECONDS = 20
"""How long a task may take by the clock on the wall."""


def run_apart(task: str, *paths: Path, store: Store | None = None) -> list[Any] | None:
    """What a task of ``kernekort.assets.worker`` says of each path; ``None`` when it was stopped or fell over."""
    if store is None:
        return _run(task, paths)
    keys = [_key(task, path) for path in paths]
    answers = {path: _recalled(task, store.get(KIND, key)) for path, key in zip(paths, keys, strict=True) if key}
    missing = [path for path in paths if answers.get(path) is None]
    made = _run(task, missing) if missing else []
    if made is None:
        return None
    answers |= dict(zip(missing, made, strict=True))
    for path, key in zip(paths, keys, strict=True):
        # A file that changed meanwhile is not the one that was looked at.
        if path in missing and key and key == _key(task, path):
            store.put(KIND, key, json.dumps(answers[path]).encode())
    return [answers[path] for path in paths]


def _run(task: str, paths: Sequence[Path]) -> list[Any] | None:
    names = (str(path.absolute()) for path in paths)
    answer: list[Any] | None = ask("kernekort.assets.worker", task, *names, seconds=SECONDS)
    return answer


def _key(task: str, path: Path) -> str | None:
    """What the answer about a file is kept under; ``None`` when the file cannot be read."""
    read = read_limited(path, _MOST_BYTES, Place(""))
    return None if read.value is None else answer_key(task, read.value)


def _recalled(task: str, kept: bytes | None) -> Any:
    """An answer as it was kept; ``None`` when it is no answer to the task."""
    try:
        answer = json.loads(kept or b"null")
    except (ValueError, RecursionError):
        return None
    if task == "font":
        return answer if _are_findings(answer) else None
    if not isinstance(answer, dict) or not _are_findings(answer.get("findings")):
        return None
    size, drawn = answer.get("size"), answer.get("svg", answer.get("png"))
    sides = [side for side in size if isinstance(side, int | float) and side] if isinstance(size, list) else []
    return answer if answer["findings"] or (sides == size and len(sides) == 2 and isinstance(drawn, str)) else None


def _are_findings(answer: Any) -> bool:
    return isinstance(answer, list) and all(
        isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and isinstance(one[1], dict)
        for one in answer
    )


def packed(findings: tuple[Finding, ...]) -> list[list[Any]]:
    """Findings as plain data, without their places."""
    return [[finding.code, dict(finding.facts)] for finding in findings]


def unpacked(findings: list[list[Any]], place: Place) -> tuple[Finding, ...]:
    """The findings again, each at the place of the file they are about."""
    return tuple(error(code, place, **facts) for code, facts in findings)
