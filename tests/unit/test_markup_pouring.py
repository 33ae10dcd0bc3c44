"""A deck poured into its layout: what a template is given, what it may not break, and what makes two faces one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Place
from kernekort.library import Library
from kernekort.markup import FaceMarkup, Pouring, pour
from kernekort.pipeline import Job, Prepared, Target, prepare
from kernekort.units import Size
from tests.pouring import DECK, LAYOUT, face, inner, project, slips, sound

SECTION = '<section class="face front role-card c-vaerdi plain">'


def keys(prepared: Prepared) -> dict[str, str]:
    return {f"{one.item}-{one.side}": one.key for one in prepared.faces}


def test_a_face_is_one_section_that_says_what_it_is(tmp_path: Path) -> None:
    one = face(sound(slips(tmp_path, "  <p>{{ item.question }}</p>\n")))
    assert one.html == f"{SECTION}<p>Hvad er værdien?</p></section>"
    assert (one.item, one.side, one.title) == ("et", "front", "Hvad er værdien?")
    assert one.form.trim == Size(63, 88)
    assert (one.form.name, one.form.bleed, one.form.safe) == ("slip", 3, 4)
    assert one.place.file == "content/slips.yml"
    assert one.places["question"].line == one.place.line


def test_a_template_is_given_plain_data(tmp_path: Path) -> None:
    template = (
        "{{ side }}|{{ item.id }}|{{ item.role }}|{{ item.note is none }}|{{ item.number }}|{{ deck.title }}"
        "|{{ deck.subtitle }}|{{ deck.language }}|{{ deck.count }}|{{ brand.name }}|{{ brand.client }}|{{ brand.mono }}"
        "|{{ brand.has_logo }}|{{ suit.name }}|{{ suit.title }}|{{ suit.ask }}"
    )
    assert inner(sound(slips(tmp_path, template)), side="back").split("|") == [
        *("back", "et", "card", "True", "1", "Lapper", "Små sedler", "da", "1"),
        *("kernekort", "False", "False", "True", "vaerdi", "Værdien", "Hvad bliver bedre for dem?"),
    ]


def test_a_card_of_no_dimension_takes_the_colours_of_the_edge(tmp_path: Path) -> None:
    one = sound(slips(tmp_path, "{{ suit.name }}", DECK.replace("suit: vaerdi, ", "")))
    assert "c-periferi" in face(one).html
    assert inner(one) == "periferi"


HOSTILE = """
layout: slip
title: '"><script>alert(1)</script>'
items:
  - id: et
    suit: vaerdi
    title: 'Én "titel & <b>to</b>'
    question: '</h1></section><section class="face"><style>*{display:none}</style>'
    note: '{{ 7 * 7 }} {% raw %} {# #}'
