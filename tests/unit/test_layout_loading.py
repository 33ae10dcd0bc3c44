"""Layouts read from their folders, their parents', and the library's shared files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kernekort.figures import SUITS
from kernekort.findings import Checked, Place
from kernekort.layout import LANGUAGES, Layout, load_layout, read_words
from kernekort.library import Library, Root, built_in
from kernekort.units import Size

Load = Callable[..., Checked[Layout]]

TITLES = "{da: Kort, en: Card}"
CARD = f"""\
title: {TITLES}
trim: 63mm x 88mm
bleed: 3mm
safe: 4mm
sheet: ark
fields:
  question: {{type: lines, alias: spørgsmål, required: true}}
  tags: {{type: list}}
fit:
  question: {{font: display, width: 51.5mm, steps: [{{size: 17pt, leading: 6.667mm, lines: 4, name: large}}]}}
"""
SUITS_FILE = (built_in() / "layouts/_shared/suits.yml").read_text(encoding="utf-8")
SHARED = {
    "layouts/_shared/suits.yml": SUITS_FILE,
    "layouts/_shared/base.css": "",
    "layouts/_sheets/ark.yml": "",
    "layouts/kort/template.html.j2": "",
}


def put(root: Path, files: Mapping[str, str]) -> None:
    for relative, text in files.items():
        path = root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads ``kort`` from files laid over a small library."""
    root = tmp_path.resolve()

    def loaded(text: str = CARD, name: str = "kort", **files: str) -> Checked[Layout]:
        put(root, SHARED | {f"layouts/{name}/layout.yml": text})
        put(root, {key.replace("__", "/"): text for key, text in files.items()})
        return load_layout(Library((Root("project", root),)), name, Place("content/a.yml", 1, 9))

    return loaded


def write(root: Path, **layouts: str) -> Library:
    put(root, SHARED | {f"layouts/{name}/layout.yml": text for name, text in layouts.items()})
    return Library((Root("project", root.resolve()),))


def told(checked: Checked[Layout]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in checked.findings if one.place is not None]


def test_a_layout_comes_with_what_is_usual(load: Load, tmp_path: Path) -> None:
    checked = load()
    layout = checked.value
    assert checked.findings == ()
    assert layout is not None
    assert (layout.name, layout.title, layout.shown) == (
        "kort",
        {"da": "Kort", "en": "Card"},
        "layouts/kort/layout.yml",
    )
    assert (layout.trim, layout.bleed, layout.safe, layout.sheet) == (Size(63, 88), 3.0, 4.0, "ark")
    assert (layout.flow, layout.sides, layout.roles, layout.default_role) == (
        "card",
        ("front", "back"),
        ("card",),
        "card",
    )
    assert (layout.folder, layout.template) == (tmp_path.resolve() / "layouts/kort", "kort/template.html.j2")
    assert layout.styles == (tmp_path.resolve() / "layouts/_shared/base.css",)
    assert layout.words == {"da": {}, "en": {}}
    assert tuple(layout.suits) == SUITS


@pytest.mark.parametrize("name", ["dialog-card", "tool-card"])
def test_the_built_in_layouts_are_in_order(name: str) -> None:
    checked = load_layout(Library.open(), name)
    layout = checked.value
    assert checked.findings == ()
    assert layout is not None
    assert layout.sides == ("front", "back")
    assert layout.fields["suit"].of == SUITS
    assert all(field.alias or field.name == "tip" for field in layout.fields.values())
    assert all(set(field.title) == set(LANGUAGES) for field in layout.fields.values())
    assert all(set(layout.words[language]) == set(layout.words["da"]) for language in LANGUAGES)
    assert [path.name for path in layout.styles] == ["base.css", "style.css"]


@pytest.mark.parametrize(("name", "shared"), [("article", ["base.css", "paper.css"]), ("slide", ["base.css"])])
def test_documents_share_their_pages(name: str, shared: list[str]) -> None:
    layout = load_layout(Library.open(), name).value
    assert layout is not None
    assert [path.name for path in layout.styles] == [*shared, "style.css"]


