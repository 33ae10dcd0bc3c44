"""What cannot be printed of a running text is found at its line, and nothing else is."""

from __future__ import annotations

from textwrap import dedent

import pytest

from kernekort.prose import check, pictures
from kernekort.prose.checking import MOST_CHARACTERS, MOST_PROBLEMS


def found(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in check(dedent(text))]


def facts(text: str, code: str) -> list[dict[str, object]]:
    return [dict(one.facts) for one in check(dedent(text)) if one.code == code]


EVERYTHING = """\
    ## Afsnit

    Et *afsnit* med **fed**, et [link](https://kl.dk/x), <https://kl.dk>, <a@b.dk> og en note[^1].
    .. og anden halvdel af en tanke

    ### Under

    1. Først

       Forklaring
    2. Så
       - a
         - b

    > Et citat
    > – Nogen

    | Hvad | Hvem |
    |------|-----:|
    | a    | b    |

    ![En tegning](billeder/tegning.png "Sådan ser det ud")

    Mindre end <3, 2 < 3, &lt;navn&gt; og \\<navn>. ~~~ Pause ~~~

    ---

    [^1]: Noten.
    """


def test_everything_that_may_be_written_is_let_through() -> None:
    assert found(EVERYTHING) == []


@pytest.mark.parametrize(
    ("text", "line", "tag"),
    [
        ("Et <b>ord</b>", 1, "<b>"),
        ("Et\nto\n*tre* <span class='x'>fire", 3, "<span class='x'>"),
        ("a\n\n<div>\nb\n</div>", 3, "<div>"),
        ("a\n\n- b\n- c <br>", 4, "<br>"),
        ("<!-- husk\nat ringe -->", 1, "<!-- husk"),
        ("| a |\n|---|\n| <i> |", 3, "<i>"),
        ("Kære <navn>", 1, "<navn>"),
        ("<script>alert(1)</script>", 1, "<script>alert(1)</script>"),
        ("a <?php x ?>", 1, "<?php x ?>"),
        ("> b\n> <iframe src=x>", 2, "<iframe src=x>"),
        ("[a <u>b](https://x.dk)", 1, "<u>"),
    ],
)
def test_raw_html_is_refused_at_its_line(text: str, line: int, tag: str) -> None:
    problem = next(one for one in check(text) if one.code == "html-in-text")
    assert (problem.line, problem.facts["tag"]) == (line, tag)


def test_a_tag_that_is_written_as_text_is_text() -> None:
    assert found("\\<b> og `<b>` og &lt;b&gt;") == []


def test_headings_begin_at_two_signs_and_skip_none() -> None:
    text = "# A\n\n### B\n\n## C\n\n##### D\n\n#### E\n\n### F\n\n#### G"
    assert found(text) == [
        (1, "heading-level"), (3, "heading-skips"), (7, "heading-level"), (9, "heading-skips"),
    ]  # fmt: skip
    assert [one["right"] for one in facts(text, "heading-level")] == ["##", "####"]
    assert [one["right"] for one in facts(text, "heading-skips")] == ["##", "###"]


def test_a_heading_without_its_blank_is_found() -> None:
    assert found("Tekst\n##Overskrift\n\n#kerneopgaven er et mærke") == [(2, "heading-without-blank")]


def test_lists_have_three_levels() -> None:
    assert found("- a\n  - b\n    - c\n\n1. a\n   - b") == []
    assert found("- a\n  1. b\n     - c\n       - d\n         - e") == [(4, "list-too-deep")]


def test_quotations_have_two_levels() -> None:
    assert found("> a\n>> b") == []
    assert found("> a\n>> b\n>>> c\n>>>> d") == [(3, "quotation-too-deep")]


def test_no_one_stacks_emphasis() -> None:
    assert found("***a*** [**b *c***](https://x.dk)") == []
    assert found("a\n\n" + "*" * 40 + "a" + "*" * 40) == [(3, "emphasis-too-deep")]


