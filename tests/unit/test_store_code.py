"""The program's own code as part of what objects are kept under."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.store import code


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of few files."""
    for name in ("store/code.py", "typeset/pool.py", "typeset/hooks/lines.py", "faces/engine.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one = 1\n", encoding="utf-8")
    monkeypatch.setattr(code, "__file__", str(tmp_path / "store" / "code.py"))
    monkeypatch.setattr(code, "code_of", code.code_of.__wrapped__)
    return tmp_path


@pytest.mark.parametrize("changed", ["typeset/pool.py", "typeset/hooks/lines.py"])
def test_what_is_changed_in_a_room_changes_its_hash(package: Path, changed: str) -> None:
    before = code.code_of("typeset"), code.code_of("faces"), code.code_of(".")
    (package / changed).write_text("one = 2\n", encoding="utf-8")
    after = code.code_of("typeset"), code.code_of("faces"), code.code_of(".")
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, False]


def test_so_does_a_file_that_has_another_name(package: Path) -> None:
    before = code.code_of("typeset")
    (package / "typeset" / "hooks" / "lines.py").rename(package / "typeset" / "hooks" / "rules.py")
    assert code.code_of("typeset") != before


def test_all_rooms_inside_count() -> None:
    folder = Path(code.__file__).parents[1] / "typeset"
    assert {path.parent.name for path in folder.rglob("*.py")} >= {"typeset", "hooks", "following"}
