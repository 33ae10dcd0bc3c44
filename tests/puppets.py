"""Faces that do something else when they are about to be laid out: die, hang, or try to get out.

Processes that lay faces out import this, so it imports little.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from kernekort.quick import dataclass
from kernekort.typeset.wire import OUT_OF_MEMORY, JobFace


@dataclass(frozen=True)
class Puppet(JobFace):
    """Does its act as long as there are fewer than ``most`` marks of it in a folder; each time leaves one more."""

    act: str = ""
    most: int = 99
    marks: str = ""

    def __post_init__(self) -> None:
        """Called in the process that lays the face out, where a copy of it is made; not where it is made first."""
        if multiprocessing.parent_process() is None:
            return
        done = len(list(Path(self.marks).iterdir()))
        if done < self.most:
            text = ACTS[self.act]() if self.act in ACTS else json.dumps(dict(os.environ))
            beside = Path(self.marks).with_name("mark")
            beside.write_text(text or str(os.getpid()), encoding="utf-8")
            beside.rename(Path(self.marks) / str(done))
            END.get(self.act, lambda: None)()


def puppet(face: JobFace, act: str, marks: Path, most: int = 99) -> Puppet:
    """The face, with an act."""
    marks.mkdir(exist_ok=True)
    own = {field.name: getattr(face, field.name) for field in fields(JobFace)}
    return Puppet(**own, act=act, most=most, marks=str(marks))


def _fault() -> None:
    raise KeyError("act")


def _tried() -> str:
    """What comes of each attempt at getting out, a line for each."""
    ways: dict[str, Callable[[], object]] = {
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "look up": lambda: socket.getaddrinfo("example.org", 80),
        "send": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "listen": lambda: socket.socket().bind(("127.0.0.1", 0)),
        "run": lambda: subprocess.run(["true"], check=False),
        "system": lambda: os.system("true"),  # noqa: S605
        "fork": os.fork,
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "exec": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
    }
    return "\n".join(f"{name}: {_came_of(way)}" for name, way in ways.items())


def _came_of(way: Callable[[], object]) -> str:
    try:
        return repr(way())
    except BaseException as problem:
        return type(problem).__name__


ACTS: dict[str, Callable[[], str]] = {"reach": _tried} | dict.fromkeys(("kill", "abort", "exit", "raise", "wait"), str)
"""What is written into the mark; the environment for other acts, and the number of the process for nothing."""

END: dict[str, Callable[[], None]] = {
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "abort": os.abort,
    "exit": lambda: os._exit(OUT_OF_MEMORY),
    "raise": _fault,
    "wait": lambda: time.sleep(600),
}
"""What is done once the mark is there."""
