"""Writes what the faults answer today as what is expected of them: ``python -m tests.faults.accept [FOLDER …]``.

An answer without the code or with another exit code is shown instead. The difference is read by a person before it is
kept.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.case import LANGUAGES, cases


def main(names: Sequence[str]) -> None:
    for case in cases():
        if names and case.name not in names:
            continue
        for language in LANGUAGES:
            with TemporaryDirectory() as name:
                folder = Path(name).resolve() / "proeve"
                case.lay(folder)
                answer = case.answer(language, folder)
            if answer.exit_code == case.exit_code and f"[{case.code}]" in answer.stderr:
                case.expected(language).write_text(answer.stderr, encoding="utf-8")
            else:
                print(f"{case.name} ({language}): exit {answer.exit_code}, expected {case.exit_code}\n{answer.stderr}")


if __name__ == "__main__":
    main(sys.argv[1:])
