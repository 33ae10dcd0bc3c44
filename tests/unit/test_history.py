"""A project at a revision: taken whole, and nothing of the repository is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kernekort.history import take, taking
from kernekort.history.git import Git

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **QUIET}, input=given, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is a folder of a repository, with a first state under the tag ``v1``."""
    folder = tmp_path / "arkiv" / "proeve"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "kort æøå.yml").write_text("title: Før\n", encoding="utf-8")
    (folder / "kernekort.yml").write_text("name: Prøve\n", encoding="utf-8")
    (folder / "hemmeligt.txt").write_text("ikke med", encoding="utf-8")
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-qm", "v1")
    git(folder.parent, "tag", "v1")
    (folder / "content" / "kort æøå.yml").write_text("title: Nu\n", encoding="utf-8")
    return folder


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "hentet"
    folder.mkdir()
    return folder


def taken(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def codes(folder: Path, revision: str, into: Path) -> list[str]:
    made = take(folder, revision, into)
    assert (made.value is None) is bool(made.findings)
    return [finding.code for finding in made.findings]


@pytest.mark.parametrize("revision", ["v1", "HEAD", "HEAD~0", "master@{0}", "v1^{}"])
def test_a_project_as_it_was(project: Path, into: Path, revision: str) -> None:
    git(project, "branch", "-M", "master")
    assert codes(project, revision, into) == []
    assert taken(into) == {"content/kort æøå.yml": "title: Før\n", "kernekort.yml": "name: Prøve\n"}


@pytest.mark.parametrize(
    "revision",
    ["", "-h", "--upload-pack=touch x", "v2", "HEAD:proeve", "v1\n", "v1;touch x", "$(touch x)", "ø", "a" * 9000],
)  # fmt: skip
def test_what_names_no_revision(project: Path, into: Path, revision: str) -> None:
    assert codes(project, revision, into) == ["since-unknown-revision"]
    assert taken(into) == {}
    assert not list(project.parent.rglob("x"))


def test_nothing_that_a_repository_asks_for_is_run(project: Path, into: Path, tmp_path: Path) -> None:
    trap = tmp_path / "faelde"
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.gitProxy", "diff.external"):
        git(project, "config", key, f"touch {trap}")
    git(project, "config", "filter.faelde.smudge", f"touch {trap}")
    git(project, "config", "remote.origin.url", f"ext::touch {trap}")
    git(project, "config", "extensions.partialClone", "origin")
    git(project, "config", "remote.origin.promisor", "true")
    hooks = project.parent / ".git" / "hooks"
    for name in ("post-checkout", "reference-transaction", "pre-auto-gc"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    assert codes(project, "v1", into) == []
    # An object that is missing is not fetched either.
    name = git(project, "rev-parse", "v1:proeve/kernekort.yml")
    (project.parent / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert codes(project, "v1", into) == ["since-git-failed"]
    assert not trap.exists()


def test_links_and_paths_that_lead_elsewhere_are_left(project: Path, into: Path) -> None:
    blob = git(project, "hash-object", "-w", "--stdin", given=b"ud\n")

    def tree(*entries: tuple[str, str, str]) -> str:
        data = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(sha) for mode, name, sha in entries)
        return git(project, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=data)

    inner = tree(("100644", "ude.yml", blob))
    content = tree(("40000", "..", inner), ("120000", "link.yml", blob), ("100644", "sund.yml", blob))
    root = tree(("40000", "proeve", tree(("40000", "content", content))))
    commit = git(project, "commit-tree", root, "-m", "ond")
    assert codes(project, commit, into) == []
    assert taken(into) == {"content/sund.yml": "ud\n"}
    assert not (into.parent / "ude.yml").exists()


def test_variables_of_git_do_not_lead_to_another_repository(
    project: Path, into: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "andet"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert codes(project, "v1", into) == []


def test_a_folder_without_history(into: Path, tmp_path: Path) -> None:
    assert codes(tmp_path, "v1", into) == ["since-no-repository"]


def test_a_repository_that_git_refuses_is_told(project: Path, into: Path) -> None:
    (project.parent / ".git" / "config").write_text("[core\n", encoding="utf-8")
    assert codes(project, "v1", into) == ["since-git-failed"]


def test_no_more_is_taken_than_a_deck_can_be(project: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_BYTES", 5)
    assert codes(project, "v1", into) == ["since-too-much"]
    assert taken(into) == {}


def test_without_git_it_is_said(project: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(into))
    assert codes(project, "v1", into) == ["since-no-git"]


def test_what_git_is_told_is_nobody_elses() -> None:
    answer = Git(Path.cwd(), {**os.environ, "GIT_TRACE": "1", "GIT_SSH_COMMAND": "x"}).ask("--version")
    assert answer.startswith(b"git version")
