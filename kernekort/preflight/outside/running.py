"""One program started on one file, with limits on its time, memory and output."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from kernekort.apart import end
from kernekort.quick import dataclass

_MEMORY = 2_000_000_000
_LARGEST_FILE = 500_000_000
_KEPT = 20_000
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Ran:
    """How a program ended, and what it said on either stream, cut short."""

    code: int
    out: str
    err: str


def found(program: str) -> str | None:
    """Where a program is; ``None`` when it is not on this machine."""
    return shutil.which(program)


def run(command: Sequence[str], folder: Path, seconds: float) -> Ran | None:
    """Runs a program in a folder; ``None`` when it did not finish in time, or could not be started."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment |= {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C"}
    with (folder / "out.txt").open("w+b") as out, (folder / "err.txt").open("w+b") as err:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
                preexec_fn=None if sys.platform == "win32" else _limit,
            )
        except OSError:
            return None
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end(process)
        return Ran(process.returncode, _start_of(out), _start_of(err))


def _start_of(stream: BinaryIO) -> str:
    stream.seek(0)
    return stream.read(_KEPT).decode("utf-8", "replace")


def _limit() -> None:
    """Puts the limits on the process that is about to become the program."""
    import resource

    for kind, most in (
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, _MEMORY),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS knows the last limit and refuses it.
            continue
