"""The colours of ``brand.yml``: what is written by hand, laid over what two colours make of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kernekort.brand.colours import INK_LIMIT, Colour, colour, hard_to_tell_apart, read_hex
from kernekort.brand.form import BrandForm, PairForm
from kernekort.brand.mending import mend
from kernekort.brand.palettes import BASICS, FOR_MORE, INK, PAPER, Tokens, from_ground, from_two_colours
from kernekort.figures import SUITS
from kernekort.findings import Checked, Fact, Finding, Place, error, has_errors, near, warning
from kernekort.sources import Data, Keys, Source

TOKENS = (*BASICS, *(f"{suit}{part}" for suit in SUITS for part in ("", "-deep", "-light", "-text")))
"""Every token that can be set by hand."""

_FROM_ACCENT = ("accent", "maalgruppe", "tilgang")


def brand_tokens(form: BrandForm, source: Source) -> Checked[Tokens]:
    """All colours of a brand: read, completed and mended.

    Findings: ``unknown-token``, ``colour-unknown``, ``too-much-ink``, ``colours-missing``, ``colours-alike`` (a
    warning), and those of mending.
    """
    findings = [*_unknown_tokens(form, source)]
    by_hand: dict[str, Colour] = {}
    for token, pair in sorted(form.tokens.items()):
        read = _read(pair, source.places.at(("tokens", token)))
        findings += read.findings
        if read.value is not None:
            by_hand[token] = read.value
    listed: list[Colour] = []
    for number, pair in enumerate(form.colours or ()):
        read = _read(pair, source.places.at(("colours", number)))
        findings += read.findings
        if read.value is not None:
            listed.append(read.value)
    if not form.colours and not {"primary", "accent"} <= form.tokens.keys():
        findings.append(error("colours-missing", source.places.at(())))
    if has_errors(findings):
        return Checked(None, tuple(findings))
    tokens = _completed(by_hand, listed)
    if not form.mono:
        findings += _alike(tokens, source.places.at(_origin("accent", form)))
    mended = mend(tokens, lambda token: source.places.at(_origin(token, form)))
    return Checked(mended.value, (*findings, *mended.findings))


def mended(colours: Sequence[str], place: Place) -> tuple[Finding, ...]:
    """What would have to be said of two colours (and perhaps more) if a brand were made of them.

    Findings: ``colour-unknown``, ``colours-alike``, ``contrast-mended``, ``contrast-impossible``.
    """
    read = [_read(PairForm(rgb=text), place) for text in colours]
    findings = tuple(finding for one in read for finding in one.findings)
    if has_errors(findings):
        return findings
    listed = [one.value for one in read if one.value is not None]
    tokens = _completed({}, listed)
    return (*findings, *_alike(tokens, place), *mend(tokens, lambda token: place).findings)


def _alike(tokens: Tokens, place: Place) -> Iterator[Finding]:
    """Finds the two colours that all dimensions are made of hard to tell apart."""
    first, second = tokens["primary"].hex, tokens["accent"].hex
    if hard_to_tell_apart(first, second):
        yield warning("colours-alike", place, first=first, second=second)


def unquoted(source: Source) -> Iterator[Finding]:
    """Finds colours that YAML took for a comment, because no quotation marks stand round them.

    Findings: ``colour-unquoted``.
    """
    data = source.data if isinstance(source.data, dict) else {}
    for field in ("colours", "tokens"):
        for keys, value in _entries(field, data.get(field)):
            if value is None:
                yield _comment(source, keys)


def _comment(source: Source, keys: Keys) -> Finding:
    """A colour that was taken for a comment, at its hash; one in a list by its number, counted from 1."""
    place = source.places.at(keys)
    line = source.places.excerpt(place.line)
    column = line.find("#", max(place.column - 1, 0))
    if column < 0:
        return error("colour-unquoted", place, field=str(keys[0]))
    facts: dict[str, Fact] = {"meant": f'"{line[column:].split()[0]}"'}
    if isinstance(keys[-1], int):
        facts["number"] = keys[-1] + 1
    name = keys[-1] if isinstance(keys[-1], str) else str(keys[0])
    return error("colour-unquoted", Place(place.file, place.line, column + 1), field=name, **facts)


def _entries(field: str, data: Data) -> Iterator[tuple[Keys, Data]]:
    if isinstance(data, list):
        yield from (((field, number), value) for number, value in enumerate(data))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (field, key), value.get("rgb", "") if isinstance(value, dict) else value


def _unknown_tokens(form: BrandForm, source: Source) -> Iterator[Finding]:
    for token in form.tokens:
        if token not in TOKENS:
            place = source.places.key(("tokens", token))
            yield error("unknown-token", place, token=token, near=near(token, TOKENS), tokens=TOKENS)


def _read(pair: PairForm, place: Place) -> Checked[Colour]:
    hexed = read_hex(pair.rgb)
    if hexed is None:
        return Checked(None, (error("colour-unknown", place, value=pair.rgb),))
    read = replace(colour(hexed, pair.cmyk), written=True)
    total = sum(read.cmyk)
    if total > INK_LIMIT:
        heavy = warning("too-much-ink", place, value=hexed, total=round(total), most=round(INK_LIMIT))
        return Checked(read, (heavy,))
    return Checked(read)


def _completed(by_hand: Mapping[str, Colour], listed: Sequence[Colour]) -> Tokens:
    ink, paper = by_hand.get("ink", INK), by_hand.get("paper", PAPER)
    primary, accent = (by_hand.get(name) or listed[number] for number, name in enumerate(("primary", "accent")))
    tokens = dict(from_two_colours(primary, accent, ink, paper, listed[2:]))
    for suit in SUITS:
        if suit in by_hand:
            tokens |= from_ground(suit, by_hand[suit], ink, paper)
    return tokens | dict(by_hand)


def _origin(token: str, form: BrandForm) -> Keys:
    """Where in the file a token's value comes from."""
    suit = token.partition("-")[0]
    for name in (token, suit):
        if name in form.tokens:
            return ("tokens", name)
    if not form.colours:
        return ("tokens",)
    if suit in FOR_MORE and FOR_MORE.index(suit) + 3 < len(form.colours):
        return ("colours", FOR_MORE.index(suit) + 3)
    return ("colours", 1 if suit in _FROM_ACCENT else 0)
