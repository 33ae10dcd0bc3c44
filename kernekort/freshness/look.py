"""Whether a command line has anything to do: looked at before it is done, and remembered when it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from kernekort.freshness import shelf
from kernekort.freshness.agreeing import agrees
from kernekort.freshness.asked import askable, key_of, name_of
from kernekort.freshness.place import cache_path
from kernekort.freshness.record import Record, Said, read_record
from kernekort.freshness.recording import recorded, refreshed
from kernekort.freshness.seen import Seen


def look(words: Sequence[str], env: Mapping[str, str] | None = None) -> Look | None:
    """How everything is now; ``None`` when the command line asks for something else, or nothing can be remembered."""
    env = os.environ if env is None else env
    try:
        cache = cache_path(env) if askable(words, env) else None
        if cache is None:
            return None
        key = key_of(words, env)
        return Look(key, os.path.join(cache, shelf.FOLDER, name_of(key)), Seen(os.getcwd(), cache))
    except Exception:
        # What cannot be looked at is built, and whatever is wrong with it is said there.
        return None


class Look:
    """How everything was when a command line was given; what came of it is remembered in the file ``path``."""

    def __init__(self, key: str, path: str, seen: Seen) -> None:
        self._key = key
        self._path = path
        self._seen = seen

    def unchanged(self) -> Record | None:
        """What was remembered of this command line, when all is as it was then; else ``None``."""
        try:
            record = read_record(self._path, self._key)
            if record is not None and agrees(record, self._seen):
                if self._seen.hashes.made:
                    # It took a look into files; the next time their new times will do.
                    shelf.write(self._path, refreshed(record, self._seen).as_json())
                return record
        except Exception:  # noqa: S110 - what is wrong with a record is mended by the next one
            pass
        self._seen.hash_recent()
        return None

    def watch(self, path: str) -> None:
        """Looks at a file that is about to be read from elsewhere, or would be if it were there."""
        self._seen.watch(os.path.abspath(path))

    def keep(self, products: Mapping[str, str], folders: Sequence[str], said: Said, sentence: str) -> bool:
        """Remembers what came of the command line, unless something changed while it ran; whether it is remembered.

        Whether anything was ``unchanged`` has been asked before anything was read.

        Args:
            products: the SHA-256 of the files that were made, by name.
            folders: folders that files are built into; these were put into the first.
            said: what was said, in order.
            sentence: says, in the user's language, that nothing has changed.
        """
        if sys.platform == "win32" and any("\x1b" in text for _, text in said):
            # There colours are not a matter of what is written.
            return False
        outputs = list(dict.fromkeys(map(os.path.abspath, folders)))
        try:
            if not self._seen.stood_still(outputs):
                return False
            self._seen.hash_all(outputs)
            text = recorded(self._key, self._seen, products, outputs, said, sentence).as_json()
        except Exception:
            # Nothing that is wrong with remembering is wrong with what was built.
            return False
        kept = shelf.write(self._path, text)
        shelf.prune(os.path.dirname(self._path))
        return kept
