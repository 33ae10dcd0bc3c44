"""The program while it follows a project, and a stand-in for what it follows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kernekort.watching import Ground

PATIENCE = 120.0
"""Seconds after which a test is given up; a build takes one or two."""

PROGRAM = """\
import signal
# Whoever runs the tests in the background has had the signal ignored for all below.
signal.signal(signal.SIGINT, signal.default_int_handler)
from kernekort.cli import main
main()
"""


def until(told: Callable[[], Any]) -> Any:
    """What is told at last; asked again and again."""
    given_up = time.monotonic() + PATIENCE
    while not (answer := told()):
        assert time.monotonic() < given_up
        time.sleep(0.02)
    return answer


@dataclass(frozen=True)
class Running:
    """The program at work in a folder, and what it has said so far."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def stdout(self) -> str:
        return (self.folder.parent / "stdout").read_text(encoding="utf-8")

    @property
    def stderr(self) -> str:
        return (self.folder.parent / "stderr").read_text(encoding="utf-8")

    def says(self, words: str, times: int = 1) -> None:
        until(lambda: self.stderr.count(words) >= times or self.process.poll() is not None)
        assert self.stderr.count(words) >= times, self.stderr

    def edit(self, old: str, new: str, name: str = "kort.yml") -> None:
        """As editors do it: another file put in the place of the old one."""
        path = self.folder / "content" / name
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        beside.replace(path)

    def types(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def family(self) -> set[int]:
        """The process and all below it."""
        found, waiting = {self.process.pid}, [self.process.pid]
        while waiting:
            for children in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
                new = {int(pid) for pid in children.read_text().split()} - found
                found |= new
                waiting += new
        return found

    def interrupted(self) -> int:
        """Ctrl-C, which reaches all that run in the terminal; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path, checkout: Path, *words: str) -> Iterator[Running]:
    """The program with ``--watch`` and a command; what is typed comes through a pipe."""
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    command = [sys.executable, "-c", PROGRAM, *words, "--watch", "--jobs", "1"]
    with (folder.parent / "stdout").open("wb") as stdout, (folder.parent / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
    try:
        yield Running(process, folder)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert process.stdin is not None
        process.stdin.close()


def text(path: Path) -> str:
    """What a PDF says; nothing while it is not there."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    except (OSError, PyPdfError):
        return ""


class Saves:
    """Stands in for the watcher: saves this and that, and in the end presses Ctrl-C."""

    polling = False

    def __init__(self, *saves: Callable[[], object]) -> None:
        self.grounds: list[Ground] = []
        self._saves = saves

    def __call__(self, ground: Ground) -> Saves:
        self.grounds.append(ground)
        return self

    def __enter__(self) -> Saves:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[frozenset[Path]]:
        for save in self._saves:
            save()
            yield frozenset()
        raise KeyboardInterrupt

    def follow(self, ground: Ground) -> None:
        self.grounds.append(ground)
