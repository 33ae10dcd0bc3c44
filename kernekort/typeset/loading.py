"""WeasyPrint loaded without what takes long and is not needed: twice as fast as it loads by itself."""

from __future__ import annotations

import contextlib
import ctypes.util
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

_SUBSETTING = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")
"""What WeasyPrint embeds typefaces with when HarfBuzz cannot, and what makes a variable typeface stand still."""


def load() -> None:
    """Imports WeasyPrint.

    Raises:
        OSError: the text engine, Pango, is not there.
    """
    if "weasyprint" in sys.modules:
        return
    with _later(_SUBSETTING):
        try:
            with _no_compiler_asked():
                import weasyprint
        except OSError:
            # Where libraries are not found by their names, as with Homebrew, the system is asked after all.
            import weasyprint  # noqa: F401


@contextlib.contextmanager
def _no_compiler_asked() -> Iterator[None]:
    """While libraries are looked for under several names each, no compiler is run for those that are not there."""
    known = ctypes.util.find_library
    if not sys.platform.startswith("linux"):
        yield
        return
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = known


@contextlib.contextmanager
def _later(names: tuple[str, ...]) -> Iterator[None]:
    """While the body imports them, modules are only promised; each is loaded when something of it is asked for."""
    promised = {name: _Promised(name) for name in names if name not in sys.modules}
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
        from importlib import import_module

        return getattr(import_module(self._module), self._name)
