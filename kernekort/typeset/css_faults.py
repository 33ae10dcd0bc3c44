"""What WeasyPrint says of a stylesheet in English, as findings; the rest stays in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kernekort.findings import Finding, Place, error, near
from kernekort.typeset.stylesheets import place_of

_DATA = re.compile(r"(data:[\w/+.-]*)[^\s'\"`)]{40,}")
_LONGEST = 300
_IGNORED = re.compile(r"Ignored `%s: ?%s` at %d:%d, %s\.")
_PREFIXED = re.compile(r"(Ignored|Deprecated) `%s:%s` at %d:%d, prefix(es)? on ")
_UNREADABLE = ("Error: %s at %d:%d.", "Parse error at %d:%d: %s")
_UNKNOWN_RULE = ("Unknown rule %s at %d:%d", "Unknown empty rule %s at %d:%d")
_SELECTOR = "Invalid or unsupported selector, %s"
_UNSUPPORTED = ("property not supported yet", "descriptor not supported")
_OF_VALUES = ("invalid value", "Expected ", "got multiple ", "Invalid counter name", "System fonts ")
"""How reasons begin that speak of the value."""


def css_fault(template: str, arguments: Sequence[object], place: Place | None, css: str | None) -> Finding | None:
    """A line of the log as a finding; ``None`` for what has no code of its own.

    Args:
        template: the line before anything was put into it.
        arguments: what was put into it.
        place: where it says that it is; of a selector it says nothing.
        css: the stylesheet being parsed, where one is.

    Findings: ``css-property-unknown``, ``css-property-unsupported``, ``css-property-prefixed``, ``css-value-missing``,
    ``css-value-unusable``, ``css-rule-unknown``, ``css-selector-unusable``, ``css-unreadable``.
    """
    if _IGNORED.fullmatch(template) and len(arguments) == 5:
        name, value, reason = (shortened(str(arguments[number])) for number in (0, 1, 4))
        return _ignored(name, " ".join(value.split()), reason, place)
    if _PREFIXED.match(template) and len(arguments) == 5:
        return error("css-property-prefixed", place, property=str(arguments[0]), instead=str(arguments[4]))
    if template in _UNKNOWN_RULE and hasattr(arguments[0], "at_keyword"):
        return error("css-rule-unknown", place, rule=f"@{arguments[0].at_keyword}")
    if template == _SELECTOR and arguments:
        selector = _selector(str(arguments[0]))
        found = place_of(css, selector) if css is not None else None
        return error("css-selector-unusable", found, selector=shortened(selector))
    return error("css-unreadable", place) if template in _UNREADABLE else None


def shortened(text: str) -> str:
    """A message of bearable length: data URLs cut down to their type."""
    text = _DATA.sub(r"\1…", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _selector(said: str) -> str:
    """The selector that stands in quotes at the start of what is said of it, and may go over several lines."""
    text = said[1:].rpartition("'")[0] if said.startswith("'") else said
    return " ".join(text.split())


def _ignored(name: str, value: str, reason: str, place: Place | None) -> Finding | None:
    if reason == "unknown property":
        return error("css-property-unknown", place, property=name, near=near(name, _properties(), alike=0.7))
    if reason in _UNSUPPORTED:
        return error("css-property-unsupported", place, property=name)
    if reason == "no value":
        return error("css-value-missing", place, property=name)
    if reason.startswith(_OF_VALUES):
        return error("css-value-unusable", place, property=name, value=value)
    return None


def _properties() -> frozenset[str]:
    """Every property that WeasyPrint knows, which it is loaded for already where it says something."""
    from weasyprint.css.properties import KNOWN_PROPERTIES
    from weasyprint.css.validation.expanders import EXPANDERS

    return frozenset((*KNOWN_PROPERTIES, *EXPANDERS))
