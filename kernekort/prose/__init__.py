"""Running text in Markdown: checked at its lines, and made into HTML that nothing but this room has written."""

from __future__ import annotations

from kernekort.prose.checking import check, pictures
from kernekort.prose.head import split
from kernekort.prose.problem import Problem
from kernekort.prose.setting import html
from kernekort.prose.words import plain_text

__all__ = ["Problem", "check", "html", "pictures", "plain_text", "split"]
