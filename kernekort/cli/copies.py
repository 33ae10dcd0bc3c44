"""``copy``: a built-in thing of some kinds laid into the project to be changed, and the memory of its original."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import click

from kernekort.cli.files import NO_FILES, tell_put
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import OneOf
from kernekort.findings import Exit, Finding, Place, Stop, error, note
from kernekort.library import Found, Kind, Library
from kernekort.sources import read_text
from kernekort.workshop import put

MEMORY = ".kernekort/copies.json"
KINDS: tuple[Kind, ...] = ("layout", "brand", "material", "kit", "shop")
_ONE_FILE = frozenset({"material", "kit", "shop"})


@click.command("copy", cls=SpokenCommand, nothing=NO_FILES)
@argument("kind", type=OneOf(KINDS))
@argument("name", shell_complete=names_of(*KINDS))
@as_json
@click.pass_obj
def copy(session: Session, kind: Kind, name: str) -> int:
    """The files of a built-in thing into the project, where they win over the built-in ones."""
    if session.project is None:
        raise Stop([error("no-project", folder=session.folder.name)], Exit.MISUSE)
    original = _original(session.library, kind, name)
    if original is None:
        raise Stop([session.library.unknown(kind, name, None)])
    root = next(root.path for root in session.library.roots if root.name == original.root)
    files = {session.folder / path.relative_to(root): path.read_bytes() for path in _files(original)}
    standing = [path for path in files if path.exists()]
    if standing:
        shown = tuple(session.shown(path) for path in sorted(standing))
        raise Stop([error("copy-would-overwrite", files=shown)])
    memory = _memory(session.folder) | {f"{kind}/{name}": _hash(original)}
    remembered = (json.dumps(memory, indent=2, sort_keys=True) + "\n").encode()
    put({**files, session.folder / MEMORY: remembered}, session.folder)
    session.say("copied", kind=session.words.message(f"kind-{kind}"), name=name)
    tell_put(session, files)
    return session.exit_code


def moved_on(library: Library) -> list[Finding]:
    """A note for every copied thing whose original is another today than on the day it was copied."""
    project = next((root.path for root in library.roots if root.name == "project"), None)
    if project is None:
        return []
    notes = []
    for key, hashed in sorted(_memory(project).items()):
        said, _, name = key.partition("/")
        for kind in KINDS:
            own, original = library.find(kind, name), _original(library, kind, name)
            if kind == said and own and original and own.root != original.root and _hash(original) != hashed:
                notes.append(note("original-moved-on", Place(own.shown), name=name))
    return notes


def _original(library: Library, kind: Kind, name: str) -> Found | None:
    return next((found for found in library.all(kind, name) if found.root == "built-in"), None)


def _files(found: Found) -> list[Path]:
    """The file itself, or for a folder with a manifest everything in it."""
    if found.kind in _ONE_FILE:
        return [found.path]
    return sorted(path for path in found.path.parent.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _hash(found: Found) -> str:
    digest = sha256()
    for path in _files(found):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _memory(folder: Path) -> dict[str, str]:
    path = folder / MEMORY
    if not path.is_file():
        return {}
    text = read_text(path, MEMORY).value
    try:
        data = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}
