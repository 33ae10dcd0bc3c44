"""Widths of lines: kerned, spaced, and the same as the renderer's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from kernekort.fit import Ruler, ruler

QUESTION = "Hvad skulle de gerne mangle, hvis vi forsvandt?"


@pytest.fixture(scope="module")
def display(checkout: Path) -> Ruler:
    return Ruler(checkout / "fonts/familjen-grotesk/familjen-grotesk-700.ttf")


def test_a_width_follows_the_size(display: Ruler) -> None:
    assert display.width(QUESTION, 34) == pytest.approx(2 * display.width(QUESTION, 17))
    assert display.width("", 17) == 0


def test_letters_are_kerned(display: Ruler) -> None:
    assert display.width("AV", 17) < display.width("A", 17) + display.width("V", 17)


def test_tracking_is_added_after_every_cluster(display: Ruler) -> None:
    plain, spaced = display.width("kernen", 72, 0), display.width("kernen", 72, 0.1)
    assert spaced - plain == pytest.approx(6 * 0.1 * 25.4)


def test_a_combined_letter_is_one_cluster(display: Ruler) -> None:
    gained = display.width("na\u030a", 72, 0.1) - display.width("na\u030a", 72, 0)
    assert gained == pytest.approx(2 * 0.1 * 25.4)


def test_a_ligature_opens_when_letters_are_spaced(checkout: Path) -> None:
    text = Ruler(checkout / "fonts/literata/literata-400.ttf")
    gained = text.width("fjorten fiffige", 72, 0.001) - text.width("fjorten fiffige", 72, 0.002)
    assert gained == pytest.approx(-15 * 0.001 * 25.4)


def test_many_lines_are_measured_and_few_remembered(display: Ruler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruler, "_MOST", 3)
    lines = [QUESTION[:end] for end in range(len(QUESTION))]
    widths = [display.width(line, 17) for line in lines]
    assert widths == sorted(widths)
    assert [display.width(line, 17) for line in reversed(lines)] == widths[::-1]
    assert len(display._advances) <= 3


def test_a_missing_font_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-such"):
        Ruler(tmp_path / "no-such.ttf")


@pytest.mark.parametrize("font", ["familjen-grotesk/familjen-grotesk-700.ttf", "literata/literata-400.ttf"])
@pytest.mark.parametrize("tracking", [0.0, -0.018, 0.03])
def test_the_renderer_sets_lines_as_wide(checkout: Path, font: str, tracking: float) -> None:
    path = checkout / "fonts" / font
    texts = (QUESTION, "fi fl ff officiel AVATAR To. Te", "kl. 9–12, »Ja« … ½", "medarbejderinddragelse")
    spacing = f"letter-spacing: {tracking}em;" if tracking else ""
    style = f"@font-face {{ font-family: F; src: url({path.as_uri()}) }} p {{ font: 17pt F; {spacing} }}"
    page = "@page { size: 300mm 100mm; margin: 0 }"
    lines = "".join(f'<p><a href="https://example.org/{index}">{text}</a></p>' for index, text in enumerate(texts))
    document = HTML(string=f"<style>{page}{style}</style>{lines}").render()
    boxes = [link[2] for link in document.pages[0].links]
    widths = [(right - left) * 25.4 / 96 for left, _, right, _ in boxes]
    ruler = Ruler(path)
    assert widths == pytest.approx([ruler.width(text, 17, tracking) for text in texts], abs=0.02)
