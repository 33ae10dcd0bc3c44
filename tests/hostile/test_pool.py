"""Processes that are killed, held up, starved and interrupted: what can be laid out is, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.faces import Engine, lay_out
from kernekort.faces.keys import machinery
from kernekort.typeset import Collected, Limits, Pool, Task
from kernekort.typeset import pool as pool_module
from kernekort.typeset.wire import make_job
from tests.puppets import puppet
from tests.typeset_faces import CSS, codes_of, face, question, setting

STOP = pool_module._stop_server
MEGABYTE = 1024 * 1024
GROWING = "".join(f"--a{level}:" + f"var(--a{level - 1})" * 10 + ";" for level in range(1, 10))
VARIABLES = f":root{{--a0:{'x ' * 1000};{GROWING}}} .v{{content:var(--a9);font-family:var(--a9)}}"
GROWN = face("grown", '<p class="v">x</p>', css=CSS + VARIABLES)
"""A face whose stylesheet takes all the memory there is."""


@pytest.fixture
def leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[list[str], set[int]]]:
    """What is left: the names of temporary folders, and processes that were not there before."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    # Tests have the server that makes processes run on; here it is ended as it is elsewhere.
    monkeypatch.setattr("kernekort.typeset.pool._stop_server", STOP)
    before = descendants()
    # The server that makes processes is found by a file in a folder that goes when the program does.
    return lambda: ([path.name for path in folder.iterdir() if "pymp-" not in path.name], descendants() - before)


def descendants(of: int | None = None) -> set[int]:
    """The processes below one, but for the one that only tells the system of what it shares."""
    found: set[int] = set()
    for path in Path(f"/proc/{of or os.getpid()}/task").glob("*/children"):
        for child in map(int, path.read_text(encoding="ascii").split()):
            if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes():
                found |= {child} | descendants(child)
    return found


Leftovers = Callable[[], tuple[list[str], set[int]]]
NOTHING: tuple[list[str], set[int]] = ([], set())


def test_a_face_that_takes_all_memory_is_named_and_the_others_are_kept(leftovers: Leftovers, tmp_path: Path) -> None:
    good = [face(f"k{number}", question(f"Nummer {number}"), css=GROWN.css) for number in range(4)]
    asked = setting(limits=Limits(wall=60, memory=220 * MEGABYTE))
    with Engine(1, tmp_path / "cache") as engine:
        laid = lay_out([*good[:2], GROWN, *good[2:]], asked, engine=engine)
        assert (laid.value, [finding.code for finding in laid.findings]) == (None, ["render-memory"])
        assert codes_of(laid, "grown") == ["render-memory"]  # type: ignore[arg-type]
        assert laid.findings[0].facts["megabytes"] == 220
        before = engine.laid_out
        assert lay_out(good, asked, engine=engine).findings == ()
        assert engine.laid_out == before
    assert leftovers() == NOTHING


def task(marks: Path, act: str, most: int = 1) -> Task:
    """Three faces, the second of which is a puppet."""
    made = make_job([face(item, question(item)) for item in ("en", "to", "tre")], setting())
    one, two, three = made.faces
    return Task(replace(made, faces=(one, puppet(two, act, marks, most), three)), (0, 1, 2), machinery())


def ran(given: Task, limits: Limits) -> dict[tuple[int, ...], Collected]:
    pool = Pool(2, None, limits)
    try:
        return {one.numbers: came for one, came in pool.run([given])}
    finally:
        pool.close()


@pytest.mark.parametrize(("times", "parts"), [(1, {(0, 1, 2)}), (2, {(0,), (1,), (2,)})])
def test_a_process_killed_from_outside_in_the_middle_of_a_job_loses_nothing(
    leftovers: Leftovers, tmp_path: Path, times: int, parts: set[tuple[int, ...]]
) -> None:
    """Killed once, the job is tried again; killed twice, each face is laid out by itself."""
    marks = tmp_path / "marks"
    killed: list[int] = []

    def kill() -> None:
        for number in range(times):
            while not (marks / str(number)).exists():
                time.sleep(0.01)
            pid = int((marks / str(number)).read_text(encoding="ascii"))
            assert pid in descendants()
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    given = task(marks, "wait", times)
    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    made = ran(given, Limits(wall=60))
    killer.join(10)
    assert len(set(killed)) == times
    assert set(made) == parts
    assert not any(came.died or came.findings for came in made.values())
    assert sum(len(came.pages) for came in made.values()) == 3
    assert leftovers() == NOTHING


