"""A kit and the answers of whoever prints it, made into one meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kernekort.findings import Checked, Finding, error, has_errors, in_order
from kernekort.kits.loading import unknown_variable
from kernekort.kits.model import Kit, Settled, Variable
from kernekort.kits.values import read_value

MOST_TABLES: Final = 60
"""How many tables, and so how many decks, are made without asking again."""

_PLAIN = re.compile(r"[\w.:-]+")


def settled(kit: Kit, given: Mapping[str, str], many: bool = False) -> Checked[Settled]:
    """The kit for one meeting.

    Args:
        kit: the kit.
        given: what was typed, by the name of the variable; a blank is no answer.
        many: whether more than ``MOST_TABLES`` tables are meant.

    Findings: ``kit-unknown-variable``, ``kit-value-missing`` (one for all of them), ``kit-too-many-tables``, and those
    of reading each value.
    """
    known = tuple(variable.name for variable in kit.variables)
    findings = [unknown_variable(kit.name, name, known) for name in given if name not in known]
    values: dict[str, str | int] = {}
    missing = []
    for variable in kit.variables:
        # What is given as blank is left out on purpose: then a default does not step in.
        typed = given.get(variable.name)
        if typed is not None and typed.strip():
            read = read_value(variable, typed)
            findings += read.findings
            values |= {} if read.value is None else {variable.name: read.value}
        elif typed is None and variable.default is not None:
            values[variable.name] = variable.default
        elif variable.required:
            missing.append(variable)
    if missing:
        findings.append(_missing(kit, missing))
    meeting = Settled(kit, values)
    if meeting.tables > MOST_TABLES and not many:
        findings.append(_too_many(meeting))
    return Checked(None if has_errors(findings) else meeting, in_order(findings))


def _missing(kit: Kit, variables: Sequence[Variable]) -> Finding:
    names = tuple(variable.name for variable in variables)
    examples = (one.example if _PLAIN.fullmatch(one.example) else f'"{one.example}"' for one in variables)
    command = " ".join(f"--set {name}={example}" for name, example in zip(names, examples, strict=True))
    return error("kit-value-missing", None, kit=kit.name, variables=names, command=command)


def _too_many(meeting: Settled) -> Finding:
    """Says what would be printed."""
    parts = meeting.kit.parts
    decks = sum(part.copies == "tables" and part.paper == "card" for part in parts)
    sheets = sum(part.copies == "tables" and part.paper == "plain" for part in parts)
    each = sum(part.copies == "people" for part in parts)
    return error(
        "kit-too-many-tables",
        None,
        people=meeting.people,
        tables=meeting.tables,
        most=MOST_TABLES,
        decks=decks * meeting.tables,
        for_tables=sheets * meeting.tables,
        for_people=each * meeting.people,
    )