def test_the_dialogue_card_is_what_content_counts_on() -> None:
    layout = load_layout(Library.open(), "dialog-card").value
    assert layout is not None
    assert layout.trim == Size(63, 88)
    assert layout.roles == ("card", "title", "instruction", "divider", "blank", "half-blank", "colophon")
    assert {name for name, field in layout.fields.items() if field.needed_by("card")} == {"suit", "question"}
    assert {name for name, field in layout.fields.items() if field.needed_by("instruction")} == {"title", "steps"}
    assert {name for name, field in layout.fields.items() if field.needed_by("blank")} == {"prompt"}
    assert not layout.fields["how"].open_to("divider")
    assert [step.size for step in layout.fit["question"].steps] == [17.0, 14.3, 12.0]
    assert layout.fit["question"].roles == ("card",)


def test_the_tool_card_has_steps_with_time() -> None:
    layout = load_layout(Library.open(), "tool-card").value
    assert layout is not None
    steps = layout.fields["steps"]
    assert (steps.type, steps.items, steps.most, steps.required) == ("list", "group", 5, True)
    assert {name: (inner.type, inner.alias) for name, inner in steps.fields.items()} == {
        "title": ("text", "titel"),
        "text": ("text", "tekst"),
        "minutes": ("minutes", "minutter"),
    }


def test_an_unknown_layout_is_told_where_it_was_asked_for(load: Load, tmp_path: Path) -> None:
    load()
    library = Library((Root("project", tmp_path.resolve()),))
    checked = load_layout(library, "kart", Place("content/a.yml", 1, 9))
    assert told(checked) == [("unknown-layout", 1, 9)]
    assert checked.findings[0].facts["known"] == ("kort",)


def test_a_child_takes_from_its_parents_what_it_does_not_say(tmp_path: Path) -> None:
    fields = "fields: {question: {type: text}, tip: {type: text}}\n"
    child = f"extends: kort\ntitle: {{da: Barn, en: Child}}\nsafe: 5mm\n{fields}"
    library = write(tmp_path, kort=CARD, barn=child, barnebarn="extends: barn\nsides: [front]\n")
    put(
        tmp_path,
        {
            "layouts/kort/words.yml": "da: {a: gammel, b: gammel}\nen: {a: old}\n",
            "layouts/barn/words.yml": "da: {b: ny}\n",
            "layouts/kort/style.css": "",
            "layouts/barnebarn/style.css": "",
        },
    )
    layout = load_layout(library, "barnebarn").value
    assert layout is not None
    assert (layout.name, layout.title["da"], layout.safe, layout.bleed) == ("barnebarn", "Barn", 5.0, 3.0)
    assert layout.sides == ("front",)
    assert {name: field.type for name, field in layout.fields.items()} == {
        "question": "text", "tags": "list", "tip": "text",
    }  # fmt: skip
    assert not layout.fields["question"].required
    assert layout.template == "kort/template.html.j2"
    assert [path.parent.name for path in layout.styles] == ["_shared", "kort", "barnebarn"]
    assert layout.words == {"da": {"a": "gammel", "b": "ny"}, "en": {"a": "old"}}
    assert set(layout.fit) == {"question"}


def test_circles_are_refused_by_name(tmp_path: Path) -> None:
    library = write(tmp_path, a="extends: b\n", b="extends: c\n", c="extends: b\n", d="extends: d\n")
    checked = load_layout(library, "a")
    assert [(one.code, one.place, one.facts) for one in checked.findings] == [
        ("layout-circle", Place("layouts/c/layout.yml", 1, 10), {"layouts": ("b", "c", "b")})
    ]
    assert load_layout(library, "d").findings[0].facts == {"layouts": ("d", "d")}


def test_an_unknown_parent_is_told_at_its_name(tmp_path: Path) -> None:
    checked = load_layout(write(tmp_path, kort="title: {da: a, en: b}\nextends: krt\n"), "kort")
    assert told(checked) == [("unknown-layout", 2, 10)]


