"""How many entries a list must have when other fields tell it, checked against the fields they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kernekort.findings import Finding, error, near
from kernekort.layout.chain import Chain, Link
from kernekort.layout.manifest import CountForm
from kernekort.layout.model import Count, Field


def make_counts(chain: Chain) -> tuple[Count, ...]:
    """The counts of a chain; the nearest manifest that has any has them all."""
    forms: Mapping[str, CountForm] = chain.first("counts")[1] or {}
    return tuple(Count(name, form.said, form.by, form.least or {}) for name, form in forms.items())


def check_counts(chain: Chain, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """What is wrong with the counts of a chain.

    Findings: ``unknown-field``, ``counted-by-other-type``, ``missing-field``, ``not-a-choice``.
    """
    link, counts = chain.first("counts")
    for name, form in (counts or {}).items():
        yield from _check_named(link, (name,), name, "list", fields)
        for key, type_ in (("said", "integer"), ("by", "choice")):
            named = getattr(form, key)
            if named is not None:
                yield from _check_named(link, (name, key), named, type_, fields)
        yield from _check_least(link, name, form, fields)


def _check_named(
    link: Link, way: tuple[str, ...], named: str, type_: str, fields: Mapping[str, Field]
) -> Iterator[Finding]:
    """A field that is named must be there, and of the type that can tell what it is to tell."""
    place = link.at("counts", *way) if len(way) > 1 else link.key("counts", *way)
    if named not in fields:
        yield error("unknown-field", place, field=named, what="counts", near=near(named, fields), fields=tuple(fields))
    elif fields[named].type != type_:
        yield error("counted-by-other-type", place, field=named, type=fields[named].type, wanted=type_)


def _check_least(link: Link, name: str, form: CountForm, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """The fewest are given by the values of a choice, and the choice is named with them."""
    for key, other in (("by", "least"), ("least", "by")):
        if getattr(form, key) is None and getattr(form, other) is not None:
            yield error("missing-field", link.key("counts", name, other), field=key, what=name)
    chosen = fields.get(form.by or "")
    for value in form.least or {}:
        if chosen is not None and chosen.of and value not in chosen.of:
            place = link.key("counts", name, "least", value)
            yield error(
                "not-a-choice", place, field="least", value=value, near=near(value, chosen.of), choices=chosen.of
            )
