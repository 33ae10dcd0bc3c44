"""The door to Jinja: template files of the library, poured with plain data, and the line where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import jinja2

from kernekort.findings import Finding, Place, error
from kernekort.library import Library
from kernekort.markup.sandbox import MAX_OUTPUT, Sandbox
from kernekort.sources import read_text

_LONGEST_REASON = 200


class _LibraryLoader(jinja2.BaseLoader):
    """Finds templates as the library finds every file: the project's lies over the built-in one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[str, str | None] = {}

    def unchanged(self) -> bool:
        """Whether every template that has been asked for says what it said then, or is missing still."""
        return all(self._read(template) == text for template, text in self._seen.items())

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of ``layouts/<template>``.

        Raises:
            jinja2.TemplateNotFound: no root has the file, or it cannot be read.
        """
        text = self._seen[template] = self._read(template)
        if text is None:
            raise jinja2.TemplateNotFound(template)
        return text, template, lambda: True

    def _read(self, template: str) -> str | None:
        path = self._library.file(f"layouts/{template}")
        return read_text(path, self._library.shown(path)).value if path is not None else None


class Templates:
    """The templates of a library, ready to be poured."""

    def __init__(self, library: Library, filters: Mapping[str, Callable[..., Any]]) -> None:
        self._library = library
        self._loader = _LibraryLoader(library)
        self._filters = filters

    @cached_property
    def _environment(self) -> Sandbox:
        return Sandbox(self._loader, self._filters)

    def unchanged(self) -> bool:
        """Whether the templates poured so far are what they were."""
        return self._loader.unchanged()

    def pour(self, template: str, data: Mapping[str, Any]) -> str | Finding:
        """The template filled with the data, or the finding that says at which line of which file it fails."""
        self._environment.start()
        try:
            return _bounded(self._environment.get_template(template).generate(**data))
        except jinja2.TemplateSyntaxError as problem:
            return self._finding(problem.name or template, problem.lineno, problem.message or "")
        except jinja2.TemplateNotFound as problem:
            return self._finding(*_raised_at(problem, template), f"{problem.name or template} is missing")
        except RecursionError as problem:
            return self._finding(*_raised_at(problem, template), "templates include one another without end")
        except (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
            return self._finding(*_raised_at(problem, template), str(problem))

    def _finding(self, template: str, line: int, reason: str) -> Finding:
        path = self._library.file(f"layouts/{template}")
        shown = self._library.shown(path) if path else f"layouts/{template}"
        return error("template-error", Place(shown, line), reason=" ".join(reason.split())[:_LONGEST_REASON])


def _bounded(pieces: Iterable[str]) -> str:
    """The pieces joined, stopped when they grow past ``MAX_OUTPUT``."""
    poured: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_OUTPUT:
            raise jinja2.TemplateRuntimeError("the template pours out more than a page can hold")
        poured.append(piece)
    return "".join(poured)


def _raised_at(problem: BaseException, template: str) -> tuple[str, int]:
    """The template and line an exception comes from: Jinja puts template lines into the traceback."""
    name, line = template, 0
    trace = problem.__traceback__
    while trace is not None:
        # Jinja compiles a template under its own name; Python's files end in .py.
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".j2"):
            name, line = filename, trace.tb_lineno
        trace = trace.tb_next
    return name, line
