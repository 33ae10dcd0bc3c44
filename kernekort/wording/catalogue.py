"""The words for findings and the plain texts of the program, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from kernekort.findings import Exit, Fact, Finding, Severity, Stop, error, near
from kernekort.quick import dataclass
from kernekort.wording import terminal
from kernekort.wording.phrase import fill, holds
from kernekort.wording.room import Entry, Room, read_room
from kernekort.wording.spoken import Language
from kernekort.wording.terminal import Excerpt, Worded

_FIRST = ("cli", "general", "workshop")


@dataclass(frozen=True)
class Catalogue:
    """All words of one language. A file of it is read when it is first needed: a build without findings needs two."""

    language: Language
    _files: Mapping[str, Traversable] = field(repr=False)
    _rooms: dict[str, Room] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, language: Language) -> Catalogue:
        """The catalogue of a language, as it travels with the program."""
        folder = resources.files("kernekort.wording").joinpath(language)
        found = {file.name.removesuffix(".yml"): file for file in folder.iterdir() if file.name.endswith(".yml")}
        names = sorted(found, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
        return cls(language, {name: found[name] for name in names})

    def codes(self) -> tuple[str, ...]:
        """Every code there are words for, sorted."""
        return tuple(sorted(code for _, room in self.rooms() for code in room.entries))

    def entry(self, code: str) -> Entry | None:
        """The words for a code, with their places for facts still open."""
        return next((room.entries[code] for _, room in self.rooms() if code in room.entries), None)

    def rooms(self) -> Iterator[tuple[str, Room]]:
        """The files of the catalogue by name, read one by one.

        Raises:
            CatalogueError: a file is not as it should be.
        """
        for name, file in self._files.items():
            if name not in self._rooms:
                self._rooms[name] = read_room(file, f"wording/{self.language}/{name}.yml")
            yield name, self._rooms[name]

    def sentence(self, finding: Finding) -> Worded:
        """A finding in words; a code without an entry is said as it stands."""
        entry = self.entry(finding.code)
        if entry is None:
            return Worded(finding.code)
        text = next((text for text in entry.texts if holds(text, finding.facts)), entry.text)
        hint = next((hint for hint in entry.hints if holds(hint, finding.facts)), None)
        said = fill(text, finding.facts, self.language)
        return Worded(said, fill(hint, finding.facts, self.language) if hint else None)

    def explain(self, code: str) -> str:
        """What a code means, why it stops the work, and what to do.

        Raises:
            Stop: nobody knows the code; the finding names those that are near.
        """
        entry = self.entry(code)
        if entry is None:
            raise Stop([error("unknown-code", asked=code, near=near(code, self.codes()))], Exit.MISUSE)
        return entry.explain

    def message(self, key: str, **facts: Fact) -> str:
        """A plain text of the program.

        Raises:
            KeyError: there is no such text.
        """
        for _, room in self.rooms():
            if key in room.messages:
                return fill(room.messages[key], facts, self.language)
        raise KeyError(key)

    def render(self, findings: Iterable[Finding], excerpt: Excerpt, colour: bool) -> str:
        """The findings as lines for a terminal, in the order given, each ended by a newline."""
        words = {name: self.message(f"word-{name}") for name in (*Severity, "hint", "sheet", "row")}
        said = tuple((finding, self.sentence(finding)) for finding in findings)
        return terminal.render(said, words, excerpt, colour)

    def summary(self, findings: Iterable[Finding], untouched: str | None = None) -> str:
        """``2 fejl, 1 advarsel. Intet er skrevet til build/.`` on one line; empty when there is nothing to say.

        Args:
            findings: what was found.
            untouched: the folder that nothing was written to, said in a sentence of its own.
        """
        weights = [finding.severity for finding in findings]
        counts = [
            self.message(f"count-{severity}", count=weights.count(severity))
            for severity in Severity
            if severity in weights
        ]
        sentences = [f"{', '.join(counts)}."] if counts else []
        if untouched:
            sentences.append(self.message("nothing-written", folder=untouched))
        return " ".join(sentences)

    def as_json(self, finding: Finding) -> dict[str, Any]:
        """A finding as plain data for ``--json``; what is unknown is ``None``."""
        worded = self.sentence(finding)
        facts = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in finding.facts.items()}
        return {
            "code": finding.code,
            "severity": str(finding.severity),
            "file": finding.place.file if finding.place else None,
            "line": (finding.place.line or None) if finding.place else None,
            "column": (finding.place.column or None) if finding.place else None,
            **(
                {"sheet": finding.place.sheet, "cell": finding.place.cell}
                if finding.place and finding.place.sheet
                else {}
            ),
            "message": worded.text,
            "hint": worded.hint,
            "facts": dict(sorted(facts.items())),
        }
