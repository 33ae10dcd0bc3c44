"""What the benchmark counts of a command: its children too, and theirs, also when nobody waits for them."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent

import pytest

from benchmarks.measuring import Measured, measured

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")

BURN = """
import os, signal, sys, time
def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""


def ran(tmp_path: Path, script: str) -> Measured:
    (tmp_path / "script.py").write_text(dedent(BURN) + dedent(script), encoding="utf-8")
    return measured((sys.executable, str(tmp_path / "script.py")), tmp_path)


def test_a_child_and_a_grandchild_are_counted(tmp_path: Path) -> None:
    script = """
        if os.fork() == 0:
            if os.fork() == 0:
                burn(0.3)
                os._exit(0)
            burn(0.3)
            os.wait()
            os._exit(0)
        os.wait()
        print("done")
    """
    came = ran(tmp_path, script)
    assert came.code == 0
    assert came.cpu > 0.55
    assert came.log == "done\n"
    assert came.left == 0


def test_what_has_detached_itself_is_counted_when_the_command_is_over(tmp_path: Path) -> None:
    script = """
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                burn(0.5)
            os._exit(0)
        os.wait()
    """
    came = ran(tmp_path, script)
    assert came.cpu > 0.45
    assert came.left == 0


def test_a_child_whose_end_nobody_is_told_of_is_counted(tmp_path: Path) -> None:
    script = """
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        child = os.fork()
        if child == 0:
            burn(1.0)
            os._exit(0)
        try:
            os.waitpid(child, 0)
        except ChildProcessError:
            pass
    """
    assert ran(tmp_path, script).cpu > 0.3


def test_the_memory_is_that_of_the_largest_and_of_all(tmp_path: Path) -> None:
    script = """
        held = []
        children = [os.fork() for _ in range(2)]
        if 0 in children:
            held = bytearray(os.urandom(1)) * 60_000_000
            time.sleep(1.5)
            os._exit(0)
        for child in children:
            os.waitpid(child, 0)
    """
    came = ran(tmp_path, script)
    assert came.rss > 55
    assert came.pss > 110


def test_a_command_that_fails_says_so(tmp_path: Path) -> None:
    came = ran(tmp_path, "sys.exit('no paper')")
    assert came.code == 1
    assert came.log == "no paper\n"


@pytest.mark.parametrize("name", ["KERNEKORT_CACHE", "HOME"])
def test_the_environment_is_passed_on(tmp_path: Path, name: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import os; print(os.environ[{name!r}], os.getcwd())", encoding="utf-8")
    came = measured((sys.executable, str(script)), tmp_path, {name: "elsewhere"})
    assert came.log == f"elsewhere {tmp_path}\n"
