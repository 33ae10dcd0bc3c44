"""Everything that shapes a result is noticed when it changes, and nothing else is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kernekort.freshness import hashing
from kernekort.freshness.listing import Signature
from tests.freshness_ground import SAID, SENTENCE, Ground, ground

Change = Callable[[Ground], object]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    made = ground(tmp_path, monkeypatch)
    assert made.run()
    return made


def rewrite(path: Path, text: str) -> None:
    """Other text of the same length, with the old time: nothing but the content tells."""
    before = path.stat()
    assert len(text.encode()) == before.st_size
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def write(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def a_folder_instead(world: Ground) -> None:
    world.product.unlink()
    world.product.mkdir()


def make_environment(world: Ground) -> None:
    write(world.project / "env" / "pyvenv.cfg")
    write(world.project / "env" / "lib" / "a.yml")


def vouch_otherwise(world: Ground) -> None:
    data = json.loads(world.manifest.read_text())
    data["files"][0]["printer"] = {"name": "kontoret"}
    world.manifest.write_text(json.dumps(data))


def name_what_is_gone(world: Ground) -> None:
    world.build("kort.pdf", "gammel.pdf")
    world.product.with_name("gammel.pdf").unlink()


NOTICED: dict[str, Change] = {
    "output missing": lambda world: world.product.unlink(),
    "output folder missing": lambda world: shutil.rmtree(world.product.parent),
    "output changed": lambda world: write(world.product, "andet"),
    "output changed, same size and time": lambda world: rewrite(world.product, "%pdf kort.pdf"),
    "output a folder": a_folder_instead,
    "manifest missing": lambda world: world.manifest.unlink(),
    "manifest damaged": lambda world: write(world.manifest, "{"),
    "manifest no object": lambda world: write(world.manifest, "[]"),
    "manifest of something else": lambda world: world.build("andet.pdf"),
    "manifest tells of another printer": vouch_otherwise,
    "manifest names what is gone": name_what_is_gone,
    "input changed": lambda world: write(world.project / "content/kort.yml", "title: Andet navn\n"),
    "input changed, same size and time": lambda world: rewrite(world.project / "content/kort.yml", "title: Prøvs\n"),
    "input removed": lambda world: (world.project / "content/kort.yml").unlink(),
    "input renamed": lambda world: (world.project / "content/kort.yml").rename(world.project / "content/to.yml"),
    "new input": lambda world: write(world.project / "content/basis.yml"),
    "new hidden input": lambda world: write(world.project / ".kernekort/copies.json", "{}"),
    "new picture among the outputs": lambda world: write(world.product.with_name("logo.svg")),
    "new layout over a built-in one": lambda world: write(world.project / "layouts/kort/layout.yml"),
    "project file gone": lambda world: (world.project / "kernekort.yml").unlink(),
    "font changed": lambda world: rewrite(world.program.parent / "fonts/inter/inter.ttf", "\0\1\0\1"),
    "library changed": lambda world: write(world.program.parent / "layouts/kort/layout.yml", "flow: pages\n"),
    "new in the library": lambda world: write(world.program.parent / "content/ny.yml"),
    "program changed": lambda world: write(world.program / "cli.py", "def run(): pass\n"),
    "new module": lambda world: write(world.program / "new.py"),
    "a printer is remembered": lambda world: write(world.printers, "{}"),
    "another Python": lambda world: world.machine.update(python="3.12"),
    "a new Pango": lambda world: world.machine.update({"pango-1.0": "15001"}),
    "another question": lambda world: setattr(world, "key", '"kit"'),
}


@pytest.mark.parametrize("change", NOTICED.values(), ids=list(NOTICED))
def test_what_shapes_the_result_is_noticed(world: Ground, change: Change) -> None:
    change(world)
    assert world.again() is None


@pytest.mark.parametrize("change", NOTICED.values(), ids=list(NOTICED))
def test_and_noticed_once_the_times_tell(world: Ground, change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "SLACK", -3_600_000_000_000)
    assert world.again() is not None
    change(world)
    assert world.again() is None


UNNOTICED: dict[str, Change] = {
    "nothing": lambda world: None,
    "input touched": lambda world: (world.project / "content/kort.yml").touch(),
    "input saved as it was": lambda world: write(world.project / "content/kort.yml", "title: Prøve\n"),
    "program touched": lambda world: (world.program / "cli.py").touch(),
    "output written again": lambda world: world.build(),
    "another output beside it": lambda world: world.build("kort.pdf", "andet.pdf"),
    "outputs locked": lambda world: write(world.product.with_name(".kernekort.lock")),
    "compiled": lambda world: write(world.program / "__pycache__/cli.pyc"),
    "committed": lambda world: write(world.project / ".git/index"),
    "opened in an editor": lambda world: write(world.project / "content/.kort.yml.swp"),
    "virtual environment": make_environment,
    "empty folder": lambda world: (world.project / "fonts").mkdir(),
    "outside": lambda world: write(world.folder / "andet.yml"),
}


@pytest.mark.parametrize("change", UNNOTICED.values(), ids=list(UNNOTICED))
def test_what_does_not_is_not(world: Ground, change: Change) -> None:
    change(world)
    record = world.again()
    assert record is not None
    assert (record.said, record.sentence) == (SAID, SENTENCE)


def test_what_was_looked_into_is_known_by_its_times_from_then_on(
    world: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world.again() is not None
    (world.project / "content" / "kort.yml").touch()
    monkeypatch.setattr(hashing, "SLACK", -3_600_000_000_000)
    hashed: list[str] = []
    make = hashing.digest

    def noted(path: str, known: Signature) -> str:
        hashed.append(path)
        return make(path, known)

    monkeypatch.setattr(hashing, "digest", noted)
    assert world.again() is not None
    assert hashed == [f"{world.project}/content/kort.yml"]
    hashed.clear()
    assert world.again() is not None
    assert hashed == []


@pytest.mark.parametrize(
    "change",
    [
        lambda world: write(world.project / "content/kort.yml", "title: Rettet\n"),
        lambda world: rewrite(world.project / "content/kort.yml", "title: Prøvs\n"),
        lambda world: write(world.project / "content/ny.yml"),
        lambda world: write(world.program / "cli.py", "def run(): pass\n"),
        lambda world: write(world.printers, "{}"),
    ],
)
def test_what_is_saved_while_files_are_made_is_not_taken_for_old(world: Ground, change: Change) -> None:
    world.product.unlink()
    look = world.look()
    assert look.unchanged() is None
    look.watch(str(world.printers))
    change(world)
    world.build()
    assert not world.keep(look)
    assert world.again() is None


def test_a_nearer_project_is_noticed(world: Ground) -> None:
    world.project.joinpath("kernekort.yml").unlink()
    write(world.folder / "kernekort.yml")
    assert world.run()
    assert world.again() is not None
    write(world.project / "kernekort.yml", "name: Prøve\n")
    assert world.again() is None


def test_a_library_inside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ground(tmp_path, monkeypatch)
    write(made.program / "_library" / "content" / "basis.yml")
    assert made.run()
    write(made.program.parent / "content" / "basis.yml", "nobody reads this now")
    assert made.again() is not None
    write(made.program / "_library" / "content" / "basis.yml", "y")
    assert made.again() is None


def test_a_program_in_an_archive_is_not_looked_at(world: Ground) -> None:
    shutil.rmtree(world.program)
    with pytest.raises(FileNotFoundError):
        world.look()


def test_what_a_manifest_says_is_built_hides_no_source(world: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, kept in ((world.project, True), (world.project / "content", False)):
        look = world.look()
        look.unchanged()
        rows = [{"path": "kort.pdf"}, {"path": "kernekort.yml"}, {"path": "../kernekort.yml"}]
        write(folder / "build.json", json.dumps({"files": rows}))
        write(folder / "kort.pdf")
        assert look.keep({"kort.pdf": sha256(b"x").hexdigest()}, [str(folder)], SAID, SENTENCE) is kept
    write(world.project / "kernekort.yml", "name: Andet\n")
    assert world.again() is None


def test_a_link_is_the_file_it_leads_to(world: Ground, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yml"
    write(target, "title: A\n")
    (world.project / "content" / "link.yml").symlink_to(target)
    (world.project / "content" / "nowhere.yml").symlink_to(tmp_path / "nowhere")
    (world.project / "content" / "loop").symlink_to(world.project, target_is_directory=True)
    assert world.run()
    # The time of a folder that a link leads to tells no more, as long as it is so new; a while later it does.
    (world.project / "content" / "loop").unlink()
    assert world.run()
    assert world.again() is not None
    write(target, "title: B\n")
    assert world.again() is None


def test_a_product_that_is_not_there_is_not_remembered(world: Ground) -> None:
    world.record.unlink()
    look = world.look()
    assert look.unchanged() is None
    assert not look.keep({"andet.pdf": "0"}, [str(world.product.parent)], SAID, SENTENCE)
    assert not world.record.exists()


def test_a_disk_that_refuses_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ground(tmp_path, monkeypatch)
    write(tmp_path / "cache")
    assert not made.run()
    assert made.again() is None
    assert (tmp_path / "cache").read_text() == "x"
