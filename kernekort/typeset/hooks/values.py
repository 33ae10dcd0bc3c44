"""The value of a property, with a short way for those that no rule says anything about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint.css


def found_at_once(known: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """How the value of a property is found; by the ``known`` way when a rule says anything about it."""
    css = weasyprint.css
    own_ways = {"page", "float", "display", "position"}
    usual = {
        key: value
        for key, value in css.INITIAL_VALUES.items()
        if key not in css.INITIAL_NOT_COMPUTED and key not in own_ways and not key.startswith("text_decoration_")
    }
    passed_on = frozenset(usual) & frozenset(css.INHERITED)
    # ``margin-left`` may be said as ``margin-inline-start`` or, from right to left, as ``margin-inline-end``.
    others = {
        key: tuple(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for key, function in css.PHYSICAL_FUNCTIONS.items()
    }
    plain = frozenset(usual) - passed_on

    def missing(self: Any, key: str) -> Any:
        cascaded = self.cascaded
        if key in cascaded:
            return known(self, key)
        if key in plain:
            if key in others and any(other in cascaded for other in others[key]):
                return known(self, key)
            value = self[key] = usual[key]
            return value
        if key in passed_on and self.parent_style is not None and key not in others:
            value = self[key] = self.parent_style[key]
            return value
        return known(self, key)

    return missing