def test_tables_have_eight_columns_and_rows_no_more_cells() -> None:
    assert found("|" + "a|" * 8 + "\n|" + "-|" * 8) == []
    assert found("|" + "a|" * 9 + "\n|" + "-|" * 9 + "\n|" + "a|" * 9) == [(1, "table-too-wide")]
    assert found("| a | b |\n|---|---|\n| c | d |  |\n| e |\n| f | \\| | g |") == [(5, "cells-left-over")]
    assert found("> | a |\n> |---|\n> | b |\n> b | c") == [(4, "cells-left-over")]
    assert facts("a | b\n-|-\nc | d | e |", "cells-left-over") == [{"columns": 2, "text": "e"}]


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//x.dk/a", ""),
        ("#afsnit", ""),
        ("http:", ""),
        ("&#106;avascript:x", ""),
        ("www.kl.dk", "https://www.kl.dk"),
        ("kl.dk/a?b", "https://kl.dk/a?b"),
        ("a@kl.dk", "mailto:a@kl.dk"),
        ("", ""),
    ],
)
def test_links_lead_to_pages_and_letter_boxes(address: str, better: str) -> None:
    text = f"a\n[b]({address})"
    assert found(text) == [(2, "link-refused")]
    assert facts(text, "link-refused")[0]["better"] == better


def test_an_address_in_angles_is_checked_too() -> None:
    assert found("<javascript:alert(1)>") == [(1, "link-refused")]


def test_links_that_would_be_printed_as_written_are_found() -> None:
    assert found("[a][b]\n\n[b]: https://x.dk") == [(3, "link-by-reference")]
    assert found("[a](https://x.dk/to ord)\n![b](billeder/to ord.png \"c\")") == [
        (1, "blank-in-address"), (2, "blank-in-address"),
    ]  # fmt: skip
    assert found("[afkrydses] (se nedenfor, tak)\n[a](<https://x.dk/to ord>)") == []


@pytest.mark.parametrize(
    "path", ["https://x.dk/a.png", "//x.dk/a.png", "data:image/png;base64,x", "/etc/a.png", "../a.png", "C:\\a.png"]
)
def test_pictures_lie_in_the_project(path: str) -> None:
    assert found(f"a\n\n![b]({path})") == [(3, "picture-elsewhere")]


def test_pictures_are_described_and_stand_alone() -> None:
    assert found("![ ](a.png)\n\n![*å*](a.png)") == [(1, "picture-undescribed")]
    assert found("Se\n![b](a.png)\n\n## ![b](a.png) c\n\n- ![b](a.png)\n\n[![b](a.png)](https://x.dk)") == [
        (2, "picture-in-text"), (4, "picture-in-text"), (8, "picture-in-text"),
    ]  # fmt: skip


def test_pictures_are_told_with_their_lines() -> None:
    assert pictures("a\n\n![b](billeder/gård.png)\n\n> ![c](<to ord.png>)") == (
        (3, "billeder/gård.png"), (5, "to ord.png"),
    )  # fmt: skip
    assert pictures("a" * (MOST_CHARACTERS + 1)) == ()


def test_footnotes_have_a_mark_and_a_text() -> None:
    assert found("a[^1] b[^to] c[^1]\n\n[^1]: x\n[^to]: y\nog mere") == []
    assert found("a[^1]\n\n[^2]: x\n\n[^2]: z") == [
        (1, "footnote-missing"),
        (3, "footnote-unused"),
        (5, "footnote-twice"),
    ]
    assert found("- a[^1]\n  [^1]: x") == [(1, "footnote-missing"), (2, "footnote-missing")]


def test_a_long_text_is_not_read() -> None:
    assert found("a\n" * (MOST_CHARACTERS // 2 + 1)) == [(1, "text-too-long")]
    assert found("a " * (MOST_CHARACTERS // 2)) == []


def test_what_is_shown_of_a_text_is_short_and_problems_are_bounded() -> None:
    (one,) = check(f"[a](javascript:{'x' * 500})")
    assert len(str(one.facts["address"])) == 60
    assert len(check("<b>\n\n" * 500)) == MOST_PROBLEMS


def test_the_same_is_said_once_a_line() -> None:
    assert found("<b>a<b>\n<b>") == [(1, "html-in-text"), (2, "html-in-text")]