def test_a_project_may_shadow_a_single_file(tmp_path: Path) -> None:
    project, below = tmp_path.resolve() / "project", tmp_path.resolve() / "below"
    put(below, SHARED | {"layouts/kort/layout.yml": CARD, "layouts/kort/style.css": "", "layouts/kort/words.yml": ""})
    put(
        project,
        {"layouts/kort/style.css": "", "layouts/_shared/base.css": "", "layouts/kort/words.yml": "da: {a: b}\n"},
    )
    layout = load_layout(Library((Root("project", project), Root("built-in", below))), "kort").value
    assert layout is not None
    assert layout.styles == (project / "layouts/_shared/base.css", project / "layouts/kort/style.css")
    assert layout.folder == below / "layouts/kort"
    assert layout.words["da"] == {"a": "b"}


def test_everything_that_is_missing_is_told_at_once(load: Load) -> None:
    checked = load("roles: [card]\n")
    assert [one.facts["field"] for one in checked.findings] == ["title", "trim", "bleed", "safe", "sheet"]
    assert {one.code for one in checked.findings} == {"missing-field"}


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("flow: poster", "not-a-choice", 7),
        ("sides: [back]", "sides-order", 8),
        ("sides: [back, front]", "sides-order", 8),
        ("sides: [front, middle]", "not-a-choice", 16),
        ("roles: [card, a, card]", "duplicate-role", 18),
        ("template: kort.html.j2", "template-missing", 11),
        ("template: ../../secret.j2", "wrong-type", 11),
        ("wieght: 3", "unknown-field", 1),
        ("extends: Ukendt", "wrong-type", 10),
    ],
)
def test_what_is_wrong_is_told_at_its_spot(load: Load, line: str, code: str, column: int) -> None:
    checked = load(f"{line}\n{CARD}")
    assert checked.value is None
    assert told(checked) == [(code, 1, column)]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("safe: 4mm", "safe: 31.5mm", "safe-too-wide", (4, 7)),
        ("safe: 4mm", "safe: 4", "wrong-type", (4, 7)),
        ("bleed: 3mm", "bleed: 60mm", "out-of-range", (3, 8)),
        ("trim: 63mm x 88mm", "trim: 63mm", "wrong-type", (2, 7)),
        ("sheet: ark", "sheet: arket", "unknown-sheet", (5, 8)),
        (TITLES, "Kort", "wrong-type", (1, 8)),
    ],
)
def test_measures_are_checked(load: Load, old: str, new: str, code: str, place: tuple[int, int]) -> None:
    assert told(load(CARD.replace(old, new))) == [(code, *place)]


def test_a_template_that_is_misnamed_gets_its_neighbour(load: Load) -> None:
    checked = load(CARD + "template: templte.html.j2\n")
    assert checked.findings[0].facts == {
        "file": "templte.html.j2",
        "layout": "kort",
        "near": ("template.html.j2",),
    }


def test_words_are_checked_at_their_places(load: Load) -> None:
    checked = load(**{"layouts__kort__words.yml": "da:\n  a: [b]\nfr: {}\n"})
    assert [(one.code, str(one.place)) for one in checked.findings] == [
        ("wrong-type", "layouts/kort/words.yml:2:6"),
        ("unknown-field", "layouts/kort/words.yml:3:1"),
    ]


def test_words_of_a_folder_that_is_no_layout(tmp_path: Path) -> None:
    put(tmp_path, {"layouts/_guide/words.yml": "da: {guide: Vejledning}\nen: {guide: Guide}\n"})
    library = Library((Root("project", tmp_path.resolve()),))
    assert read_words(library, "_guide").value == {"da": {"guide": "Vejledning"}, "en": {"guide": "Guide"}}
    assert read_words(library, "_nothing").value == {"da": {}, "en": {}}


def test_all_eight_dimensions_have_a_name_and_a_question(load: Load) -> None:
    suits = "\n".join(line for line in SUITS_FILE.splitlines() if "Målgruppen" not in line)
    checked = load(**{"layouts___shared__suits.yml": suits})
    assert [(one.code, one.facts["what"]) for one in checked.findings] == [("missing-field", "maalgruppe")]


def test_without_its_dimensions_no_layout_is_made(tmp_path: Path) -> None:
    library = write(tmp_path, kort=CARD)
    (tmp_path / "layouts/_shared/suits.yml").unlink()
    assert [str(one.place) for one in load_layout(library, "kort").findings] == ["layouts/_shared/suits.yml"]
