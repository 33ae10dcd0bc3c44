"""What files are made with: this Python, the packages that are installed, and the text engine."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from hashlib import sha256

from kernekort.freshness.native import native_versions

_WHEEL = ".dist-info"
_ENDINGS = (_WHEEL, ".egg-info", ".egg-link")
"""What the folder or file that tells of an installed package ends with; it is made anew with each installation."""


def machine() -> dict[str, str]:
    """Everything but files of ours, by name.

    Raises:
        OSError: the text engine is not to be found.
    """
    return {
        "python": f"{sys.version} {sys.executable}",
        "packages": sha256("\n".join(_packages(sys.path)).encode("utf-8", "surrogatepass")).hexdigest(),
        **native_versions(),
    }


def versions(names: Sequence[str]) -> str:
    """The versions of installed packages as text, a line each; ``names`` as they are written in requirements.

    What ``importlib.metadata`` says, from the names of folders where these say it: that library takes 20 ms to load.
    """
    wanted = {_plain(name): "" for name in names}
    for folder in reversed(sys.path):
        with contextlib.suppress(OSError):
            for entry in sorted(os.listdir(folder or ".")):
                name, _, version = entry.removesuffix(_WHEEL).partition("-")
                if entry.endswith(_WHEEL) and _plain(name) in wanted:
                    wanted[_plain(name)] = version
    return "".join(f"{name} {wanted[_plain(name)] or _asked(name)}\n" for name in names)


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")


def _asked(name: str) -> str:
    from importlib.metadata import version

    return version(name)


def _packages(folders: list[str]) -> list[str]:
    """The packages that can be imported, each with the time it was installed."""
    found = []
    for folder in folders:
        try:
            with os.scandir(folder or ".") as entries:
                found += [
                    f"{folder}\0{entry.name}\0{entry.stat().st_mtime_ns}"
                    for entry in entries
                    if entry.name.endswith(_ENDINGS)
                ]
        except OSError:
            continue
    return sorted(found)
