"""What a template may do: Jinja's immutable sandbox, with bounds on all that makes much of little or never ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from functools import wraps
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

MAX_OUTPUT = 2_000_000
"""Characters that one text, or one face, may have before it is stopped."""

MAX_STEPS = 100_000
"""Calls, turns of loops and inclusions that one face may take."""

_MAX_OPERAND = 10_000
_TEXT_METHODS = frozenset({"endswith", "lower", "split", "startswith", "strip", "upper"})
_OF_TEXT = "capitalize e escape forceescape lower safe string title trim truncate upper urlencode wordcount"
_OF_ANYTHING = """
abs count d default dictsort first float groupby int items last length list map max min reject rejectattr reverse
select selectattr sort unique
"""


class _Generator(CodeGenerator):
    """Compiles templates so that loops are counted and joined texts are measured."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Puts a counter around what each loop runs through."""
        for loop in node.find_all(nodes.For):
            if loop.recursive:
                self.fail("a loop cannot call itself", loop.lineno)
            loop.iter = nodes.Call(nodes.EnvironmentAttribute("counted"), [loop.iter], [], None, None)
            loop.iter.set_lineno(loop.lineno).set_environment(self.environment)
        super().visit_Template(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Joins by a function of ours; Jinja's own takes lists of lists, which a few lines make endless."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for templates that nobody has vouched for; not to be shared by threads."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: jinja2.BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        """An environment with the filters of Jinja that neither make bombs nor differ from time to time, and these."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            finalize=_plain,
            optimized=False,
        )
        self._left = MAX_STEPS
        self.globals = {"range": self._range}
        harmless = {name: self.filters[name] for name in _OF_ANYTHING.split()}
        of_text = {name: _of_text(self.filters[name]) for name in _OF_TEXT.split()}
        bounded = {"join": self._join, "replace": _replaced, "sum": _sum}
        self.filters = {**harmless, **of_text, **bounded, **filters}

    def start(self) -> None:
        """Gives the next face its steps."""
        self._left = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        """Takes steps from what is left.

        Raises:
            SecurityError: there are none left.
        """
        self._left -= steps
        if self._left < 0:
            raise SecurityError("the template goes on for too long")

    def counted(self, things: Iterable[Any]) -> Iterable[Any]:
        """What a loop runs through, each turn counted; things that have a length keep it."""
        if not isinstance(things, Sized):
            return self._each(things)
        self.spend(len(things))
        return things

    def joined(self, parts: tuple[Any, ...]) -> str:
        """Texts and numbers one after another; escaped when one of them is markup.

        Raises:
            SecurityError: one is a list, or they are too long together.
        """
        for part in parts:
            _plain(part)
        marked = any(hasattr(part, "__html__") for part in parts)
        texts = [Markup.escape(part) if marked else str(part) for part in parts]
        _measured(sum(map(len, texts)))
        return Markup("").join(texts) if marked else "".join(texts)

    def call(self, context: jinja2.runtime.Context, called: Any, *arguments: Any, **named: Any) -> Any:
        """Calls, and counts it: a macro that calls itself twice is as endless as a loop."""
        self.spend()
        return super().call(context, called, *arguments, **named)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        """Reckons with small numbers; also adds texts and lists of a moderate length."""
        if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
            _measured(len(left) + len(right))
            return super().call_binop(context, operator, left, right)
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers or max(abs(left), abs(right)) > _MAX_OPERAND:
            raise SecurityError(f"the operator {operator} is for small numbers")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of texts and numbers only a few methods: ``"x".center(4000000000)`` is four gigabytes."""
        if isinstance(obj, str | int | float):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """No way round :meth:`is_safe_attribute` for ``format``: its widths make gigabytes too."""
        return

    def join_path(self, template: str, parent: str) -> str:
        """Counts what one template fetches from another."""
        self.spend()
        return super().join_path(template, parent)

    def _join(self, things: Iterable[Any], between: str = "") -> str:
        parts = [part for thing in things for part in (between, thing)]
        return self.joined(tuple(parts[1:]))

    def _range(self, *ends: int) -> range:
        numbers = range(*ends)
        self.spend(len(numbers))
        return numbers

    def _each(self, things: Iterable[Any]) -> Iterable[Any]:
        for thing in things:
            self.spend()
            yield thing


def _plain(value: Any) -> Any:
    """A value that may be printed.

    Raises:
        SecurityError: it is a list or a group.
    """
    if isinstance(value, list | tuple | dict):
        raise SecurityError("a list cannot be printed; use a loop, or the filter join")
    return value


def _measured(length: int) -> None:
    if length > MAX_OUTPUT:
        raise SecurityError("the template pours out more than a page can hold")


def _of_text(made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja held to texts and numbers."""

    @wraps(made)
    def held(*arguments: Any, **named: Any) -> Any:
        return made(*map(_plain, arguments), **named)

    return held


def _replaced(text: Any, old: Any, new: Any) -> str:
    """A text with every ``old`` made ``new``; markup stays markup, and what is put into it is escaped."""
    whole, part, other = (value if isinstance(value, str) else str(_plain(value)) for value in (text, old, new))
    if isinstance(other, Markup) and not isinstance(whole, Markup):
        whole = Markup.escape(whole)
    _measured(len(whole) + (whole.count(part) + 1) * len(other))
    return whole.replace(part, other)


def _sum(things: Iterable[Any], attribute: str | None = None) -> float:
    """Numbers together, or one value of each group of a list."""
    numbers: Iterable[float] = things if attribute is None else (thing[attribute] for thing in things)
    return sum(numbers)
