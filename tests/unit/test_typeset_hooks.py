"""What is left out of WeasyPrint's work: pages are the same with and without, and what has changed is left alone.

When this fails after an update of WeasyPrint, ``kernekort/typeset/hooks.py`` is the one file to mend.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
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
def inert(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> Collect:
    """The same with nothing left out."""

    def collected(faces: Sequence[FaceMarkup], about: Setting) -> Any:
        def whole(*_: object) -> AbstractContextManager[None]:
            return nullcontext()

        with monkeypatch.context() as patch:
            patch.setattr("kernekort.typeset.collecting.no_fonts_written", whole)
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
    "notes": ".y { float: footnote } @page card { margin: 5mm; @footnote { border-top: 1pt solid } }",
    "escaped notes": r".y { float: foot\6eote }",
    "marked notes": ".y { float: footnote } .y::footnote-call { content: '*' } .y::footnote-marker { content: '* ' }",
}


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_nothing_that_a_stylesheet_says_depends_on_it(collect: Collect, inert: Collect, rules: str) -> None:
    faces = [face("k1", STYLED, css=CSS + rules)]
    assert_same(collect(faces, setting()), inert(faces, setting()))


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

    return {
        "fonts": weasyprint.pdf.build_fonts_dictionary,
        "margins": weasyprint.layout.make_margin_boxes,
        "missing": weasyprint.css.ComputedStyle.__missing__,
        "sheet": weasyprint.UA_STYLESHEET,
    }


def replaced(css: str | None) -> set[str]:
    """What is replaced while pages in a stylesheet are laid out, or, without one, taken out of their documents."""
    from kernekort.typeset.hooks import less_to_do, no_fonts_written

    before = parts()
    with no_fonts_written() if css is None else less_to_do(css):
        within = parts()
    assert parts() == before
    return {name for name, part in within.items() if part is not before[name]}


@pytest.mark.parametrize(
    ("css", "names"),
    [
        (None, {"fonts"}),
        (CSS, {"margins", "missing", "sheet"}),
        (CSS + RULES["boxes"], {"missing", "sheet"}),
        (CSS + RULES["notes"], {"margins", "missing"}),
        (CSS + RULES["escaped boxes"], {"missing"}),
    ],
)
def test_what_has_no_use_is_replaced_for_the_time_being(collect: Collect, css: str | None, names: set[str]) -> None:
    assert replaced(css) == names


def test_a_fault_meanwhile_puts_everything_back(collect: Collect) -> None:
    from kernekort.typeset.hooks import less_to_do, no_fonts_written

    before = parts()
    with pytest.raises(KeyError), no_fonts_written(), less_to_do(CSS):
        raise KeyError
    assert parts() == before


def test_functions_that_take_something_else_are_left_alone(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    def fonts(pdf: Any, fonts: Any, compress: Any, subset: Any, options: Any, more: Any) -> None: ...

    def margins(context: Any, state: Any, page: Any) -> None: ...

    def missing(self: Any, name: Any) -> None: ...

    monkeypatch.setattr("weasyprint.pdf.build_fonts_dictionary", fonts)
    monkeypatch.setattr("weasyprint.layout.make_margin_boxes", margins)
    monkeypatch.setattr("weasyprint.css.ComputedStyle.__missing__", missing)
    assert replaced(None) == set()
    assert replaced(CSS) == {"sheet"}


def test_functions_that_are_gone_are_not_missed(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    from kernekort.typeset.hooks import less_to_do, no_fonts_written

    monkeypatch.delattr("weasyprint.pdf.build_fonts_dictionary")
    monkeypatch.delattr("weasyprint.layout.make_margin_boxes")
    with no_fonts_written(), less_to_do(CSS):
        import weasyprint

        assert not hasattr(weasyprint.pdf, "build_fonts_dictionary")
        assert not hasattr(weasyprint.layout, "make_margin_boxes")
    assert not hasattr(weasyprint.pdf, "build_fonts_dictionary")


def test_another_version_keeps_its_inner_workings(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.__version__", "70.1")
    assert replaced(CSS) == {"margins"}


def test_a_stylesheet_of_other_rules_for_notes_is_left_alone(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernekort.typeset.hooks._made", [])
    monkeypatch.setattr("weasyprint.html.UA", "::footnote-call { color: red }\np { display: block }")
    assert replaced(CSS) == {"margins", "missing"}


def test_text_set_without_its_fonts_written_is_the_question_it_was(collect: Collect) -> None:
    """What the tests above compare is not nothing."""
    made = collect([face("k1", question("Hvem kommer ind?"))], setting())
    ((page,),) = made.pages
    assert "".join(sorted({text for glyphs in page.glyphs for text in glyphs.texts})) == " ?Hdeikmnorv"
