"""What pydantic holds against a file, as findings at the line and column of each slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kernekort.findings import Checked, Fact, Finding, Place, error, in_order, near
from kernekort.sources.forms import OUT_OF_RANGE, WRONG_FORM
from kernekort.sources.models import fields_at
from kernekort.sources.places import Data, Keys, Source
from kernekort.sources.tree import MAX_FINDINGS

FormT = TypeVar("FormT", bound=BaseModel)

_GROUP, _LISTING = "{…: …}", "[…, …]"
_FORMS = {
    "string_type": ("text", "…"),
    "int_type": ("number", "12"),
    "bool_type": ("flag", "true"),
    "list_type": ("listing", _LISTING),
    "tuple_type": ("listing", _LISTING),
    "dict_type": ("group", _GROUP),
    "mapping_type": ("group", _GROUP),
    "model_type": ("group", _GROUP),
    "model_attributes_type": ("group", _GROUP),
}
_LIMITS = {
    "greater_than_equal": ("least", "ge"),
    "greater_than": ("least", "gt"),
    "less_than_equal": ("most", "le"),
    "less_than": ("most", "lt"),
}
_LONGEST_FOUND = 40


def check_form(source: Source, model: type[FormT], what: str, at: Keys = ()) -> Checked[FormT]:
    """The data of a source, or the part of it at ``at``, as a model; an empty file is an empty group.

    Findings: those of :func:`findings_from`.
    """
    data = _part(source.data, at)
    try:
        return Checked(model.model_validate({} if data is None and not at else data))
    except ValidationError as problems:
        return Checked(None, findings_from(problems, source, model, what, at))


def findings_from(
    problems: ValidationError, source: Source, model: type[BaseModel], what: str, at: Keys = ()
) -> tuple[Finding, ...]:
    """Everything pydantic found, each at its own spot in the file.

    Args:
        problems: what pydantic raised.
        source: the file that was checked.
        model: the model it was held against, whose fields are named in hints.
        what: the name of what was checked, as the user knows it: ``dialog-card``, ``kernekort.yml``.
        at: where in the file the checked data lies.

    Findings: ``unknown-field``, ``missing-field``, ``empty-field``, ``wrong-type``, ``not-a-choice``,
    ``out-of-range``, ``too-many``, ``too-few``, ``wrong-value``.
    """
    told = problems.errors(include_url=False)[:MAX_FINDINGS]
    slips = (_Slip(problem, source, model, what, at) for problem in told)
    return in_order(slip.finding() for slip in slips if not slip.is_echo)


class _Slip:
    """One pydantic error beside the data it is about."""

    def __init__(self, problem: ErrorDetails, source: Source, model: type[BaseModel], what: str, at: Keys) -> None:
        self.type = problem["type"]
        self.context: Mapping[str, Any] = problem.get("ctx", {})
        self.given = problem["input"]
        self.model, self.what, self.source = model, what, source
        # For a missing field, pydantic's way ends with the field itself, which is not in the data.
        self.missing = str(problem["loc"][-1]) if self.type == "missing" and problem["loc"] else ""
        self.about_key = "[key]" in problem["loc"]
        self.way = tuple(_way(_part(source.data, at), problem["loc"]))
        self.keys = (*at, *self.way)

    @property
    def field(self) -> str:
        """The innermost name on the way; the name of the whole when there is none."""
        return self._whose(self.way)

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.source.places.at(self.keys)

    @property
    def is_echo(self) -> bool:
        """Whether a list only seems too short: pydantic leaves out of its count the entries it has refused already."""
        return self.type == "too_short" and len(self.given) >= self.context["min_length"]

    def finding(self) -> Finding:
        """The slip in our own terms."""
        if self.type == "extra_forbidden":
            return self._unknown_field()
        if self.type == "missing":
            return error("missing-field", self.place, field=self.missing, what=self._whose(self.way))
        if self.given is None or self.type == "string_too_short":
            return error("empty-field", self.source.places.key(self.keys), field=self.field, what=self.what)
        if self.type in _FORMS or self.type == WRONG_FORM:
            return self._wrong_type()
        if self.type in ("literal_error", "enum"):
            return self._not_a_choice()
        return self._beyond_limits() or error("wrong-value", self.place, field=self.field, value=_shown(self.given))

    def _unknown_field(self) -> Finding:
        names = fields_at(self.model, self.way[:-1])
        hint = near(self.field, [one for known in names for one in known])
        fields = tuple(known[0] for known in names)
        place = self.source.places.key(self.keys)
        return error(
            "unknown-field", place, field=self.field, what=self._whose(self.way[:-1]), near=hint, fields=fields
        )

    def _wrong_type(self) -> Finding:
        form, example = _FORMS.get(self.type) or (str(self.context["form"]), str(self.context["example"]))
        facts: dict[str, Fact] = {form: example, "expected": example, "found": _shown(self.given)}
        place = self.source.places.key(self.keys) if self.about_key else self.place
        return error("wrong-type", place, field=self.field, **facts)

    def _not_a_choice(self) -> Finding:
        value = _shown(self.given)
        choices = tuple(re.findall(r"'([^']*)'", str(self.context.get("expected", ""))))
        hint = near(value, choices)
        return error("not-a-choice", self.place, field=self.field, value=value, near=hint, choices=choices)

    def _beyond_limits(self) -> Finding | None:
        if self.type in ("too_long", "too_short"):
            code, name = ("too-many", "most") if self.type == "too_long" else ("too-few", "least")
            limit = int(self.context["max_length" if name == "most" else "min_length"])
            return error(code, self.place, field=self.field, found=len(self.given), **{name: limit})
        if self.type == OUT_OF_RANGE:
            limits = {name: str(self.context[name]) for name in ("least", "most")}
            return error("out-of-range", self.place, field=self.field, value=_shown(self.given), **limits)
        if self.type in _LIMITS:
            name, key = _LIMITS[self.type]
            limits = {name: f"{self.context[key]:g}"}
            return error("out-of-range", self.place, field=self.field, value=_shown(self.given), **limits)
        return None

    def _whose(self, way: Keys) -> str:
        """The innermost group on a way that has a name."""
        return next((key for key in reversed(way) if isinstance(key, str)), self.what)


def _step(data: Data, key: str | int) -> tuple[bool, Data]:
    """Whether the data has an entry of that key or position, and the entry."""
    if isinstance(data, dict) and isinstance(key, str) and key in data:
        return True, data[key]
    if isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
        return True, data[key]
    return False, None


def _part(data: Data, way: Keys) -> Data:
    """The data at the end of a way; ``None`` when the way leads nowhere."""
    for key in way:
        _, data = _step(data, key)
    return data


def _way(data: Data, location: Keys) -> Iterator[str | int]:
    """The steps of pydantic's location that the file has too: pydantic also names members of unions."""
    for key in location:
        there, inner = _step(data, key)
        if there:
            data = inner
            yield key


def _shown(value: object) -> str:
    """A value as it could stand in the file, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return _GROUP
    if isinstance(value, list | tuple):
        return _LISTING
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"
