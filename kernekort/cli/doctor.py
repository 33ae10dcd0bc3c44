"""``doctor``: whether this machine is fit, line by line, and what to do where it is not."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import click

from kernekort import press, store, workshop
from kernekort.brand import load_brand
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, as_json
from kernekort.findings import Exit
from kernekort.freshness import cache_folder
from kernekort.project import FILE as PROJECT_FILE
from kernekort.quick import dataclass

_LEAST_MEGABYTES = 200
_PREFLIGHT = (
    ("Ghostscript", "gs", "ghostscript"),
    ("poppler", "pdftoppm", "poppler-utils"),
    ("qpdf", "qpdf", "qpdf"),
    ("mutool", "mutool", "mupdf-tools"),
)
"""What ``preflight`` asks for a second opinion: a name, its program, and how Debian calls the package."""


@dataclass(frozen=True)
class Check:
    """One line of the doctor: what was looked at, whether it is well, and what was seen or is to be done.

    What is not ``needed`` serves a few uses only, and the machine is fit without it.
    """

    name: str
    well: bool
    seen: str
    needed: bool = True


@click.command("doctor", cls=SpokenCommand, tolerant=True, nothing={"checks": []})
@as_json
@click.pass_obj
def doctor(session: Session) -> int:
    """Looks over this machine: text engine, typefaces, folders, and the programs that only some commands use."""
    checks = list(_checks(session))
    lines = [f"{_sign(session, one)} {one.name}: {one.seen}" for one in checks]
    session.result({"checks": [asdict(one) for one in checks]}, lines)
    fit = all(one.well or not one.needed for one in checks)
    session.say("machine-fit" if fit else "machine-unfit")
    return Exit.FINE if fit else Exit.ENVIRONMENT


def _sign(session: Session, check: Check) -> str:
    if check.well:
        return session.words.message("word-well")
    return session.words.message("word-ill" if check.needed else "word-absent")


def _checks(session: Session) -> Iterator[Check]:
    words = session.words
    yield Check("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    for package in ("weasyprint", "pikepdf", "pypdf", "reportlab"):
        yield Check(package, True, version(package))
    yield _shared_library("Pango", "pango-1.0", _pango_version, words.message("install-pango"))
    sound = words.message("word-sound")
    yield _shared_library("HarfBuzz subset", "harfbuzz-subset", lambda _: sound, words.message("install-harfbuzz"))
    if session.broken or session.project:
        yield Check(PROJECT_FILE, not session.broken, words.message("project-ill") if session.broken else sound)
    for found in session.library.names("brand"):
        well = not load_brand(session.library, found.name).failed
        advice = words.message("brand-ill", brand=found.name)
        yield Check(words.message("word-brand", name=found.name), well, sound if well else advice)
    yield _writable(session.output, session)
    yield _writable(workshop.config_folder(os.environ), session)
    yield _cache(session)
    free = shutil.disk_usage(Path.cwd()).free // 1_000_000
    advice = words.message("disk-short", least=_LEAST_MEGABYTES)
    room = free > _LEAST_MEGABYTES
    yield Check(words.message("word-disk"), room, f"{free} MB" if room else f"{free} MB; {advice}")
    for name, program, package in _PREFLIGHT:
        where = shutil.which(program)
        yield Check(name, where is not None, where or words.message("tool-absent", package=package), needed=False)
    yield from _conditions(session)


def _conditions(session: Session) -> Iterator[Check]:
    """The printing conditions that press files can be made for: whether the profile of each is here."""
    profiles = session.project.profiles if session.project else {}
    for known, here in press.conditions_here(session.library, profiles):
        seen = known.title if here else session.words.message("profile-absent", file=known.file)
        yield Check(known.identifier, here, seen, needed=known.shipped)


def _cache(session: Session) -> Check:
    """Where laid-out faces are remembered, and how much room they take."""
    words = session.words
    name, folder = words.message("word-cache"), cache_folder()
    if folder is None:
        return Check(name, False, words.message("cache-homeless"), needed=False)
    _, size = store.measure(folder)
    kept = words.message("cache-kept", folder=session.shown(folder), megabytes=size / 1_000_000)
    return Check(name, _writable(folder, session).well, kept, needed=False)


def _shared_library(name: str, soname: str, describe: Callable[[ctypes.CDLL], str], advice: str) -> Check:
    path = ctypes.util.find_library(soname)
    if path is None:
        return Check(name, False, advice)
    try:
        return Check(name, True, describe(ctypes.CDLL(path)))
    except OSError as problem:
        return Check(name, False, f"{problem}; {advice}")


def _pango_version(pango: ctypes.CDLL) -> str:
    pango.pango_version_string.restype = ctypes.c_char_p
    text: bytes = pango.pango_version_string()
    return text.decode()


def _writable(folder: Path, session: Session) -> Check:
    """Whether a file can be made in the folder, or in the nearest one above it that is there."""
    standing = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    name = session.words.message("word-folder", folder=session.shown(folder))
    try:
        with tempfile.TemporaryFile(dir=standing):
            return Check(name, True, session.words.message("writable"))
    except OSError:
        return Check(name, False, session.words.message("not-writable"))
