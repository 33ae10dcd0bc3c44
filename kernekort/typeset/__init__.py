"""Markup set into pages: the only room that imports WeasyPrint, and only in a limited child process."""

from kernekort.typeset.parent import typeset
from kernekort.typeset.setting import FontChoice, Limits, Setting, Typeset

__all__ = ["FontChoice", "Limits", "Setting", "Typeset", "typeset"]
