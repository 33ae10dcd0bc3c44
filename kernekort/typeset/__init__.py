"""Markup set into pages: the only room that imports WeasyPrint, and only in a limited child process."""

from kernekort.typeset.collected import Collected, Task, Whole
from kernekort.typeset.parent import typeset
from kernekort.typeset.pool import Pool
from kernekort.typeset.setting import FontChoice, Limits, Setting, Typeset

__all__ = ["Collected", "FontChoice", "Limits", "Pool", "Setting", "Task", "Typeset", "Whole", "typeset"]
