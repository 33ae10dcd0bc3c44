"""Where files are read from: a project, the built-in library, the program itself, and the system's colour profiles."""

from __future__ import annotations

import os

from kernekort.freshness.listing import Listing, listing

_PROJECT_FILE = "kernekort.yml"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_LIBRARY = ("content", "layouts", "fonts", "icc")

PROFILE_FOLDERS = ("/usr/share/color/icc", "/usr/local/share/color/icc", "/Library/ColorSync/Profiles")
"""Where systems keep the profiles of printing conditions."""


def survey(start: str, cache: str = "") -> dict[str, Listing]:
    """Every file that could be read by who begins in a folder, below the folders it could be read from.

    What lies in the ``cache`` is nobody's input.

    Raises:
        TooMany: there are more than anybody wants to look at.
        FileNotFoundError: the program does not lie in a folder.
    """
    found = {root: listing(root, os.path.realpath(cache)) for root in _roots(start)}
    if not found[_PACKAGE]:
        raise FileNotFoundError(_PACKAGE)
    return found


def _roots(start: str) -> list[str]:
    project = _project(os.path.realpath(start))
    # In an installed package the library lies inside the program.
    above = os.path.dirname(_PACKAGE)
    packed = os.path.isdir(os.path.join(_PACKAGE, "_library"))
    library = [] if packed else [os.path.join(above, name) for name in _LIBRARY]
    profiles = [folder for folder in PROFILE_FOLDERS if os.path.isdir(folder)]
    return [*([project] if project else []), _PACKAGE, *library, *profiles]


def _project(folder: str) -> str | None:
    """The nearest folder with a project file, from here upwards."""
    while not os.path.isfile(os.path.join(folder, _PROJECT_FILE)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
