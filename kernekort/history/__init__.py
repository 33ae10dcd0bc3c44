"""A project as it was: its files at a revision of the git repository that it lies in."""

from kernekort.history.taking import take

__all__ = ["take"]
