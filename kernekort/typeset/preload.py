"""Loaded by the server that processes are made by, before the first of them: they start with all they need."""

from __future__ import annotations

import contextlib
import signal

# Ctrl-C reaches this process too. The one that started it says what became of the build and then closes
# it; a traceback out of a half-loaded library would stand above those words.
_before = signal.signal(signal.SIGINT, signal.SIG_IGN)

from kernekort.typeset import service  # noqa: E402 - only now can it be interrupted in silence
from kernekort.typeset.loading import load  # noqa: E402
from kernekort.typeset.log import expect_no_fonts  # noqa: E402

__all__ = ["service"]

expect_no_fonts()
# Without Pango there is nothing to load; the first job says so.
with contextlib.suppress(OSError):
    load()
    from kernekort.typeset import warm

    __all__ += ["warm"]
service.settle()
signal.signal(signal.SIGINT, _before)
