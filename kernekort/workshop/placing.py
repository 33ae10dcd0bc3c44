"""Files of a project put into place: what ``new``, ``copy`` and ``schema`` write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kernekort.workshop.atomic import write_together
from kernekort.workshop.trouble import told


def put(files: Mapping[Path, bytes], folder: Path) -> None:
    """Writes files below a folder, all or none; folders that are missing are made.

    Raises:
        Stop: the disk is full or the folder may not be written; old files are whole.
    """
    with told(folder):
        for parent in sorted({path.parent for path in files}):
            parent.mkdir(parents=True, exist_ok=True)
        write_together(files)
