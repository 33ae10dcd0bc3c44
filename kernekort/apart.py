"""A Python process of our own for files from strangers: started from outside, bounded from inside."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import kernekort


def ask(module: str, *words: str, seconds: float) -> Any:
    """What ``python -m module words…`` answers as JSON; ``None`` when it was stopped, fell over, or makes no sense.

    ``seconds`` are those of the clock on the wall.
    """
    above = str(Path(kernekort.__file__).parent.parent)
    path = os.pathsep.join([above, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", module, *words]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=seconds, check=True)
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return None


def end(process: subprocess.Popen[bytes]) -> None:
    """Kills a process that leads a session of its own, and all that it has started, unless it has ended by itself."""
    if process.poll() is not None:
        return
    # It may end just now.
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def bound(seconds: int, memory: int) -> None:
    """Puts limits on this process: seconds of its processor, bytes of memory, and no dump of what it held."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's clock bounds the work there.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):  # macOS knows the limit and refuses it.
        return
