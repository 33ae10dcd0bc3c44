"""What a face is kept under: a hash of all that shapes it, the machinery included."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import blake2b

from kernekort.freshness import native_versions, versions
from kernekort.markup.model import FaceMarkup
from kernekort.store import code_of

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "pillow")
_OWN = ("typeset", "assets")
"""The rooms whose code shapes a page once its markup is poured."""


@cache
def machinery() -> str:
    """A hash of everything that pages are made with: libraries, the text engine, and our own code for it."""
    digest = blake2b(digest_size=16)
    digest.update(versions(_LIBRARIES).encode())
    # Without a text engine nothing is laid out, and whoever tries says why.
    with suppress(OSError):
        digest.update(repr(sorted(native_versions().items())).encode())
    digest.update(code_of(*_OWN).encode())
    return digest.hexdigest()


def face_key(markup: FaceMarkup, language: str) -> str:
    """The key of a face's pages. What its documents are called is no part of it: nothing on a page tells."""
    text = "\0".join((machinery(), language, markup.flow, markup.key))
    return blake2b(text.encode(), digest_size=16).hexdigest()