def test_a_face_that_holds_everything_up_is_named_and_the_others_are_laid_out(
    leftovers: Leftovers, tmp_path: Path
) -> None:
    made = ran(task(tmp_path / "marks", "wait", most=99), Limits(wall=2))
    assert {numbers: [finding.code for finding in came.findings] for numbers, came in made.items()} == {
        (0,): [],
        (1,): ["render-timeout"],
        (2,): [],
    }
    (found,) = made[1,].findings
    assert (found.facts["card"], found.facts["seconds"]) == ("to", 2)
    assert made[1,].died
    assert all(len(made[number,].pages) == 1 for number in (0, 2))
    assert leftovers() == NOTHING


def test_no_process_reaches_out_or_starts_another(leftovers: Leftovers, tmp_path: Path) -> None:
    made = ran(task(tmp_path / "marks", "reach"), Limits(wall=60))
    came_of = (tmp_path / "marks" / "0").read_text(encoding="utf-8").splitlines()
    assert len(came_of) == 9
    assert {line.partition(": ")[2] for line in came_of} == {"PermissionError"}
    assert made[0, 1, 2].findings == ()
    assert leftovers() == NOTHING


def test_an_interrupt_leaves_nothing_but_what_was_finished(leftovers: Leftovers, tmp_path: Path) -> None:
    faces = [face(f"k{number}", question(f"Nummer {number}")) for number in range(24)]
    finished: list[int] = []

    def interrupt(done: int, total: int) -> None:
        finished.append(done)
        raise KeyboardInterrupt

    def laid_out() -> None:
        with Engine(2, tmp_path / "cache") as engine:
            engine.progress = interrupt
            lay_out(faces, setting(), engine=engine)

    with pytest.raises(KeyboardInterrupt):
        laid_out()
    assert finished[0] < len(faces)
    assert leftovers() == NOTHING
    with Engine(2, tmp_path / "cache") as engine:
        laid = lay_out(faces, setting(), engine=engine)
        assert engine.laid_out <= len(faces) - finished[0]
    assert laid.findings == ()
    assert laid.value is not None
    assert laid.value.keys == tuple(one.key for one in faces)


INTERRUPTED = """
import signal, sys
from pathlib import Path
# Whoever runs the tests in the background has had the signal ignored for all below.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = sys.argv[1:3]
from test_pool import Limits, Pool, task
pool = Pool(2, None, Limits(wall=60))
try:
    list(pool.run([task(Path(sys.argv[3]), "wait")]))
finally:
    pool.close()
"""


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose path is so short that there may be a socket in it."""
    with tempfile.TemporaryDirectory(prefix="k") as name:
        yield Path(name)


LONG = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from test_pool import Limits, Pool, task
marks = Path(sys.argv[3])
marks.mkdir()
pool = Pool(1, None, Limits(wall=60))
try:
    print(*(len(came.pages) for _, came in pool.run([task(marks, "wait", most=0)])))
finally:
    pool.close()
"""


def test_a_path_too_long_for_a_socket_is_none_too_long(tmp_path: Path, checkout: Path) -> None:
    folder = tmp_path / ("long" * 25)
    folder.mkdir()
    made = subprocess.run(
        [sys.executable, "-c", LONG, *map(str, (checkout, checkout / "tests" / "hostile", tmp_path / "marks"))],
        env=os.environ | {"TMPDIR": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stdout.split() == ["3"]
    assert list(folder.iterdir()) == []


def test_an_interrupt_from_the_keyboard_ends_every_process(tmp_path: Path, short: Path, checkout: Path) -> None:
    """It reaches all of them at once, as a terminal sends it."""
    marks, folder = tmp_path / "marks", short
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, *map(str, (checkout, checkout / "tests" / "hostile", marks))],
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(folder)},
        start_new_session=True,
    ) as outer:
        while not (marks / "0").exists() and outer.poll() is None:
            time.sleep(0.02)
        below = descendants(outer.pid)
        there = [path.name.partition("-")[0] for path in folder.iterdir()]
        os.killpg(outer.pid, signal.SIGINT)
        _, stderr = outer.communicate(timeout=30)
    assert len(below) >= 2
    assert sorted(there) == ["kernekort", "pymp"]
    assert stderr.splitlines()[-1] == b"KeyboardInterrupt"
    assert not any(Path(f"/proc/{pid}").exists() for pid in below)
    assert list(folder.iterdir()) == []
