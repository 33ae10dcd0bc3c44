"""``--since``: what has changed, for the client to see and for the printer to print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from tests.cli.conftest import Built, Ran, typed
from tests.cli.test_proof import texts
from tests.faults.case import sound_project
from tests.unit.test_history import git

DATED = ("--date", "2026-12-03")
BEFORE = """\
layout: dialog-card
title: Prøve
items:
  - {id: en, suit: vaerdi, question: Hvem er vi her for?}
  - {id: to, suit: social, question: Hvad kan de mærke?, how: Tænk hver for sig.}
  - {id: tre, suit: vaerdi, question: Hvornår lykkes det for jer?}
  - {id: fire, suit: vaerdi, question: Hvem opdager det først?}
"""
NOW = """\
layout: dialog-card
title: Prøve
items:
  - {id: ekstra, suit: maalgruppe, question: Hvem mangler?}
  - {id: to, suit: social, question: Hvad kan de se?, how: Tænk hver for sig.}
  - {id: tre, suit: vaerdi, question: Hvornår lykkes det for jer?}
  - {id: fire, suit: vaerdi, question: Hvem opdager det først?}
"""


@dataclass(frozen=True)
class Changed(Built):
    """A project whose deck is another than it was, and all that was made of what has changed."""

    proof: Ran
    press: Ran
    whole: Ran


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    folder = tmp_path_factory.mktemp("since") / "proeve"
    sound_project(folder)
    content = folder / "content" / "kort.yml"
    content.write_text(BEFORE, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "v1")
    git(folder, "tag", "v1")
    (folder.parent / "foer.yml").write_text(BEFORE, encoding="utf-8")
    content.write_text(NOW, encoding="utf-8")
    return Changed(
        folder,
        typed(folder, "build", "kort", "--since", "v1", "--json"),
        typed(folder, "proof", "kort", "--since", "v1", *DATED, "--json"),
        typed(folder, "build", "kort", "--for", "press", "--since", "v1", "--json"),
        typed(folder, "build", "kort", "--for", "press", "--only", "id=to,ekstra", "--json"),
    )


def test_only_what_has_changed_is_made_and_told(changed: Changed) -> None:
    found = {finding["code"]: finding["facts"].get("cards") for finding in changed.ran.document["findings"]}
    assert found == {
        "since-changed": ["2 to"],
        "since-new": ["1 ekstra"],
        "since-gone": ["1 en"],
    }
    (file,) = changed.ran.document["files"]
    assert (Path(file["path"]).name, file["pages"]) == ("kort-kernekort-office-sheets-changes.pdf", 4)


def test_a_card_that_has_only_moved_up_in_the_count_is_not_printed_again(changed: Changed, tmp_path: Path) -> None:
    moved = tmp_path / "flyttet.yml"
    moved.write_text(NOW.replace("{id: ekstra", "{id: ekstra, number: 7"), encoding="utf-8")
    ran = typed(changed.folder, "build", "kort", "--since", str(moved), "--for", "press", "--json")
    found = {finding["code"]: finding["facts"].get("cards") for finding in ran.document["findings"]}
    assert found == {"since-unchanged": None, "since-renumbered": ["1 ekstra", "2 to", "3 tre", "4 fire"]}
    assert ran.document["files"] == []


def test_the_guide_says_which_cards_replace_which(changed: Changed) -> None:
    guide = texts(changed.pdf("kort-kernekort-office-sheets-changes.pdf"))[0]
    for said in ("siden »v1«", "Læg i stedet for de gamle: 2 to", "Læg til: 1 ekstra", "Tag ud: 1 en", "1 ark A4"):
        assert said in guide


def test_the_press_gets_the_same_faces_as_when_they_are_chosen(changed: Changed) -> None:
    assert changed.press.code == changed.whole.code == Exit.FINE
    patch, chosen = (changed.pdf(f"kort-kernekort-press-faces{look}.pdf") for look in ("-changes", ""))
    assert [page.get_contents().get_data() for page in PdfReader(patch).pages] == [  # type: ignore[union-attr]
        page.get_contents().get_data()  # type: ignore[union-attr]
        for page in PdfReader(chosen).pages
    ]


def test_the_proof_shows_before_and_now_and_marks_the_words(changed: Changed) -> None:
    assert changed.proof.code == Exit.FINE
    proof = changed.pdf("kort-kernekort-office-proof-changes.pdf")
    first, page = texts(proof)
    for said in ("Ændret 1", "Nye 1", "Udgået 1", "Uændret 2", "før og nu ved siden af hinanden"):
        assert said in first
    assert "to Teksten er ændret Før Nu Spørgsmål Hvad kan de mærke? se?" in page
    # What stands on the cards themselves is extracted first.
    page = page[page.index("Korrektur 1") :]
    assert "Tænk hver for sig" not in page
    assert page.index("Teksten er ændret") < page.index("ekstra Ny") < page.index("en Udgået")
    forms = PdfReader(proof).pages[1]["/Resources"]["/XObject"]  # type: ignore[index]
    # Three fronts; one back that is as it was, and that of the new card; and what stands beside them.
    assert len(forms) == 6


def test_an_earlier_file_is_as_good_as_a_revision(changed: Changed, tmp_path: Path) -> None:
    words = ("--since", "../foer.yml", *DATED, "--output", str(tmp_path), "--json")
    ran = typed(changed.folder, "proof", "kort", *words)
    assert ran.code == Exit.FINE
    one, other = (folder / "kort-kernekort-office-proof-changes.pdf" for folder in (tmp_path, changed.folder / "build"))
    assert one.read_bytes() == other.read_bytes()


def test_of_a_choice_only_its_changes_are_made(changed: Changed) -> None:
    ran = typed(changed.folder, "proof", "kort", "--since", "v1", "--only", "id=tre", *DATED, "--json")
    assert ran.document["files"] == []
    assert [finding["code"] for finding in ran.document["findings"]] == ["since-unchanged"]


def test_what_is_wrong_with_an_earlier_state_is_told_where_it_was(changed: Changed, tmp_path: Path) -> None:
    broken = tmp_path / "brudt.yml"
    broken.write_text("layout: dialog-card\ntitle: [\n", encoding="utf-8")
    ran = typed(changed.folder, "build", "kort", "--since", str(broken))
    assert (ran.code, "brudt.yml:" in ran.stderr, ran.stdout) == (Exit.INPUT, True, "")
    ran = typed(changed.folder, "proof", "kort", "--since", "mangler.yml", "--json")
    assert [finding["code"] for finding in ran.document["findings"]] == ["file-missing"]


def test_what_did_not_fit_then_is_shown_as_it_was(changed: Changed, tmp_path: Path) -> None:
    long = tmp_path / "langt.yml"
    long.write_text(NOW.replace("Tænk hver for sig.", "Tænk hver for sig. " * 30), encoding="utf-8")
    ran = typed(changed.folder, "proof", "kort", "--since", str(long), *DATED, "--output", str(tmp_path))
    assert (ran.code, len(ran.lines)) == (Exit.FINE, 1), ran.stderr


def test_a_material_that_was_not_there(changed: Changed) -> None:
    new = changed.folder / "content" / "nyt.yml"
    new.write_text(NOW, encoding="utf-8")
    try:
        ran = typed(changed.folder, "build", "nyt", "--since", "v1", "--json")
    finally:
        new.unlink()
    assert [finding["code"] for finding in ran.document["findings"]] == ["since-without-material"]


def test_an_answer_from_before_is_not_given_again(changed: Changed) -> None:
    from kernekort.freshness.asked import askable

    assert askable(["build", "kort"], {})
    assert not askable(["build", "kort", "--since", "v1"], {})
    assert not askable(["build", "kort", "--since=v1"], {})
