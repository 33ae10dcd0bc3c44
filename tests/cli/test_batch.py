"""``batch``: a row an output; what can be made is made, and the rest is told of by its cell."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path
from time import sleep

import pytest
from pypdf import PdfReader

from kernekort import batch
from kernekort.batch.rows import sheet_of
from kernekort.batch.work import begin
from kernekort.findings import Exit, Place
from kernekort.importers import Cell, Row, Table
from kernekort.library import Library
from kernekort.pipeline import Job
from kernekort.workshop import JOURNAL, OUTPUTS, gathering
from tests.cli.conftest import DECK, Ran, typed
from tests.faults.case import sound_project
from tests.pdf_contents import letters
from tests.spreadsheets import cell, packed, parts, rows, sheet

SHEET = """\
navn;materiale;brand;enhed;mål;kulør;term:lykkes;antal;foot;Bemærkning til os;trykkeri
Nord;kort;aaloese;Hjemmepleje Nord;kontor;;;2;Fod;x;
Syd;kort;birkely;;tryk;vaerdi;går godt;;;;
;;;;;;;;;;
Øst;kort;birkeli;;;;;;;;
Vest;kort;birkely;;skærm;værdi;;;;;
Syd;kort;birkely;;skærm;;;;;;
Ark;ark;kontor;;tryk;;;;Husk navn;;danish-3mm
For lang;lang;;;;;;;;;
Trykt;kort;;;tryk;;;;;;generisk
"""
ARK = """\
layout: worksheet
title: Ark
items:
  - {id: ark, title: Et ark, blocks: [{kind: lines, title: Skriv, lines: 3}]}
"""
LONG = """\
layout: dialog-card
title: For lang
items:
  - {id: en, suit: vaerdi, question: %s}
