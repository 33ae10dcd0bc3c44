"""Where things are found: the project's folders lie over the built-in ones, whole file by whole file."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Literal, get_args

from kernekort.findings import Finding, Place, error, near, warning
from kernekort.quick import dataclass

Kind = Literal["material", "layout", "brand", "sheet", "font", "kit", "shop"]
"""What can be looked up by name."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind, in the order they are listed."""

NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
"""What a name may be: small letters, digits and hyphens, so that it is safe in paths and on the command line."""

_PATTERNS: dict[Kind, tuple[str, ...]] = {
    "material": ("content/*.yml", "content/*.md"),
    "layout": ("layouts/*/layout.yml",),
    "brand": ("layouts/_brands/*/brand.yml",),
    "sheet": ("layouts/_sheets/*.yml",),
    "font": ("fonts/*/font.yml",),
    "kit": ("content/kits/*.yml",),
    "shop": ("layouts/_shops/*.yml",),
}
_OTHER_ENDINGS = {".yml": ".yaml", ".md": ".markdown"}
"""Endings that mean the same elsewhere, by the one that is read here."""

_NO_MATERIAL = "readme"
"""What a folder tells of itself is not to be printed."""

_OWN_BRAND = "brand/brand.yml"
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True)
class Root:
    """A folder that holds ``content/``, ``layouts/`` and ``fonts/``; named ``project`` or ``built-in``."""

    name: str
    path: Path


@dataclass(frozen=True)
class Found:
    """A named thing: its file (or its folder's manifest), the root it lies in, and its path as the user knows it."""

    kind: Kind
    name: str
    path: Path
    root: str
    shown: str


@dataclass(frozen=True)
class Library:
    """Folders in order of precedence, and the name under which the project's own brand is known."""

    roots: tuple[Root, ...]
    own_brand: str | None = None
    instead: Found | None = None
    """What answers to its name in the place of what its root has: an earlier state of a file."""

    @classmethod
    def open(cls, project: Path | None = None, own_brand: str | None = None) -> Library:
        """The built-in library, under the folders of a project when there is one."""
        below = Root("built-in", built_in())
        if project is None or project.resolve() == below.path:
            return cls((below,), own_brand)
        return cls((Root("project", project.resolve()), below), own_brand)

    def find(self, kind: Kind, name: str) -> Found | None:
        """The thing of that name which wins; ``None`` when no root has it or the name is not allowed."""
        return next(self._each(kind, name), None)

    def all(self, kind: Kind, name: str) -> tuple[Found, ...]:
        """Everything of that name, the winner first, then what it shadows."""
        return tuple(self._each(kind, name))

    def names(self, kind: Kind) -> tuple[Found, ...]:
        """The winner of every name, sorted by name."""
        known = {name for root in self.roots for name in self._names_in(root, kind) if NAME.fullmatch(name)}
        winners = (self.find(kind, name) for name in sorted(known))
        return tuple(found for found in winners if found is not None)

    def file(self, relative: str) -> Path | None:
        """The first root's file at a relative path such as ``layouts/_shared/base.css``."""
        paths = (_inside(root, relative) for root in self.roots)
        return next((path for path in paths if path is not None), None)

    def shown(self, path: Path) -> str:
        """A path as the user knows it: relative to the root it lies in, with forward slashes."""
        for root in self.roots:
            if path.is_relative_to(root.path):
                return path.relative_to(root.path).as_posix()
        return path.as_posix()

    def unknown(self, kind: Kind, name: str, place: Place | None = None) -> Finding:
        """Says that a name leads nowhere: ``unknown-<kind>`` with the near names and the whole list.

        A name that could not exist is a ``name-not-allowed`` with a suggestion instead.
        """
        if not NAME.fullmatch(name):
            return error("name-not-allowed", place, name=name, suggestion=suggested_name(name))
        known = tuple(found.name for found in self.names(kind))
        return error(f"unknown-{kind}", place, name=name, near=near(name, known), known=known)

    def doubled(self, found: Found) -> Finding | None:
        """Says that a thing lies in two files of one folder (``material-twice``), so that neither of them is meant."""
        twins = [one.shown for one in self.all(found.kind, found.name) if one.root == found.root]
        if found.kind != "material" or len(twins) < 2:
            return None
        return error("material-twice", Place(twins[-1]), name=found.name, other=twins[0])

    def misnamed(self, kind: Kind) -> tuple[Finding, ...]:
        """Warnings (``name-ignored``) for files that look like a thing of the kind but can never be asked for."""
        return tuple(finding for root in self.roots for finding in self._misnamed_in(root, kind))

    def _misnamed_in(self, root: Root, kind: Kind) -> Iterator[Finding]:
        for path, name in self._named_in(root, kind):
            if not NAME.fullmatch(name) and not name.startswith(("_", ".")):
                yield warning("name-ignored", Place(self.shown(path)), name=name, suggestion=suggested_name(name))
        for pattern in _PATTERNS[kind]:
            ending = PurePosixPath(pattern).suffix
            for path in sorted(root.path.glob(pattern.removesuffix(ending) + _OTHER_ENDINGS[ending])):
                yield warning("name-ignored", Place(self.shown(path)), name=path.name, suggestion=path.stem + ending)

    def _each(self, kind: Kind, name: str) -> Iterator[Found]:
        if not NAME.fullmatch(name):
            return
        for root in self.roots:
            if (one := self.instead) is not None and (one.kind, one.name, one.root) == (kind, name, root.name):
                yield one
                continue
            for relative in self._candidates(root, kind, name):
                path = _inside(root, relative)
                if path is not None:
                    yield Found(kind, name, path, root.name, relative)

    def _candidates(self, root: Root, kind: Kind, name: str) -> Iterable[str]:
        paths = tuple(pattern.replace("*", name) for pattern in _PATTERNS[kind] if _is_one(kind, name, pattern))
        if kind == "brand" and root.name == "project" and name == self.own_brand:
            return (_OWN_BRAND, *paths)
        return paths

    def _names_in(self, root: Root, kind: Kind) -> list[str]:
        found = {name for _, name in self._named_in(root, kind)}
        if kind == "brand" and root.name == "project" and self.own_brand and _inside(root, _OWN_BRAND):
            found.add(self.own_brand)
        return sorted(found)

    def _named_in(self, root: Root, kind: Kind) -> list[tuple[Path, str]]:
        """Everything of a kind that a root has, and what it is called there."""
        named = []
        for pattern in _PATTERNS[kind]:
            depth = PurePosixPath(pattern).parts.index("*") if "/*/" in pattern else -1
            for path in root.path.glob(pattern):
                name = path.relative_to(root.path).parts[depth] if depth > 0 else path.stem
                if _is_one(kind, name, pattern):
                    named.append((path, name))
        return sorted(named)


