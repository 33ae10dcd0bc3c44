"""A kit from its file: read, held against itself and the library, and told of by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kernekort.findings import Checked, Finding, Place, error, has_errors, in_order, near, warning
from kernekort.kits.form import KitForm, PartForm, VariableForm
from kernekort.kits.model import Kit, Part, Variable, VariableType
from kernekort.kits.values import read_value
from kernekort.library import Found, Library
from kernekort.sources import Source, check_form, read_source


def load_kit(library: Library, name: str, asked_at: Place | None = None) -> Checked[Kit]:
    """The kit of that name.

    Findings: ``unknown-kit``, ``unknown-material``, ``unknown-layout``, ``kit-unknown-variable``,
    ``kit-variable-unused`` (a warning), ``kit-variable-wrong-type``, ``kit-limit-without-number``,
    ``kit-part-twice``, ``kit-nobody-counted``, those of reading and checking the file, and those of reading the
    examples and defaults as values. There is no kit when one of them is an error.
    """
    found = library.find("kit", name)
    if found is None:
        return Checked(None, (library.unknown("kit", name, asked_at),))
    read = read_source(found.path, found.shown)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, KitForm, found.shown)
    if checked.value is None:
        return Checked(None, (*read.findings, *checked.findings))
    draft = _Draft(found, read.value, checked.value)
    kit = draft.kit()
    findings = in_order((*read.findings, *draft.findings(library)))
    return Checked(None if has_errors(findings) else kit, findings)


@dataclass(frozen=True)
class _Draft:
    """A kit file that is formally in order."""

    found: Found
    source: Source
    form: KitForm

    def at(self, *keys: str | int) -> Place:
        """Where a value stands."""
        return self.source.places.at(keys)

    def kit(self) -> Kit:
        """The kit as it stands, sound or not."""
        form = self.form
        return Kit(
            name=self.found.name,
            title=form.title.model_dump(),
            lead=form.lead.model_dump(),
            language=form.language,
            variables=tuple(self._variable(name) for name in form.variables),
            unit=form.unit,
            people=form.people,
            per_table=form.per_table,
            parts=tuple(self._part(number, part) for number, part in enumerate(form.parts)),
            place=Place(self.found.shown),
        )

    def findings(self, library: Library) -> Iterator[Finding]:
        """Everything that is wrong with the kit."""
        for name, variable in self.form.variables.items():
            yield from self._about_variable(name, variable)
        yield from self._about_special("unit", self.form.unit, "text")
        yield from self._about_special("people", self.form.people, "integer")
        names = [part.name for part in self.form.parts]
        for number, part in enumerate(self.form.parts):
            yield from self._about_part(number, part, library)
            if part.name in names[:number]:
                first = self.at("parts", names.index(part.name), "name").line
                yield error("kit-part-twice", self.at("parts", number, "name"), name=part.name, other=first)

    def _variable(self, name: str) -> Variable:
        """A variable; a default that cannot be read is none here, and a finding elsewhere."""
        form = self.form.variables[name]
        counts = name == self.form.people
        variable = Variable(
            name=name,
            type=form.type,
            title=form.title.model_dump(),
            required=form.required and form.default is None,
            default=None,
            example=form.example,
            # A meeting of nobody is a slip, whatever the file allows.
            least=max(1, form.least or 1) if counts else form.least,
            most=form.most,
            place=self.source.places.key(("variables", name)),
        )
        return replace(variable, default=read_value(variable, form.default).value) if form.default else variable

    def _part(self, number: int, form: PartForm) -> Part:
        return Part(
            name=form.name,
            title=form.title.model_dump(),
            material=form.material,
            layout=form.layout,
            format=form.format,
            only=form.only,
            pick=form.pick,
            seed=form.seed,
            fields=form.fields,
            copies=form.copies,
            paper=form.paper,
            hand_out=form.hand_out.model_dump(),
            screen=form.screen,
            place=self.at("parts", number, "material"),
            places={name: self.source.places.key(("parts", number, "fields", name)) for name in form.fields},
        )

    def _about_variable(self, name: str, form: VariableForm) -> Iterator[Finding]:
        variable, keys = self._variable(name), ("variables", name)
        for limit in ("least", "most"):
            if getattr(form, limit) is not None and form.type != "integer":
                yield error("kit-limit-without-number", self.at(*keys, limit), limit=limit, type=form.type)
        yield from read_value(variable, form.example, self.at(*keys, "example")).findings
        if form.default is not None:
            yield from read_value(variable, form.default, self.at(*keys, "default")).findings
        used = {self.form.unit, self.form.people}.union(*(part.fields.values() for part in self.form.parts))
        if name not in used:
            yield warning("kit-variable-unused", variable.place, variable=name)

    def _about_special(self, role: str, name: str | None, wanted: VariableType) -> Iterator[Finding]:
        """Findings about ``unit`` and ``people``, which name a variable of one type."""
        if name is None:
            return
        form = self.form.variables.get(name)
        if form is None:
            yield self._unknown(name, self.at(role))
        elif form.type != wanted:
            yield error("kit-variable-wrong-type", self.at(role), variable=name, type=form.type, wanted=wanted)

    def _about_part(self, number: int, part: PartForm, library: Library) -> Iterator[Finding]:
        if library.find("material", part.material) is None:
            yield library.unknown("material", part.material, self.at("parts", number, "material"))
        if part.layout is not None and library.find("layout", part.layout) is None:
            yield library.unknown("layout", part.layout, self.at("parts", number, "layout"))
        if part.copies != "once" and self.form.people is None:
            yield error("kit-nobody-counted", self.at("parts", number, "copies"), copies=part.copies)
        for field, variable in part.fields.items():
            if variable not in self.form.variables:
                yield self._unknown(variable, self.at("parts", number, "fields", field))

    def _unknown(self, name: str, place: Place) -> Finding:
        return unknown_variable(self.found.name, name, tuple(self.form.variables), place)


def unknown_variable(kit: str, name: str, known: tuple[str, ...], place: Place | None = None) -> Finding:
    """Says that a kit has no such variable, with those that are near and the whole list."""
    return error("kit-unknown-variable", place, kit=kit, variable=name, near=near(name, known), known=known)
