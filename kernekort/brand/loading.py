"""A brand from its folder: read, completed, mended, and told of by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kernekort.brand.colours import legible_on
from kernekort.brand.form import BrandForm
from kernekort.brand.model import RICH, Brand, Palette, Typeface
from kernekort.brand.palettes import BASICS, Tokens, readable
from kernekort.brand.tokens import brand_tokens, unquoted
from kernekort.brand.typefaces import load_typeface
from kernekort.figures import SUITS
from kernekort.findings import Checked, Finding, Place, error, has_errors, near, warning
from kernekort.library import Found, Library
from kernekort.quick import dataclass
from kernekort.sources import Source, check_form, read_source
from kernekort.store import Store

if TYPE_CHECKING:
    from kernekort.assets import Logo

_HOUSE_FONTS = ("familjen-grotesk", "literata")
_HOUSE_TRACKING = -0.018
_BOLD = 700
_NEEDED = ((400, "normal"), (400, "italic"), (700, "normal"))


@dataclass(frozen=True)
class _Draft:
    """A brand file that is formally in order."""

    found: Found
    source: Source
    form: BrandForm

    def place(self, *keys: str | int) -> Place:
        """Where an entry stands."""
        return self.source.places.at(keys)


@dataclass(frozen=True)
class _Parts:
    """What a brand is put together from."""

    tokens: Tokens
    logo: Logo | None
    display: Typeface
    text: Typeface


def load_brand(
    library: Library, name: str, asked_at: Place | None = None, store: Store | None = None
) -> Checked[Brand]:
    """The brand of that name, complete; what takes a process of its own to look at is looked at once for a ``store``.

    Findings: ``unknown-brand``, those of reading and checking ``brand.yml``, ``colour-unquoted``,
    ``font-style-missing`` (a warning), and those of colours, typefaces and logo.
    """
    found = library.find("brand", name)
    if found is None:
        return Checked(None, (library.unknown("brand", name, asked_at),))
    read = read_source(found.path, found.shown)
    if read.value is None:
        return Checked(None, read.findings)
    comments = tuple(unquoted(read.value))
    if comments:
        return Checked(None, (*read.findings, *comments))
    checked = check_form(read.value, BrandForm, "brand.yml")
    if checked.value is None:
        return Checked(None, (*read.findings, *checked.findings))
    draft = _Draft(found, read.value, checked.value)
    parts = _parts(library, draft, store)
    findings = (*read.findings, *parts.findings)
    return Checked(None if parts.value is None else _put_together(draft, parts.value), findings)


def _parts(library: Library, draft: _Draft, store: Store | None) -> Checked[_Parts]:
    folder, fonts = draft.found.path.parent, draft.form.fonts
    for_display, for_text = (fonts.display, fonts.text) if fonts else _HOUSE_FONTS
    tokens = brand_tokens(draft.form, draft.source)
    logo = _logo(library, draft, store)
    display = load_typeface(library, for_display, folder, draft.place("fonts", "display"), store)
    text = load_typeface(library, for_text, folder, draft.place("fonts", "text"), store)
    findings = [*tokens.findings, *logo.findings, *display.findings, *text.findings]
    if text.value is not None:
        findings += _missing_styles(text.value, draft.place("fonts", "text"))
    if tokens.value is None or display.value is None or text.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    return Checked(_Parts(tokens.value, logo.value, display.value, text.value), tuple(findings))


def _put_together(draft: _Draft, parts: _Parts) -> Brand:
    form = draft.form
    house = _HOUSE_TRACKING if form.fonts is None else 0.0
    return Brand(
        name=draft.found.name,
        title=form.name,
        unit=form.unit or "",
        client=form.client,
        folder=draft.found.path.parent,
        tokens={token: parts.tokens[token] for token in BASICS},
        suits={suit: _palette(suit, parts.tokens, form.mono) for suit in SUITS},
        display=parts.display,
        text=parts.text,
        display_weight=parts.display.file(form.display_weight or _BOLD).weight,
        tracking=house if form.tracking is None else form.tracking,
        optical=form.optical,
        logo=parts.logo,
        mono=form.mono,
        rich=form.rich or RICH,
    )


def _palette(suit: str, tokens: Tokens, mono: bool) -> Palette:
    ink, paper = tokens["ink"], tokens["paper"]
    ground, deep = tokens[suit], tokens[f"{suit}-deep"]
    on = ink if legible_on(ground.hex, ink.hex, paper.hex) == ink.hex else paper
    # Grey letters from a black printer are rows of dots, so its labels are black.
    label = ink if mono else readable(deep, ink, paper)
    return Palette(ground, deep, tokens[f"{suit}-light"], on, tokens.get(f"{suit}-text", label))


def _missing_styles(text: Typeface, place: Place) -> Iterator[Finding]:
    there = {(file.weight, file.style) for file in text.files}
    for weight, style in _NEEDED:
        if (weight, style) not in there:
            yield warning("font-style-missing", place, family=text.family, weight=weight, style=style)


def _logo(library: Library, draft: _Draft, store: Store | None) -> Checked[Logo]:
    """The logo; without a value and without findings when the brand has none.

    Findings: ``logo-outside``, ``logo-missing`` with the files that are there, and those of reading a logo.
    """
    name, folder, place = draft.form.logo, draft.found.path.parent, draft.place("logo")
    if name is None:
        return Checked(None)
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return Checked(None, (error("logo-outside", place, logo=name),))
    if not path.exists():
        files = _files(folder)
        return Checked(None, (error("logo-missing", place, logo=name, near=near(name, files), files=files),))
    # Loaded for a brand that has a logo: it opens files of many kinds, and each has a library of its own.
    from kernekort.assets import read_logo

    return read_logo(path, Place(library.shown(path)), store)


def _files(folder: Path) -> tuple[str, ...]:
    names = (path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return tuple(sorted(name for name in names if name != "brand.yml"))
