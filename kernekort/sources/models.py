"""Which fields a pydantic model knows at some depth, for hints that name them."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo

from kernekort.sources.places import Keys


def fields_at(model: type[BaseModel], way: Keys) -> tuple[tuple[str, ...], ...]:
    """The fields at the end of a way through nested models, lists and groups; of each, all names it goes by."""
    kind: Any = model
    for key in way:
        kind = _entry(kind, key)
    found = _model_in(kind)
    return tuple(_names_of(name, field) for name, field in found.model_fields.items()) if found else ()


def _entry(kind: Any, key: str | int) -> Any:
    """The type of what lies one step further in."""
    model = _model_in(kind)
    if model is not None and isinstance(key, str):
        for name, field in model.model_fields.items():
            if key in _names_of(name, field):
                return field.annotation
        return None
    for candidate in _members(kind):
        arguments = get_args(candidate)
        if arguments and get_origin(candidate) in (list, tuple) and isinstance(key, int):
            return arguments[0]
        if len(arguments) == 2 and isinstance(key, str):
            return arguments[1]
    return None


def _model_in(kind: Any) -> type[BaseModel] | None:
    for candidate in _members(kind):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _members(kind: Any) -> Iterator[Any]:
    """A type, or the types it may be, without what is annotated to them."""
    if get_origin(kind) in (Union, UnionType):
        for member in get_args(kind):
            yield from _members(member)
    elif get_origin(kind) is Annotated:
        yield from _members(get_args(kind)[0])
    else:
        yield kind


def _names_of(name: str, field: FieldInfo) -> tuple[str, ...]:
    """The names a field goes by in a file, the first the one to recommend."""
    alias = field.validation_alias or field.alias
    if isinstance(alias, AliasChoices):
        return tuple(str(choice) for choice in alias.choices if isinstance(choice, str))
    return (str(alias),) if alias else (name,)
