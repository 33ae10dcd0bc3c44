"""What is left out of WeasyPrint's work: pages are the same with and without, and what has changed is left alone.

When this fails after an update of WeasyPrint, ``kernekort/typeset/hooks`` is the one room to mend.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kernekort.library import Library, built_in
from kernekort.markup.model import FaceMarkup
from kernekort.pipeline import Job, prepare
from kernekort.pipeline import setting as setting_of
from kernekort.store import Store
from kernekort.typeset import Setting, wire
from tests.typeset_faces import CSS, FONTS, TEXT_CSS, document, face, laid_out_here, lines, question, setting

Collect = Callable[[Sequence[FaceMarkup], Setting], Any]

# Font files are open as long as the process of the pool lives, which nobody minds there.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture(scope="module")
def collect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collect]:
    """Lays faces out in this process, as a process of the pool does."""
    with laid_out_here(tmp_path_factory.mktemp("fonts")):
        from kernekort.typeset import collecting
        from kernekort.typeset.arts import Arts
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.kept import Kept, Memory
        from kernekort.typeset.log import Listener

        def collected(faces: Sequence[FaceMarkup], about: Setting) -> Any:
            bench = Bench(about, Arts(), Listener())
            return collecting.collect(wire.make_job(faces, about), bench, Kept("", Store(None), Memory()))

        yield collected
        gc.collect()


@pytest.fixture
def collect_again(collect: Collect) -> Collect:
    """The same for the second time, on a bench that other faces have been laid out on in between."""

    def collected(faces: Sequence[FaceMarkup], about: Setting) -> Any:
        from kernekort.typeset import collecting
        from kernekort.typeset.arts import Arts
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.kept import Kept, Memory
        from kernekort.typeset.log import Listener

        bench = Bench(about, Arts(), Listener())
        others = [replace(one, key=f"{one.key}-2", pieces=(one.html.replace("Et ord", "To"),)) for one in faces]
        for some in (faces, others, faces):
            bench.listener.lines.clear()
            made = collecting.collect(wire.make_job(some, about), bench, Kept("", Store(None), Memory()))
        return made

    return collected


@pytest.fixture
def inert(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> Collect:
    """The same with nothing left out."""

    def collected(faces: Sequence[FaceMarkup], about: Setting) -> Any:
        def whole(*_: object) -> AbstractContextManager[None]:
            return nullcontext()

        with monkeypatch.context() as patch:
            patch.setattr("kernekort.typeset.collecting.taken_out", whole)
            patch.setattr("kernekort.typeset.render.less_to_do", whole)
            return collect(faces, about)

    return collected


def example(layout: str, folder: Path) -> tuple[Sequence[FaceMarkup], Setting]:
    (folder / "content").mkdir()
    text = (built_in() / "layouts" / layout / "example.yml").read_text(encoding="utf-8")
    (folder / "content" / "example.yml").write_text(text, encoding="utf-8")
    library = Library.open(folder)
    prepared = prepare("example", Job(), library).value
    assert prepared is not None
    return prepared.faces, setting_of(prepared, library)


def assert_same(one: Any, other: Any) -> None:
    assert one.pages
    assert one.findings == other.findings
    assert one.pages == other.pages
    assert one.things == other.things
    assert [page.glyphs for face in one.pages for page in face] == [
        page.glyphs for face in other.pages for page in face
    ]


@pytest.mark.parametrize("layout", ["tool-card", "programme"])
def test_nothing_on_the_pages_of_a_deck_depends_on_it(
    collect: Collect, inert: Collect, layout: str, tmp_path: Path
) -> None:
    faces, about = example(layout, tmp_path)
    made = collect(faces, about)
    assert made.findings == ()
    assert_same(made, inert(faces, about))


STYLED = '<div class="body"><p class="x">Et ord<i class="y"> og to</i></p><p class="z">Tre</p></div>'
OWN_STYLE = STYLED.replace('class="x"', 'class="x" style="margin-left:2mm"')
RULES = {
    "plain": "",
    "logical": ".x { margin-inline: 3mm 9mm; padding-block-start: 2mm } .y { margin-inline-end: 4mm }",
    "from right to left": ".face { direction: rtl } .x { margin-inline-start: 3mm; border-inline-end: 1mm solid }",
    "inherited": ".body { color: #aa0000; letter-spacing: 1pt; text-transform: uppercase } .x { color: inherit }",
    "begun again": ".body { color: red; font-size: 14pt } .x { all: initial; font-family: Literata } .z { all: unset }",
    "variables": ":root { --far: 3mm } .x { --far: 9mm; margin-left: var(--far) } .y { padding-left: var(--far) }",
    "decorated": ".body { text-decoration: underline red } .y { text-decoration: line-through; display: inline-block }",
    "floating": ".x { float: left; width: 20mm } .y { position: relative; left: 2mm } .z { clear: both }",
    "bordered": ".x { border: 1mm solid; outline: .5mm solid blue; column-count: 2 } .z { border-style: dashed }",
    "generated": '.x::before { content: counter(list-item) "!" } .z { display: list-item; list-style: inside square }',
    "boxes": "@page card { margin: 5mm; @top-left { content: 'o' } @bottom-right-corner { content: counter(page) } }",
    "escaped boxes": r"@page card { margin: 5mm; @top\-left { content: 'o' } }",
    "shouted boxes": "@PAGE card { margin: 5mm; @TOP-LEFT { content: 'o' } }",
    "by the page": ".x { margin-left: 5vw; padding-top: 2vmin } .y { font-size: 4vh } .z { width: 50% }",
    "in part": ".x { width: 40%; min-height: 10%; padding: 2% } .y { margin: 0 5% } .z { max-width: 30%; height: 9mm }",
    "the whole box": ".x { box-sizing: border-box; width: 20mm; height: 3mm; padding: 2mm; border: 1mm solid }",
    "up to the padding": ".x { box-sizing: padding-box; width: 20mm; padding: 2mm; border: 1mm solid }",
    "justified": ".body { width: 14mm; text-align: justify; text-align-last: justify; word-spacing: 1mm }",
    "hidden": "body { overflow: hidden } .x { overflow: hidden; width: 4mm; text-overflow: ellipsis }",
    "first": ".x::first-letter { font-size: 20pt; color: red } .x::first-line { letter-spacing: 2pt }",
    "marked": ".z { display: list-item; margin-left: 9mm } .z::marker { color: red; font-size: 14pt }",
    "marked by name": ":root { --kind: list-item } .z { display: var(--kind); margin-left: 9mm }",
    "side by side": ".body { display: flex; gap: 2mm } .x { flex: 1; min-width: 0 } .z { flex: 2 }",
    "in a grid": ".body { display: grid; grid-template-columns: 1fr 2fr; height: 20mm } .z { align-self: end }",
    "as a table": ".body { display: table; padding: 3mm; border-spacing: 1mm } .x, .z { display: table-cell }",
    "collapsed": ".body { display: table; border-collapse: collapse } .x { display: table-cell; border: 1mm solid }",
    "taken over": ".body { display: table; border-collapse: collapse; padding: 3mm } .x { padding: inherit }",
    "counted": ".x { counter-increment: n } .z::after { content: counter(n) ' ' attr(class) }",
    "tight": "p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .x { width: 4mm } .z { width: 3mm }",
    "clamped": ".x { width: 8mm; max-lines: 1; block-ellipsis: auto }",
    "clamped by": ".x { width: 8mm; continue: discard; max-lines: 1; block-ellipsis: ' -' }",
    "kept as it is": ".x { white-space: pre-wrap; tab-size: 3 } .x::before { content: 'a\\A b\\9 c\\2028 d\\2029 e' }",
    "raised": ".y { font-variant-position: super; font-feature-settings: 'smcp', 'kern' 0; vertical-align: super }",
    "spaced": ".x { letter-spacing: .3mm; word-spacing: 1mm; text-decoration: overline } .y { letter-spacing: 0 }",
    "broken anywhere": ".body { width: 3mm; overflow-wrap: anywhere } .z { word-break: break-all; hyphens: auto }",
    "as high as": ".x { line-height: calc(3mm + 1em) } .y { line-height: 2 } .z { line-height: normal; width: 3rlh }",
    "in another tongue": ".x { -weasy-lang: 'ar'; direction: rtl; font-language-override: 'TRK' } .y { hyphens: none }",
    "behind": ".x { background: red; border-radius: 1mm } .y { box-shadow: 1mm 1mm blue } .z { visibility: hidden }",
    "in layers": "@layer a, b; @layer b { .x { color: red } } @layer a { .x { color: blue; margin: 2mm !important } }",
    "above all": ".x { margin-left: 9mm !important } p.x.x { margin-left: 1mm } * { color: red } i { color: inherit }",
    "before and after": "p::before { content: 'a' } .z::before { content: 'b'; color: red } p::after { content: 'c' }",
    "taken over by pages": "html { overflow: hidden } @page card { margin: 5mm; overflow: inherit; color: blue;"
    " @top-left { content: 'a'; overflow: inherit; text-decoration: underline } @bottom-left { content: 'b' } }",
    "pages that differ": "@page { margin: 4mm; background: red } @page :first { margin-top: 9mm }"
    " @page :nth(2) { padding: 2mm; border: 1mm solid } @page { @bottom-left { content: counter(page) } }",
    "led": ".x::after { content: leader('. ') 'a' } .z { white-space: pre-line }",
    "round": ".x { border: 1pt solid; border-radius: 2mm 0 / 1mm } .z { overflow: hidden; border-radius: 1mm }",
    "notes": ".y { float: footnote } @page card { margin: 5mm; @footnote { border-top: 1pt solid } }",
    "escaped notes": r".y { float: foot\6eote }",
    "marked notes": ".y { float: footnote } .y::footnote-call { content: '*' } .y::footnote-marker { content: '* ' }",
}


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_nothing_that_a_stylesheet_says_depends_on_it(collect: Collect, inert: Collect, rules: str) -> None:
    faces = [face("k1", STYLED, css=CSS + rules)]
    assert_same(collect(faces, setting()), inert(faces, setting()))


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_nor_on_what_was_laid_out_before(collect_again: Collect, inert: Collect, rules: str) -> None:
    faces = [face("k1", STYLED, css=CSS + rules), face("k2", OWN_STYLE, css=CSS + rules)]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


@pytest.mark.parametrize(
    "style",
    [
        "colour: red",
        "width: calc(2mm * )",
        "width: 5vw",
        "float: footnote",
        "padding: 1mm",
        "position: absolute; left: 2em; top: calc(1mm + 2%); width: 50%; height: 5lh",
        "background-image: linear-gradient(red, blue); width: 9mm; border-radius: 2mm / 0",
        "font-size: 14pt; width: 9em; left: 1em; position: relative",
        "--far: 9mm; width: var(--far); background-image: none",
    ],
)
def test_nor_on_what_an_element_says_of_itself_twice(collect_again: Collect, inert: Collect, style: str) -> None:
    faces = [face(name, f'<p class="body" style="{style}">Et ord<br>til</p>') for name in ("k1", "k2")]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


def test_nor_on_what_elements_say_of_themselves_in_several_ways(collect_again: Collect, inert: Collect) -> None:
    said = ('style="color: red" lang="da"', 'style="color: blue" lang="da"', 'lang="de" id="a"', 'id="b"', 'lang="da"')
    rules = "p { hyphens: auto } #b { color: green !important } [lang=de] { letter-spacing: 1mm } p + p { margin: 1mm }"
    faces = [
        face(name, "".join(f"<p {one}>Et langt ord</p>" for one in order), css=CSS + rules)
        for name, order in (("k1", said), ("k2", said[::-1]))
    ]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


def test_nor_on_lengths_of_boxes_without_an_element(collect_again: Collect, inert: Collect) -> None:
    rules = ".body { display: flex; flex-wrap: wrap; width: 20mm } .question { display: grid; grid: 9mm / 1fr 2fr }"
    inner = "En <b>to</b> tre fire fem <i>seks</i> syv"
    faces = [
        face(name, f'<p class="body">{inner}</p><p class="question">{inner}</p>', css=CSS + rules) for name in "ab"
    ]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


def test_nor_on_who_else_has_the_same_line(collect_again: Collect, inert: Collect) -> None:
    said = "En lang linje som ikke får plads"
    rules = """.a, .b, .c { position: absolute; width: 20mm; height: 5mm; white-space: nowrap; overflow: hidden }
    .b { top: 10mm; text-overflow: ellipsis } .c { top: 20mm; color: red } .d { top: 30mm; width: 11mm }"""
    inner = "".join(f'<p class="{name}">{said}</p>' for name in ("a", "b", "c", "b d", "a d"))
    faces = [face(name, inner, css=CSS + rules) for name in ("k1", "k2")]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


@pytest.mark.parametrize(
    "text", ["Æ\u2028Ø", "a\u2029b", "fi\u200d ﬂ \u00ad", "G\u0303", "é e\u0301 q\u0301", "ש A ש", "Et   ", " "]
)
def test_nor_on_what_letters_it_has(collect_again: Collect, inert: Collect, text: str) -> None:
    faces = [face("k1", f'<p class="body">{text}</p><h1 class="question">{text}</h1>')]
    assert_same(collect_again(faces, setting()), inert(faces, setting()))


def test_notes_that_a_face_asks_for_by_itself_do_not_depend_on_it(collect: Collect, inert: Collect) -> None:
    faces = [face("k1", '<p class="body">Et ord<span style="float: footnote">en note</span></p>')]
    assert_same(collect(faces, setting()), inert(faces, setting()))


def test_what_a_stylesheet_reads_from_elsewhere_does_not_depend_on_it(
    collect: Collect, inert: Collect, tmp_path: Path
) -> None:
    (tmp_path / "more.css").write_text(f'@import "most.css";\n{RULES["boxes"]}', encoding="utf-8")
    (tmp_path / "most.css").write_text(RULES["notes"], encoding="utf-8")
    faces = [face("k1", STYLED, css=f'@import url("more.css");\n{CSS}')]
    roots = setting(roots=(tmp_path, FONTS))
    made = inert(faces, roots)
    assert len(made.read) == 2
    assert_same(collect(faces, roots), made)


def test_running_heads_do_not_depend_on_it(collect: Collect, inert: Collect) -> None:
    texts = [document(item, lines(50), css=TEXT_CSS) for item in ("en", "to")]
    made = collect(texts, setting())
    assert [len(pages) for pages in made.pages] == [2, 2]
    assert_same(made, inert(texts, setting()))


# What is replaced, and what is not.


def parts() -> dict[str, Any]:
    """The parts of WeasyPrint that may be replaced, as they are now."""
    import weasyprint
    import weasyprint.draw.text
    import weasyprint.layout.background
    import weasyprint.layout.block
    import weasyprint.layout.inline
    import weasyprint.pdf.stream
    import weasyprint.text.line_break

    return {
        "fonts": weasyprint.pdf.build_fonts_dictionary,
        "font": weasyprint.pdf.stream.Stream.add_font,
        "drawn": weasyprint.draw.text.draw_first_line,
        "lines": weasyprint.text.line_break.Layout.deactivate,
        "lines begun": weasyprint.text.line_break.Layout.setup,
        "lines again": weasyprint.text.line_break.Layout.reactivate,
        "lines split": weasyprint.layout.inline.split_first_line,
        "heights": weasyprint.layout.inline.strut,
        "metadata": weasyprint.document.get_html_metadata,
        "stand-ins": weasyprint.images.RasterImage.get_x_object,
        "grounds": weasyprint.layout.background.layout_box_backgrounds,
        "margins": weasyprint.layout.make_margin_boxes,
        "missing": weasyprint.css.ComputedStyle.__missing__,
        "sheet": weasyprint.UA_STYLESHEET,
        "lengths": weasyprint.layout.block.resolve_percentages,
        "styles": weasyprint.css.StyleFor.set_computed_styles,
        "cascades": weasyprint.css.StyleFor.__init__,
        "pages": weasyprint.css.StyleFor.add_page_declarations,
        "declarations": weasyprint.css.preprocess_declarations,
        "reader": weasyprint.css.tinycss2,
    }


OUT = {
    "fonts",
    "font",
    "drawn",
    "lines",
    "lines begun",
    "lines again",
    "lines split",
    "heights",
    "metadata",
    "stand-ins",
}
KEPT = {"styles", "cascades", "pages", "declarations", "reader", "grounds"}
QUICK = {"missing", "lengths"}


def replaced(css: str | None, heard: Sequence[object] = ()) -> set[str]:
    """What is replaced while pages in a stylesheet are laid out, or, without one, taken out of their documents."""
    from kernekort.typeset.hooks import Lines, Styles, less_to_do, taken_out

    before = parts()
    with taken_out(Lines()) if css is None else less_to_do(css, (), Styles(heard)):
        within = parts()
    assert parts() == before
    return {name for name, part in within.items() if part is not before[name]}


@pytest.mark.parametrize(
    ("css", "names"),
    [
        (None, OUT),
        (CSS, {"margins", "sheet", *QUICK, *KEPT}),
        (CSS + "/* A note. */ .notes { color: red }", {"margins", "sheet", *QUICK, *KEPT}),
        (CSS + RULES["boxes"], {"sheet", *QUICK, *KEPT}),
        (CSS + RULES["notes"], {"margins", "sheet", *QUICK}),
        (CSS + RULES["marked"], {"margins", "sheet", *QUICK, *KEPT}),
        (CSS + RULES["notes"] + RULES["marked"], {"margins", *QUICK}),
        (CSS + RULES["by the page"], {"margins", "sheet", *QUICK}),
        (CSS + RULES["taken over"], {"margins", "sheet", *QUICK}),
        (CSS + RULES["escaped boxes"], QUICK),
    ],
)
def test_what_has_no_use_is_replaced_for_the_time_being(collect: Collect, css: str | None, names: set[str]) -> None:
    assert replaced(css) == names


def test_all_of_a_style_that_matters_to_a_line_is_known(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """A style that differs in anything that is asked for while a line is set has other lines."""
    import weasyprint.text.line_break as breaks
    from weasyprint.css.properties import INHERITED

    from kernekort.typeset.hooks import scripts
    from kernekort.typeset.hooks.lines import Lines

    asked: set[str] = set()

    class Asked(dict[str, Any]):
        def __init__(self, style: Any) -> None:
            super().__init__()
            self.__dict__.update(style.__dict__)
            self.style = style

        def __getitem__(self, key: str) -> Any:
            asked.add(key)
            return self.style[key]

    known = {name: getattr(breaks, name) for name in ("split_first_line", "strut")}

    def split(text: str, style: Any, *rest: Any, **more: Any) -> Any:
        return known["split_first_line"](text, Asked(style), *rest, **more)

    monkeypatch.setattr("weasyprint.layout.inline.split_first_line", split)
    monkeypatch.setattr("weasyprint.layout.inline.strut", lambda style: known["strut"](Asked(style)))
    monkeypatch.setattr(Lines, "kept_until_drawn", lambda self: nullcontext())
    rules = ".face { hyphens: auto } .body { width: 9mm; overflow-wrap: break-word; hyphenate-limit-chars: 5 }"
    inner = '<p class="body">Hyphenation\tuden kort\u00adspil <b>til</b></p>'
    collect([face("k1", inner, css=CSS + rules + RULES["kept as it is"])], setting())
    assert len(asked) > 20
    assert asked <= set(scripts.MATTERS)
    # What decorates a line is handed down in a way of its own.
    assert set(scripts.MATTERS) - INHERITED == {"text_decoration_line"}


def test_lines_met_in_a_second_job_are_kept_for_the_next(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    from kernekort.typeset import collecting
    from kernekort.typeset.arts import Arts
    from kernekort.typeset.bench import Bench
    from kernekort.typeset.kept import Kept, Memory
    from kernekort.typeset.log import Listener

    bench = Bench(setting(), Arts(), Listener())

    def kept_after(*texts: str) -> int:
        faces = [face(str(number), f'<p class="body">{text}</p>') for number, text in enumerate(texts)]
        collecting.collect(wire.make_job(faces, setting()), bench, Kept("", Store(None), Memory()))
        return len(bench.lines._again)

    assert kept_after("En", "To", "To") == 0
    assert kept_after("En", "Tre") == 1
    assert kept_after("Tre", "Fire") == 2
    monkeypatch.setattr("kernekort.typeset.hooks.lines._MOST", 2)
    assert kept_after("Fire") == 0


def test_a_style_that_is_changed_in_its_document_is_no_longer_one_of_many(collect: Collect) -> None:
    from weasyprint.css import ComputedStyle, InitialStyle
    from weasyprint.text.fonts import FontConfiguration

    from kernekort.typeset.hooks.styles import _Known, model_of

    fonts = FontConfiguration()
    about: Any = (None, {}, None, InitialStyle(fonts), None, fonts, {"box": None, "area": None})
    master = ComputedStyle(*about)
    styles = [_Known(*about) for _ in range(3)]
    for style in styles:
        style.take_after(master)
        assert model_of(style) is master
    inside = styles[0].anonymous_style
    assert model_of(inside) is master.anonymous_style
    styles[1]["white_space"], styles[2]["margin_top"], inside["white_space"] = "pre", 3, "nowrap"
    assert model_of(styles[1]) is model_of(styles[2]) is model_of(inside) is None
    assert model_of(styles[0]) is master
    assert (styles[1].anonymous_style["white_space"], model_of(styles[1].anonymous_style)) == ("pre", None)
    assert model_of(styles[2].anonymous_style) is master.anonymous_style
    assert (master["white_space"], master["margin_top"].value) == ("normal", 0)


def test_a_fault_meanwhile_puts_everything_back(collect: Collect) -> None:
    from kernekort.typeset.hooks import Lines, Styles, less_to_do, taken_out

    before = parts()
    with pytest.raises(KeyError), taken_out(Lines()), less_to_do(CSS, (), Styles(())):
        raise KeyError
    assert parts() == before


def test_functions_that_take_something_else_are_left_alone(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*_: Any) -> None: ...

    for name in (
        "pdf.build_fonts_dictionary",
        "document.get_html_metadata",
        "images.RasterImage.get_x_object",
        "css.StyleFor.add_page_declarations",
        "layout.make_margin_boxes",
        "css.ComputedStyle.__missing__",
        "css.StyleFor.set_computed_styles",
        "css.StyleFor.__init__",
        "css.preprocess_declarations",
        "layout.percent.resolve_percentages",
        "layout.block.resolve_percentages",
        "layout.background.layout_box_backgrounds",
        "text.line_break.Layout.deactivate",
        "text.line_break.Layout.reactivate",
        "text.line_break.Layout.setup",
        "text.line_break.split_first_line",
        "text.line_break.strut",
        "layout.inline.split_first_line",
        "layout.inline.strut",
        "draw.text.draw_first_line",
        "pdf.stream.Stream.add_font",
    ):
        monkeypatch.setattr(f"weasyprint.{name}", other)
    assert replaced(None) == set()
    assert replaced(CSS) == {"sheet", "reader"}


def test_functions_that_are_gone_are_not_missed(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    from kernekort.typeset.hooks import Lines, less_to_do, taken_out

    monkeypatch.delattr("weasyprint.pdf.build_fonts_dictionary")
    monkeypatch.delattr("weasyprint.layout.make_margin_boxes")
    with taken_out(Lines()), less_to_do(CSS):
        import weasyprint

        assert not hasattr(weasyprint.pdf, "build_fonts_dictionary")
        assert not hasattr(weasyprint.layout, "make_margin_boxes")
    assert not hasattr(weasyprint.pdf, "build_fonts_dictionary")


def test_another_version_keeps_its_inner_workings(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.__version__", "70.1")
    assert replaced(CSS) == {"margins"}
    assert replaced(None) == {"fonts"}


def test_a_first_sheet_of_other_rules_is_left_alone(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    for rules in ("::footnote-call { color: red }", "p { display: block }", "::marker { color: red }" * 2):
        monkeypatch.setattr("weasyprint.html.UA_STYLESHEET", weasyprint.CSS(string=rules))
        assert replaced(CSS) == {"margins", *QUICK, *KEPT}
    monkeypatch.delattr("weasyprint.html.UA_STYLESHEET")
    assert replaced(CSS) == {"margins", *QUICK, *KEPT}


@pytest.mark.parametrize(("notes", "list_items"), [(False, False), (False, True), (True, False)])
def test_the_first_sheet_says_what_the_whole_one_says_without_those_rules(
    collect: Collect, notes: bool, list_items: bool
) -> None:
    """Held against the same rules taken out of its text, which is then read anew."""
    import weasyprint.html
    from cssselect2 import ElementWrapper
    from tinyhtml5 import parse

    from kernekort.typeset.hooks.rules import first_sheet

    text = weasyprint.html.UA
    if not notes:
        text = re.sub(r"^::(footnote|note)-\w+ \{[^{}]*\}$", "", text, flags=re.M)
    if not list_items:
        text = re.sub(r"^::marker \{", "li::marker, summary::marker {", text, flags=re.M)
    tags = sorted({*re.findall(r"[a-z][a-z0-9]+", weasyprint.html.UA), "section", "div"})
    # Some tags close others: each gets a list and a table of its own.
    html = "".join(f'<div><ul><{tag} dir="ltr" lang="da" type="i">ord</{tag}></ul></div>' for tag in tags)
    elements = list(ElementWrapper.from_html_root(parse(html, namespace_html_elements=False)).iter_subtree())
    assert len(elements) > 150

    def matched(sheet: Any) -> list[Any]:
        return [
            [(specificity, pseudo, str(said)) for specificity, _, pseudo, said in sheet.matcher.match(element)]
            for element in elements
        ]

    found = matched(first_sheet(notes, list_items))
    assert found == matched(weasyprint.CSS(string=text))
    assert found != matched(weasyprint.html.UA_STYLESHEET)


def test_where_something_is_heard_nothing_is_kept(collect: Collect) -> None:
    """It would not be heard again."""
    from kernekort.typeset import collecting
    from kernekort.typeset.arts import Arts
    from kernekort.typeset.bench import Bench
    from kernekort.typeset.kept import Kept, Memory
    from kernekort.typeset.log import Listener, listen

    bench = Bench(setting(), Arts(), listen())
    assert isinstance(bench.listener, Listener)
    faces = [face("k1", '<p class="body" style="width: calc(2mm *); colour: red">Et ord</p>')]
    told = []
    for _ in range(3):
        bench.listener.lines.clear()
        told.append(
            collecting.collect(wire.make_job(faces, setting()), bench, Kept("", Store(None), Memory())).findings
        )
    assert told[0]
    assert told[1] == told[0] == told[2]


def test_text_set_without_its_fonts_written_is_the_question_it_was(collect: Collect) -> None:
    """What the tests above compare is not nothing."""
    made = collect([face("k1", question("Hvem kommer ind?"))], setting())
    ((page,),) = made.pages
    assert "".join(sorted({text for glyphs in page.glyphs for text in glyphs.texts})) == " ?Hdeikmnorv"
