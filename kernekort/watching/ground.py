"""What is followed: the folders that sources lie in, and which files in them anybody would have saved."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from kernekort.library import Library, Root
from kernekort.quick import dataclass

SOURCES = ("content", "layouts", "brand", "fonts")
"""The folders that things are read from, by name; a project's pictures may lie elsewhere in it."""

MOST_FOLDERS = 2000
"""So many folders are followed and no more, should a project have been made of somebody's whole disk."""

_PROJECT = "project"
_NEVER = frozenset({"__pycache__", "node_modules", "lost+found"})
_ENVIRONMENT = "pyvenv.cfg"

_UNDER_WAY = re.compile(
    r"""
      \..*            # hidden: .#card.yml, .card.yml.swp, .kernekort-1f.tmp, .goutputstream-X
    | .*~             # what was there before: card.yml~
    | ~\$.*           # somebody has it open
    | \#.*\#          # saved by itself: #card.yml#
    | \d+             # 4913 and the like: an editor tries whether it may write here
    | .*\.(sw[a-z]|tmp|temp|bak|part|crdownload|orig|rej)
    | .*___jb_(tmp|old|bak)___
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Ground:
    """The roots of a library without ``outputs``, the folders that files are built into."""

    roots: tuple[Root, ...]
    outputs: tuple[Path, ...] = ()

    @classmethod
    def of(cls, library: Library, *outputs: Path) -> Ground:
        """What a library is read from."""
        return cls(library.roots, tuple(output.resolve() for output in outputs))

    def folders(self) -> tuple[Path, ...]:
        """Every folder there is to be followed, each without those inside it: the nearest to a root first."""
        waiting = deque(start for root in self.roots for start in self._starts(root))
        found: dict[Path, None] = {}
        while waiting and len(found) < MOST_FOLDERS:
            folder = waiting.popleft()
            if folder not in found:
                found[folder] = None
                waiting.extend(path for path in _inside(folder) if self.holds(path))
        return tuple(found)

    def holds(self, folder: Path) -> bool:
        """Whether a folder is followed, when the one it lies in is."""
        name = folder.name
        if name.startswith(".") or name in _NEVER or folder in self.outputs:
            return False
        return not (folder / _ENVIRONMENT).exists()

    def matters(self, path: Path) -> bool:
        """Whether something that lies in a folder which is followed may be a source, and not a passing thing."""
        return _UNDER_WAY.fullmatch(path.name) is None and path.name not in _NEVER and path not in self.outputs

    def _starts(self, root: Root) -> Iterator[Path]:
        """Where to begin in a root: a project anywhere, its sources first; in the built-in library there are others."""
        if root.name == _PROJECT and root.path.is_dir():
            yield root.path
        yield from (folder for name in SOURCES if (folder := root.path / name).is_dir())


def _inside(folder: Path) -> list[Path]:
    """The folders in a folder, sorted; links are not gone through. None when it may not be looked into, or is gone."""
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
