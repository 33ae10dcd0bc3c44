"""What cffi makes of WeasyPrint's description of the text engine; ``python -m tests.pango_types`` keeps it."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import cffi

from kernekort.typeset.described import KEPT, digest_of


def made_of(description: str) -> dict[str, Any]:
    """The facts that cffi writes of a description for a program that does not parse it."""
    ffi = cffi.FFI()
    ffi.cdef(description)
    ffi.set_source("pango", None)
    with TemporaryDirectory() as folder:
        written = Path(folder) / "pango.py"
        ffi.emit_python_code(str(written))
        said: dict[str, Any] = {}
        with patch.dict(sys.modules, _cffi_backend=SimpleNamespace(FFI=lambda name, **facts: said.update(facts))):
            exec(compile(written.read_text(encoding="utf-8"), str(written), "exec"), {})  # noqa: S102 - written by cffi
    return {name.removeprefix("_"): _unpacked(what) for name, what in said.items()}


def as_kept() -> str:
    """What ``pango.json`` says of the WeasyPrint that is installed."""
    source = _source()
    facts = {"of": digest_of(source.read_bytes()), **made_of(_described_in(source))}
    return json.dumps(facts, indent=0) + "\n"


def _source() -> Path:
    import weasyprint

    return Path(weasyprint.__file__).with_name("text") / "ffi.py"


def _described_in(source: Path) -> str:
    """The description, as the source hands it to cffi when it is run."""
    heard: list[str] = []

    class _Heard(Exception):  # noqa: N818 - it ends the run, and is no error
        pass

    def cdef(text: str) -> None:
        heard.append(text)
        raise _Heard

    with patch.object(cffi, "FFI", lambda: SimpleNamespace(cdef=cdef)), contextlib.suppress(_Heard):
        exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), {})  # noqa: S102 - WeasyPrint's own
    (text,) = heard
    return text


def _unpacked(what: Any) -> Any:
    if isinstance(what, bytes):
        return what.decode("latin-1")
    return list(map(_unpacked, what)) if isinstance(what, tuple) else what


if __name__ == "__main__":
    KEPT.write_text(as_kept(), encoding="utf-8")
