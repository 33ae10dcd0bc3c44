"""How the program begins and ends: garbage is looked for late at first, and nobody takes apart what was loaded."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernekort import __main__ as program
from kernekort.findings import Exit


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


ENDING = """\
import atexit, os, sys, threading, time
from kernekort import __main__ as program
class Remains:
    def __del__(self):
        os.write(1, b"taken apart\\n")
remains = Remains()
def main():
    {}
program.main = main
program.program()
"""


def ended(body: str, checkout: Path) -> tuple[int, str]:
    """How a program ends that does this, and what it says."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING.format(body)],
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("print('made'); sys.exit(3)", (3, "made\n")),
        ("atexit.register(print, 'left'); sys.exit(0)", (0, "left\n")),
        (
            "threading.Thread(target=lambda: (time.sleep(0.2), print('waited for'))).start(); sys.exit(4)",
            (4, "waited for\ntaken apart\n"),
        ),
        ("threading.Thread(target=time.sleep, args=[99], daemon=True).start(); sys.exit(5)", (5, "")),
        ("sys.exit('no number')", (1, "no number\ntaken apart\n")),
        ("print('all is well')", (0, "all is well\ntaken apart\n")),
    ],
)
def test_the_process_ends_at_once_when_nobody_has_to_be_waited_for(
    body: str, said: tuple[int, str], checkout: Path
) -> None:
    code, text = ended(body, checkout)
    assert (code, sorted(text.splitlines())) == (said[0], sorted(said[1].splitlines()))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_what_cannot_be_written_in_the_end_is_told(checkout: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", ENDING.format("print('made'); sys.exit(0)")],
            env=os.environ | {"PYTHONPATH": str(checkout)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode != Exit.FINE
    assert "No space left on device" in done.stderr
