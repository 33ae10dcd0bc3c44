"""A kit asked for time and again, and answers that are typed while it is."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kernekort import kits
from kernekort.cli.asked import Asked
from kernekort.cli.hearing import hear
from kernekort.cli.meeting import given, product_of, tell_kit
from kernekort.faces import Engine
from kernekort.findings import Checked, has_errors
from kernekort.kits import Kit, Settled
from kernekort.pipeline import Material
from kernekort.watching import Request
from kernekort.workshop import Product


@dataclass
class AskedKit(Asked):
    """A kit as it is answered now; answers are typed as lines ``name=value`` while it is followed."""

    name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    typed: deque[str] = field(default_factory=deque)
    """Lines that have not been looked at yet."""

    def _request(self) -> Request:
        loaded = kits.load_kit(self.session.library, self.name)
        self.session.stop_on_errors(loaded.findings)
        assert loaded.value is not None  # noqa: S101 - a kit without errors
        meeting = self._settled(loaded.value)
        self.session.stop_on_errors(meeting.findings)
        return Request((), self.job, self.session.library, meeting.value)

    def _settled(self, kit: Kit) -> Checked[Settled]:
        """The meeting as it is answered by now.

        What is typed and would spoil it is told of and dropped, or whatever comes after it would be spoilt as well.

        Raises:
            Stop: a line is no answer.
        """
        lines = [self.typed.popleft() for _ in range(len(self.typed))]
        typed = given(lines)
        known = {name: value for name, value in typed.items() if kit.variable(name) is not None}
        now = kits.settled(kit, {**self.answers, **typed}, self.many)
        if not has_errors(now.findings) or has_errors(kits.settled(kit, self.answers, self.many).findings):
            self.answers = {**self.answers, **known}
        return now

    def products(self, materials: Sequence[Material], engine: Engine) -> list[Product]:
        """The book, and the file for screens."""
        return [product_of(material, self.job) for material in materials]

    def tell(self, materials: Sequence[Material]) -> None:
        """How to print the book."""
        tell_kit(self.session, materials)

    def listen(self, again: Callable[[], None]) -> None:
        """Hears lines on standard input; on a terminal it is said what to type."""

        def take(line: str) -> None:
            self.typed.append(line)
            again()

        if hear(take) and sys.stdin.isatty() and not self.session.as_json:
            self.session.say("answers-heard", answer=self._example())

    def _example(self) -> str:
        """An answer that could be typed: what differs most from one meeting to the next is the day."""
        kit = kits.load_kit(self.session.library, self.name).value
        variables = kit.variables if kit else ()
        first = min(variables, key=lambda one: one.type != "date", default=None)
        return f"{first.name}={first.example}" if first else "–"
