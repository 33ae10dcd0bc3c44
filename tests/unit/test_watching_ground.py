"""Which folders are followed, and which saves count."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.library import Library, built_in
from kernekort.watching import Ground, ground


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project with folders of all kinds, as they come from others too."""
    folder = tmp_path.resolve() / "projekt"
    for name in (
        "content/kits", "layouts/eget/billeder", "brand", "billeder", "build/gammelt", "til-print",
        ".git/objects", ".kernekort", "node_modules/x", "env/lib/python3.11", "content/__pycache__",
    ):  # fmt: skip
        (folder / name).mkdir(parents=True)
    (folder / "env" / "pyvenv.cfg").touch()
    return folder


def followed(found: Ground, home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in found.folders() if path.is_relative_to(home))


def test_a_project_is_followed_but_not_what_is_made_of_it_or_lies_there_for_others(home: Path) -> None:
    found = Ground.of(Library.open(home), home / "build", home / "til-print")
    assert followed(found, home) == [
        ".", "billeder", "brand", "content", "content/kits", "layouts", "layouts/eget", "layouts/eget/billeder",
    ]  # fmt: skip


def test_of_the_built_in_library_only_the_sources_are_followed() -> None:
    folders = Ground.of(Library.open()).folders()
    assert {folder.relative_to(built_in()).parts[0] for folder in folders} == {"content", "layouts", "fonts"}
    assert built_in() not in folders


def test_links_are_not_gone_through(home: Path) -> None:
    (home / "content" / "rundt").symlink_to(home, target_is_directory=True)
    assert "content/rundt" not in followed(Ground.of(Library.open(home)), home)


def test_there_is_an_end_to_it_and_the_sources_come_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (home / f"arkiv-{number}").mkdir()
    monkeypatch.setattr(ground, "MOST_FOLDERS", 4)
    assert followed(Ground.of(Library.open(home)), home) == [".", "brand", "content", "layouts"]


def test_a_project_that_is_gone_is_not_followed(tmp_path: Path) -> None:
    assert followed(Ground.of(Library.open(tmp_path / "væk")), tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "kort.yml",
        "kort.md",
        "layout.yml",
        "template.html.j2",
        "print.css",
        "logo.svg",
        "Æblet 2.png",
        "OFL.txt",
        "4913a",
    ],
)
def test_sources_count(home: Path, name: str) -> None:
    assert Ground.of(Library.open(home)).matters(home / "content" / name)


@pytest.mark.parametrize(
    "name",
    [
        ".kort.yml.swp", ".kort.yml.swx", "kort.yml.swp", "kort.yml~", "4913", "5036", ".#kort.yml", "#kort.yml#",
        ".goutputstream-A1B2", "kort.yml.tmp", "kort.yml___jb_tmp___", "kort.yml___jb_old___", "~$kort.docx",
        "logo.svg.part", "logo.svg.crdownload", ".DS_Store", ".kernekort-1f2e.tmp", ".git", "__pycache__",
    ],
)  # fmt: skip
def test_passing_things_do_not(home: Path, name: str) -> None:
    assert not Ground.of(Library.open(home)).matters(home / "content" / name)


def test_the_folder_that_is_built_into_does_not_count_itself(home: Path) -> None:
    assert not Ground.of(Library.open(home), home / "build").matters(home / "build")
