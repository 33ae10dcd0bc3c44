"""The output folder: whole files or the old ones, one writer at a time, and a manifest that can be trusted."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.findings import Exit, Finding, Stop
from kernekort.workshop import MANIFEST, Calibration, Product, Written, clean, publish, read_manifest
from kernekort.workshop.turn import turn

DECK = Product("basis-kernekort-office-sheets.pdf", b"deck", "basis", "kernekort", "office", "sheets", 26)
TOOLS = Product("redskaber-kernekort-screen-faces.pdf", b"tools", "redskaber", "kernekort", "screen", "faces", 4)


def put(folder: Path, *products: Product) -> tuple[Written, ...]:
    return publish(products, folder, "0.1.0", wait=5)


def stopped(folder: Path, *products: Product, wait: float = 5) -> tuple[Finding, int]:
    with pytest.raises(Stop) as stop:
        publish(products, folder, "0.1.0", wait=wait)
    (finding,) = stop.value.findings
    return finding, stop.value.exit_code


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".kernekort.lock")


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_files_and_manifest(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "build"
    printer = Calibration("Kontoret", "long", 1.5, -0.5)
    written = put(folder, replace(DECK, printer=printer))
    digest = hashlib.sha256(b"deck").hexdigest()
    assert (folder / DECK.name).read_bytes() == b"deck"
    assert [(file.path, file.sha256, file.pages) for file in written] == [(folder / DECK.name, digest, 26)]
    assert json.loads((folder / MANIFEST).read_text(encoding="utf-8")) == {
        "files": [
            {
                "path": DECK.name,
                "material": "basis",
                "brand": "kernekort",
                "target": "office",
                "role": "sheets",
                "pages": 26,
                "sha256": digest,
                "version": "0.1.0",
                "printer": {"name": "Kontoret", "flip": "long", "dx": 1.5, "dy": -0.5},
            }
        ]
    }
    assert visible(folder) == [DECK.name, MANIFEST]
    assert read_manifest(folder).value == written


def test_the_same_build_gives_the_same_manifest(tmp_path: Path) -> None:
    put(tmp_path / "one", DECK, TOOLS)
    put(tmp_path / "other", TOOLS)
    put(tmp_path / "other", DECK)
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "other" / MANIFEST).read_bytes()


def test_sparing_leaves_alone_what_is_the_same_and_mends_what_is_not(tmp_path: Path) -> None:
    def states() -> list[tuple[int, int]]:
        return [
            ((tmp_path / name).stat().st_ino, (tmp_path / name).stat().st_mtime_ns) for name in (DECK.name, MANIFEST)
        ]

    written, before = put(tmp_path, DECK), states()
    assert publish([DECK], tmp_path, "0.1.0", sparing=True) == written
    assert states() == before
    (tmp_path / DECK.name).write_bytes(b"kced")
    publish([DECK], tmp_path, "0.1.0", sparing=True)
    assert (tmp_path / DECK.name).read_bytes() == b"deck"
    assert states()[1] == before[1]
    publish([DECK], tmp_path, "0.2.0", sparing=True)
    assert states()[1] != before[1]
    put(tmp_path, DECK)
    assert states()[0] != before[0]


def test_entries_of_other_materials_stay_while_their_files_do(tmp_path: Path) -> None:
    put(tmp_path, DECK)
    put(tmp_path, TOOLS)
    assert [file.material for file in read_manifest(tmp_path).value or ()] == ["basis", "redskaber"]
    (tmp_path / DECK.name).unlink()
    put(tmp_path, replace(TOOLS, pages=6))
    assert [(file.material, file.pages) for file in read_manifest(tmp_path).value or ()] == [("redskaber", 6)]


def test_mode_follows_the_umask(tmp_path: Path) -> None:
    for mask, mode in ((0o022, 0o644), (0o077, 0o600)):
        before = os.umask(mask)
        try:
            put(tmp_path, DECK)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / DECK.name).stat().st_mode) == mode


@pytest.mark.parametrize(
    "name", ["../x.pdf", "a/b.pdf", ".hidden.pdf", "", "build.json", "a\nb.pdf", "C:x.pdf", "x" * 300]
)
def test_names_are_plain(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        put(tmp_path, replace(DECK, name=name))
    assert list(tmp_path.iterdir()) == []


def test_no_name_twice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="once"):
        put(tmp_path, DECK, replace(DECK, name=DECK.name.upper()))


def test_a_full_disk_leaves_every_old_file_whole(tmp_path: Path) -> None:
    put(tmp_path, DECK, TOOLS)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with file_limit(100_000):
        finding, code = stopped(tmp_path, replace(DECK, data=b"new"), replace(TOOLS, data=b"x" * 200_000))
    assert (finding.code, code) == ("disk-full", Exit.ENVIRONMENT)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    put(tmp_path, DECK)
    monkeypatch.setattr("kernekort.workshop.atomic.os.open", refuse)
    finding, code = stopped(tmp_path, DECK)
    assert (finding.code, finding.facts["folder"], code) == ("folder-not-writable", str(tmp_path), Exit.ENVIRONMENT)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("in the way", encoding="utf-8")
    assert stopped(tmp_path / "build", DECK)[0].code == "not-a-folder"
    assert stopped(tmp_path / "build" / "deeper", DECK)[0].code == "not-a-folder"


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / DECK.name).mkdir()
    finding, _ = stopped(tmp_path, DECK)
    assert finding.code == "write-failed"
    assert visible(tmp_path) == [DECK.name]


def test_another_writer_is_named(tmp_path: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from kernekort.workshop.turn import turn\n"
    hold += "with turn(Path(sys.argv[1]), 0):\n    print('held', flush=True)\n    time.sleep(60)\n"
    with subprocess.Popen([sys.executable, "-c", hold, tmp_path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        finding, code = stopped(tmp_path, DECK, wait=0)
        other.kill()
    assert (finding.code, finding.facts.get("pid"), code) == ("build-busy", other.pid, Exit.ENVIRONMENT)
    put(tmp_path, DECK)
    assert visible(tmp_path) == [DECK.name, MANIFEST]


def test_a_turn_is_given_back_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), turn(tmp_path, 0):
        raise RuntimeError
    with turn(tmp_path, 0):
        pass


WRITER = """
import sys
from pathlib import Path
from kernekort.workshop import Product, publish

