"""An exception told in one line."""

from __future__ import annotations

import traceback
from pathlib import Path

_LONGEST = 200


def reason(problem: BaseException) -> str:
    """What went wrong and in which line of which file: enough to look it up, little enough to read."""
    frames = traceback.extract_tb(problem.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(problem).__name__}: {problem}"[:_LONGEST] + where
