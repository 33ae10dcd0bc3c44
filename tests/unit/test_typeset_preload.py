"""The server that processes are made by while it loads what they need."""

from __future__ import annotations

import subprocess
import sys

_INTERRUPTED = """
import os, signal
from kernekort.typeset import loading
loading.load = lambda: os.kill(os.getpid(), signal.SIGINT)
before = signal.getsignal(signal.SIGINT)
import kernekort.typeset.preload
assert signal.getsignal(signal.SIGINT) is before
print("loaded")
"""


def test_ctrl_c_while_it_loads_leaves_no_traceback() -> None:
    run = subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "loaded\n", "")
