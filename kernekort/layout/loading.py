"""A layout put together from its manifest, its parents', and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kernekort.findings import Checked, Finding, Place, error, has_errors, near
from kernekort.layout.chain import Chain, read_chain
from kernekort.layout.counting import check_counts, make_counts
from kernekort.layout.fields import check_fields, make_fields
from kernekort.layout.fitting import check_fits, make_fits
from kernekort.layout.flows import check_flow, flow_of, formats_of, said_for_flow, sides_of
from kernekort.layout.model import Layout, Suit
from kernekort.layout.words import Words, read_suits, read_words
from kernekort.library import Library
from kernekort.quick import dataclass
from kernekort.units import format_mm

_BASE_STYLE = "layouts/_shared/base.css"
_PAPER_STYLE = "layouts/_shared/paper.css"
_TEMPLATE = "template.html.j2"
_SIDES = (("front",), ("front", "back"))
_NEEDED = ("title", "trim", "bleed", "safe")


@dataclass(frozen=True)
class _Beside:
    """What lies beside the manifests."""

    template: str
    words: Words
    suits: Mapping[str, Suit]


def load_layout(library: Library, name: str, asked_at: Place | None = None) -> Checked[Layout]:
    """The layout of a name; ``asked_at`` is where the name was written.

    Findings: those of :func:`read_chain`, :func:`check_fields`, :func:`check_flow`, :func:`check_fits`
    and :func:`check_counts`;
    ``missing-field``, ``sides-order``, ``safe-too-wide``, ``duplicate-role``, ``unknown-sheet``, ``template-missing``;
    and those of reading and checking ``words.yml`` and ``suits.yml``.
    """
    read = read_chain(library, name, asked_at)
    if read.value is None:
        return Checked(None, read.findings)
    chain = read.value
    findings = [*read.findings, *_check(library, chain)]
    beside = _read_beside(library, chain)
    findings += beside.findings
    if beside.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    return Checked(_made(library, chain, beside.value), tuple(findings))


def _check(library: Library, chain: Chain) -> Iterator[Finding]:
    needed = (*_NEEDED, "sheet") if flow_of(chain) == "card" else _NEEDED
    for field in needed:
        if chain.first(field)[1] is None:
            yield error("missing-field", chain.own.at(), field=field, what=chain.own.name)
    yield from _check_measures(chain)
    sheet = said_for_flow(chain, "sheet")
    if sheet is not None and library.find("sheet", sheet) is None:
        yield library.unknown("sheet", sheet, chain.place("sheet"))
    roles = _roles(chain)
    for position, role in enumerate(roles):
        if role in roles[:position]:
            yield error("duplicate-role", chain.place("roles", position), role=role)
    yield from check_fields(chain, roles)
    fields = make_fields(chain)
    yield from check_flow(chain, fields)
    yield from check_fits(chain, fields, roles)
    yield from check_counts(chain, fields)


def _check_measures(chain: Chain) -> Iterator[Finding]:
    sides = chain.first("sides")[1]
    if sides is not None and sides not in _SIDES:
        yield error("sides-order", chain.place("sides"), sides=sides)
    trim, safe = chain.first("trim")[1], chain.first("safe")[1]
    if trim is not None and safe is not None and 2 * safe >= min(trim.width, trim.height):
        yield error("safe-too-wide", chain.place("safe"), safe=f"{format_mm(safe)} mm", trim=f"{trim} mm")


def _read_beside(library: Library, chain: Chain) -> Checked[_Beside]:
    template = _template(library, chain)
    words = read_words(library, *(link.name for link in reversed(chain.links)))
    suits = read_suits(library)
    findings = [*words.findings, *suits.findings]
    if template is None:
        findings.append(_no_template(chain))
    if template is None or words.value is None or suits.value is None:
        return Checked(None, tuple(findings))
    return Checked(_Beside(template, words.value, suits.value), tuple(findings))


def _template(library: Library, chain: Chain) -> str | None:
    """The template's path below ``layouts/``: beside the layout's own manifest, else beside its nearest parent's."""
    file = chain.first("template")[1] or _TEMPLATE
    paths = (f"{link.name}/{file}" for link in chain.links)
    return next((path for path in paths if library.file(f"layouts/{path}") is not None), None)


def _no_template(chain: Chain) -> Finding:
    file = chain.first("template")[1] or _TEMPLATE
    beside = tuple(sorted(path.name for path in chain.own.folder.glob("*.j2")))
    place = chain.place("template") if chain.first("template")[1] else chain.own.at()
    return error("template-missing", place, file=file, layout=chain.own.name, near=near(file, beside))


def _styles(library: Library, chain: Chain) -> tuple[Path, ...]:
    shared = (_BASE_STYLE, _PAPER_STYLE) if flow_of(chain) == "document" else (_BASE_STYLE,)
    names = (f"layouts/{link.name}/style.css" for link in reversed(chain.links))
    paths = (library.file(name) for name in (*shared, *names))
    return tuple(path for path in paths if path is not None)


def _roles(chain: Chain) -> tuple[str, ...]:
    roles: tuple[str, ...] = chain.first("roles")[1] or ("card",)
    return roles


def _made(library: Library, chain: Chain, beside: _Beside) -> Layout:
    title = chain.first("title")[1]
    formats, usual = formats_of(chain)
    return Layout(
        name=chain.own.name,
        title={"da": title.da, "en": title.en},
        folder=chain.own.folder,
        shown=chain.own.source.shown,
        trim=chain.first("trim")[1],
        bleed=chain.first("bleed")[1],
        safe=chain.first("safe")[1],
        flow=flow_of(chain),
        sides=sides_of(chain),
        sheet=said_for_flow(chain, "sheet") or "",
        fields=make_fields(chain),
        roles=_roles(chain),
        fit=make_fits(chain),
        template=beside.template,
        styles=_styles(library, chain),
        words=beside.words,
        suits=beside.suits,
        formats=formats,
        format=usual,
        usual=usual,
        builds=said_for_flow(chain, "builds"),
        handout=said_for_flow(chain, "handout"),
        timetable=said_for_flow(chain, "timetable"),
        one_of=chain.first("one_of")[1] or (),
        counts=make_counts(chain),
    )
