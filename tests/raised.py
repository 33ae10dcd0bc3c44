"""Which finding codes the program can raise, and with which facts: read off its source, not remembered by anyone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MAKERS = frozenset({"error", "warning", "note"})
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True)
class Raised:
    """One spot in the source that makes a finding; ``open`` when it hands on facts that the source does not spell."""

    code: str
    where: str
    facts: frozenset[str]
    open: bool


@dataclass(frozen=True)
class Module:
    """A source file as a tree, each node knowing the function it stands in."""

    name: str
    tree: ast.Module

    @cached_property
    def owners(self) -> dict[ast.AST, ast.FunctionDef]:
        """The innermost function around each node."""
        functions = [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]
        return {inner: function for function in functions for inner in ast.walk(function) if inner is not function}

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call, by the last part of the name that is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                called = node.func
                yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node

    def values(self, name: str) -> Iterator[ast.expr]:
        """What a name stands for anywhere in the file: what is assigned to it, and what it runs through."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if node.value is not None and any(_binds(target, name) for target in targets):
                    yield node.value
            elif isinstance(node, ast.For | ast.comprehension) and _binds(node.target, name):
                yield node.iter


def raised(package: Path) -> tuple[Raised, ...]:
    """Every spot in a package that makes a finding, functions that only pass a code on looked through.

    Raises:
        AssertionError: a code cannot be told from the source.
    """
    files = [path for path in sorted(package.rglob("*.py")) if "_library" not in path.parts]
    modules = [Module(str(path.relative_to(package)), ast.parse(path.read_text(encoding="utf-8"))) for path in files]
    makers: dict[str, int] = dict.fromkeys(MAKERS, 0)
    found: dict[tuple[str, int, str], Raised] = {}
    while True:
        before = len(makers)
        for module in modules:
            if module.name != "findings.py":
                _collect(module, makers, found)
        if len(makers) == before:
            return tuple(found.values())


def _collect(module: Module, makers: dict[str, int], found: dict[tuple[str, int, str], Raised]) -> None:
    for called, call in module.calls():
        if called not in makers or len(call.args) <= makers[called]:
            continue
        told = call.args[makers[called]]
        function = module.owners.get(call)
        handed = [argument.arg for argument in function.args.args] if function else []
        if function and isinstance(told, ast.Name) and told.id in handed:
            makers[function.name] = handed.index(told.id) - (handed[0] in ("self", "cls"))
            continue
        codes = set(_codes(module, told, function))
        where = f"{module.name}:{call.lineno}"
        assert codes or called not in MAKERS or _relays(call), f"{where}: the code cannot be told: {ast.unparse(told)}"
        facts = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        spread = called not in MAKERS or any(keyword.arg is None for keyword in call.keywords) or _adds_facts(function)
        for code in codes:
            found[module.name, call.lineno, code] = Raised(code, where, facts, spread)


def _relays(call: ast.Call) -> bool:
    """Whether a call only makes a finding again that was made elsewhere: all its facts are handed on."""
    return [keyword.arg for keyword in call.keywords] == [None]


def _adds_facts(function: ast.FunctionDef | None) -> bool:
    """Whether a function gives a finding more facts after making it: ``replace(finding, facts=…)``."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)] if function else []
    replacing = [call for call in calls if ast.unparse(call.func).split(".")[-1] == "replace"]
    return any(keyword.arg == "facts" for call in replacing for keyword in call.keywords)


def _codes(module: Module, told: ast.expr, function: ast.FunctionDef | None, depth: int = 3) -> Iterator[str]:
    """The codes that an expression can be, names followed to what they stand for."""
    if isinstance(told, ast.JoinedStr):
        yield from _composed(module, told, function)
        return
    for node in ast.walk(told):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        elif isinstance(node, ast.Name) and depth:
            for value in module.values(node.id):
                yield from _codes(module, value, function, depth - 1)


def _composed(module: Module, told: ast.JoinedStr, function: ast.FunctionDef | None) -> Iterator[str]:
    """``f"unknown-{kind}"`` for every member of the ``Literal`` that annotates ``kind``."""
    annotations = {argument.arg: argument.annotation for argument in function.args.args} if function else {}
    spellings = [""]
    for part in told.values:
        if isinstance(part, ast.Constant):
            choices = [str(part.value)]
        else:
            assert isinstance(part, ast.FormattedValue)
            annotation = annotations.get(ast.unparse(part.value))
            alias = ast.unparse(annotation) if annotation else ""
            choices = [text for value in module.values(alias) for text in ast.literal_eval(_members(value))]
        spellings = [begun + choice for begun in spellings for choice in choices]
    yield from spellings


def _members(literal: ast.expr) -> ast.expr:
    assert isinstance(literal, ast.Subscript), f"no Literal: {ast.unparse(literal)}"
    return literal.slice


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))
