"""How the texts of a layout are fitted, checked against its fields and roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kernekort.findings import Finding, error, near
from kernekort.layout.chain import Chain, Link
from kernekort.layout.manifest import FitForm
from kernekort.layout.model import Field, Fit, FitStep

_TEXTUAL = ("text", "lines")


def make_fits(chain: Chain) -> Mapping[str, Fit]:
    """The fits of a chain by field, the furthest parent's first; a nearer manifest replaces a fit whole."""
    forms = {name: form for link in reversed(chain.links) for name, form in link.form.fit.items()}
    return {name: _made(name, form) for name, form in forms.items()}


def check_fits(chain: Chain, fields: Mapping[str, Field], roles: tuple[str, ...]) -> Iterator[Finding]:
    """What is wrong with the fits of a chain.

    Findings: ``unknown-field``, ``fit-not-text``, ``fit-steps``, ``unknown-role``.
    """
    replaced: set[str] = set()
    for link in chain.links:
        for name, form in link.form.fit.items():
            if name not in replaced:
                replaced.add(name)
                yield from _check_field(link, name, fields)
                yield from _check_steps(link, name, form)
                yield from _check_roles(link, name, form, roles)


def _check_field(link: Link, name: str, fields: Mapping[str, Field]) -> Iterator[Finding]:
    place = link.key("fit", name)
    if name not in fields:
        yield error("unknown-field", place, field=name, what="fit", near=near(name, fields), fields=tuple(fields))
    elif fields[name].type not in _TEXTUAL:
        yield error("fit-not-text", place, field=name, type=fields[name].type)


def _check_steps(link: Link, name: str, form: FitForm) -> Iterator[Finding]:
    for position, (larger, smaller) in enumerate(pairwise(form.steps), 1):
        if smaller.size >= larger.size or smaller.name in {step.name for step in form.steps[:position]}:
            yield error("fit-steps", link.at("fit", name, "steps", position), field=name, step=smaller.name)


def _check_roles(link: Link, name: str, form: FitForm, roles: tuple[str, ...]) -> Iterator[Finding]:
    for position, role in enumerate(form.roles):
        if role not in roles:
            place = link.at("fit", name, "roles", position)
            yield error("unknown-role", place, role=role, near=near(role, roles), roles=roles)


def _made(name: str, form: FitForm) -> Fit:
    steps = tuple(FitStep(step.size, step.leading, step.lines, step.name) for step in form.steps)
    return Fit(name, form.font, form.width, steps, form.mode, form.roles, form.breaks)
