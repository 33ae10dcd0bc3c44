"""Modules that are only promised while others are loaded: what takes long to load and may never be asked for."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any


@contextlib.contextmanager
def later(names: tuple[str, ...]) -> Iterator[None]:
    """While the body imports them, modules are only promised; each is loaded when something of it is called.

    Where there are other threads, which might want to import them at the same time, they are loaded as ever.
    """
    alone = threading.active_count() == 1
    promised = {name: _Promised(name) for name in names if alone and name not in sys.modules}
    sys.modules.update(promised)
    try:
        yield
    finally:
        for name in promised:
            if isinstance(sys.modules.get(name), _Promised):
                del sys.modules[name]


class _Promised(ModuleType):
    """Stands in for a module; what is imported from it is called in the real one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return _PromisedPart(self.__name__, attribute)


class _PromisedPart:
    """A function or a class of a module that has not been loaded."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self._real()(*arguments, **options)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._real(), attribute)

    def _real(self) -> Any:
        return getattr(import_module(self._module), self._name)
