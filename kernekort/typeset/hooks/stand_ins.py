"""Pictures that stand in for drawings: they are known by their names, and nobody ever looks at what they show."""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterator
from typing import Any

import pydyf
import weasyprint.images

from kernekort.typeset.hooks.replacing import replaced

_KNOWN = ("get_x_object", ("self", "interpolate", "dpi_ratio"))


@contextlib.contextmanager
def left_empty(names: Container[str]) -> Iterator[None]:
    """While pages are taken out of their documents, pictures of these names are not packed."""
    kind = weasyprint.images.RasterImage
    known: Any = getattr(kind, _KNOWN[0], None)

    def get_x_object(self: Any, interpolate: Any, dpi_ratio: Any) -> Any:
        if self.id in names:
            return pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Image"})
        return known(self, interpolate, dpi_ratio)

    with replaced(kind, *_KNOWN, get_x_object):
        yield