def built_in() -> Path:
    """The folder that holds the built-in ``content/``, ``layouts/`` and ``fonts/``.

    In an installed package that is ``_library`` inside it; in a checkout, the folder above the package.
    """
    package = Path(str(files("kernekort"))).resolve()
    packed = package / "_library"
    return packed if packed.is_dir() else package.parent


def suggested_name(text: str) -> str:
    """A name that is allowed and resembles the text; empty when nothing of it can be kept."""
    spelt = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _is_one(kind: Kind, name: str, pattern: str) -> bool:
    return not (kind == "material" and pattern.endswith(".md") and name.casefold() == _NO_MATERIAL)


def _inside(root: Root, relative: str) -> Path | None:
    """The regular file at a relative path of a root; ``None`` when it is absent or leads out of the root."""
    way = _way(root.path, relative)
    if way is None:
        return None
    path, steps = way
    mode = 0
    try:
        for step in steps:
            state = os.lstat(step)
            mode = state.st_mode
            if stat.S_ISLNK(mode) or getattr(state, "st_reparse_tag", False):
                return _linked(root, path)
    except OSError:
        return None
    return path if stat.S_ISREG(mode) else None


@lru_cache(maxsize=1024)
def _way(root: Path, relative: str) -> tuple[Path, tuple[str, ...]] | None:
    """A path below a root, and every folder on the way there; ``None`` when it cannot be one."""
    pure = PurePosixPath(relative)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts or "\\" in relative or "\0" in relative:
        return None
    path = root / pure
    above = reversed(path.parents[: len(pure.parts) - 1])
    return path, (*map(os.fspath, above), os.fspath(path))


def _linked(root: Root, path: Path) -> Path | None:
    """The same where there is a link on the way."""
    try:
        resolved = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return path if resolved.is_relative_to(root.path) and resolved.is_file() else None
