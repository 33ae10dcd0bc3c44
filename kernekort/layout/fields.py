"""The fields of a layout, checked against each other and against its roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from kernekort.findings import Fact, Finding, error, near
from kernekort.layout.chain import Chain, Link
from kernekort.layout.kinds import check_kinds
from kernekort.layout.manifest import FieldForm, GroupFieldForm
from kernekort.layout.model import COMMON_FIELDS, Field

_KINDS_OF_LIST = ("text", "group")
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "of": ("choice", "list"),
    "fields": ("list",),
    "kinds": ("list",),
    "min_dpi": ("image",),
    "least": ("integer", "minutes", "list"),
    "most": ("integer", "minutes", "list"),
    "parts": ("lines",),
    "origin": ("text", "lines"),
}
_WRITTEN = {"origin": "from"}
"""Options that stand in the manifest under another name."""

_DEEPEST = 3
"""How many lists may lie inside each other: more than that, and nobody finds the line they are to change."""

_COMMON = {alias: name for name, one in COMMON_FIELDS.items() for alias in (name, one.alias) if alias}


def make_fields(chain: Chain) -> Mapping[str, Field]:
    """The fields of a chain by name, the furthest parent's first; a nearer manifest replaces a field whole."""
    forms = {name: form for link in reversed(chain.links) for name, form in link.form.fields.items()}
    return {name: _made(name, form) for name, form in forms.items()}


def check_fields(chain: Chain, roles: tuple[str, ...]) -> Iterator[Finding]:
    """What is wrong with the fields of a chain.

    Findings: ``missing-field``, ``option-without-effect``, ``not-a-choice``, ``unknown-role``, ``name-taken``,
    ``lists-too-deep``, ``least-above-most``, and those of :func:`check_kinds`.
    """
    taken: dict[str, str] = {}
    nearest = {name: link for link in reversed(chain.links) for name in link.form.fields}
    # The furthest parent first: when two fields want one name, the one that came later is told of.
    for link in reversed(chain.links):
        for name, form in link.form.fields.items():
            if nearest[name] is not link:
                continue
            yield from _check_options(link, form, ("fields", name))
            yield from _check_roles(link, form, name, roles)
            yield from _check_names(link, form, ("fields", name), taken, _COMMON)
            yield from _check_group(link, form, ("fields", name))


def _check_group(
    link: Link, form: FieldForm | GroupFieldForm, way: tuple[str, ...], depth: int = 1
) -> Iterator[Finding]:
    """The fields of a list of groups, and of the lists of groups inside it."""
    taken: dict[str, str] = {}
    for inner, inner_form in (form.fields or {}).items():
        inner_way = (*way, "fields", inner)
        yield from _check_options(link, inner_form, inner_way)
        yield from _check_names(link, inner_form, inner_way, taken)
        if inner_form.type == "list" and depth == _DEEPEST:
            yield error("lists-too-deep", link.key(*inner_way), field=inner, most=_DEEPEST)
        else:
            yield from _check_group(link, inner_form, inner_way, depth + 1)


def _check_options(link: Link, form: FieldForm | GroupFieldForm, way: tuple[str, ...]) -> Iterator[Finding]:
    """Options that the type of the field needs, and those it has no use for."""
    name = way[-1]
    for option, types in _OPTIONS.items():
        # Nothing can be the least there is, and still be said for nothing.
        if getattr(form, option, None) not in (None, ()) and form.type not in types:
            written = _WRITTEN.get(option, option)
            place = link.key(*way, written)
            yield error("option-without-effect", place, field=name, option=written, type=form.type, types=types)
    if form.type == "choice" and not form.of:
        yield error("missing-field", link.at(*way), field="of", what=name)
    if form.type == "list":
        yield from _check_list(link, form, way)
    if form.least is not None and form.most is not None and form.least > form.most:
        yield error("least-above-most", link.at(*way, "least"), field=name, least=form.least, most=form.most)


def _check_list(link: Link, form: FieldForm | GroupFieldForm, way: tuple[str, ...]) -> Iterator[Finding]:
    """What the entries of a list are, and the fields they have when they are groups."""
    name = way[-1]
    kind = form.of[0] if len(form.of) == 1 else ", ".join(form.of)
    if kind and kind not in _KINDS_OF_LIST:
        facts: dict[str, Fact] = {"value": kind, "near": near(kind, _KINDS_OF_LIST), "choices": _KINDS_OF_LIST}
        yield error("not-a-choice", link.at(*way, "of"), field="of", **facts)
    elif kind == "group" and not form.fields:
        yield error("missing-field", link.at(*way), field="fields", what=name)
    elif kind == "group":
        yield from check_kinds(link, form, way)
    for option in ("fields", "kinds") if kind != "group" else ():
        if getattr(form, option):
            yield error("option-without-effect", link.key(*way, option), field=name, option=option, type="list")


def _check_roles(link: Link, form: FieldForm, name: str, roles: tuple[str, ...]) -> Iterator[Finding]:
    required = form.required if isinstance(form.required, tuple) else ()
    for option, named in (("required", required), ("for", form.roles)):
        for position, role in enumerate(named):
            if role not in roles:
                place = link.at("fields", name, option, position)
                yield error("unknown-role", place, role=role, near=near(role, roles), roles=roles)


def _check_names(
    link: Link,
    form: FieldForm | GroupFieldForm,
    way: tuple[str, ...],
    taken: dict[str, str],
    common: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Names and aliases that another field goes by already, or one that all items have."""
    field = way[-1]
    for name, place in ((field, link.key(*way)), (form.alias, link.at(*way, "alias"))):
        if name is None:
            continue
        other = common.get(name) or taken.setdefault(name, field)
        if name in common or other != field:
            yield error("name-taken", place, name=name, field=field, other=other)


def _made(name: str, form: FieldForm | GroupFieldForm) -> Field:
    listed = form.type == "list"
    field = Field(
        name=name,
        type=form.type,
        alias=form.alias,
        required=form.required,
        of=() if listed else form.of,
        fields={inner: _made(inner, inner_form) for inner, inner_form in (form.fields or {}).items()},
        items=(form.of or ("text",))[0] if listed else None,
        most=form.most,
        title={"da": form.title.da, "en": form.title.en} if form.title else {},
        least=form.least,
        parts=form.parts,
        roles=form.roles,
        kinds=form.kinds,
    )
    if isinstance(form, GroupFieldForm):
        return field
    return replace(field, min_dpi=form.min_dpi, origin=form.origin)
