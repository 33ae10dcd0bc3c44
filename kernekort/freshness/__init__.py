"""Whether anything has changed since last time, asked of the standard library alone."""

from kernekort.freshness.place import cache_folder

__all__ = ["cache_folder"]
