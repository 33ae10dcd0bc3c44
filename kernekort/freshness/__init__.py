"""Whether anything has changed since last time, asked of the standard library alone."""

from kernekort.freshness.asked import lays_out, takes_colour
from kernekort.freshness.look import Look, look
from kernekort.freshness.machine import versions
from kernekort.freshness.native import native_versions
from kernekort.freshness.place import cache_folder
from kernekort.freshness.saying import say
from kernekort.freshness.shelf import forget

__all__ = ["Look", "cache_folder", "forget", "lays_out", "look", "native_versions", "say", "takes_colour", "versions"]
