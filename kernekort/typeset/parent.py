"""The near side of the child process: starts it, waits for it, ends it, and says in findings how it went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kernekort.apart import end
from kernekort.findings import Checked, Finding, error
from kernekort.typeset import noise, wire
from kernekort.typeset.setting import Limits, Setting, Typeset

if TYPE_CHECKING:
    # The child imports this package too, and has no use for all that pours markup.
    from kernekort.markup.model import FaceMarkup

_PASSED_ON = (
    "PATH",
    "SYSTEMROOT",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
)
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}/fontconfig</cachedir></fontconfig>
"""


def typeset(markups: Sequence[FaceMarkup], setting: Setting) -> Checked[Typeset]:
    """The faces as a PDF, one page each in the order given, laid out by a child process under limits.

    A markup that flows over pages is a document of its own: its pages stand together, and count themselves from 1.

    The value is ``None`` when no PDF came of it. It is there even when a face's text does not fit, so that it can be
    looked at; the findings say so. A ``KeyboardInterrupt`` ends the child and goes on upwards.
    """
    if not markups:
        return Checked(None, (error("nothing-to-typeset"),))
    with TemporaryDirectory(prefix="kernekort-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        wire.write_job(wire.make_job(markups, setting), folder)
        ended = run_worker(folder, setting.limits)
        said = noise.read(folder / wire.NOISE)
        outcome = wire.read_outcome(folder)
        if outcome is None:
            return Checked(None, (death(ended, said, setting.limits),))
        findings = (*outcome.findings, *noise.findings(said))
        if outcome.pages is None or len(outcome.spans) != len(markups):
            return Checked(None, findings)
        pdf = (folder / wire.PDF).read_bytes()
    keys = (key for markup, span in zip(markups, outcome.spans, strict=True) for key in [markup.key] * span)
    return Checked(Typeset(pdf, tuple(keys)), findings)


def run_worker(folder: Path, limits: Limits) -> int | None:
    """Runs the child on the job in the folder; its exit code as ``subprocess`` has it, ``None`` if its time ran out."""
    (folder / wire.FONTCONFIG).write_text(FONTCONFIG.format(folder=folder.as_posix()), encoding="utf-8")
    with (folder / wire.NOISE).open("wb") as stderr:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "kernekort.typeset.worker", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            cwd=folder,
            env=environment(folder, os.environ),
            start_new_session=True,
        )
        try:
            return child.wait(limits.wall)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end(child)


def environment(folder: Path, outer: Mapping[str, str]) -> dict[str, str]:
    """The child's whole environment: what decides bytes is fixed, what finds programs and packages is passed on."""
    return {name: outer[name] for name in _PASSED_ON if name in outer} | {
        "FONTCONFIG_FILE": str(folder / wire.FONTCONFIG),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path if entry),
        "TEMP": str(folder),
        "TMPDIR": str(folder),
        "TZ": "UTC",
    }


def death(code: int | None, said: Sequence[str], limits: Limits) -> Finding:
    """Why there is no outcome, from how the child died and what its libraries cried out before it did."""
    if code is None or (sys.platform != "win32" and code == -signal.SIGXCPU):
        return error("render-timeout", seconds=int(limits.wall if code is None else limits.processor or limits.wall))
    # Nobody here sends SIGKILL to a child that still runs: that was the system, out of memory.
    if code in (wire.OUT_OF_MEMORY, -9) or noise.tells_of_memory(said):
        return error("render-memory", megabytes=limits.memory // (1024 * 1024))
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return error("render-crashed", reason=": ".join((name, *said[-1:])))
