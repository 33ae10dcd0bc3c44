"""``kernekort.yml``: found from anywhere inside the project, checked, and never building outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.findings import Checked, Place
from kernekort.project import FILE, Project, find_project, load_project
from kernekort.typography import House


def load(folder: Path, text: str = "") -> Checked[Project]:
    (folder / FILE).write_text(text, encoding="utf-8")
    return load_project(folder / FILE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path.resolve() / "aaloese"
    made.mkdir()
    return made


def test_a_project_that_says_everything(folder: Path) -> None:
    checked = load(
        folder,
        "name: Åløse Kommune\nlanguage: en\nbrand: kontor\npaper: A3\nprinter: Kopirummet 2\noutput: ud/filer\n"
        "compounds: [kerne|opgave, borger|møde]\ntypography: {quotes: curly, clock: 09.00}\n",
    )
    assert checked == Checked(
        Project(
            folder=folder,
            name="Åløse Kommune",
            language="en",
            brand="kontor",
            paper="A3",
            printer="Kopirummet 2",
            output=folder / "ud/filer",
            compounds=("kerne|opgave", "borger|møde"),
            own_brand=None,
            house=House(quotes="curly", clock="09.00"),
        )
    )


def test_a_project_that_says_nothing(folder: Path) -> None:
    project = load(folder).value
    assert project is not None
    assert (project.name, project.language, project.paper) == ("aaloese", None, "A4")
    assert (project.brand, project.printer, project.compounds, project.own_brand) == (None, None, (), None)
    assert project.output == folder / "build"
    assert project.house == House(quotes="guillemets", clock="9.00")


def test_a_folder_does_as_well_as_its_file(folder: Path) -> None:
    assert load(folder, "name: x\n") == load_project(folder)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("name: x\nlangauge: da\n", "unknown-field", (2, 1)),
        ("language: dk\n", "not-a-choice", (1, 11)),
        ("language: no\n", "not-a-choice", (1, 11)),
        ("paper: A5\n", "not-a-choice", (1, 8)),
        ("brand: Åløse\n", "wrong-type", (1, 8)),
        ("typography:\n  quotes: english\n", "not-a-choice", (2, 11)),
        ("typography: {clock: 9:00}\n", "not-a-choice", (1, 21)),
        ("typography: {quote: curly}\n", "unknown-field", (1, 14)),
        ("typography: curly\n", "wrong-type", (1, 13)),
        ("compounds: kerne|opgave\n", "wrong-type", (1, 12)),
        ("output:\n", "empty-field", (1, 1)),
        ("- name\n", "wrong-type", (1, 1)),
        ("name: x\nname: y\n", "duplicate-key", (2, 1)),
        ("output: ..\n", "output-outside", (1, 9)),
        ("output: build/../../x\n", "output-outside", (1, 9)),
        ("output: /tmp/x\n", "output-outside", (1, 9)),
        ("output: 'C:\\x'\n", "output-outside", (1, 9)),
        ("output: '\\\\server\\x'\n", "output-outside", (1, 9)),
        ("output: out\n", "output-outside", (1, 9)),
        ("output: .\n", "output-in-sources", (1, 9)),
        ("output: content/pdf\n", "output-in-sources", (1, 9)),
        ("output: brand\n", "output-in-sources", (1, 9)),
        ("output: kernekort.yml\n", "output-in-sources", (1, 9)),
    ],
)
def test_what_is_wrong_is_told_at_its_spot(folder: Path, text: str, code: str, place: tuple[int, int]) -> None:
    (folder / "out").symlink_to(folder.parent, target_is_directory=True)
    checked = load(folder, text)
    assert checked.failed
    assert [(one.code, one.place) for one in checked.findings] == [(code, Place(FILE, *place))]


def test_an_unknown_field_gets_its_neighbour(folder: Path) -> None:
    facts = load(folder, "langauge: da\n").findings[0].facts
    assert facts["near"] == ("language",)
    known = ("name", "language", "brand", "paper", "printer", "output", "compounds", "typography", "profiles")
    assert facts["fields"] == known


def test_a_project_is_found_from_anywhere_inside_it(folder: Path) -> None:
    inner = folder / "content" / "kits"
    inner.mkdir(parents=True)
    assert find_project(inner) is None
    (folder / FILE).touch()
    (inner / "a.yml").touch()
    for start in (folder, inner, inner / "a.yml"):
        assert find_project(start) == folder / FILE
    assert find_project(folder.parent) is None


def test_the_nearest_project_is_the_one(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / FILE).touch()
    (inner / FILE).touch()
    assert find_project(inner) == inner / FILE


def test_a_folder_without_the_file(folder: Path) -> None:
    assert [(one.code, one.place) for one in load_project(folder).findings] == [("file-missing", Place(FILE))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name: Åløse Kommune\n", "aaloese-kommune"),
        ("name: Åløse Kommune\nbrand: aaloese-aeldre\n", "aaloese-aeldre"),
        ("name: 漢\n", "brand"),
        ("", "aaloese"),
    ],
)
def test_the_name_of_the_projects_own_brand(folder: Path, text: str, name: str) -> None:
    (folder / "brand").mkdir()
    (folder / "brand" / "brand.yml").touch()
    project = load(folder, text).value
    assert project is not None
    assert project.own_brand == name


def test_a_chosen_brand_that_is_there_already_is_not_the_projects_own(folder: Path) -> None:
    for path in ("brand/brand.yml", "layouts/_brands/kommunen/brand.yml"):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).touch()
    project = load(folder, "name: Skolen\nbrand: kommunen\n").value
    assert project is not None
    assert (project.brand, project.own_brand) == ("kommunen", "skolen")