""" % ("Hvem er vi her for, og hvem ved det? " * 20)


def digests(folder: Path) -> dict[str, str]:
    """The files of a run's folder by a hash of each; its manifest and what is hidden are left out."""
    made = (path for path in sorted(folder.iterdir()) if path.suffix in (".pdf", ".json") and path.name != OUTPUTS)
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in made}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A sheet with a bit of everything, run once."""
    folder = tmp_path_factory.mktemp("batch") / "proeve"
    sound_project(folder)
    for name, text in (("kort.yml", DECK), ("ark.yml", ARK), ("lang.yml", LONG)):
        (folder / "content" / name).write_text(text, encoding="utf-8")
    (folder / "jobs.csv").write_text(SHEET, encoding="utf-8")
    return folder, typed(folder, "batch", "jobs.csv", "--json", "--jobs", "2")


def test_what_can_be_made_is_made_and_the_rest_named_by_its_cell(ran: tuple[Path, Ran]) -> None:
    folder, answer = ran
    assert answer.code == Exit.INPUT
    assert [(file["row"], file["name"], file["target"]) for file in answer.document["files"]] == [
        (2, "nord", "office"),
        *[(3, "syd", "press")] * 3,
        *[(8, "ark", "press")] * 3,
    ]
    found = {(one["code"], one["line"]) for one in answer.document["findings"]}
    assert {
        ("batch-column-remarks", 1),
        ("batch-row-empty", 4),
        ("unknown-brand", 5),
        ("unknown-shop", 10),
        ("only-unknown-value", 6),
        ("batch-name-twice", 7),
        ("batch-row-failed", 9),
        ("batch-value-unused", 2),
    } <= found
    unknown = next(one for one in answer.document["findings"] if one["code"] == "unknown-brand")
    assert unknown["column"] == SHEET.splitlines()[4].index("birkeli") + 1
    assert any(one["file"] == "content/lang.yml" for one in answer.document["findings"])
    files = {file["path"]: file["sha256"] for file in answer.document["files"]}
    assert {Path(path).name: digest for path, digest in files.items()} == digests(folder / "build" / "jobs")


def test_the_manifest_vouches_for_the_whole_run(ran: tuple[Path, Ran]) -> None:
    folder, _ = ran
    made = folder / "build" / "jobs"
    manifest = json.loads((made / OUTPUTS).read_text(encoding="utf-8"))
    assert [output["row"] for output in manifest["outputs"]] == [2, 3, 8]
    assert manifest["outputs"][0]["copies"] == 2
    assert {file["path"]: file["sha256"] for output in manifest["outputs"] for file in output["files"]} == digests(made)
    assert not (made / JOURNAL).exists()


def test_what_is_there_is_not_made_again_and_what_is_damaged_is(ran: tuple[Path, Ran]) -> None:
    folder, _ = ran
    made = folder / "build" / "jobs"
    before, manifest = digests(made), (made / OUTPUTS).read_bytes()
    states = {path.name: path.stat().st_mtime_ns for path in made.iterdir()}
    (made / "syd-ticket.json").write_bytes(b"{}")
    # As after a run that was cut off: the last line of the journal is torn.
    outputs = json.loads(manifest)["outputs"]
    lines = [json.dumps(output) for output in outputs]
    (made / JOURNAL).write_text("\n".join([*lines[:2], lines[2][:40]]), encoding="utf-8")
    again = typed(folder, "batch", "jobs.csv", "--jobs", "1")
    assert again.code == Exit.INPUT
    assert digests(made) == before
    assert (made / OUTPUTS).read_bytes() == manifest
    assert (made / "nord.pdf").stat().st_mtime_ns == states["nord.pdf"]
    assert (made / "ark.pdf").stat().st_mtime_ns == states["ark.pdf"]
    assert (made / "syd-ticket.pdf").stat().st_mtime_ns > states["syd-ticket.pdf"]


def test_a_cell_that_cannot_be_read_costs_only_its_row(tmp_path: Path) -> None:
    """A workbook where the number of decks is a number, and one row has a formula that was saved without its value."""
    folder = tmp_path / "proeve"
    sound_project(folder)
    (folder / "content" / "kort.yml").write_text(DECK, encoding="utf-8")
    data = (
        rows([["navn", "materiale", "antal"]])
        + f'<row r="2">{cell("A2", "Nord")}{cell("B2", "kort")}<c r="C2"><v>2</v></c></row>'
        + f'<row r="3">{cell("A3", "Syd")}{cell("B3", "kort")}<c r="C3"><f>1+1</f></c></row>'
    )
    (folder / "jobs.xlsx").write_bytes(packed(parts({"Ark1": sheet(data)})))
    ran = typed(folder, "batch", "jobs.xlsx", "--json", "--jobs", "1")
    assert ran.code == Exit.INPUT
    assert [(file["row"], file["name"]) for file in ran.document["files"]] == [(2, "nord")]
    wrong = [(one["code"], one["cell"]) for one in ran.document["findings"] if one["severity"] == "error"]
    assert wrong == [("formula-without-value", "C3")]
    manifest = json.loads((folder / "build" / "jobs" / OUTPUTS).read_text(encoding="utf-8"))
    assert [output["copies"] for output in manifest["outputs"]] == [2]


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Decks for a shop that takes fronts and backs apart, and rows named as files that others come to."""
    folder = tmp_path_factory.mktemp("apart") / "proeve"
    sound_project(folder)
    lines = (
        "navn;materiale;mål;trykkeri;antal",
        "Nord;kort;tryk;danish-3mm;1500",
        "Nord faces backs;kort;kontor;;",
        "Syd ticket;kort;kontor;;",
        "Syd;kort;tryk;;",
    )
    (folder / "jobs.csv").write_text("\n".join((*lines, "")), encoding="utf-8")
    return folder, typed(folder, "batch", "jobs.csv", "--json", "--jobs", "1")


def test_fronts_and_backs_in_two_files_are_called_so_and_their_ticket_names_them(apart: tuple[Path, Ran]) -> None:
    folder, ran = apart
    made = folder / "build" / "jobs"
    press = [Path(file["path"]).name for file in ran.document["files"] if file["row"] == 2]
    assert press == ["nord-faces-fronts.pdf", "nord-faces-backs.pdf", "nord-ticket.pdf", "nord-ticket.json"]
    ticket = json.loads((made / "nord-ticket.json").read_text(encoding="utf-8"))
    assert {file["name"]: file["sha256"] for file in ticket["files"]} == {
        name: digest for name, digest in digests(made).items() if name in press[:2]
    }
    assert ticket["copies"] == 1500
    assert "oplag1500" in letters(PdfReader(made / "nord-ticket.pdf").pages[0].extract_text())


def test_a_ticket_says_what_that_of_a_build_says(apart: tuple[Path, Ran]) -> None:
    folder, _ = apart
    built = typed(folder, "build", "kort", "--for", "press", "--shop", "danish-3mm", "--output", "ud", "--jobs", "1")
    assert built.code == Exit.FINE
    (path,) = (folder / "ud").glob("*-ticket.json")
    ticket, other = (
        json.loads(one.read_text(encoding="utf-8")) for one in (path, folder / "build" / "jobs" / "nord-ticket.json")
    )
    # Names, bytes and the number that is wanted are the row's own.
    files = [[(file["role"], file["pages"]) for file in one.pop("files")] for one in (ticket, other)]
    assert files[0] == files[1]
    assert (ticket.pop("copies"), other.pop("copies")) == (1, 1500)
    assert ticket == other


