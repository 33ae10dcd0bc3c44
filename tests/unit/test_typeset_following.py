"""Faces made after others of their kind: the same as when each is laid out by itself, or else they are laid out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kernekort.markup.model import FaceMarkup
from kernekort.store import Store
from kernekort.typeset import wire
from tests.typeset_faces import CSS, drawing, face, laid_out_here, setting

# Font files are open as long as the process of the pool lives, which nobody minds there.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

CARD_CSS = """
.top { position: absolute; left: 6mm; right: 6mm; top: 6mm; height: 5mm; overflow: hidden }
.lab { position: absolute; left: 7mm; top: .6mm; width: 38mm; font: 700 8.5pt/4mm "Familjen Grotesk" }
.num { left: auto; right: 0; width: 10mm; text-align: right }
.question { white-space: pre; letter-spacing: -.018em }
.body { height: 44mm; hyphens: auto; hyphenate-limit-chars: 10 4 4 }
.head { font: 700 8.5pt/4mm "Familjen Grotesk"; color: #a33 }
.run + .head { margin-top: 4mm }
.run { margin-bottom: 1mm }
.art { position: absolute; background-repeat: no-repeat; background-size: 100% 100% }
"""
FIGURES = [
    drawing('<path d="M1 1L8 1L8 8Z" fill="#AA0000"/>'),
    drawing('<path d="M2 2L7 2L7 7Z" fill="none" stroke="#000000" stroke-width=".5"/>'),
]
TEXTS = (
    ("Målet", "7", "Hvad taler\nvi om?", "Sådan", "Skriv hver for sig.", "Lyt efter", "Det, som ingen siger."),
    ("Hos os", "19", "Hvem\nmærker det\nførst?", "Sig", "Vælg tre ord, og hæng dem op.", "Hør", "Ordene."),
    ("I", "108", "Hvor?", "Gør", "Arbejdsmiljøarbejdet" * 2 + " og hvile" * 9, "Se", "Borger\u00admødet\u00a01."),
    ("Vi", "3", "Én\nto", "Hør", "En prøve.", "Lyt nu efter", "Fire fem seks syv otte ni ti elleve tolv tretten."),
)


def card(item: str, texts: Sequence[str], css: str = "", figure: int = 0, at: float = 10.5) -> FaceMarkup:
    """A card with a figure of its own and texts in places of their own."""
    topic, number, question, how, run, listen, after = texts
    style = f"left:{at}mm;top:{at + 20:.2f}mm;width:{at * 2}mm;height:{at * 2}mm;{FIGURES[figure].replace(': ', ':')}"
    inner = (
        f'<div class="art" style="{style}"></div>'
        f'<div class="top"><span class="lab" data-fit="topic">{topic}</span><span class="lab num">{number}</span></div>'
        f'<h1 class="question" data-fit="question">{question}</h1>\n'
        f'<div class="body" data-fit="body"><h3 class="head">{how}</h3><p class="run">{run}</p>'
        f'<h3 class="head">{listen}</h3><p class="run">{after}</p></div>'
    )
    return face(item, inner, css=CSS + CARD_CSS + css)


def deck(css: str = "") -> list[FaceMarkup]:
    return [card(f"k{number}", texts, css, number % 2, 10.5 + number) for number, texts in enumerate(TEXTS)]


class Following(NamedTuple):
    """What came of some faces, the last of several jobs, and how many of them were made after others."""

    made: Any
    after: int


Collect = Callable[..., Following]


@pytest.fixture(scope="module")
def collect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collect]:
    """Lays faces out in this process, as a process of the pool does."""
    with laid_out_here(tmp_path_factory.mktemp("fonts")):
        from kernekort.typeset import collecting
        from kernekort.typeset.arts import Arts
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.following import leading
        from kernekort.typeset.kept import Kept, Memory
        from kernekort.typeset.log import listen

        def collected(*jobs: Sequence[FaceMarkup]) -> Following:
            made: list[object] = []
            with pytest.MonkeyPatch.context() as patch:
                known = leading.Following.made

                def counted(self: Any, number: int) -> Any:
                    one = known(self, number)
                    made.extend([one] if one is not None else [])
                    return one

                patch.setattr(leading.Following, "made", counted)
                bench = Bench(setting(), Arts(), listen())
                for faces in jobs:
                    made.clear()
                    bench.listener.lines.clear()
                    bench.arts = bench.fetcher.arts = Arts()
                    job = wire.make_job(faces, setting())
                    came = collecting.collect(job, bench, Kept("", Store(None), Memory()))
                return Following(came, len(made))

        yield collected
        gc.collect()


@pytest.fixture(scope="module")
def inert(collect: Collect) -> Collect:
    """The same, each laid out by itself, with nothing left out."""

    def collected(*jobs: Sequence[FaceMarkup]) -> Following:
        def whole(*_: object) -> AbstractContextManager[None]:
            return nullcontext()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kernekort.typeset.collecting.taken_out", whole)
            patch.setattr("kernekort.typeset.render.less_to_do", whole)
            return collect(*jobs)

    return collected


def assert_same(one: Any, other: Any) -> None:
    assert one.findings == other.findings
    assert one.pages == other.pages
    assert one.things == other.things
    assert one.clean == other.clean
    assert [page.glyphs for face in one.pages for page in face] == [
        page.glyphs for face in other.pages for page in face
    ]


def test_faces_of_a_kind_are_made_after_the_first(collect: Collect, inert: Collect) -> None:
    made, count = collect(deck())
    assert made.findings == ()
    assert (len(made.pages), count, made.layered) == (4, 3, 4)
    whole, none = inert(deck())
    assert none == 0
    assert_same(made, whole)


FOLLOWED = {
    "in the middle": ".run { text-align: center } .num { text-align: end }",
    "apart": ".head { margin: -1mm 0 .5mm } .run { margin: 1.7mm 0 -.2mm; padding: 0 1mm; width: 98% }",
    "on a page with margins": "@page card { margin: 2mm 1mm; padding: 1mm }",
    "in a frame": ".body { padding: 1mm; border: .3mm solid; margin: 1mm } .top { margin-top: -1mm }",
    "as wide as it is put": ".body { width: auto; right: 9mm; bottom: 2mm; height: auto; padding: .1mm 1mm }",
    "as high as its text": ".lab { top: auto; padding: .2mm }",
    "in other letters": ".run { font-variant-numeric: tabular-nums; word-spacing: .2mm } .head { font-kerning: none }",
    "hyphenated": ".run { width: 21mm; hyphenate-character: '=' }",
    "kept as it is": ".run { white-space: nowrap; font-size: 4pt }",
}
"""What stylesheets may say, and faces are still made after others."""

LEFT = {
    "as wide as its text": ".lab { width: auto }",
    "as wide as its text, from the right": ".num { width: auto }",
    "from the bottom": ".question { top: auto; height: auto; bottom: 50mm }",
    "in letters of its own": ".head::first-letter { font-size: 14pt }",
    "in a line of its own": ".run::first-line { letter-spacing: 1mm }",
    "begun with a sign": ".head::before { content: '• ' }",
    "numbered": ".head::after { content: counter(n) } .run { counter-increment: n }",
    "justified": ".run { text-align: justify }",
    "from right to left": ".run { direction: rtl }",
    "underlined": ".run { text-decoration: underline }",
    "shouted": ".head { text-transform: uppercase }",
    "on a ground": ".run { background: #fdd }",
    "under a line": ".run { border-bottom: .2mm solid }",
    "ringed": ".run { outline: .2mm solid red }",
    "at least so high": ".run { min-height: 12mm }",
    "at most so high": ".run { max-height: 4mm }",
    "hidden beyond": ".run { overflow: hidden }",
    "moved": ".run { position: relative; left: 1mm }",
    "turned": ".body { transform: rotate(3deg) }",
    "turned inside": ".run { transform: rotate(3deg) }",
    "through": ".body { opacity: .5 }",
    "through inside": ".run { opacity: .5 }",
    "floating": ".head { float: left }",
    "cut short": ".top .lab { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 4mm }",
    "clamped": ".run { max-lines: 1; block-ellipsis: auto }",
    "in columns": ".run { column-count: 2 }",
    "side by side": ".body { display: flex }",
    "in a grid": ".body { display: grid }",
    "as a table": ".body { display: table }",
    "indented": ".run { text-indent: 3mm }",
    "begun anew": ".run { white-space: pre-line }",
    "in the flow": ".body { position: static }",
    "beside the flow": ".body { position: relative; left: 0; top: 0 }",
    "hidden": ".lab { visibility: hidden }",
    "not there": ".num { display: none }",
    "a picture with a frame": ".art { border: .1mm solid }",
    "a picture that keeps its shape": ".art { background-size: contain }",
    "a picture in a small room": ".art { max-width: 22mm }",
    "a picture with round corners": ".art { border-radius: 2mm }",
    "a picture that hides": ".art { overflow: hidden }",
    "a picture that is ringed": ".art { outline: .2mm solid }",
    "a picture with room around it": ".art { padding: 1mm; background-origin: content-box }",
    "a picture that is turned": ".art { transform: rotate(3deg) }",
    "a picture elsewhere": ".art { background-position: 1mm 0 }",
    "a picture that is put elsewhere": ".art { left: 3mm !important }",
}
"""What makes one text, or one figure, matter to more than its own lines: nothing is made after another."""


@pytest.mark.parametrize("rules", FOLLOWED.values(), ids=FOLLOWED)
def test_whatever_the_stylesheet_says_they_are_the_same(collect: Collect, inert: Collect, rules: str) -> None:
    made, count = collect(deck(rules))
    assert count > 0
    assert_same(made, inert(deck(rules)).made)


@pytest.mark.parametrize("rules", LEFT.values(), ids=LEFT)
def test_where_more_is_at_stake_each_is_laid_out(collect: Collect, inert: Collect, rules: str) -> None:
    made, count = collect(deck(rules))
    assert count == 0
    assert_same(made, inert(deck(rules)).made)


@pytest.mark.parametrize(
    "rules",
    [
        ".body { position: fixed }",
        "@page card { margin-bottom: 30mm } .body { height: 60mm }",
        ".face { height: 40mm; break-after: auto }",
    ],
)
def test_what_comes_onto_pages_of_others_is_told(collect: Collect, inert: Collect, rules: str) -> None:
    """On how many depends on who is laid out together."""
    (made, count), (whole, _) = collect(deck(rules)), inert(deck(rules))
    assert count == 0
    assert {finding.code for finding in made.findings} == {finding.code for finding in whole.findings} != set()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Et ",
        " Et",
        "Et  ord",
        "Et\n ord",
        "Et\n\nord",
        "Et\tord",
        "Et\n\u00a0\nord",
        "\u00a0",
        "Et\u2028ord",
        "Et\u2029ord",
        "ש A ש",
        "☃",
        "fi\u200dﬂ q\u0301",
        "Et <b>ord</b>",
        "Et<br>ord",
        "&lt;b&gt; &amp; c",
        "Enmegetlangtordderikkekanbrydesnogetstedoverhovedet",
        "Borger\u00admøde og arbejds\u00admiljø\u00adrepræsentant",
        "ord " * 60,
    ],
)
def test_whatever_is_in_a_text_it_is_the_same(collect: Collect, inert: Collect, text: str) -> None:
    for at in (2, 4):
        faces = [*deck()[:2], card("k9", [*TEXTS[2][:at], text, *TEXTS[2][at + 1 :]], "")]
        assert_same(collect(faces).made, inert(faces).made)


COLOURS = {
    "said": ".c-a { color: #c00 } .c-b { color: #00c } .c-b .head { color: #0a0 }",
    "by a name": ".c-a { --on: #c00; --far: 1mm } .c-b { --on: #00c; --far: 1mm }"
    " .question { color: var(--on); margin-left: var(--far) }",
    "the same in one, others in the other": ".c-a .num, .c-b .run { color: #333 } .c-b .num { color: #00c }",
    "one after the other": ".c-a .head, .c-b .run { color: #c00 } .c-a .run, .c-b .head { color: #00c }",
    "all the same": ".face .body * { color: #c00 } .c-b .body * { color: #00c }",
    "where a line is drawn in none": ".c-a { color: #c00 } .run { border: 0 solid; outline: 0 solid }",
}
"""What kinds may differ in, and one stencil serves for both."""

MORE_THAN_COLOURS = {
    "room": ".c-b .run { margin-top: 1mm }",
    "room by a name": ".c-a { --far: 1mm } .c-b { --far: 2mm } .run { margin-left: var(--far) }",
    "size": ".c-b .head { font-size: 9pt }",
    "letters": ".c-b .head { font-kerning: none }",
    "signs": ".c-b .head::before { content: '•' }",
    "signs of others": ".head::before { content: '' } .c-b .head::before { content: '•' }",
    "a line in its colour": ".c-a { color: #c00 } .body { border-left: .2mm solid }",
    "a line": ".c-b .body { border-left: .2mm solid }",
    "a ground": ".c-b .body { background: #eee }",
    "a ground by a name": ".c-a { --in: #eee } .c-b { --in: #ddd } .body { background: var(--in) }",
    "a ring": ".c-b .body { outline: .2mm solid }",
    "light": ".c-b { color: rgb(0 0 0 / .5) }",
    "another way to say colours": ".c-b { color: lab(40% 20 30) }",
    "inks": ".c-b { color: device-cmyk(0 1 1 0) }",
    "opacity": ".c-b .question { opacity: .5 }",
    "what is shown": ".c-b .num { display: none }",
    "what is seen": ".c-b .num { visibility: hidden }",
    "where a picture is": ".c-b .art { left: 3mm !important }",
    "how a picture fits": ".c-b .art { background-size: contain }",
    "how words break": ".c-b .run { hyphens: manual }",
    "how lines are set": ".c-b .run { text-align: right }",
}
"""What else they may differ in: each has to be laid out."""


def suited(css: str) -> list[FaceMarkup]:
    """A deck in two suits."""
    faces = [card(f"k{n}", texts, css, n % 2, 10.5 + n) for n, texts in enumerate(TEXTS)]
    return [
        replace(one, pieces=(one.html.replace('class="face"', f'class="face c-{"ab"[n % 2]}"'),))
        for n, one in enumerate(faces)
    ]


@pytest.mark.parametrize("rules", COLOURS.values(), ids=COLOURS)
def test_kinds_that_differ_in_colours_follow_one_another(collect: Collect, inert: Collect, rules: str) -> None:
    made, count = collect(suited(rules))
    assert count == 3
    assert_same(made, inert(suited(rules)).made)


@pytest.mark.parametrize("rules", MORE_THAN_COLOURS.values(), ids=MORE_THAN_COLOURS)
def test_kinds_that_differ_in_more_are_laid_out(collect: Collect, inert: Collect, rules: str) -> None:
    made, count = collect(suited(rules)[:2])
    assert count == 0
    assert_same(made, inert(suited(rules)[:2]).made)


@pytest.mark.parametrize("rules", [COLOURS["said"], MORE_THAN_COLOURS["room"]])
def test_so_it_is_from_one_job_to_the_next(collect: Collect, inert: Collect, rules: str) -> None:
    """Kinds that were told apart are cut stencils from, each its own."""
    faces = suited(rules)
    made, count = collect(faces[:1], faces[:2], faces[1:3], faces[2:], faces)
    assert count == len(faces)
    assert_same(made, inert(faces).made)


WORDS = st.lists(
    st.text(alphabet="abeimnrøæåÅfilVAWTy.,–»«0189\u00ad\u00a0", min_size=1, max_size=13), min_size=1, max_size=4
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.reuse, Phase.generate],
)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_of_any_words_the_lines_are_the_same(
    collect: Collect, inert: Collect, said: list[tuple[list[str], list[str]]]
) -> None:
    faces = deck()[:1] + [
        card(f"w{number}", [*TEXTS[1][:2], "\n".join(question[:3]), "Så", " ".join(run), "Og", "nu"])
        for number, (question, run) in enumerate(said)
    ]
    made, whole = collect(faces).made, inert(faces).made
    if whole.findings:
        # What runs over its page is told in other ways in other company.
        assert made.findings
    else:
        assert_same(made, whole)


@pytest.mark.parametrize(
    "change",
    [
        ('class="run"', 'class="run" id="a"'),
        ("<p ", '<p lang="de" '),
        ('<div class="art"', '<div class="art" data-under=""'),
        ("<h1", "<h2"),
        ("</h1>", "</h1><p></p>"),
        ("</h1>", '</h1><div class="bleed"></div>'),
    ],
)
def test_a_face_that_says_more_of_itself_is_of_another_kind(
    collect: Collect, inert: Collect, change: tuple[str, str]
) -> None:
    other = card("k9", TEXTS[0])
    changed = replace(
        other,
        pieces=(
            other.html.replace(*change).replace("</h1>", f"</{change[1][1:3]}>")
            if change[0] == "<h1"
            else other.html.replace(*change),
        ),
    )
    made, count = collect([card("k1", TEXTS[0]), changed])
    assert count == 0
    assert_same(made, inert([card("k1", TEXTS[0]), changed]).made)


def test_what_does_not_fit_is_told_as_ever(collect: Collect, inert: Collect) -> None:
    faces = [*deck(), card("k9", [*TEXTS[0][:2], "En alt for\nlang\ntekst\ni\nfem\nlinjer", *TEXTS[0][3:]])]
    made, count = collect(faces)
    assert count == len(faces) - 1
    assert [(finding.code, finding.facts["card"]) for finding in made.findings] == [("text-too-tall", "k9")]
    assert_same(made, inert(faces).made)


def test_where_anything_is_heard_each_is_laid_out(collect: Collect, inert: Collect) -> None:
    """It would not be heard of those that follow."""
    faces = [face(f"k{number}", f'<p class="body" style="colour: red">{number}</p>') for number in range(3)]
    made, count = collect(faces)
    assert count == 0
    assert made.findings == inert(faces).made.findings != ()


def test_something_wrong_with_following_is_nothing_wrong_with_the_faces(
    collect: Collect, inert: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kernekort.typeset.following import stencils

    def broken(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(stencils.Stencil, "made", broken)
    made, count = collect(deck())
    assert count == 0
    assert_same(made, inert(deck()).made)


def test_a_stencil_that_is_not_proved_is_not_used(
    collect: Collect, inert: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should WeasyPrint put lines elsewhere one day."""
    from kernekort.typeset.following import flows

    monkeypatch.setattr(flows, "collapse_margin", lambda margins: sum(margins) + 1e-9)
    made, count = collect(deck())
    assert count == 0
    assert_same(made, inert(deck()).made)


def test_the_memory_runs_out_there_as_anywhere(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    from kernekort.typeset.following import stencils

    def short(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(stencils.Stencil, "made", short)
    with pytest.raises(MemoryError):
        collect(deck())


def test_kinds_are_begun_anew_when_there_are_many(collect: Collect, inert: Collect, monkeypatch: Any) -> None:
    from kernekort.typeset.following import stencils

    monkeypatch.setattr(stencils, "_MOST", 0)
    pairs = [[card(f"{kind}{n}", TEXTS[n], f".k {{ margin: {kind}mm }}") for n in (0, 1)] for kind in range(3)]
    faces = [one for pair in pairs for one in pair]
    made, count = collect(faces)
    assert count == 3
    assert_same(made, inert(faces).made)
