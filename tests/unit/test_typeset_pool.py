"""Processes that lay out faces: one that dies loses nothing, and a face that kills is named."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kernekort.faces.keys import machinery
from kernekort.typeset import Collected, Limits, Pool, Task
from kernekort.typeset import pool as pool_module
from kernekort.typeset.wire import Job, JobFace, make_job
from tests.puppets import puppet
from tests.typeset_faces import face, question, setting

LIMITS = Limits(wall=60)
STOP = pool_module._stop_server


def job(*items: str) -> Job:
    return make_job([face(item, question(item)) for item in items], replace(setting(limits=LIMITS), title=""))


def acting(item: str, act: str, marks: Path, most: int = 99) -> JobFace:
    return puppet(job(item).faces[0], act, marks, most)


def task(*faces: JobFace | str, first: int = 0) -> Task:
    every = tuple(job(one).faces[0] if isinstance(one, str) else one for one in faces)
    return Task(replace(job("x"), faces=every), tuple(range(first, first + len(faces))), machinery())


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One that serves most of these tests, whatever becomes of its process."""
    pool = Pool(1, None, LIMITS)
    yield pool
    pool.close()


def outcome(pool: Pool, *tasks: Task) -> dict[tuple[int, ...], Collected]:
    return {one.numbers: came for one, came in pool.run(tasks)}


def codes(came: Collected) -> list[str]:
    return [finding.code for finding in came.findings]


def marks(folder: Path) -> int:
    return len(list(folder.iterdir()))


def assert_same(one: Collected, other: Collected) -> None:
    assert one.pages
    assert (one.pages, one.things, one.findings, one.clean) == (other.pages, other.things, (), other.clean)


def test_tasks_come_back_with_what_came_of_them(pool: Pool) -> None:
    made = outcome(pool, task("en", "to"), task("tre", first=2))
    assert {numbers: len(came.pages) for numbers, came in made.items()} == {(0, 1): 2, (2,): 1}
    assert all(came.clean == (True,) * len(numbers) and not came.findings for numbers, came in made.items())


def test_nobody_holds_what_came_of_a_task_but_who_got_it(pool: Pool) -> None:
    begun = {pool.begin(one): one for one in (task("en"), task("to", first=1))}
    left = [len(begun) for _ in pool.run([task("tre", first=2)], begun=begun)]
    assert len(left) == 3
    assert left == sorted(left, reverse=True)
    assert not begun


def test_a_process_that_dies_once_loses_nothing(pool: Pool, tmp_path: Path) -> None:
    made = outcome(pool, task("en", acting("to", "kill", tmp_path / "marks", most=1), "tre"))
    assert marks(tmp_path / "marks") == 1
    ((numbers, came),) = made.items()
    assert numbers == (0, 1, 2)
    assert_same(came, outcome(pool, task("en", "to", "tre"))[0, 1, 2])


def test_a_task_that_kills_twice_is_taken_apart(pool: Pool, tmp_path: Path) -> None:
    made = outcome(pool, task("en", acting("to", "kill", tmp_path / "marks", most=2), "tre"))
    assert marks(tmp_path / "marks") == 2
    assert set(made) == {(0,), (1,), (2,)}
    whole = outcome(pool, task("en", "to", "tre"))[0, 1, 2]
    assert [made[number,].pages[0] for number in range(3)] == list(whole.pages)
    assert not any(came.died or came.findings for came in made.values())


@pytest.mark.parametrize(
    ("act", "code", "times"),
    [("kill", "render-memory", 4), ("abort", "render-crashed", 4), ("exit", "render-memory", 2)],
)
def test_a_face_that_always_kills_is_named_and_the_others_are_laid_out(
    pool: Pool, tmp_path: Path, act: str, code: str, times: int
) -> None:
    """Twice in company and twice alone; one that takes all memory has no second try."""
    made = outcome(pool, task("en", acting("to", act, tmp_path / "marks"), "tre"), task("fire", first=3))
    assert marks(tmp_path / "marks") == times
    assert {numbers: codes(came) for numbers, came in made.items()} == {(0,): [], (1,): [code], (2,): [], (3,): []}
    (found,) = made[1,].findings
    assert made[1,].died
    assert (found.facts["card"], found.facts["side"], found.facts["side_number"]) == ("to", "front", 1)
    assert found.place == task("to").job.faces[0].place
    assert all(made[number,].pages for number in (0, 2, 3))
    assert act != "abort" or found.facts["reason"] == "SIGABRT"


def test_when_one_face_after_the_other_kills_the_rest_is_not_tried(pool: Pool, tmp_path: Path) -> None:
    deadly = [task(acting(f"k{number}", "exit", tmp_path / f"m{number}"), first=number) for number in range(3)]
    rest = [task(acting(f"k{number}", "exit", tmp_path / f"m{number}"), first=number) for number in range(3, 6)]
    made = outcome(pool, *deadly, *rest)
    assert 3 <= len(made) < 6
    assert all(came.died for came in made.values())
    assert outcome(pool, task("en"))[0,].pages


