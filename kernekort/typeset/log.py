"""What WeasyPrint says in its log, which is all it says of what it left out: every line of it becomes a finding."""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import warnings
from collections.abc import Collection, Iterator, Sequence

from kernekort.findings import Fact, Finding, Place, error
from kernekort.quick import dataclass
from kernekort.typeset.css_faults import css_fault, shortened
from kernekort.typeset.stylesheets import place_in

_LINE_AND_COLUMN = "%d:%d"
_PLACEHOLDER = re.compile(r"%[-0-9.]*[sdrif]")
_FONT_FACE = "Font-face %r"
_PAGE = "Creating layout - Page"
_PROGRESS = "weasyprint.progress"


class TooManyPagesError(Exception):
    """The faces of a document run over far more pages than there are faces."""


@dataclass(frozen=True)
class Line:
    """One line of the log: its template, what was put into it, and the stylesheet being parsed when it was said."""

    template: str
    arguments: tuple[object, ...]
    message: str
    css: str | None = None

    @property
    def spot(self) -> tuple[int, int] | None:
        """The line and column it names, found by the place in the template, not by reading the text."""
        start = self.template.find(_LINE_AND_COLUMN)
        if start < 0:
            return None
        first = len(_PLACEHOLDER.findall(self.template[:start]))
        line, column = self.arguments[first : first + 2]
        return (line, column) if isinstance(line, int) and isinstance(column, int) else None

    def finding(self) -> Finding:
        """The line as an error, at its place in the stylesheet when it names one.

        Findings: those of :func:`css_fault`; ``weasyprint-warning`` for what only WeasyPrint has words for.
        """
        place: Place | None = None
        message, facts = self.message, dict[str, Fact]()
        if self.css is not None and self.spot is not None:
            line, column = self.spot
            place = place_in(self.css, line, column)
            if place is None:
                facts |= {"line": line, "column": column}
            else:
                # It counts lines in all stylesheets together, which nobody has before them.
                message = message.replace(f" at {line}:{column}", "", 1)
        told = css_fault(self.template, self.arguments, place, self.css)
        return told or error("weasyprint-warning", place, message=shortened(message), **facts)


class Listener(logging.Handler):
    """Hears the log of WeasyPrint; raises ``TooManyPagesError`` when a layout passes its cap."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[Line] = []
        self._css: str | None = None
        self._most_pages: int | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps warnings and errors, and counts pages."""
        arguments = record.args if isinstance(record.args, tuple) else ()
        template = str(record.msg)
        if record.levelno >= logging.WARNING:
            self.lines.append(Line(template, arguments, record.getMessage(), self._css))
        else:
            self.progress(template, arguments)

    def progress(self, template: str, arguments: Sequence[object]) -> None:
        """Counts pages."""
        if self._most_pages is not None and _PAGE in template:
            number = arguments[0] if arguments else 0
            if isinstance(number, int) and number > self._most_pages:
                raise TooManyPagesError(number)

    @contextlib.contextmanager
    def parsing(self, css: str) -> Iterator[None]:
        """While a stylesheet is parsed, the places the log names are places in it."""
        self._css = css
        try:
            yield
        finally:
            self._css = None

    @contextlib.contextmanager
    def at_most(self, pages: int) -> Iterator[None]:
        """While a document is laid out, more pages than this are too many."""
        self._most_pages = pages
        try:
            yield
        finally:
            self._most_pages = None

    def findings(self, known: Collection[Fact], fonts_refused: bool) -> list[Finding]:
        """What was said about anything that is not known already.

        Args:
            known: URLs the fetcher refused, and characters that are told to be missing from a font.
            fonts_refused: whether a font was among the URLs; the line about it names the family alone.
        """
        return [
            line.finding()
            for line in self.lines
            if not any(isinstance(argument, str) and argument in known for argument in line.arguments)
            and not (fonts_refused and line.template.startswith(_FONT_FACE))
        ]


def expect_no_fonts() -> None:
    """Keeps quiet what WeasyPrint says when it is imported; fontTools has nothing to say that text depends on."""
    # There are no fonts but those a stylesheet names: that is the point of our own configuration.
    warnings.filterwarnings("ignore", r"No fonts configured in FontConfig", UserWarning, r"weasyprint\.text\.fonts")
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)


def listen() -> Listener:
    """Attaches a listener to WeasyPrint's log for the rest of the process."""
    listener = Listener()
    for name in ("weasyprint", _PROGRESS):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(listener)
    progress = logging.getLogger(_PROGRESS)
    # Of every page it says four things: to make a record of each takes longer than to count.
    vars(progress)["info"] = functools.partial(_counted, progress)
    return listener


def _counted(progress: logging.Logger, template: str, *arguments: object) -> None:
    """What is told to those who listen, in place of records that only tell how far the work has come."""
    for handler in progress.handlers:
        if isinstance(handler, Listener):
            handler.progress(template, arguments)
