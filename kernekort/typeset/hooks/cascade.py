"""What stylesheets and elements say, gathered once for all elements of which the same is said, in whatever document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any

import weasyprint.css

BEGIN = ("__init__", ("self", "html", "sheets", "presentational_hints", "font_config", "target_collector"))

_MOST = 3000
"""So many ways to say something are kept; more are begun anew."""

_USUAL = 2
"""The sheet that every document begins with, and that of the faces; a third is made for one document."""

IsKept = Callable[[Any, Any], bool]
"""Whether what declarations were made into is kept for whoever says the same."""


class Said(dict[str, Any]):
    """What is said of an element, property by property; nobody changes it."""

    is_kept = False


class Cascades:
    """What has been gathered with one set of typefaces."""

    def __init__(self) -> None:
        self._gathered: dict[Any, tuple[Any, dict[Any, Said]]] = {}

    def gathering(self, is_kept: IsKept) -> Callable[..., None]:
        """How the styles of a document begin: as in WeasyPrint, but for what was gathered before."""
        cascades = self

        def begin(
            self: Any, html: Any, sheets: Any, presentational_hints: Any, font_config: Any, target_collector: Any
        ) -> None:
            cascaded: dict[Any, Said] = {}
            computed: dict[Any, Any] = {}
            self._cascaded_styles, self._computed_styles = cascaded, computed
            self.initial_page_sizes = {"box": None, "area": None}
            self._sheets, self.font_config = sheets, font_config
            about: dict[str, Any] = {
                "root": html.etree_element,
                "base_url": html.base_url,
                "target_collector": target_collector,
            }
            own = _own(html, presentational_hints)
            # Elements that say nothing of themselves have the very same style, which is changed for all of them.
            shared: dict[Any, Any] = {}
            for wrapper in html.wrapper_element.iter_subtree():
                element = wrapper.etree_element
                parent = wrapper.parent.etree_element if wrapper.parent else None
                said = own.get(element, ())
                matches = [(sheet, match) for sheet in sheets for match in sheet[0].matcher.match(wrapper)]
                keys = tuple(
                    [
                        (sheet[0], specificity, id(declarations), _order(sheet[0], layer))
                        for sheet, (specificity, _, _, (declarations, layer)) in matches
                    ]
                )
                for pseudo_type, gathered in cascades._gather(
                    said, matches, keys, is_kept if len(sheets) <= _USUAL else None
                ):
                    cascaded[element, pseudo_type] = gathered
                key = (id(computed[parent, None]) if wrapper.parent else None, keys)
                if key in shared and not said:
                    computed[element, None] = shared[key]
                    continue
                self.set_computed_styles(element, parent=parent, **about)
                if not said:
                    shared[key] = computed[element, None]
            for element, pseudo_type in cascaded:
                if pseudo_type:
                    self.set_computed_styles(element, pseudo_type=pseudo_type, parent=element, **about)
            cascaded.clear()

        return begin

    def _gather(self, own: Any, matches: Any, keys: Any, is_kept: IsKept | None) -> Any:
        """What is said of an element and of what is generated for it."""
        if is_kept is None or not all(is_kept(declarations, made) for _, declarations, made in own):
            return _gathered(own, matches).items()
        key = (tuple([(specificity, id(made)) for specificity, _, made in own]), keys)
        if key not in self._gathered:
            if len(self._gathered) > _MOST:
                self._gathered.clear()
            gathered = _gathered(own, matches)
            for said in gathered.values():
                said.is_kept = True
            # As long as these are kept, nothing else is known by the same numbers.
            self._gathered[key] = (own, matches), gathered
        return self._gathered[key][1].items()


def _own(html: Any, presentational_hints: Any) -> dict[Any, list[tuple[Any, Any, Any]]]:
    """What elements say of themselves: how much weight it has, as it is written, and what that is made into."""
    css = weasyprint.css
    own: dict[Any, list[tuple[Any, Any, Any]]] = {}
    for weight, element, written, base_url in css.find_style_attributes(
        html.etree_element, presentational_hints, html.base_url
    ):
        declarations = tuple(written)
        own.setdefault(element, []).append((weight, declarations, css.preprocess_declarations(base_url, declarations)))
    return own


def _order(sheet: Any, layer: Any) -> Any:
    return inf if layer is None else sheet.layers.index(layer)


def _gathered(own: Any, matches: Any) -> dict[Any, Said]:
    gathered: dict[Any, Said] = {None: Said()} if own else {}
    for specificity, _, made in own:
        _add(gathered[None], made, "author", inf, specificity)
    for (sheet, origin, sheet_specificity), (specificity, _, pseudo_type, (declarations, layer)) in matches:
        style = gathered.setdefault(pseudo_type, Said())
        _add(style, declarations, origin, _order(sheet, layer), sheet_specificity or specificity)
    return gathered


def _add(style: Said, declarations: Iterable[Any], origin: str, layer_order: Any, specificity: Any) -> None:
    for name, values, importance in declarations:
        weight = (weasyprint.css.declaration_precedence(origin, importance), layer_order, specificity)
        old = style.get(name, (None, None))[1]
        if old is None or old <= weight:
            style[name] = values, weight
