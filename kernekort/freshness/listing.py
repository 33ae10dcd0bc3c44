"""Every file below a folder, by what the system knows of it without opening it."""

from __future__ import annotations

import os
from stat import S_ISREG

Signature = tuple[int, int, int, int]
"""Size in bytes, the times of the last change of content and of anything (in nanoseconds), and number on the disk."""

Listing = dict[str, Signature]
"""Files by their path below a folder, with forward slashes."""

MOST = 10_000
"""Larger projects are not listed."""

_NEVER = frozenset(
    (
        *(".git", ".hg", ".svn", ".jj", ".idea", ".vscode", ".obsidian", ".Trash", "$RECYCLE.BIN", "lost+found"),
        *("__pycache__", "node_modules", ".venv", ".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache"),
    )
)
"""Folders of other programs. What else is hidden counts: it can be named, and so be read."""

_VIRTUAL = "pyvenv.cfg"
_PASSING = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".directory"))
_PASSING_STARTS = (".#", "~$", ".~lock.", ".goutputstream-", ".kernekort.", ".kernekort-")
_PASSING_ENDS = ("~", ".swp", ".swo", ".swx")


class TooMany(Exception):  # noqa: N818 - nothing is wrong with a large folder
    """There are more files than are looked at."""


def listing(root: str, left_out: str = "") -> Listing:
    """The files below a folder, without those that other programs leave behind; none when there is no such folder.

    ``left_out`` is a folder that is not looked into, should it lie there.

    A link to a file counts as the file. A link to a folder is not gone through: it counts itself, and the folder by
    what is in it, for nothing is read that lies outside a root, and what lies inside it is listed where it lies.

    Raises:
        TooMany: there are more than ``MOST``.
    """
    found: Listing = {}
    waiting, skipped = [""], below(root, left_out)
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(f"{root}/{prefix}") as entries:
                inside = list(entries)
        except OSError:
            continue
        if prefix and any(entry.name == _VIRTUAL for entry in inside):
            continue
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                folder = f"{prefix}{entry.name}"
                if entry.name not in _NEVER and folder != skipped:
                    waiting.append(f"{folder}/")
            elif not passing(entry.name):
                _add(entry, f"{prefix}{entry.name}", found)
        if len(found) > MOST:
            raise TooMany
    return found


def below(root: str, path: str) -> str | None:
    """A path as it is called below a folder, empty for the folder itself; ``None`` when it does not lie there."""
    start = os.path.join(root, "")
    if not os.path.join(path, "").startswith(start):
        return None
    return path[len(start) :].replace(os.sep, "/")


def signature(path: str) -> Signature | None:
    """What the system knows of one file; ``None`` when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return _signature(status) if S_ISREG(status.st_mode) else None


def passing(name: str) -> bool:
    """Whether a file is there for a moment, or for the file manager."""
    return name in _PASSING or name.startswith(_PASSING_STARTS) or name.endswith(_PASSING_ENDS)


def _add(entry: os.DirEntry[str], path: str, found: Listing) -> None:
    try:
        status = entry.stat()
        if S_ISREG(status.st_mode):
            found[path] = _signature(status)
        elif entry.is_symlink() and entry.is_dir():
            found[path] = _signature(entry.stat(follow_symlinks=False))
            found[f"{path}/"] = _signature(status)
    except OSError:
        # A link that leads nowhere: there is nothing to be read.
        return


def _signature(status: os.stat_result) -> Signature:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
