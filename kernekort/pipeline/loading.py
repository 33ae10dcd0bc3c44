"""What is loaded while processes lay out faces, and nobody waits for anything else."""

from __future__ import annotations

from importlib import import_module

from kernekort import preflight, sheets


def load_writers() -> None:
    """Loads what a file is written, drawn on and read back with, and what its folder is locked with."""
    sheets.load()
    preflight.load()
    for name in ("kernekort.pipeline.faces", "filelock"):
        import_module(name)


def load_press() -> None:
    """Loads that, and what only a print shop's file is made with."""
    load_writers()
    import_module("kernekort.pipeline.printing")
