"""Saves followed, and what they concern built again with a warm engine: for the command line, and for a page."""

from kernekort.watching.ground import Ground
from kernekort.watching.outcome import Ask, Outcome, Request, unexpected
from kernekort.watching.quiet import settled
from kernekort.watching.watcher import Watcher
from kernekort.watching.workbench import Workbench

__all__ = ["Ask", "Ground", "Outcome", "Request", "Watcher", "Workbench", "settled", "unexpected"]
