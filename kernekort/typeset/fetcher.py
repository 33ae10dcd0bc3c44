"""The only way a face gets at a file: inside the folders it may read, of a kind we know, checked before it is used."""

from __future__ import annotations

import binascii
import os
import stat
from base64 import b64decode
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from kernekort.assets import check_svg
from kernekort.assets.fonts import inspect_font
from kernekort.assets.images import check_image_data
from kernekort.findings import Fact, Finding, Place, error, has_errors
from kernekort.quick import dataclass
from kernekort.typeset.arts import PREFIX as SVG_DATA
from kernekort.typeset.arts import SCHEME, Arts

PICTURE = "picture"
"""The scheme of pictures that are looked for in one root after the other."""

_MEGABYTE = 1024 * 1024
_SVG = "image/svg+xml"
_CSS = "text/css"
_KINDS: Mapping[str, str] = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": _SVG,
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff2": "font/woff2",
    ".css": _CSS,
}
_IN_DATA = ("image/png", "image/jpeg", _SVG)
_MOST_BYTES: Mapping[str, int] = {
    "image/png": 256 * _MEGABYTE,
    "image/jpeg": 256 * _MEGABYTE,
    _SVG: 8 * _MEGABYTE,
    _CSS: 2 * _MEGABYTE,
}
_MOST_BYTES_OF_A_FONT = 32 * _MEGABYTE
_MOST_BYTES_IN_DATA = 32 * _MEGABYTE


@dataclass(frozen=True)
class Refusal:
    """A file that was asked for and not given: the URL as it was asked for, and why not."""

    url: str
    findings: tuple[Finding, ...]
    font: bool = False


