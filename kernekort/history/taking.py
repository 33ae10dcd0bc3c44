"""The files of a project at a revision, written into a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from kernekort.findings import Checked, Finding, error
from kernekort.history.git import Git, GitError, GitMissingError
from kernekort.quick import dataclass

TAKEN = ("content", "layouts", "brand", "fonts", "kernekort.yml")
"""What a deck is made of: folders of a project, and the file that says it is one."""

MOST_FILES = 10_000
MOST_BYTES = 256 * 1024 * 1024

_FILES = frozenset((b"100644", b"100755"))
"""Modes of plain files; links and repositories inside the repository are left where they are."""

_LONGEST = 200


@dataclass(frozen=True)
class _Blob:
    """A file of a revision: its path below the project, the name of its contents, and their size in bytes."""

    path: PurePosixPath
    name: str
    size: int


def take(folder: Path, revision: str, into: Path) -> Checked[Path]:
    """The project in ``folder`` as it was at a revision, put into a folder that is empty.

    Nothing of the repository is run and nothing is fetched; only plain files below the project are taken.

    Findings: ``since-no-git``, ``since-no-repository``, ``since-unknown-revision``, ``since-too-much``,
    ``since-git-failed``.
    """
    try:
        git = Git(folder)
        if (refused := _refused(git, folder, revision)) is not None:
            return Checked(None, (refused,))
        commit = _commit(git, revision)
        if commit is None:
            return Checked(None, (error("since-unknown-revision", None, revision=revision[:_LONGEST]),))
        blobs = list(_blobs(git.ask("ls-tree", "-r", "-z", "-l", commit, "--", *TAKEN)))
        if len(blobs) > MOST_FILES or sum(blob.size for blob in blobs) > MOST_BYTES:
            size = round(sum(blob.size for blob in blobs) / 1024 / 1024)
            return Checked(None, (error("since-too-much", None, revision=revision, files=len(blobs), size=size),))
        _write(git.ask("cat-file", "--batch", given=_asked(blobs)), blobs, into)
    except GitMissingError:
        return Checked(None, (error("since-no-git"),))
    except GitError as problem:
        return Checked(None, (error("since-git-failed", None, reason=str(problem)[:_LONGEST]),))
    return Checked(into)


def _refused(git: Git, folder: Path, revision: str) -> Finding | None:
    """Why a revision is not even looked for: there is no repository, or it is no name of one."""
    if not revision or revision.startswith("-") or any(ord(letter) < 32 for letter in revision):
        return error("since-unknown-revision", None, revision=revision[:_LONGEST])
    try:
        git.ask("rev-parse", "--git-dir")
    except GitError as problem:
        if "not a git repository" in str(problem):
            return error("since-no-repository", None, folder=folder.name)
        raise
    return None


def _commit(git: Git, revision: str) -> str | None:
    """The commit that a revision names; ``None`` when it names none."""
    try:
        name = git.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode("ascii", "replace").strip()
    except GitError:
        return None
    return name if name.isalnum() else None


def _blobs(listing: bytes) -> Iterator[_Blob]:
    """The plain files of a listing whose paths can be trusted: each below the folder, and written as text.

    Raises:
        GitError: the contents of one are not in the repository.
    """
    for line in listing.split(b"\0"):
        facts, _, path = line.partition(b"\t")
        words = facts.split()
        if len(words) != 4 or words[0] not in _FILES or words[1] != b"blob":
            continue
        if not words[3].isdigit():
            # A clone that was made in part; the rest is not fetched.
            raise GitError(f"object {words[2].decode('ascii', 'replace')} is missing")
        try:
            below = PurePosixPath(path.decode("utf-8"))
        except UnicodeDecodeError:
            continue
        if _is_plain(below):
            yield _Blob(below, words[2].decode("ascii"), int(words[3]))


def _is_plain(path: PurePosixPath) -> bool:
    """Whether a path leads nowhere but down; a repository made by hand may hold any name."""
    parts = path.parts
    hostile = any(
        part in ("", ".", "..") or part.casefold() == ".git" or any(sign in part for sign in "\\:") for part in parts
    )
    return bool(parts) and not path.is_absolute() and not hostile and parts[0] in TAKEN


def _asked(blobs: Sequence[_Blob]) -> bytes:
    return b"".join(f"{blob.name}\n".encode() for blob in blobs)


def _write(answer: bytes, blobs: Sequence[_Blob], into: Path) -> None:
    """Each file as it stands in the answer: a line that names it, its bytes, and a line break.

    Raises:
        GitError: the answer is another than was asked for.
    """
    at = 0
    for blob in blobs:
        end = answer.find(b"\n", at)
        if answer[at:end] != f"{blob.name} blob {blob.size}".encode():
            raise GitError(answer[at:end].decode("utf-8", "replace"))
        path = into / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer[end + 1 : end + 1 + blob.size])
        at = end + 2 + blob.size
