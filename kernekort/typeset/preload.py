"""Loaded by the server that processes are made by, before the first of them: they start with all they need."""

from __future__ import annotations

import contextlib
import gc

from kernekort.typeset import service
from kernekort.typeset.loading import load, load_pebble
from kernekort.typeset.log import expect_no_fonts

__all__ = ["service"]

# What is loaded stays: looking for garbage among it takes a tenth of the time.
gc.disable()
load_pebble()
expect_no_fonts()
# Without Pango there is nothing to load; the first job says so.
with contextlib.suppress(OSError):
    load()
    from kernekort.typeset import warm
    from kernekort.typeset.hooks import made_ready

    __all__ += ["warm"]
    made_ready()
service.settle()
