"""Files that mean harm: refused by name, quickly, and without touching anything outside themselves."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from kernekort.assets import apart, check_font, check_image, check_svg, read_logo
from kernekort.findings import Place
from tests.asset_files import SHAPE, pdf, png_header, svg

PLACE = Place("brand/logo.pdf")
SQUARE = b"0 0 9 9 re f"


def logo_codes(path: Path) -> list[str]:
    made = read_logo(path, PLACE)
    assert made.value is None or not made.findings
    return [finding.code for finding in made.findings]


def action(kind: str) -> Callable[[Pdf], None]:
    def give(made: Pdf) -> None:
        made.Root.OpenAction = Dictionary(S=Name("/" + kind), JS="app.alert(1)", F="cmd.exe")

    return give


def attachment(made: Pdf) -> None:
    made.attachments["secret.txt"] = b"secret"


def bomb(made: Pdf) -> None:
    packed = zlib.compress(b"0 " * 50_000_000)
    made.pages[0].Contents = pikepdf.Stream(made, packed, Filter=Name.FlateDecode)


def bomb_in_a_bomb(made: Pdf) -> None:
    packed = zlib.compress(zlib.compress(b"0 " * 50_000_000))
    made.pages[0].Contents = pikepdf.Stream(made, packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))


def huge_picture(made: Pdf) -> None:
    image = pikepdf.Stream(made, b"", Type=Name.XObject, Subtype=Name.Image, Width=100_000, Height=100_000)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=image))


def form(made: Pdf, content: bytes) -> pikepdf.Stream:
    return made.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))


def form_of_itself(made: Pdf) -> None:
    inner = form(made, b"/F Do")
    inner.Resources = Dictionary(XObject=Dictionary(F=inner))
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))


def forms_of_forms(made: Pdf) -> None:
    inner = form(made, SQUARE)
    for _ in range(12):
        outer = form(made, b"/F Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(F=inner))
        inner = outer
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))


def font_elsewhere(made: Pdf) -> None:
    made.pages[0].Resources = Dictionary(
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Gotham-Bold")))
    )


def box(width: float, height: float) -> Callable[[Pdf], None]:
    def give(made: Pdf) -> None:
        made.pages[0].MediaBox = Array([0, 0, width, height])

    return give


@pytest.mark.parametrize(
    ("content", "spoil", "code"),
    [
        (SQUARE, action("JavaScript"), "logo-pdf-active"),
        (SQUARE, action("Launch"), "logo-pdf-active"),
        (SQUARE, attachment, "logo-pdf-active"),
        (SQUARE, bomb, "logo-pdf-bomb"),
        (SQUARE, bomb_in_a_bomb, "logo-pdf-bomb"),
        (b"/F Do", huge_picture, "logo-pdf-bomb"),
        (b"/F Do", forms_of_forms, "logo-pdf-bomb"),
        (b"/F Do", form_of_itself, "logo-pdf-circle"),
        (b"BT /F 9 Tf (a) Tj ET", font_elsewhere, "logo-pdf-font"),
        (SQUARE, box(99_999, 10), "logo-pdf-size"),
        (SQUARE, box(0.1, 10), "logo-pdf-size"),
        (SQUARE, lambda made: made.add_blank_page(), "logo-pdf-pages"),
        (b"", lambda made: None, "image-empty"),
    ],
)
def test_a_pdf_that_is_no_logo(tmp_path: Path, content: bytes, spoil: Callable[[Pdf], None], code: str) -> None:
    assert logo_codes(pdf(tmp_path / "logo.pdf", content, spoil)) == [code]


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    made = pikepdf.new()
    made.add_blank_page()
    made.save(tmp_path / "logo.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert logo_codes(tmp_path / "logo.pdf") == ["logo-pdf-encrypted"]


def test_half_a_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path / "logo.pdf", SQUARE)
    data = path.read_bytes()
    for share in (0.3, 0.8):
        path.write_bytes(data[: int(len(data) * share)])
        assert logo_codes(path) == ["logo-pdf-damaged"]
    path.write_bytes(b"%PDF-1.7 nothing more")
    assert logo_codes(path) == ["logo-pdf-damaged"]


def test_actions_that_harm_nobody_are_dropped(tmp_path: Path) -> None:
    def give(made: Pdf) -> None:
        made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])

    assert logo_codes(pdf(tmp_path / "logo.pdf", SQUARE, give)) == []


def test_work_that_takes_too_long_is_stopped(tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.02)
    font = checkout / "fonts/familjen-grotesk/familjen-grotesk-400.ttf"
    (finding,) = check_font(font, Place("fonts/x/font.yml", 4))
    assert (finding.code, finding.place, dict(finding.facts)) == (
        "asset-too-costly",
        Place("fonts/x/font.yml", 4),
        {"name": font.name},
    )
    assert logo_codes(pdf(tmp_path / "logo.pdf", SQUARE)) == ["asset-too-costly"]


def test_the_room_for_strangers_has_walls() -> None:
    command = "from kernekort.assets import worker; worker.bound(worker.SECONDS, worker.MEMORY); bytearray(2 * 10**9)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert (done.returncode, "MemoryError" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "body",
    [
        "<style>" + "/*" * 900_000 + "</style>",
        "<style>" + "a{" * 900_000 + "</style>",
        "<style>" + "a," * 900_000 + "{fill:none}</style>",
        "<style>" + "a[" * 900_000 + "{fill:none}</style>",
        "<style>" + ".a{fill:url(#p)}" * 50_000 + "</style>" + '<rect class="a"/>' * 40_000,
        f'<pattern patternTransform="{"matrix(" * 250_000}"/>',
        f'<rect width="{" " * 1_900_000}x"/>',
        f'<rect fill="{"url(" * 400_000}"/>',
        f'<path d="{"1" * 1_900_000}"/>',
        "<g>" * 150_000 + "</g>" * 150_000,
        "".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(40_000)),
    ],
    ids=["comments", "braces", "commas", "brackets", "rules", "matrices", "blanks", "urls", "digits", "depth", "chain"],
)
def test_drawings_meant_to_take_for_ever_do_not(body: str) -> None:
    started = time.process_time()
    check_svg(svg(SHAPE + body), Place("logo.svg"))
    assert time.process_time() - started < 10


def test_a_pipe_or_a_device_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "logo.png"
    os.mkfifo(pipe)
    asked = threading.Thread(target=check_image, args=(pipe, "logo.png"), daemon=True)
    asked.start()
    asked.join(5)
    assert not asked.is_alive()
    (finding,) = check_image(Path("/dev/zero"), "zero")
    assert (finding.code, dict(finding.facts)) == ("file-unreadable", {"special": "zero"})


def test_a_few_bytes_that_claim_to_be_a_wall(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(png_header(2**31 - 1, 2**31 - 1))
    assert logo_codes(path) == ["image-too-many-pixels"]
