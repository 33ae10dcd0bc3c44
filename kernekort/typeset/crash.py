"""An exception told in one line, and as a finding."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from kernekort.findings import Finding, error
from kernekort.typeset.wire import Job

_LONGEST = 200


def reason(problem: BaseException) -> str:
    """What went wrong and in which line of which file: enough to look it up, little enough to read."""
    frames = traceback.extract_tb(problem.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(problem).__name__}: {problem}"[:_LONGEST] + where


def crash(problem: Exception, job: Job) -> Finding:
    """What ended a run."""
    if isinstance(problem, OSError) and problem.errno == errno.EFBIG:
        return error("render-too-large", megabytes=job.setting.limits.output // (1024 * 1024))
    return error("render-crashed", reason=reason(problem))
