"""Lookup: the project over the built-in library, whole file by whole file, and never out of a root."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort import library as lookup
from kernekort.findings import Place, Severity
from kernekort.library import KINDS, Kind, Library, Root, built_in, suggested_name

FILES: dict[Kind, str] = {
    "material": "content/{}.yml",
    "layout": "layouts/{}/layout.yml",
    "brand": "layouts/_brands/{}/brand.yml",
    "sheet": "layouts/_sheets/{}.yml",
    "font": "fonts/{}/font.yml",
    "kit": "content/kits/{}.yml",
    "shop": "layouts/_shops/{}.yml",
}


def put(root: Path, *relatives: str) -> None:
    for relative in relatives:
        path = root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"from: {root.name}\n", encoding="utf-8")


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, Path]:
    project, below = tmp_path.resolve() / "project", tmp_path.resolve() / "below"
    project.mkdir()
    below.mkdir()
    return project, below


@pytest.fixture
def library(roots: tuple[Path, Path]) -> Library:
    return Library((Root("project", roots[0]), Root("built-in", roots[1])), own_brand="ours")


@pytest.mark.parametrize("kind", KINDS)
def test_the_project_wins_over_the_built_in(library: Library, roots: tuple[Path, Path], kind: Kind) -> None:
    for root in roots:
        put(root, FILES[kind].format("kort"))
    found = library.find(kind, "kort")
    assert found is not None
    assert (found.root, found.path, found.shown) == (
        "project",
        roots[0] / FILES[kind].format("kort"),
        FILES[kind].format("kort"),
    )
    assert [one.root for one in library.all(kind, "kort")] == ["project", "built-in"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_built_in_counts_where_the_project_has_none(library: Library, roots: tuple[Path, Path], kind: Kind) -> None:
    put(roots[1], FILES[kind].format("kort"))
    put(roots[0], FILES[kind].format("andet"))
    found = library.find(kind, "kort")
    assert found is not None
    assert (found.root, found.path) == ("built-in", roots[1] / FILES[kind].format("kort"))
    assert [(one.name, one.root) for one in library.names(kind)] == [("andet", "project"), ("kort", "built-in")]


def test_the_order_of_the_roots_decides_not_their_names(roots: tuple[Path, Path]) -> None:
    for root in roots:
        put(root, "content/kort.yml", "layouts/_shared/base.css")
    turned = Library((Root("built-in", roots[1]), Root("project", roots[0])))
    found = turned.find("material", "kort")
    assert found is not None
    assert found.root == "built-in"
    assert turned.file("layouts/_shared/base.css") == roots[1] / "layouts/_shared/base.css"


def test_single_files_are_shadowed_whole_file_by_whole_file(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[1], "layouts/kort/style.css", "layouts/kort/template.html.j2")
    put(roots[0], "layouts/kort/style.css")
    assert library.file("layouts/kort/style.css") == roots[0] / "layouts/kort/style.css"
    assert library.file("layouts/kort/template.html.j2") == roots[1] / "layouts/kort/template.html.j2"
    assert library.file("layouts/kort/words.yml") is None


def test_names_are_sorted_and_leave_out_what_is_not_a_layout(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[1], "layouts/b/layout.yml", "layouts/_shared/layout.yml", "layouts/c/style.css", "layouts/a/layout.yml")
    assert [found.name for found in library.names("layout")] == ["a", "b"]


def test_files_below_a_folder_of_content_are_no_materials(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[1], "content/kits/moede.yml", "content/kort.yml", "content/noter.txt")
    assert [found.name for found in library.names("material")] == ["kort"]


def test_the_projects_own_brand_goes_by_its_name(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0], "brand/brand.yml", "layouts/_brands/ours/brand.yml")
    put(roots[1], "layouts/_brands/ours/brand.yml", "layouts/_brands/kontor/brand.yml")
    assert [(one.root, one.shown) for one in library.all("brand", "ours")] == [
        ("project", "brand/brand.yml"),
        ("project", "layouts/_brands/ours/brand.yml"),
        ("built-in", "layouts/_brands/ours/brand.yml"),
    ]
    assert [found.name for found in library.names("brand")] == ["kontor", "ours"]
    kontor = library.find("brand", "kontor")
    assert kontor is not None
    assert kontor.root == "built-in"


def test_a_brand_folder_of_the_built_in_library_is_nobodys_own(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[1], "brand/brand.yml")
    assert library.find("brand", "ours") is None
    assert library.names("brand") == ()


@pytest.mark.parametrize(
    "name", ["", "..", "../kort", "Kort", "kort/..", "kørt", "-kort", "_shared", "kort.yml", "a b"]
)
def test_names_that_are_not_allowed_find_nothing(library: Library, roots: tuple[Path, Path], name: str) -> None:
    put(roots[0], "content/kort.yml", "content/Kort.yml", "kort.yml")
    assert library.find("material", name) is None


@pytest.mark.parametrize(
    "relative", ["../secret.yml", "/etc/hostname", "", "content/../../secret.yml", "a\0b", "content"]
)
def test_a_path_never_leads_out_of_its_root(library: Library, roots: tuple[Path, Path], relative: str) -> None:
    put(roots[0], "content/kort.yml")
    put(roots[0].parent, "secret.yml")
    assert library.file(relative) is None


def test_a_link_out_of_the_root_is_not_found(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0].parent, "outside/secret.yml", "outside/layout.yml")
    put(roots[0], "content/inside.yml")
    (roots[0] / "content/secret.yml").symlink_to(roots[0].parent / "outside/secret.yml")
    (roots[0] / "content/twin.yml").symlink_to(roots[0] / "content/inside.yml")
    (roots[0] / "content/loop.yml").symlink_to(roots[0] / "content/loop.yml")
    (roots[0] / "layouts").mkdir()
    (roots[0] / "layouts/kort").symlink_to(roots[0].parent / "outside", target_is_directory=True)
    assert library.find("material", "secret") is None
    assert library.find("material", "loop") is None
    assert library.find("layout", "kort") is None
    assert [found.name for found in library.names("material")] == ["inside", "twin"]
    assert library.names("layout") == ()


def test_paths_are_shown_relative_to_their_root(library: Library, roots: tuple[Path, Path]) -> None:
    assert library.shown(roots[0] / "content" / "kort.yml") == "content/kort.yml"
    assert library.shown(roots[1] / "content" / "basis.yml") == "content/basis.yml"
    assert library.shown(Path("/elsewhere/kort.yml")) == "/elsewhere/kort.yml"


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_name_is_told_with_its_neighbours(library: Library, roots: tuple[Path, Path], kind: Kind) -> None:
    put(roots[0], FILES[kind].format("dialog-card"))
    put(roots[1], FILES[kind].format("tool-card"))
    finding = library.unknown(kind, "dialogcard", Place("content/a.yml", 2, 9))
    assert (finding.code, finding.severity) == (f"unknown-{kind}", Severity.ERROR)
    assert finding.place == Place("content/a.yml", 2, 9)
    assert finding.facts["name"] == "dialogcard"
    near = finding.facts["near"]
    assert isinstance(near, tuple)
    assert near[0] == "dialog-card"
    assert finding.facts["known"] == ("dialog-card", "tool-card")


def test_a_name_that_cannot_be_gets_a_suggestion(library: Library) -> None:
    finding = library.unknown("material", "Møde på Åen")
    assert finding.code == "name-not-allowed"
    assert finding.facts == {"name": "Møde på Åen", "suggestion": "moede-paa-aaen"}


def test_files_that_can_never_be_asked_for_are_pointed_out(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0], "content/Møde 1.yml", "content/moede.yml", "content/_kladde.yml")
    found = library.misnamed("material")
    assert [(one.code, one.severity, one.facts["suggestion"]) for one in found] == [
        ("name-ignored", Severity.WARNING, "moede-1")
    ]
    assert found[0].place == Place("content/Møde 1.yml")


@pytest.mark.parametrize(("text", "name"), [("Kørt", "koert"), ("  --A--b ", "a-b"), ("Café", "cafe"), ("漢", "")])
def test_suggestions_are_allowed_names(text: str, name: str) -> None:
    assert suggested_name(text) == name


def test_the_library_of_a_checkout_lies_above_the_package(checkout: Path) -> None:
    assert built_in() == checkout
    assert Library.open().roots == (Root("built-in", checkout),)


def test_the_library_of_an_installed_package_lies_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "files", lambda package: tmp_path)
    assert built_in() == tmp_path.resolve().parent
    (tmp_path / "_library").mkdir()
    assert built_in() == tmp_path.resolve() / "_library"


def test_a_project_lies_over_the_built_in_library(tmp_path: Path, checkout: Path) -> None:
    opened = Library.open(tmp_path, "ours")
    assert [root.name for root in opened.roots] == ["project", "built-in"]
    assert opened.roots[0].path == tmp_path.resolve()
    assert opened.own_brand == "ours"
    assert Library.open(checkout).roots == (Root("built-in", checkout),)


def test_a_material_may_be_running_text(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0], "content/artikel.md", "content/README.md")
    put(roots[1], "content/artikel.yml", "content/kort.yml")
    found = library.find("material", "artikel")
    assert found is not None
    assert (found.shown, found.root) == ("content/artikel.md", "project")
    assert [one.name for one in library.names("material")] == ["artikel", "kort"]
    assert library.doubled(found) is None
    assert library.find("material", "readme") is None
    assert library.misnamed("material") == ()


def test_a_material_in_two_files_of_one_folder_is_said(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0], "content/artikel.md", "content/artikel.yml")
    found = library.find("material", "artikel")
    assert found is not None
    assert [one.name for one in library.names("material")] == ["artikel"]
    finding = library.doubled(found)
    assert finding is not None
    assert (finding.code, finding.place) == ("material-twice", Place("content/artikel.md"))
    assert finding.facts == {"name": "artikel", "other": "content/artikel.yml"}


def test_other_endings_are_named_with_the_right_one(library: Library, roots: tuple[Path, Path]) -> None:
    put(roots[0], "content/artikel.markdown", "content/Kort.md", "layouts/kort/layout.yaml")
    told = [(one.facts["name"], one.facts["suggestion"]) for one in library.misnamed("material")]
    assert told == [("Kort", "kort"), ("artikel.markdown", "artikel.md")]
    assert [one.facts["suggestion"] for one in library.misnamed("layout")] == ["layout.yml"]
