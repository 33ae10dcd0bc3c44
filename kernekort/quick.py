"""Frozen dataclasses that take a tenth of the time to load: what an object does is compiled when one first does it.

The standard library compiles six functions for each class while its module is loaded, a third to half of a millisecond.
A build loads some 270 such classes, and compares few. To readers, and to whoever checks types, these are dataclasses of
the standard library, and so they are to ``fields``, ``replace`` and ``asdict``. What inherits from one is one itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen):
        """What ``dataclasses.dataclass(frozen=True)`` does to a class; there is no other kind here."""
        if not frozen:
            raise TypeError("only what is frozen is quick")
        return _frozen


__all__ = ["dataclass"]

_Field = dataclasses.Field[Any]
_Source = Callable[[type, dict[str, Any]], str]


def _frozen(cls: type) -> type:
    """The class with fields, and with methods that do what those of the standard library do."""
    own = {name for name, value in vars(cls).items() if value is not None}
    # A class without a docstring would have one made of its signature, which is not there yet.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    methods = {name: _late(made, name, source) for name, source in _SOURCES.items()}
    for name, method in (methods | {"__repr__": _shown, "__setattr__": _refused, "__delattr__": _refused}).items():
        if name not in own:
            setattr(made, name, method)
    return made


def _late(cls: type, name: str, source: _Source) -> Any:
    """A method that makes the real one when it is first called."""

    def first(self: Any, *values: Any, **named: Any) -> Any:
        known: dict[str, Any] = {}
        # The names are those of fields in our own code: nothing that anybody writes elsewhere is compiled.
        exec(source(cls, known), known)  # noqa: S102
        method = known[name]
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
        return method(self, *values, **named)

    return first


def _initialiser(cls: type, known: dict[str, Any]) -> str:
    known.update(_new=object(), _set=object.__setattr__)
    every = [field for field in dataclasses.fields(cls) if field.init]
    plain = [_parameter(field, known) for field in every if not field.kw_only]
    named = [_parameter(field, known) for field in every if field.kw_only]
    lines = [f" _set(self, {field.name!r}, {_value(field)})" for field in every]
    made = [field for field in dataclasses.fields(cls) if not field.init and callable(field.default_factory)]
    known.update((f"_default_{field.name}", field.default_factory) for field in made)
    lines += [f" _set(self, {field.name!r}, _default_{field.name}())" for field in made]
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    head = f"def __init__({', '.join(['self', *plain, *(['*', *named] if named else [])])}):"
    return "\n".join([head, *(lines or [" pass"])])


def _parameter(field: _Field, known: dict[str, Any]) -> str:
    """A field as a parameter; what stands for its value when none is given goes along."""
    default = f"_default_{field.name}"
    if field.default_factory is not dataclasses.MISSING:
        known[default] = field.default_factory
        return f"{field.name}=_new"
    if field.default is not dataclasses.MISSING:
        known[default] = field.default
        return f"{field.name}={default}"
    return field.name


def _value(field: _Field) -> str:
    if field.default_factory is dataclasses.MISSING:
        return field.name
    return f"_default_{field.name}() if {field.name} is _new else {field.name}"


def _comparison(cls: type, _: dict[str, Any]) -> str:
    compared = [field for field in dataclasses.fields(cls) if field.compare]
    return (
        "def __eq__(self, other):\n if other.__class__ is self.__class__:\n"
        f"  return {_tuple('self', compared)} == {_tuple('other', compared)}\n return NotImplemented"
    )


def _number(cls: type, _: dict[str, Any]) -> str:
    hashed = [field for field in dataclasses.fields(cls) if (field.compare if field.hash is None else field.hash)]
    return f"def __hash__(self):\n return hash({_tuple('self', hashed)})"


def _tuple(name: str, fields: Iterable[_Field]) -> str:
    return f"({''.join(f'{name}.{field.name}, ' for field in fields)})"


_SOURCES: dict[str, _Source] = {"__init__": _initialiser, "__eq__": _comparison, "__hash__": _number}


def _shown(self: Any) -> str:
    values = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refused(self: Any, name: str, value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
