"""Lines that were set while pages were laid out, drawn as they are and not set a second time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import weasyprint.text.line_break

from kernekort.typeset.hooks.replacing import replaced


@contextlib.contextmanager
def kept_until_drawn() -> Iterator[None]:
    """While pages are laid out and drawn, their lines stay in memory; so for few pages at a time."""
    layout = weasyprint.text.line_break.Layout
    with (
        replaced(layout, "deactivate", ("self",), _deactivate),
        replaced(layout, "reactivate", ("self", "style"), _reactivating(layout.reactivate)),
    ):
        yield


def _deactivate(self: Any) -> None:
    """Keeps what Pango has made."""


def _reactivating(known: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def reactivate(self: Any, style: Any) -> None:
        # A line of a block that is justified gets its spaces only now.
        if getattr(self, "style", None) is not style or self.justification_spacing:
            known(self, style)

    return reactivate