class RefusedError(Exception):
    """A resource that may not be used; WeasyPrint goes on without it and the findings are told at the end."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("; ".join(finding.code for finding in findings))


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Reads ``file:`` URLs inside the roots and ``data:`` URLs of a few kinds; everything else is refused and noted.

    ``picture:PATH`` is a file below the first of the roots that has it: WeasyPrint names a picture after its URL, and
    the bytes of a PDF must not tell where on a machine the picture lies.

    Where there are ``arts``, drawings in ``data:`` URLs are handed out as pictures that stand in for them.

    One instance serves a whole run, nested resources of stylesheets and pictures too. Files that are ``trusted`` have
    been checked by whoever named them.
    """

    def __init__(self, roots: Sequence[Path], trusted: Sequence[Path] = (), arts: Arts | None = None) -> None:
        super().__init__(timeout=1, allowed_protocols=("file", "data", PICTURE, SCHEME), allow_redirects=False)
        self.refusals: dict[str, Refusal] = {}
        self.remarks: list[Finding] = []
        self._roots = [root.resolve() for root in roots]
        self._trusted = {path.resolve() for path in trusted}
        self._passed: set[str] = set()
        self.read: dict[str, str] = {}
        """The files that were given out, with a hash of each."""
        self.by_content = True
        """Whether pictures are known by content: those that markup names are, by the key of the face."""
        self.arts = arts

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The content of a URL.

        Raises:
            RefusedError: the URL leads to nothing that may be used; it is noted in ``refusals``.
        """
        if url in self.refusals:
            raise RefusedError(*self.refusals[url].findings)
        if (picture := self._stand_in(url)) is not None:
            # What is drawn in its place is checked when it is drawn.
            return URLFetcherResponse("data:", picture, {"Content-Type": "image/png"})
        try:
            kind, body = self._data(url) if url[:5].lower() == "data:" else self._file(url)
        except RefusedError as refused:
            self.refusals[url] = Refusal(url, refused.findings, _asks_for_font(url))
            raise
        self._passed.add(url)
        # WeasyPrint reads the file of a picture once more by itself if it learns where it is.
        told = "data:" if kind.startswith("image/") else url
        return URLFetcherResponse(told, body, {"Content-Type": kind})

    def _stand_in(self, url: str) -> bytes | None:
        asked = self.arts is not None and url.startswith((SVG_DATA, f"{SCHEME}:"))
        return self.arts.stand_in(url) if self.arts is not None and asked else None

    def _file(self, url: str) -> tuple[str, bytes]:
        path, shown = self._resolved(url)
        kind = _KINDS.get(path.suffix.lower())
        if kind is None:
            raise _not_allowed(shown)
        body = _read(path, shown, _MOST_BYTES.get(kind, _MOST_BYTES_OF_A_FONT))
        if path not in self._trusted and not (self.by_content and url.startswith(f"{PICTURE}:")):
            self.read[str(path)] = blake2b(body, digest_size=16).hexdigest()
        if url not in self._passed and path not in self._trusted:
            place = Place(shown)
            # This process is apart and under limits already, which is what ``check_font`` would start another for.
            self._settle(inspect_font(path, place) if kind.startswith("font/") else _faults(kind, body, place))
        return kind, body

    def _resolved(self, url: str) -> tuple[Path, str]:
        """The real file behind a URL, links followed, and its name as the user knows it."""
        if url.startswith(f"{PICTURE}:"):
            relative = unquote(url.removeprefix(f"{PICTURE}:"))
            found = (root for root in self._roots if os.path.lexists(root / relative))
            first = next(found, None) or next(iter(self._roots), None)
            return self._resolved((first / relative).as_uri() if first else "file:///")
        refused = _not_allowed(_named(url))
        shown: str | None = None
        try:
            parts = urlsplit(url)
            if parts.scheme.lower() != "file" or parts.netloc not in ("", "localhost"):
                raise refused
            wanted = Path(os.path.normpath(url2pathname(parts.path)))
            # Asked first, so that a file missing outside the roots is not told from one that is there.
            shown = self._shown(wanted.parent.resolve() / wanted.name)
            path = wanted.resolve(strict=shown is not None)
        except FileNotFoundError:
            raise _missing(shown or _named(url)) from None
        except (OSError, RuntimeError, ValueError):
            raise refused from None
        if path in self._trusted:
            return path, shown or path.name
        if shown is None or self._shown(path) is None:
            raise refused
        return path, shown

    def _shown(self, path: Path) -> str | None:
        """The path relative to the root it lies in; ``None`` outside all of them."""
        for root in self._roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return None

    def _data(self, url: str) -> tuple[str, bytes]:
        header, _, text = url[5:].partition(",")
        kind, *parameters = header.lower().split(";")
        if kind not in _IN_DATA:
            raise _not_allowed(_named(url))
        if len(text) > _MOST_BYTES_IN_DATA:
            raise _too_large(_named(url), len(text), _MOST_BYTES_IN_DATA)
        body = unquote_to_bytes(text)
        if "base64" in parameters:
            try:
                body = b64decode(body, validate=True)
            except binascii.Error:
                raise _not_allowed(_named(url)) from None
        if url not in self._passed:
            self._settle(_faults(kind, body, Place(_named(url))))
        return kind, body

    def _settle(self, findings: Sequence[Finding]) -> None:
        """What is wrong with a content refuses it; what is only said about it is kept."""
        if has_errors(findings):
            raise RefusedError(*findings)
        self.remarks.extend(findings)


def _faults(kind: str, body: bytes, place: Place) -> tuple[Finding, ...]:
    """What is wrong with a picture, looked at before anything draws it; a stylesheet is read with its log on."""
    if kind == _SVG:
        return check_svg(body, place)
    return check_image_data(body, place, place.file) if kind.startswith("image/") else ()


def _read(path: Path, shown: str, most: int) -> bytes:
    """The bytes of a regular file; opened so that neither a pipe nor a link put there meanwhile can hold us up."""
    refused = _not_allowed(shown)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise refused
            if status.st_size > most:
                raise _too_large(shown, status.st_size, most)
            return file.read(most)
    except OSError:
        raise refused from None


def _not_allowed(shown: str) -> RefusedError:
    # The face that asks adds its facts to these.
    facts: dict[str, Fact] = {"resource": shown}
    return RefusedError(error("resource-refused", None, **facts))


def _missing(shown: str) -> RefusedError:
    facts: dict[str, Fact] = {"resource": shown}
    return RefusedError(error("resource-missing", None, **facts))


def _too_large(shown: str, size: int, most: int) -> RefusedError:
    facts: dict[str, Fact] = {"resource": shown, "megabytes": size / _MEGABYTE, "most": most // _MEGABYTE}
    return RefusedError(error("resource-too-large", None, **facts))


def _named(url: str) -> str:
    """A URL short enough to be said: a ``data:`` URL by its type alone."""
    name = url.split(",", 1)[0] + ",…" if url[:5].lower() == "data:" else url
    return name if len(name) <= 120 else name[:119] + "…"


def _asks_for_font(url: str) -> bool:
    if url[:5].lower() == "data:":
        return url[5:].lower().startswith("font/")
    return url.split("?")[0].split("#")[0].lower().endswith((".ttf", ".otf", ".woff2", ".woff"))
