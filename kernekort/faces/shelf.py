"""Faces that were made before: in memory, in the store, and whether all that they are made of is still there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from pathlib import Path

from kernekort.faces.alike import Alike
from kernekort.faces.assembling import Laid
from kernekort.quick import dataclass
from kernekort.store import Store, file_digest
from kernekort.typeset import Setting
from kernekort.typeset.parts import LaidPage, Thing, framed, opened, packed_pages, unpacked_pages
from kernekort.typeset.things import keep_things, kept_thing

FACES, FONTS, FILES = "faces", "fonts", "files"
_MOST_FACES = 3000
_MOST_SUBSETS = 64
"""So much is kept in memory; whoever makes deck after deck must not grow with their number."""


@dataclass(frozen=True)
class Shelved:
    """The pages of one face, the files read for them, and whether there was nothing to say about it."""

    pages: tuple[LaidPage, ...]
    read: Mapping[str, str] = field(default_factory=dict, hash=False)
    clean: bool = True


@dataclass(frozen=True)
class Filed:
    """A file laid out in one piece: the PDF, how many pages each face has in it, and the files read for it."""

    pdf: bytes
    spans: tuple[int, ...]
    read: Mapping[str, str] = field(default_factory=dict, hash=False)


class Shelf:
    """Keeps faces in a store; ``warm``, in memory too."""

    def __init__(self, store: Store, warm: bool) -> None:
        self._store = store
        self._warm = warm
        self.alike = Alike()
        """What faces just laid out share with those that are here already."""
        self._faces: dict[str, Shelved] = {}
        self._things: dict[str, Thing] = {}
        self._subsets = _Subsets(store)
        self._sound: set[str] = set()
        """Things that have been seen to be whole in the store."""
        self._told = 0

    def known(self, keys: Iterable[str], setting: Setting) -> dict[str, Shelved]:
        """Those of the faces that are there, whole, and made of files that are still what they were."""
        digests = {digest for digest, _ in _fonts(setting)}
        files = _Files(setting)
        found: dict[str, Shelved] = {}
        for key in keys:
            face = self._faces.get(key) or self._stored(key)
            if face is None or not self._is_whole(face, digests, files):
                continue
            found[key] = face
            if self._warm:
                self._faces[key] = face
        return found

    def is_bare(self) -> bool:
        """Whether no face has ever been kept, here or in the store."""
        return not self._faces and not self._store.has_any(FACES)

    def has(self, key: str) -> bool:
        """Whether there seems to be a face; it may still turn out not to be whole."""
        return key in self._faces or self._store.has(FACES, key)

    def has_file(self, keys: Sequence[str], setting: Setting) -> bool:
        """Whether there seems to be a file; it may still turn out not to be whole."""
        return self._store.has(FILES, _file_key(keys, setting))

    def take(self, things: Mapping[str, Thing]) -> None:
        """Things that faces just laid out are made of."""
        for name, thing in things.items():
            # What other faces are made of too is there already.
            self._things.setdefault(name, thing)

    def keep(self, faces: Mapping[str, Shelved]) -> None:
        """Faces just laid out; where there is something to say, they are laid out anew each time, and it is said."""
        clean = {key: face for key, face in faces.items() if face.clean}
        names = self._all_things(page for face in clean.values() for page in face.pages)
        new = {name: self._things[name] for name in names if name not in self._sound}
        packed = {(FACES, key): packed_pages(face.pages, face.read) for key, face in clean.items()}
        keep_things(self._store, new, packed)
        self._sound.update(new)
        if self._warm:
            self._faces |= clean

    def laid(self, pages: Sequence[tuple[str, LaidPage]], setting: Setting) -> Laid:
        """Pages with everything that goes with them."""
        names = self._all_things(page for _, page in pages)
        things = {name: self._things[name] for name in names}
        if not self._warm or len(self._faces) > _MOST_FACES:
            self._things, self._faces = {}, {}
        return Laid(tuple(pages), things, dict(_fonts(setting)), self._subsets)

    def file(self, keys: Sequence[str], setting: Setting) -> Filed | None:
        """A file laid out in one piece before, from these faces."""
        key = _file_key(keys, setting)
        data = self._store.get(FILES, key)
        if data is None:
            return None
        try:
            head, pdf = opened(data)
            filed = Filed(pdf, tuple(map(int, head["spans"])), dict(head["read"]))
        except (ValueError, KeyError, TypeError, OverflowError):
            self._store.drop(FILES, key)
            return None
        return filed if _Files(setting).are(filed.read) else None

    def keep_file(self, keys: Sequence[str], setting: Setting, file: Filed) -> None:
        """A new one."""
        head = {"spans": file.spans, "read": dict(file.read)}
        self._store.put(FILES, _file_key(keys, setting), framed(head, file.pdf))

    def damaged(self) -> int:
        """How many objects of the store have been found damaged since this was last asked."""
        new = self._store.usage.damaged - self._told
        self._told += new
        return new

    def _stored(self, key: str) -> Shelved | None:
        data = self._store.get(FACES, key)
        if data is None:
            return None
        try:
            pages, read = unpacked_pages(data)
            return Shelved(self.alike.pages(pages), read)
        except ValueError:
            self._store.drop(FACES, key)
            return None

    def _is_whole(self, face: Shelved, fonts: set[str], files: _Files) -> bool:
        if any(glyphs.font.digest not in fonts for page in face.pages for glyphs in page.glyphs):
            return False
        return files.are(face.read) and self._fetched(name for page in face.pages for name in page.things)

    def _fetched(self, names: Iterable[str]) -> bool:
        """Has all these things in memory, and all that they are made of; whether they are there."""
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in self._things:
                continue
            thing = kept_thing(self._store, name)
            if thing is None:
                return False
            self._things[name] = thing
            waiting += thing.things
        return True

    def _all_things(self, pages: Iterable[LaidPage]) -> list[str]:
        waiting = [name for page in pages for name in page.things]
        found: dict[str, None] = {}
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = None
                waiting += self._things[name].things
        return list(found)


class _Files:
    """Files that faces were made of, each looked at once."""

    def __init__(self, setting: Setting) -> None:
        self._roots = [root.resolve() for root in setting.roots]
        self._states: dict[str, str] = {}

    def are(self, read: Mapping[str, str]) -> bool:
        """Whether they still are what they were, and where they may be read: not those of another project."""
        return all(self._state(path) == digest for path, digest in read.items())

    def _state(self, path: str) -> str:
        if path not in self._states:
            within = any(Path(path).is_relative_to(root) for root in self._roots)
            self._states[path] = _state(path) if within else ""
        return self._states[path]


class _Subsets:
    """Subsets of typefaces, deflated, in memory and in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, bytes] = {}

    def get(self, key: str, /) -> bytes | None:
        data = self._known.get(key) or self._store.get(FONTS, key)
        if data is not None:
            self._known[key] = data
        return data

    def __setitem__(self, key: str, data: bytes, /) -> None:
        if len(self._known) >= _MOST_SUBSETS:
            self._known.clear()
        self._known[key] = data
        self._store.put(FONTS, key, data)


def _file_key(keys: Sequence[str], setting: Setting) -> str:
    fonts = sorted(digest for digest, _ in _fonts(setting))
    text = json.dumps([keys, fonts, setting.title, setting.language, setting.variant, setting.forms])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _fonts(setting: Setting) -> list[tuple[str, Path]]:
    """The font files there are, by a hash of each."""
    return [(_state(str(path)), path) for *_, path in setting.fonts]


def _state(path: str) -> str:
    """A hash of what a file holds; nothing when it cannot be read."""
    try:
        return file_digest(Path(path))
    except OSError:
        return ""
