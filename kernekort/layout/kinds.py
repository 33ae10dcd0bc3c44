"""Groups of several kinds in one list: what the fields of each say of the kinds that have them, checked."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.findings import Finding, error, near
from kernekort.layout.chain import Link
from kernekort.layout.manifest import FieldForm, GroupFieldForm


def check_kinds(link: Link, form: FieldForm | GroupFieldForm, way: tuple[str, ...]) -> Iterator[Finding]:
    """What is wrong with the kinds of a list of groups: ``way`` leads to the list in its manifest.

    Findings: ``not-a-choice`` when ``kinds`` names no choice of the group, or a field names no kind; ``missing-field``
    when fields are for kinds and nothing says which kinds there are.
    """
    parts = form.fields or {}
    choices = {name: part.of for name, part in parts.items() if part.type == "choice"}
    if form.kinds is not None and form.kinds not in choices:
        yield _not_a_choice(link, (*way, "kinds"), form.kinds, tuple(choices))
        return
    telling = [(name, option, named) for name, part in parts.items() for option, named in _named(part).items()]
    if form.kinds is None and telling:
        yield error("missing-field", link.at(*way), field="kinds", what=way[-1])
        return
    kinds = choices.get(form.kinds or "", ())
    for name, option, named in telling:
        for position, kind in enumerate(named):
            if kind not in kinds:
                yield _not_a_choice(link, (*way, "fields", name, option, position), kind, kinds)


def _named(part: GroupFieldForm) -> dict[str, tuple[str, ...]]:
    """The kinds that a field names, by the key it names them under."""
    required = part.required if isinstance(part.required, tuple) else ()
    return {option: named for option, named in (("required", required), ("for", part.roles)) if named}


def _not_a_choice(link: Link, way: tuple[str | int, ...], value: str, choices: tuple[str, ...]) -> Finding:
    field = next(key for key in reversed(way) if isinstance(key, str))
    return error("not-a-choice", link.at(*way), field=field, value=value, near=near(value, choices), choices=choices)