def test_an_error_of_ours_is_a_finding(pool: Pool, tmp_path: Path) -> None:
    made = outcome(pool, task(acting("en", "raise", tmp_path / "marks")))
    assert codes(made[0,]) == ["render-crashed"]
    assert outcome(pool, task("en"))[0,].pages


def test_a_process_that_dies_between_two_tasks_is_not_missed() -> None:
    others = set(multiprocessing.active_children())
    with closing(Pool(1, None, LIMITS)) as pool:
        before = outcome(pool, task("en"))[0,]
        # Another pool may just have made one in the place of one that a test before this took.
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
            process.join()
        assert_same(outcome(pool, task("en"))[0,], before)


def killed_before_handing_over(channel: Any) -> None:
    """Takes the lock that a process takes to hand something over, and never gives it back."""
    channel.mutex.writer_mutex.acquire()


def killed_while_handing_over(channel: Any) -> None:
    """Leaves the beginning of what a process hands over, to which others cannot add enough to make it whole."""
    os.write(channel.writer.fileno(), b"\0\x10\0\0half")


def killed_near_the_end(channel: Any) -> None:
    """Leaves most of it: with what another process says it is whole, and nonsense."""
    os.write(channel.writer.fileno(), b"\0\0\0\x10half")


def channel_of(pool: Pool) -> Any:
    return pool._pool._pool_manager.worker_manager.workers_channel  # type: ignore[union-attr]


@pytest.mark.parametrize("killed", [killed_before_handing_over, killed_while_handing_over, killed_near_the_end])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_processes_that_wait_for_one_that_died_are_ended(
    monkeypatch: pytest.MonkeyPatch, killed: Callable[[Any], None]
) -> None:
    monkeypatch.setattr(pool_module, "_PATIENCE", 0.5)
    with closing(Pool(2, None, replace(LIMITS, wall=1))) as pool:
        before, whole = outcome(pool, task("en"))[0,], pool.whole(job("en"))
        killed(channel_of(pool))
        stuck = pool._pool
        assert_same(outcome(pool, task("en"))[0,], before)
        assert pool._pool is not stuck
        killed(channel_of(pool))
        assert pool.whole(job("en")) == whole


def test_what_is_made_and_cannot_be_handed_over_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pool_module, "_PATIENCE", 0.5)
    with closing(Pool(1, None, replace(LIMITS, wall=2))) as pool:
        before = outcome(pool, task("en"))[0,]
        begun = pool.begin(task(acting("en", "wait", tmp_path / "marks", most=1)))
        while not begun.running():
            sleep(0.01)
        killed_before_handing_over(channel_of(pool))
        ((_, made),) = pool.run((), begun={begun: task("en")})
        assert_same(made, before)


def test_the_environment_of_a_process_is_as_little_as_it_needs(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "x")
    before = dict(os.environ)
    with pool._surroundings():
        assert "SECRET" not in os.environ
    outcome(pool, task(acting("en", "", tmp_path / "marks")))
    assert dict(os.environ) == before
    inner = json.loads((tmp_path / "marks" / "0").read_text(encoding="utf-8"))
    assert "SECRET" not in inner
    folder = Path(inner["HOME"])
    assert folder.name.startswith("kernekort-")
    assert Path(inner["FONTCONFIG_FILE"]).parent == folder == Path(inner["TMPDIR"])
    assert inner["PYTHONHASHSEED"] == "0"


def test_two_pools_do_not_get_in_each_others_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is closed first, the other goes on, in a folder of its own, and has nothing to complain of."""
    # Tests have the server run on; here it is ended as it is elsewhere.
    monkeypatch.setattr("kernekort.typeset.pool._stop_server", STOP)
    first, second = Pool(1, None, LIMITS), Pool(1, None, LIMITS)
    try:
        assert outcome(first, task("en"))[0,].pages
        assert outcome(second, task("en"))[0,].pages
        closing = threading.Thread(target=first.close, daemon=True)
        closing.start()
        closing.join(20)
        assert not closing.is_alive()
        made = outcome(second, task(acting("to", "kill", tmp_path / "marks", most=1)))
        assert (codes(made[0,]), len(made[0,].pages)) == ([], 1)
        outcome(second, task(acting("to", "", tmp_path / "more")))
        inner = json.loads((tmp_path / "more" / "0").read_text(encoding="utf-8"))
        assert Path(inner["FONTCONFIG_FILE"]).exists()
        assert Path(inner["FONTCONFIG_FILE"]).parent == Path(inner["HOME"])
    finally:
        second.close()
        first.close()


_INTERRUPTED = """
import os, signal, time
from multiprocessing.forkserver import _forkserver
from kernekort.typeset import Limits, Pool
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for soon in (0.05, 0.1, 0.2, 0.3, 0.45):
        pool = Pool(1, None, Limits())
        time.sleep(soon)
        os.kill(_forkserver._forkserver_pid, signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        pool.close()
    print("closed")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no server that processes are made by")
def test_ctrl_c_while_the_server_loads_leaves_no_traceback(tmp_path: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(_INTERRUPTED, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "closed\n", "")
