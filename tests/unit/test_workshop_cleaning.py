"""``clean`` in a batch's folder: what was made goes, what anybody else put there stays."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kernekort.workshop import JOURNAL, OUTPUTS, Output, OutputFile, batches_in, clean, gathering

FILES = {"nord.pdf": b"nord", "nord-ticket.json": b"{}"}


def output() -> Output:
    files = tuple(
        OutputFile(name, "press", "faces", 1, sha256(data).hexdigest()) for name, data in sorted(FILES.items())
    )
    return Output(2, "nord", "kort", "aaloese", "0" * 32, "laid", 1, files)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a run left, and a file of somebody's."""
    into = tmp_path / "afdelinger"
    with gathering(into) as held:
        held.begin(())
        held.put(output(), FILES)
        held.finish([output()], "1.0")
    (into / "noter.txt").write_text("husk Nord", encoding="utf-8")
    return into


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_made_is_removed_and_nothing_else(folder: Path) -> None:
    assert batches_in(folder.parent) == [folder]
    cleaned = clean(folder)
    assert {path.name for path in cleaned.value or ()} == {*FILES, OUTPUTS}
    assert not cleaned.findings
    assert left(folder) == {"noter.txt"}
    assert batches_in(folder.parent) == []


def test_a_folder_that_holds_nothing_else_goes_too(folder: Path) -> None:
    (folder / "noter.txt").unlink()
    clean(folder)
    assert not folder.exists()


def test_what_somebody_has_changed_stays_and_is_told_of(folder: Path) -> None:
    (folder / "nord.pdf").write_bytes(b"with a remark")
    cleaned = clean(folder)
    assert [(one.code, one.facts["file"]) for one in cleaned.findings] == [("batch-file-changed", "nord.pdf")]
    assert left(folder) == {"noter.txt", "nord.pdf"}


def test_a_run_that_was_cut_off_is_cleaned_by_its_journal(folder: Path) -> None:
    with gathering(folder) as held:
        held.begin([output()])
    assert left(folder) >= {JOURNAL}
    clean(folder)
    assert left(folder) == {"noter.txt"}


@pytest.mark.parametrize("text", ['{"name": "An app", "icons": []}', '{"outputs": [{"path": "../x"}]}', "["])
def test_a_manifest_that_is_not_ours_stays(text: str, folder: Path) -> None:
    (folder / OUTPUTS).write_text(text, encoding="utf-8")
    cleaned = clean(folder)
    assert (cleaned.value, [one.code for one in cleaned.findings]) == ((), ["manifest-unreadable"])
    assert left(folder) == {*FILES, OUTPUTS, "noter.txt"}
