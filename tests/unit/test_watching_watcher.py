"""Saves are noticed: in folders that come and go, and where the system gives no notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from kernekort.library import Root
from kernekort.watching import Ground, Watcher, looking, watcher

PATIENCE = 60.0
"""Seconds after which a test is given up; none should take as many milliseconds."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "projekt"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "kort.yml").write_text("title: En\n", encoding="utf-8")
    return folder


def ground(home: Path) -> Ground:
    return Ground((Root("project", home),), (home / "build",))


@pytest.fixture(params=[False, True], ids=["notices", "polling"])
def following(request: pytest.FixtureRequest, home: Path) -> Iterator[Watcher]:
    """A watcher at work, in either way; it stops by itself rather than wait for ever."""
    with Watcher(ground(home), request.param) as at_work:
        timer = Timer(PATIENCE, at_work.stop)
        timer.start()
        yield at_work
        timer.cancel()


def until(following: Watcher, path: Path) -> set[Path]:
    """All that is told of until a path is."""
    seen: set[Path] = set()
    for paths in following:
        seen |= paths
        if path in seen:
            break
    assert path in seen
    return seen


def test_a_file_put_in_the_place_of_another_is_noticed_and_its_forerunner_is_not(
    following: Watcher, home: Path
) -> None:
    beside = home / "content" / ".kort.yml.tmp"
    beside.write_text("title: To, og længere\n", encoding="utf-8")
    beside.replace(home / "content" / "kort.yml")
    assert until(following, home / "content" / "kort.yml") == {home / "content" / "kort.yml"}


def test_a_save_between_two_turns_is_not_missed(following: Watcher, home: Path) -> None:
    (home / "content" / "kort.yml").write_text("title: Mens der bygges\n", encoding="utf-8")
    until(following, home / "content" / "kort.yml")
    (home / "kernekort.yml").write_text("name: Prøve\n", encoding="utf-8")
    until(following, home / "kernekort.yml")


def test_folders_that_come_later_are_followed_too(following: Watcher, home: Path) -> None:
    (home / "billeder" / "dybt").mkdir(parents=True)
    until(following, home / "billeder")
    (home / "billeder" / "dybt" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    until(following, home / "billeder" / "dybt" / "logo.svg")


def test_what_is_built_is_nobodys_save(following: Watcher, home: Path) -> None:
    (home / "build").mkdir()
    (home / "build" / "kort.pdf").write_bytes(b"%PDF")
    (home / "content" / "kort.yml").write_text("title: Efter\n", encoding="utf-8")
    assert until(following, home / "content" / "kort.yml") == {home / "content" / "kort.yml"}


def test_a_loop_can_be_stopped_from_elsewhere(home: Path) -> None:
    with Watcher(ground(home), polling=False) as following:
        following.stop()
        assert list(following) == []


class System:
    """Stands in for the system: refuses what it is told to, and then has nothing to tell."""

    def __init__(self, *refusals: Exception) -> None:
        self.asked = 0
        self.lost: list[Path] = []
        self._refusals = list(refusals)

    def __call__(self, folders: Iterable[Path], stop: Event) -> Iterator[frozenset[Path]]:
        self.asked += 1
        if self._refusals:
            raise self._refusals.pop(0)
        yield frozenset()
        yield frozenset(self.lost)


@pytest.mark.parametrize("refusal", [OSError(28, "OS file watch limit reached"), RuntimeError("too many open files")])
def test_without_notices_the_files_are_looked_at(
    home: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    system, eyes = System(refusal), System()
    monkeypatch.setattr(watcher, "notices", system)
    monkeypatch.setattr(watcher, "looks", eyes)
    with Watcher(ground(home), polling=False) as following:
        assert following.polling
    assert (system.asked, eyes.asked) == (1, 1)


def test_a_folder_that_goes_before_it_is_followed_is_left_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = System(FileNotFoundError(), FileNotFoundError())
    monkeypatch.setattr(watcher, "notices", system)
    with Watcher(ground(home), polling=False) as following:
        assert not following.polling
    assert system.asked == 3


def test_another_ground_is_begun_before_the_old_one_is_let_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = System()
    monkeypatch.setattr(watcher, "notices", system)
    with Watcher(ground(home), polling=False) as following:
        following.follow(ground(home))
        assert system.asked == 1
        system.lost = [home / "content" / "kort.yml"]
        following.follow(Ground((Root("project", home),), (home / "andet",)))
        assert system.asked == 2
        assert next(following._batches()) == {home / "content" / "kort.yml"}


@pytest.mark.parametrize(
    ("env", "release", "looked"),
    [
        ({}, "6.8.0-51-generic", False),
        ({}, "23.6.0", False),
        ({}, "5.15.167.4-microsoft-standard-WSL2", True),
        ({looking.VARIABLE: "1"}, "6.8.0-51-generic", True),
        ({looking.VARIABLE: ""}, "6.8.0-51-generic", False),
    ],
)
def test_where_notices_are_not_to_be_relied_on(env: dict[str, str], release: str, looked: bool) -> None:
    assert looking.must_look(env, release) is looked


def test_what_no_folder_tells_of_can_be_told_from_another_thread(following: Watcher) -> None:
    Timer(0.05, following.changed, [Path("-")]).start()
    assert until(following, Path("-")) == {Path("-")}