"""


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    template = (
        '<h1 title="{{ item.title }}">{{ item.question }}</h1>{{ item.note }}|{{ item.title|joints }}|{{ deck.title }}'
    )
    poured = inner(sound(slips(tmp_path, template, HOSTILE)))
    assert "<script" not in poured
    assert "<style" not in poured
    assert poured.count("<section") == 0
    assert 'title="Én &#34;titel &amp; &lt;b&gt;to&lt;/b&gt;"' in poured
    assert "{{ 7 * 7 }} {% raw %} {# #}" in poured


def test_hostile_titles_stay_in_their_bookmark(tmp_path: Path) -> None:
    files = {
        "layouts/slip/layout.yml": LAYOUT,
        "layouts/slip/template.html.j2": "x",
        "content/slips.yml": HOSTILE,
    }
    one = face(sound(prepare("slips", Job(Target.SCREEN), project(tmp_path, files))))
    assert 'data-bookmark="Én &quot;titel &amp; &lt;b&gt;to&lt;/b&gt;"' in one.html
    assert one.title == 'Én "titel & <b>to</b>'


def test_a_broken_template_is_told_once_for_a_role_and_a_side(tmp_path: Path) -> None:
    deck = DECK + "  - {id: to, question: Og?}\n  - {id: tre, question: Så?}\n  - {id: forside, role: title}\n"
    checked = slips(tmp_path, "\n{% if side == 'back' %}{{ nothing }}{% endif %}", deck)
    assert checked.value is None
    assert [(one.code, one.place) for one in checked.findings] == [
        ("template-error", Place("layouts/slip/template.html.j2", 2))
    ]


def test_all_broken_roles_are_told_at_once(tmp_path: Path) -> None:
    deck = DECK + "  - {id: forside, role: title}\n"
    template = "{% if item.role == 'title' %}\n{{ nothing }}{% else %}\n\n{{ nowhere }}{% endif %}"
    checked = slips(tmp_path, template, deck)
    assert [one.place.line for one in checked.findings if one.place] == [2, 4]


def shadowed(folder: Path, files: dict[str, str]) -> FaceMarkup:
    deck = """
    layout: dialog-card
    title: Prøve
    items:
      - {id: et, suit: vaerdi, question: Hvad?}
    """
    return face(sound(prepare("d", Job(), project(folder, {"content/d.yml": deck, **files}))))


def test_a_projects_template_lies_over_the_built_in_one(tmp_path: Path) -> None:
    built_in = shadowed(tmp_path / "a", {})
    own = shadowed(tmp_path / "b", {"layouts/dialog-card/template.html.j2": "vores: {{ item.question }}"})
    assert "vores: Hvad?" in own.html
    assert "vores" not in built_in.html


def test_a_part_of_a_template_may_be_replaced_alone(tmp_path: Path) -> None:
    parts = (Library.open().roots[0].path / "layouts" / "_shared" / "parts.html.j2").read_text(encoding="utf-8")
    own = shadowed(
        tmp_path, {"layouts/_shared/parts.html.j2": parts.replace('<div class="top">', '<div class="top vores">')}
    )
    assert 'class="top vores"' in own.html


def test_a_projects_styles_lie_over_the_built_in_ones(tmp_path: Path) -> None:
    own = shadowed(tmp_path, {"layouts/dialog-card/style.css": ".vores { top: 1mm }"})
    assert own.css.rstrip().endswith(".vores { top: 1mm }")
    assert "--t22: 384pt" in own.css
    assert "@page dialog-card, apart { size: 63mm 88mm; bleed: 3mm }" in own.css


def test_on_a_screen_the_page_is_the_card(tmp_path: Path) -> None:
    deck = "layout: dialog-card\ntitle: Prøve\nitems:\n  - {id: et, suit: vaerdi, question: Hvad?}\n"
    one = face(sound(prepare("d", Job(Target.SCREEN), project(tmp_path, {"content/d.yml": deck}))))
    assert one.form.bleed == 0
    assert "bleed: 0mm" in one.css


TEMPLATE = "<p>{{ item.question }}</p><p>{{ brand.unit }}</p>"


def test_the_same_files_give_the_same_keys_anywhere(tmp_path: Path) -> None:
    one = keys(sound(slips(tmp_path / "her", TEMPLATE)))
    other = keys(sound(slips(tmp_path / "et andet sted" / "dybere", TEMPLATE)))
    assert one == other
    assert len(set(one.values())) == 2


def test_equal_faces_have_one_key_whoever_they_belong_to(tmp_path: Path) -> None:
    deck = DECK + '  - {id: to, suit: vaerdi, question: "Og den anden?"}\n'
    made = keys(sound(slips(tmp_path, "{% if side == 'front' %}{{ item.question }}{% endif %}", deck)))
    assert made["et-back"] == made["to-back"]
    assert made["et-front"] != made["to-front"]


@pytest.mark.parametrize(
    ("template", "deck", "layout", "style"),
    [
        (TEMPLATE + " ", DECK, LAYOUT, ""),
        (TEMPLATE.replace("<p>", "<p class='x'>"), DECK, LAYOUT, ""),
        (TEMPLATE, DECK.replace("værdien?", "værdien!"), LAYOUT, ""),
        (TEMPLATE, DECK.replace("vaerdi", "joker"), LAYOUT, ""),
        (TEMPLATE, DECK, LAYOUT.replace("63mm x 88mm", "64mm x 88mm"), ""),
        (TEMPLATE, DECK, LAYOUT.replace("bleed: 3mm", "bleed: 4mm"), ""),
        (TEMPLATE, DECK, LAYOUT, "p { top: 1mm }"),
    ],
)
def test_a_key_changes_with_what_shapes_the_face(
    tmp_path: Path, template: str, deck: str, layout: str, style: str
) -> None:
    before = keys(sound(slips(tmp_path / "før", TEMPLATE, style="")))
    after = keys(sound(slips(tmp_path / "efter", template, deck, layout, style=style)))
    changed = before["et-front"] != after["et-front"]
    # Blanks around what is poured out are no part of a face.
    assert changed is (template != TEMPLATE + " ")


@pytest.mark.parametrize(
    "deck",
    [
        DECK.replace("id: et, ", "id: et, copies: 4, "),
        DECK.replace("id: et, ", "id: et, minutes: 5, "),
        "# en bemærkning\n" + DECK,
        DECK.replace("title: Lapper", "title: Andre lapper"),
        DECK + "  - {id: to, question: Og?}\n",
    ],
)
def test_a_key_stays_when_the_face_looks_the_same(tmp_path: Path, deck: str) -> None:
    before = keys(sound(slips(tmp_path / "før", TEMPLATE)))
    after = keys(sound(slips(tmp_path / "efter", TEMPLATE, deck)))
    assert {name: after[name] for name in before} == before


def branded(folder: Path, **changes: str) -> str:
    files = {
        "layouts/slip/layout.yml": LAYOUT,
        "layouts/slip/template.html.j2": "{{ item.question }}{{ logo() }}",
        "content/slips.yml": DECK,
        "brand/brand.yml": "name: Vores hus\ncolours: ['#7B2D5E', '#8CC04B']\nlogo: logo.svg\n",
        "brand/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>',
    }
    library = project(folder, files | {path.replace("__", "/"): text for path, text in changes.items()})
    return face(sound(prepare("slips", Job(brand="vores"), Library(library.roots, own_brand="vores")))).key


def test_a_key_changes_with_the_brand(tmp_path: Path) -> None:
    plain = branded(tmp_path / "a")
    other_colour = {"brand__brand.yml": "name: Vores hus\ncolours: ['#7B2D5F', '#8CC04B']\nlogo: logo.svg\n"}
    other_logo = {
        "brand__logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h1v1z"/></svg>'
    }
    assert branded(tmp_path / "b") == plain
    assert branded(tmp_path / "c", **other_colour) != plain
    assert branded(tmp_path / "d", **other_logo) != plain


def test_a_key_changes_with_the_bytes_of_a_typeface(tmp_path: Path) -> None:
    """A font of the same name in the project, one byte longer: it may set every line otherwise."""
    fonts = Library.open().roots[0].path / "fonts" / "literata"
    made = []
    for place, tail in (("a", b""), ("b", b"\0\0\0\0")):
        own = tmp_path / place / "fonts" / "literata"
        own.mkdir(parents=True)
        for path in fonts.iterdir():
            own.joinpath(path.name).write_bytes(path.read_bytes() + (tail if path.name == "literata-400.ttf" else b""))
        made.append(keys(sound(slips(tmp_path / place, TEMPLATE)))["et-front"])
    assert made[0] == keys(sound(slips(tmp_path / "c", TEMPLATE)))["et-front"]
    assert made[0] != made[1]


def test_a_running_head_too_long_for_its_line_stays_away(tmp_path: Path) -> None:
    text = "layout: dialog-card\ntitle: {}\nitems:\n  - {{id: et, role: blank, prompt: Skriv}}\n"
    short = sound(prepare("d", Job(), project(tmp_path / "a", {"content/d.yml": text.format("Vores kort")})))
    name = "Samarbejde på tværs af hele huset og haven"
    long = sound(prepare("d", Job(), project(tmp_path / "b", {"content/d.yml": text.format(name)})))
    assert "Vores kort" in inner(short)
    assert name not in inner(long)
    assert "Skriv" in inner(long)


@pytest.mark.parametrize("layout", ["dialog-card", "tool-card"])
def test_the_unit_stands_after_the_client_where_there_is_room(tmp_path: Path, layout: str) -> None:
    card = {
        "dialog-card": "{id: et, suit: vaerdi, question: Hvad?}",
        "tool-card": "{id: et, suit: vaerdi, title: Nu, steps: [{title: A, text: B, minutes: 1}]}",
    }[layout]

    def back(folder: str, unit: str) -> str:
        files = {
            "content/d.yml": f"layout: {layout}\ntitle: Prøve\nitems:\n  - {card}\n",
            "brand/brand.yml": f"name: Nordby Kommune\nunit: {unit}\ncolours: ['#7B2D5E', '#8CC04B']\n",
        }
        library = project(tmp_path / folder, files)
        return inner(sound(prepare("d", Job(brand="by"), Library(library.roots, own_brand="by"))), side="back")

    assert "Nordby Kommune · Skoler<" in back("a", "Skoler")
    assert "Nordby Kommune<" in back("b", "Sundheds-, omsorgs-, kultur- og fritidsforvaltningen")


def test_pouring_twice_gives_the_same(tmp_path: Path) -> None:
    prepared = sound(slips(tmp_path, TEMPLATE))
    one: Pouring = prepared.pouring
    assert pour(one) == pour(one)
    assert pour(one).value == prepared.cards
