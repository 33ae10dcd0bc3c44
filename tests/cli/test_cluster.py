"""A cluster on this machine: separate processes, of which one is killed while it works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from kernekort import batch
from kernekort.batch import travelling
from kernekort.batch.keys import ground_digest
from kernekort.batch.there import Ticket, leave, make_there
from kernekort.findings import Exit
from kernekort.library import Library
from tests.cli.conftest import DECK, typed
from tests.cli.test_batch import digests, order
from tests.faults.case import sound_project

SHEET = "navn;materiale;brand;enhed;mål\n" + "".join(
    f"{name};kort;{brand};Afdeling {name};{target}\n"
    for name, brand, target in (
        ("a", "aaloese", "kontor"),
        ("b", "birkely", "kontor"),
        ("c", "aaloese", "tryk"),
        ("d", "kontor", "kontor"),
        ("e", "aaloese", "kontor"),
        ("f", "birkely", "tryk"),
    )
)


@contextmanager
def begun(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of dask's, ended in the end."""
    command = [sys.executable, "-m", *words, "--no-dashboard"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and so many workers on the loopback; the address, and the processes of the workers."""
    place = folder / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))
    with begun("distributed.cli.dask_scheduler", *words):
        end = monotonic() + 60
        while not place.exists():
            assert monotonic() < end, "the scheduler has not begun"
            sleep(0.05)
        address = f"{place.read_text(encoding='utf-8').partition('tcp://')[2].partition(chr(34))[0]}"
        more = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--local-directory", str(folder))
        workers = [begun("distributed.cli.dask_worker", f"tcp://{address}", *more) for _ in range(count)]
        with workers[0] as first, workers[1] as second:
            yield f"tcp://{address}", [first, second]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "proeve"
    sound_project(folder)
    (folder / "content" / "kort.yml").write_text(DECK, encoding="utf-8")
    (folder / "jobs.csv").write_text(SHEET, encoding="utf-8")
    return folder


def test_a_worker_that_is_killed_takes_no_output_with_it_and_all_are_as_they_would_be_here(project: Path) -> None:
    here = typed(project, "batch", "jobs.csv", "--output", "her", "--jobs", "1")
    assert here.code == Exit.FINE
    with cluster(project.parent, 2) as (address, workers), pytest.MonkeyPatch.context() as patch:
        finished = batch.Run.made
        killed: list[int] = []

        def killing(run: batch.Run, makers: batch.Makers) -> Iterator[batch.Finished]:
            for one in finished(run, makers):
                if not killed:
                    killed.append(workers[0].pid)
                    os.kill(workers[0].pid, signal.SIGKILL)
                yield one

        patch.setattr(batch.Run, "made", killing)
        there = typed(project, "batch", "jobs.csv", "--output", "der", "--scheduler", address)
    assert killed
    assert there.code == Exit.FINE
    assert digests(project / "der") == digests(project / "her")
    assert len(digests(project / "der")) == 6 + 2 * 2, "two rows have a job ticket"


def test_a_scheduler_that_does_not_answer_is_told_of(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernekort.batch.cluster._PATIENCE", 1)
    ran = typed(project, "batch", "jobs.csv", "--scheduler", "tcp://127.0.0.1:9", "--json")
    assert ran.code == Exit.ENVIRONMENT
    assert [one["code"] for one in ran.document["findings"] if one["severity"] == "error"] == ["scheduler-unreachable"]


def test_without_dask_a_cluster_is_named_as_what_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = typed(project, "batch", "jobs.csv", "--scheduler", "tcp://127.0.0.1:9", "--json")
    assert ran.code == Exit.ENVIRONMENT
    assert "cluster-missing" in {one["code"] for one in ran.document["findings"]}


def test_a_scheduler_without_workers_is_told_of(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernekort.batch.cluster._PATIENCE", 5)
    place = project.parent / "alone.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))
    with begun("distributed.cli.dask_scheduler", *words):
        while not place.exists():
            sleep(0.05)
        address = place.read_text(encoding="utf-8").partition("tcp://")[2].partition('"')[0]
        ran = typed(project, "batch", "jobs.csv", "--scheduler", f"tcp://{address}", "--json")
    assert ran.code == Exit.ENVIRONMENT
    assert "scheduler-without-workers" in {one["code"] for one in ran.document["findings"]}


def test_a_project_that_came_otherwise_than_it_was_packed_is_refused(project: Path, tmp_path: Path) -> None:
    library = Library.open(project)
    packet = travelling.packed(library, [])
    assert packet == travelling.packed(library, [])
    whole = travelling.unpacked(packet, tmp_path / "der", None, ground_digest(library))
    assert whole is not None
    assert (tmp_path / "der" / "content" / "kort.yml").read_text(encoding="utf-8") == DECK
    assert make_there(Ticket(order(2, "a"), None, "0" * 32)) is None, "the project has to come along"
    result = make_there(Ticket(order(2, "a"), None, "0" * 32, packet))
    leave()
    assert result is not None
    assert [one.code for one in result.findings] == ["cluster-worker-differs"]