def test_rows_that_would_write_one_file_are_found_before_any_is_made(apart: tuple[Path, Ran]) -> None:
    _, ran = apart
    found = [one for one in ran.document["findings"] if one["severity"] == "error"]
    assert [(one["code"], one["line"], one["column"]) for one in found] == [
        ("batch-file-twice", 3, 1),
        ("batch-file-twice", 5, 1),
    ]
    assert {file["row"] for file in ran.document["files"]} == {2, 4}


def _asked_to_leave(folder: Path) -> None:
    begin(folder, folder / "cache", 1)
    os.kill(os.getpid(), signal.SIGTERM)
    (folder / "left").write_text("in peace", encoding="utf-8")


def test_a_process_that_is_asked_to_leave_has_time_to_end_its_own(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_asked_to_leave, args=(tmp_path,))
    process.start()
    process.join(60)
    assert (process.exitcode, (tmp_path / "left").exists()) == (0, True)


@pytest.mark.parametrize("after", ['<mergeCells><mergeCell ref="A2:A3"/></mergeCells>', ""])
def test_what_is_wrong_with_more_than_a_row_refuses_the_sheet(after: str, tmp_path: Path) -> None:
    """Merged cells may speak for any row, and a heading speaks for all."""
    head = rows([["navn", "materiale"], ["Nord", "kort"], ["", "kort"]])
    data = head if after else head.replace(cell("A1", "navn"), '<c r="A1"><f>B9</f></c>')
    (tmp_path / "jobs.xlsx").write_bytes(packed(parts({"Ark1": sheet(data, after)})))
    assert batch.read_jobs(tmp_path / "jobs.xlsx", "jobs.xlsx").value is None


def test_a_sheet_filled_down_too_far_is_refused() -> None:
    header = {1: Cell("materiale", Place("jobs.csv", 1, 1))}
    rows = tuple(
        Row(place, {1: Cell("kort", place)}) for place in (Place("jobs.csv", number, 1) for number in range(2, 20_002))
    )
    read = sheet_of(Table("jobs.csv", "", header, rows))
    assert read.value is None
    ((code, line),) = [(one.code, one.place.line) for one in read.findings if one.place]
    assert (code, line) == ("batch-too-many-rows", batch.MOST_ROWS + 2)


class Dying:
    """Makers that die of whatever they are given."""

    at_once, share_a_disk = 1, False

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, task: batch.Task) -> Future[batch.Result]:
        self.asked += 1
        future: Future[batch.Result] = Future()
        future.set_exception(BrokenPipeError("gone"))
        return future

    def died(self, problem: BaseException) -> bool:
        return isinstance(problem, BrokenPipeError)

    def close(self) -> None:
        """Nobody is at work."""


def order(row: int, name: str) -> batch.Order:
    return batch.Order(row, name, "kort", Job(), Place("jobs.csv", row, 1))


def test_an_order_whose_maker_dies_twice_is_told_of(tmp_path: Path) -> None:
    makers = Dying()
    with gathering(tmp_path / "ud") as folder:
        (ended,) = batch.Run([order(2, "a")], Library.open(), folder).made(makers)
    assert ended.output is None
    assert [finding.code for finding in ended.findings] == ["batch-maker-died"]
    assert makers.asked == 2


class Killing(batch.LocalMakers):
    """Processes of which one is killed as soon as it has begun its first order."""

    killed = 0

    def submit(self, task: batch.Task) -> Future[batch.Result]:
        others = set(multiprocessing.active_children()) if not self.killed else set()
        future = super().submit(task)
        if not self.killed:
            while not future.running():
                sleep(0.01)
            (process,) = set(multiprocessing.active_children()) - others
            assert process.pid is not None
            # In the middle of its work, not of a word with its parent.
            sleep(0.3)
            self.killed = process.pid
            os.kill(self.killed, signal.SIGKILL)
        return future


def test_a_process_that_is_killed_takes_no_output_with_it(project: Path) -> None:
    library = Library.open(project)
    orders = [order(row, name) for row, name in enumerate("abc", 2)]
    with gathering(project / "ud") as folder:
        makers = Killing(1, None)
        try:
            ended = list(batch.Run(orders, library, folder).made(makers))
        finally:
            makers.close()
    assert makers.killed
    assert sorted(one.order.name for one in ended if one.output) == ["a", "b", "c"]
    assert len(set(digests(project / "ud").values())) == 1
