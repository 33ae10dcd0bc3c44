"""The text engine as it is described: as cffi would read it, used where it is the same, and otherwise not."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kernekort.typeset.described import KEPT
from tests.pango_types import as_kept

_LOADED = """
import sys
from pathlib import Path
from kernekort.typeset import described, loading
described.KEPT = Path(sys.argv[1])
loading.load()
import weasyprint
from weasyprint.text.ffi import ffi
page = "<style>@page { size: 50mm }</style><p lang=da>Hvad lykkes? fi, æøå, 1. april</p><p lang=en>So much &amp; more"
Path(sys.argv[2]).write_bytes(weasyprint.HTML(string=page).write_pdf(pdf_identifier=b"same"))
print(type(ffi).__name__, "pycparser" in sys.modules, ffi.typeof("PangoRectangle *"))
"""


def _loaded(kept: Path, pdf: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(kept), str(pdf)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_is_kept_is_what_cffi_makes_of_it() -> None:
    assert KEPT.read_text(encoding="utf-8") == as_kept(), "python -m tests.pango_types"


def test_it_is_not_parsed_where_it_is_known(tmp_path: Path) -> None:
    assert _loaded(KEPT, tmp_path / "a.pdf") == "_Described False <ctype 'PangoRectangle *'>"


@pytest.mark.parametrize("odd", ["other", "halved", "unknown", "gone"])
def test_where_anything_is_odd_it_is_parsed_and_pages_are_the_same(tmp_path: Path, odd: str) -> None:
    kept = tmp_path / "kept.json"
    known = json.loads(KEPT.read_bytes())
    if odd == "halved":
        kept.write_bytes(KEPT.read_bytes()[:4000])
    elif odd != "gone":
        kept.write_text(json.dumps({**known, **({"of": "0"} if odd == "other" else {"version": 0x9999})}))
    assert _loaded(kept, tmp_path / "a.pdf") == "FFI True <ctype 'PangoRectangle *'>"
    _loaded(KEPT, tmp_path / "b.pdf")
    first, second = (sha256((tmp_path / f"{name}.pdf").read_bytes()).hexdigest() for name in "ab")
    assert first == second


def test_pebble_is_loaded_without_what_awaits() -> None:
    code = """
import sys
from kernekort.typeset.loading import load_pebble
load_pebble()
import pebble
assert "asyncio" not in sys.modules
with pebble.ThreadPool() as pool:
    assert pool.schedule(len, ("abc",)).result() == 3
import asyncio

@pebble.asynchronous.thread
def length(text):
    return len(text)

async def asked():
    return await length("abcd")

assert asyncio.run(asked()) == 4
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
