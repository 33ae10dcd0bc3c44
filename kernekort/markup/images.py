"""The pictures that faces show: found in the library, and known by what is in them rather than by where they lie."""

from __future__ import annotations

from dataclasses import field
from urllib.parse import quote

from kernekort.library import Library
from kernekort.quick import dataclass
from kernekort.store import file_digest

ADDRESS = "picture:"
"""What the address of every picture begins with."""


@dataclass(frozen=True)
class Images:
    """The pictures of one build by the address under which markup names them."""

    library: Library
    asked: list[str] = field(default_factory=list, repr=False, compare=False)
    """The pictures that have been asked for, one after another."""
    _digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def begin(self) -> None:
        """Forgets what was in the pictures, for another build."""
        self.asked.clear()
        self._digests.clear()

    def uri(self, name: str) -> str:
        """The address of a picture, from its path below the project or the built-in library: the same on any machine.

        Raises:
            ValueError: there is no such file.
        """
        path = self.library.file(name)
        if path is None:
            raise ValueError(f"no picture {name}")
        self.asked.append(name)
        uri = f"{ADDRESS}{quote(name)}"
        if uri not in self._digests:
            self._digests[uri] = file_digest(path)
        return uri

    def by_content(self, html: str) -> str:
        """Markup with a hash of every picture in the place of its address: the same on every machine."""
        for uri, digest in self._digests.items():
            html = html.replace(uri, digest)
        return html
