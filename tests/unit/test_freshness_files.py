"""Files known by what the system says of them, and by what they hold where that leaves a doubt."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path

import pytest

from kernekort import freshness
from kernekort.freshness import hashing, listing, machine, native, native_versions
from kernekort.freshness.comparing import same_file
from kernekort.freshness.hashing import Hashes, digest
from kernekort.freshness.listing import Signature, signature


def known(path: Path) -> Signature:
    found = signature(str(path))
    assert found is not None
    return found


def test_the_room_loads_the_standard_library_alone() -> None:
    loaded = set()
    for path in sorted(Path(freshness.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            loaded |= {name for name in names if not name.startswith("kernekort.freshness")}
    loaded.discard("kernekort")
    assert {name.partition(".")[0] for name in loaded} <= sys.stdlib_module_names


def test_files_are_listed_below_a_folder(tmp_path: Path) -> None:
    for name in (
        "a.yml",
        "b/c/d.svg",
        ".h/e.png",
        ".git/f",
        "n/node_modules/g",
        "v/pyvenv.cfg",
        "v/lib/h",
        "b/~$i.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    os.mkfifo(tmp_path / "pipe")
    found = listing.listing(str(tmp_path))
    assert sorted(found) == [".h/e.png", "a.yml", "b/c/d.svg"]
    assert found["a.yml"] == known(tmp_path / "a.yml")
    assert listing.listing(str(tmp_path / "nowhere")) == {}


def test_links_are_listed_and_never_gone_round(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "b").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "file").write_text("x")
    (root / "file").symlink_to(tmp_path / "file")
    (root / "gone").symlink_to(tmp_path / "gone")
    (root / "b" / "loop").symlink_to(root, target_is_directory=True)
    (root / "out").symlink_to(tmp_path / "out", target_is_directory=True)
    found = listing.listing(str(root))
    assert sorted(found) == ["b/loop", "b/loop/", "file", "out", "out/"]
    assert found["file"] == known(tmp_path / "file")
    (tmp_path / "out" / "new").touch()
    after = listing.listing(str(root))
    assert {path for path in found if found[path] != after[path]} <= {"out/"}


def test_a_folder_may_be_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST", 2)
    for name in "abc":
        (tmp_path / name).touch()
    with pytest.raises(listing.TooMany):
        listing.listing(str(tmp_path))


def test_the_times_are_believed_when_they_are_old(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    now = known(path)
    long_after = max(now[1:3]) + hashing.SLACK + 1
    assert same_file(str(path), (now, "another hash"), now, long_after, Hashes())


def test_a_file_changed_within_the_same_tick_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("ny")
    now = known(path)
    assert not same_file(str(path), (now, "the hash of what it held then"), now, max(now[1:3]), Hashes())
    assert same_file(str(path), (now, digest(str(path), now)), now, max(now[1:3]), Hashes())
    assert not same_file(str(path), (now, ""), now, max(now[1:3]), Hashes())


def test_a_file_that_changes_while_it_is_hashed_has_no_hash(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    before = known(path)
    path.write_text("xy")
    assert digest(str(path), before) == ""
    assert digest(str(tmp_path / "nowhere"), before) == ""


def test_what_is_large_is_not_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "_MOST_BYTES", 6)
    paths = [tmp_path / name for name in ("large", "small", "middle")]
    for path, size in zip(paths, (100, 1, 4), strict=True):
        path.write_bytes(b"x" * size)
    hashes = Hashes()
    hashes.make((str(path), known(path)) for path in paths)
    assert [bool(hashes.known(str(path))) for path in paths] == [False, True, True]


def test_the_machine_is_known_by_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = native_versions()
    monkeypatch.setattr(machine, "native_versions", lambda: versions)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "nowhere")])
    package = tmp_path / "weasyprint-70.0.dist-info"
    package.mkdir()
    states = [machine.machine()]
    (tmp_path / "weasyprint").mkdir()
    assert machine.machine() == states[0]
    package = package.rename(tmp_path / "weasyprint-70.1.dist-info")
    states.append(machine.machine())
    os.utime(package, (0, 0))
    states.append(machine.machine())
    (tmp_path / "new-1.0.dist-info").mkdir()
    states.append(machine.machine())
    assert len({state["packages"] for state in states}) == 4


def test_the_text_engine_tells_its_versions() -> None:
    import weasyprint.text.ffi as found

    versions = native_versions()
    assert versions["pango-1.0"] == str(found.pango.pango_version())
    assert versions["harfbuzz"].count(".") == 2
    assert int(versions["fontconfig"]) >= 20000


@pytest.mark.parametrize(
    ("platform", "file"),
    [("linux", "libpango-1.0.so.0"), ("freebsd14", "libpango-1.0.so.0"), ("win32", "libpango-1.0-0.dll")],
)
def test_how_its_files_are_called(platform: str, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert native._file("pango-1.0", 0) == file


def test_on_macos_python_is_asked_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.util.find_library", lambda name: f"/opt/{name}")
    assert native._file("fontconfig", 1) == "/opt/libfontconfig.1.dylib"
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    assert native._file("fontconfig", 1) == "libfontconfig.1.dylib"
