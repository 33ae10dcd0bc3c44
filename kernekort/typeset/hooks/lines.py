"""Lines that were set while pages were laid out: set once for the same text, and drawn as they are."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import weasyprint.text.line_break

from kernekort.typeset.hooks.replacing import replaced, replaced_everywhere
from kernekort.typeset.hooks.scripts import Scripts
from kernekort.typeset.hooks.styles import model_of

_SPLIT = (
    "split_first_line",
    ("text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum"),
)
_STRUT = ("strut", ("style",))

_MOST = 400
"""So many lines are kept from one job to the next: those that were met again."""

_MOST_MET = 20_000
"""So many are remembered to have been met."""


class Lines:
    """Lines set with one set of typefaces. Several boxes may have the same, so nobody may change it."""

    def __init__(self) -> None:
        self.scripts = Scripts()
        self._again: dict[Any, Any] = {}
        self._new: dict[Any, Any] = {}
        self._met: set[int] = set()

    @contextlib.contextmanager
    def kept_until_drawn(self) -> Iterator[None]:
        """While pages are laid out and drawn, their lines stay in memory; so for few pages at a time."""
        breaks = weasyprint.text.line_break
        layout = breaks.Layout
        with contextlib.ExitStack() as stack:
            stack.enter_context(replaced(layout, "deactivate", ("self",), _deactivate))
            stack.enter_context(replaced(layout, "reactivate", ("self", "style"), self._again_set(layout.reactivate)))
            stack.enter_context(replaced(layout, "setup", ("self", "style"), self._begun(layout.setup)))
            stack.enter_context(replaced_everywhere(breaks, *_SPLIT, self._split(breaks.split_first_line)))
            stack.enter_context(replaced_everywhere(breaks, *_STRUT, self._measured(breaks.strut)))
            try:
                yield
            finally:
                self._forget()

    def _forget(self) -> None:
        """Keeps lines that were met before; of the others, that they were."""
        for key, line in self._new.items():
            if hash(key) in self._met:
                self._again[key] = line
        if len(self._again) > _MOST:
            self._again.clear()
        if len(self._met) > _MOST_MET:
            self._met.clear()
        self._met.update(map(hash, self._new))
        self._new.clear()

    def _split(self, known: Any) -> Any:
        """The first line of a text, set once."""

        def split_first_line(
            text: str,
            style: Any,
            context: Any,
            max_width: Any,
            justification_spacing: Any,
            is_line_start: bool = True,
            minimum: bool = False,
        ) -> Any:
            script = self.scripts.of(style)
            if script is None or justification_spacing:
                return known(text, style, context, max_width, justification_spacing, is_line_start, minimum)
            key = (script, text, max_width, is_line_start, minimum)
            line = self._again.get(key) or self._new.get(key)
            if line is None:
                line = known(text, style, context, max_width, justification_spacing, is_line_start, minimum)
                self._new[key] = line
            return line

        return split_first_line

    def _measured(self, known: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """The height of a line without text, found once."""

        def strut(style: Any) -> Any:
            script = self.scripts.of(style)
            if script is None:
                return known(style)
            if script.strut is None:
                script.strut = known(style)
            return script.strut

        return strut

    def _begun(self, known: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        """A line about to be set."""

        def setup(layout: Any, style: Any) -> None:
            script = layout.script = self.scripts.of(style)
            if script is None or script.known_way:
                known(layout, style)
            else:
                script.begin(layout)
            if script is not None:
                # Lines outlive their documents, and with them the styles of these.
                layout.style = model_of(style)

        return setup

    def _again_set(self, known: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        """A line about to be drawn."""

        def reactivate(layout: Any, style: Any) -> None:
            script = self.scripts.of(style)
            same = layout.style is style if script is None else layout.script is script
            # A line of a block that is justified gets its spaces only now.
            if layout.justification_spacing or not same:
                known(layout, style)

        return reactivate


def _deactivate(self: Any) -> None:
    """Keeps what Pango has made."""
