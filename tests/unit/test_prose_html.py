"""A running text as HTML: every element is ours, every word comes through the one who dresses it."""

from __future__ import annotations

from html import escape
from textwrap import dedent

import pytest

from kernekort import prose
from kernekort.prose.pieces import SEAM


def image(path: str, description: str) -> str:
    return f'<img src="{escape(path)}" alt="{escape(description)}">'


def made(text: str) -> str:
    html = prose.html(dedent(text), running=escape, image=image)
    assert html.startswith('<div class="prose">')
    return html.removeprefix('<div class="prose">').removesuffix("</div>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Et *to* **tre** ***fire***", "<p>Et <em>to</em> <strong>tre</strong> <em><strong>fire</strong></em></p>"),
        ("## A\n### B *c*\n#### D", "<h2>A</h2><h3>B <em>c</em></h3><h4>D</h4>"),
        ("a\nb  \nc\\\nd", "<p>a b<br>c<br>d</p>"),
        ("I ved det.\n… eller gør I?\n.. mon", "<p>I ved det.<br>… eller gør I?<br>.. mon</p>"),
        (".. som sagt", "<p>.. som sagt</p>"),
        ("a\n---\nb", "<p>a</p><hr><p>b</p>"),
        ("    ikke et program", "<p>ikke et program</p>"),
        ("3. december 2026 holder vi åbent.", "<p>3. december 2026 holder vi åbent.</p>"),
        ("Vi ses\n1. maj.", "<p>Vi ses 1. maj.</p>"),
        ("2024 \\- 2026 &amp; `*x*`", "<p>2024 - 2026 &amp; <code>*x*</code></p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("[Se](http://a.dk?b&c)", '<p><a href="http://a.dk?b&amp;c" data-address="a.dk?b&amp;c">Se</a></p>'),
        ("[kl.dk](https://www.kl.dk/)", '<p><a href="https://www.kl.dk/" class="address">kl.dk</a></p>'),
        ("<https://www.kl.dk/>", '<p><a href="https://www.kl.dk/" class="address">kl.dk</a></p>'),
        ("<a@b.dk>", '<p><a href="mailto:a@b.dk" class="address">a@b.dk</a></p>'),
        ("[Se](https://høje.dk/æ)", '<p><a href="https://xn--hje-0na.dk/%C3%A6" data-address="høje.dk/æ">Se</a></p>'),
        ("[Se](javascript:alert(1))", "<p>Se</p>"),
        ("![En *gård*](a/å.png)", '<figure><img src="a/å.png" alt="En gård"></figure>'),
        ('![a](b "C *d*")', '<figure><img src="b" alt="a"><figcaption>C *d*</figcaption></figure>'),
        ("- a\n- b", '<ul class="level-1"><li>a</li><li>b</li></ul>'),
        ("1. a\n1. b", '<ol class="level-1"><li>a</li><li>b</li></ol>'),
        ("1. a\n2. b", '<ol class="level-1"><li>a</li><li>b</li></ol>'),
        (
            "1. a\n2024. b",
            '<ol class="level-1 wide"><li>a</li><li style="counter-increment: list-item 2023">b</li></ol>',
        ),
        ("12345678. a\n", "<p>12345678. a</p>"),
        ("##\n\na", "<p>a</p>"),
    ],
)  # fmt: skip
def test_every_element(text: str, html: str) -> None:
    assert made(text) == html


def test_numbered_items_with_an_explanation_and_lists_of_three_levels() -> None:
    html = made("""\
        1. **Ét**

           Forklaring
        2. **To**
           - a
             - b
        """)
    assert html == (
        '<ol class="level-1"><li><p><strong>Ét</strong></p><p>Forklaring</p></li><li><p><strong>To</strong></p>'
        '<ul class="level-2"><li>a<ul class="level-3"><li>b</li></ul></li></ul></li></ol>'
    )


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("7. a\n8. b", [7, 1]),
        ("0. a\n0. b", [0, 1]),
        ("1994. a\n1998. b\n1997. c", [1994, 4, -1]),
        ("1. a\n\n   3. x\n   5. y\n2. b\n\n   - c\n4. d", [1, 3, 2, 1, 1, 2]),
    ],
)
def test_numbers_of_items_stay_as_typed(text: str, steps: list[int]) -> None:
    items = made(text).split("<li")[1:]
    assert [
        int(item.split("list-item ")[1].split('"')[0]) if item.startswith(" style") else 1 for item in items
    ] == steps


@pytest.mark.parametrize("dash", ["–", "—", "--", "—\u00a0"])
def test_the_last_line_of_a_quotation_tells_who_said_it(dash: str) -> None:
    html = '<blockquote><p>Vi venter.</p><p class="source">–\u00a0Hun, <em>Åløse</em></p></blockquote>'
    assert made(f"> Vi venter.\n> {dash} Hun, *Åløse*") == html
    assert made(f"> Vi venter.\n>\n> {dash} Hun, *Åløse*") == html


def test_a_quotation_may_begin_with_a_dash() -> None:
    assert made("> – Kom nu") == "<blockquote><p>– Kom nu</p></blockquote>"
    assert made("> Han råbte:\n> – Kom nu\n> straks") == "<blockquote><p>Han råbte: – Kom nu straks</p></blockquote>"


def test_tables_know_their_heads_and_sides() -> None:
    assert made("| a | b | c |\n|---|:-:|--:|\n| 1 | *2* |") == (
        '<table><thead><tr><th scope="col">a</th><th scope="col" class="center">b</th>'
        '<th scope="col" class="right">c</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="center"><em>2</em></td><td class="right"></td></tr></tbody></table>'
    )


def test_footnotes_are_numbered_as_they_are_mentioned_and_stand_at_the_end() -> None:
    html = made("a[^z] b[^y]\n\n[^y]: Y[^x]\n\nc[^z]\n\n[^x]: X\n\n[^z]: Z\nz")
    assert html == (
        "<p>a<sup>1</sup> b<sup>2</sup></p><p>c<sup>1</sup></p>"
        '<ol class="notes"><li>Z z</li><li>Y<sup>3</sup></li><li>X</li></ol>'
    )


def test_a_note_without_a_text_stays_as_written() -> None:
    assert made("a[^1]") == "<p>a[^1]</p>"


def test_words_are_dressed_in_whole_paragraphs_and_set_piece_by_piece() -> None:
    seen: list[str] = []

    def dress(text: str) -> str:
        seen.append(text)
        return text.replace(f'"{SEAM}', f"»{SEAM}").replace(f'{SEAM}"', f"{SEAM}«")

    html = prose.html('Vi *to* "*kan* det"\nog "*Mere*"', running=lambda text: f"({text})", image=image, dress=dress)
    assert seen == [f'Vi {SEAM}to{SEAM} "{SEAM}kan{SEAM} det" og "{SEAM}Mere{SEAM}"']
    assert html == (
        '<div class="prose"><p>(Vi) <em>(to)</em> (»)<em>(kan)</em> (det" og »)<em>(Mere)</em>(«)</p></div>'
    )


def test_addresses_are_not_dressed_but_what_follows_is() -> None:
    html = prose.html("Se <https://KL.dk/a>. Tak", running=str.upper, image=image, dress=str.lower)
    assert html == '<div class="prose"><p>SE <a href="https://KL.dk/a" class="address">KL.dk/a</a>. TAK</p></div>'


def test_who_loses_a_seam_dresses_the_pieces_one_by_one() -> None:
    html = prose.html("a *b*", running=escape, image=image, dress=lambda text: text.replace(SEAM, "").upper())
    assert html == '<div class="prose"><p>A <em>B</em></p></div>'