folder, byte, rounds = Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])
for number in range(rounds):
    product = Product("deck.pdf", byte * 2_000_000, "m", "b", "t", "r", number)
    publish([product], folder, "0", wait=60)
    print("written", flush=True)
"""


def writer(folder: Path, byte: str, rounds: int) -> subprocess.Popen[str]:
    argv = [sys.executable, "-c", WRITER, os.fspath(folder), byte, str(rounds)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)


def test_two_writers_never_show_a_torn_file(tmp_path: Path) -> None:
    with writer(tmp_path, "a", 10) as one, writer(tmp_path, "b", 10) as other:
        seen = set()
        while one.poll() is None or other.poll() is None:
            if (tmp_path / "deck.pdf").exists():
                data = (tmp_path / "deck.pdf").read_bytes()
                seen.add((len(data), bytes(sorted(set(data)))))
    assert (one.returncode, other.returncode) == (0, 0)
    assert seen <= {(2_000_000, b"a"), (2_000_000, b"b")}
    (entry,) = read_manifest(tmp_path).value or ()
    assert entry.sha256 == hashlib.sha256((tmp_path / "deck.pdf").read_bytes()).hexdigest()


def test_killed_writers_leave_the_old_file_whole(tmp_path: Path) -> None:
    for delay in (0.0, 0.002, 0.005, 0.01, 0.02):
        with writer(tmp_path, "a", 1000) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        data = (tmp_path / "deck.pdf").read_bytes()
        assert data == b"a" * 2_000_000
    put(tmp_path, DECK)
    assert {DECK.name, "deck.pdf", MANIFEST} <= set(visible(tmp_path))


def test_leftovers_are_swept_when_they_are_old_and_ours(tmp_path: Path) -> None:
    old, young, foreign = tmp_path / ".kernekort-a.tmp", tmp_path / ".kernekort-b.tmp", tmp_path / "notes.tmp"
    for path in (old, young, foreign):
        path.write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    os.utime(foreign, (long_ago, long_ago))
    put(tmp_path, DECK)
    assert visible(tmp_path) == [".kernekort-b.tmp", DECK.name, MANIFEST, "notes.tmp"]


def test_clean_removes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    put(folder, DECK, TOOLS)
    (folder / ".kernekort-x.tmp").write_bytes(b"half")
    (folder / "notes.pdf").write_bytes(b"mine")
    assert clean(folder).value == (folder / DECK.name, folder / MANIFEST, folder / TOOLS.name)
    assert [path.name for path in folder.iterdir()] == ["notes.pdf"]
    assert clean(folder).value == ()


def test_clean_removes_the_folder_when_nothing_is_left(tmp_path: Path) -> None:
    put(tmp_path / "build", DECK)
    clean(tmp_path / "build")
    assert not (tmp_path / "build").exists()
    assert clean(tmp_path / "build").value == ()


def test_clean_leaves_a_folder_that_was_never_ours(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    clean(tmp_path / "build")
    assert (tmp_path / "build").is_dir()


@pytest.mark.parametrize(
    "entry",
    [
        {"path": "../secret.txt"},
        {"path": "/etc/passwd"},
        {"path": "sub/secret.txt"},
        {"path": ".secret"},
        {"path": 5},
        {"pages": "26"},
        {"sha256": "x"},
        {"material": None},
        "text",
    ],
)
def test_a_strangers_manifest_names_nothing_outside(tmp_path: Path, entry: object) -> None:
    folder = tmp_path / "build"
    put(folder, DECK)
    secret = tmp_path / "secret.txt"
    secret.write_text("keep", encoding="utf-8")
    good = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"][0]
    bad = {**good, **entry} if isinstance(entry, dict) else entry
    (folder / MANIFEST).write_text(json.dumps({"files": [good, bad]}), encoding="utf-8")
    cleaned = clean(folder)
    assert cleaned.value == (folder / DECK.name, folder / MANIFEST)
    assert [finding.code for finding in cleaned.findings] == ["manifest-unreadable"]
    assert secret.read_text(encoding="utf-8") == "keep"


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"files"', "[" * 100_000, '"\\ud800"', "\xff"])
def test_a_broken_manifest_is_told_and_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="latin-1")
    assert [finding.code for finding in read_manifest(tmp_path).findings] == ["manifest-unreadable"]
    put(tmp_path, DECK)
    assert [file.path.name for file in read_manifest(tmp_path).value or ()] == [DECK.name]


def test_a_link_in_the_folder_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"keep")
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / DECK.name).symlink_to(outside)
    put(folder, DECK)
    assert outside.read_bytes() == b"keep"
    assert (folder / DECK.name).read_bytes() == b"deck"
    (folder / DECK.name).unlink()
    (folder / DECK.name).symlink_to(outside)
    clean(folder)
    assert outside.read_bytes() == b"keep"
