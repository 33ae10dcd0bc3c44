"""What stylesheets and elements say, gathered once for all elements of which the same is said, in whatever document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from math import inf
from typing import Any

import weasyprint.css
from weasyprint.css.tokens import Pending

from kernekort.typeset.hooks.matching import Matching, Stand, Way

PAGES = ("add_page_declarations", ("self", "page_type"))
BEGIN = ("__init__", ("self", "html", "sheets", "presentational_hints", "font_config", "target_collector"))

_MOST = 3000
"""So many ways to say something are kept; more are begun anew."""

_MOST_SHEETS = 12
"""So many pairs of them: a kit has a dozen parts at most."""

_USUAL = 2
"""The sheet that every document begins with, and that of the faces; a third is made for one document."""

IsKept = Callable[[Any, Any], bool]
"""Whether what declarations were made into is kept for whoever says the same."""


class Said(dict[str, Any]):
    """What is said of an element, property by property; nobody changes it."""

    is_kept = False

    @cached_property
    def takes_over(self) -> bool:
        """Whether anything is said to be inherited, or may be."""
        return any(isinstance(value, Pending) or value == "inherit" for value, _ in self.values())


class Cascades:
    """What has been gathered with one set of typefaces."""

    def __init__(self) -> None:
        self._gathered: dict[Any, tuple[Any, dict[Any, Said]]] = {}
        self._matchings: list[Matching] = []
        self._numbers: dict[Any, int] = {}
        self._of_pages: dict[Any, tuple[Any, dict[Any, Said]]] = {}

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
            matching = cascades.matching_of(sheets)
            stands: dict[Any, Stand | None] = {None: None}
            # Elements that say nothing of themselves have the very same style, which is changed for all of them.
            shared: dict[Any, Any] = {}
            for wrapper in html.wrapper_element.iter_subtree():
                element = wrapper.etree_element
                parent = wrapper.parent.etree_element if wrapper.parent else None
                said = own.get(element, ())
                stand = stands[element] = matching.stand(wrapper, stands[parent])
                before = stands[wrapper.previous.etree_element] if wrapper.previous else None
                way = matching.way(wrapper, stand, before)
                for pseudo_type, gathered in cascades._gather(said, way, is_kept if len(sheets) <= _USUAL else None):
                    cascaded[element, pseudo_type] = gathered
                key = (id(computed[parent, None]) if wrapper.parent else None, way.number)
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

    def of_pages(self, known: Any) -> Callable[[Any, Any], None]:
        """What is said of a page, gathered once for all pages of which the same is said."""

        def add_page_declarations(self: Any, page_type: Any) -> None:
            sheets = self._sheets
            if len(sheets) > _USUAL:
                known(self, page_type)
                return
            rules = [
                (pseudo_type, origin, sheet_specificity or specificity, declarations)
                for sheet, origin, sheet_specificity in sheets
                for _, selectors, declarations in sheet.page_rules
                for specificity, pseudo_type, selector in selectors
                if self._page_type_match(selector, page_type)
            ]
            for pseudo_type, said in cascades._gather_of_page(rules).items():
                self._cascaded_styles[page_type, pseudo_type] = said

        cascades = self
        return add_page_declarations

    def _gather_of_page(self, rules: Any) -> dict[Any, Said]:
        key = tuple([(pseudo, origin, *weight, id(declarations)) for pseudo, origin, weight, declarations in rules])
        if key not in self._of_pages:
            if len(self._of_pages) > _MOST:
                self._of_pages.clear()
            gathered: dict[Any, Said] = {}
            for pseudo_type, origin, specificity, declarations in rules:
                _add(gathered.setdefault(pseudo_type, Said()), declarations, origin, None, specificity)
            for said in gathered.values():
                said.is_kept = True
            self._of_pages[key] = rules, gathered
        return self._of_pages[key][1]

    def matching_of(self, sheets: Any) -> Matching:
        """What finds the rules of sheets: that of last time where they are the same."""
        if len(sheets) > _USUAL:
            return Matching(sheets, {})
        known = next((one for one in self._matchings if one.is_of(sheets)), None)
        if known is None:
            if len(self._matchings) == _MOST_SHEETS:
                # What has numbers and was gathered is kept as long as its sheets are.
                self._matchings, self._numbers, self._gathered = [], {}, {}
            known = Matching(sheets, self._numbers)
            self._matchings.append(known)
        return known

    def _gather(self, own: Any, way: Way, is_kept: IsKept | None) -> Any:
        """What is said of an element and of what is generated for it."""
        matches = way.matches
        if is_kept is None or not all(is_kept(declarations, made) for _, declarations, made in own):
            return _gathered(own, matches).items()
        key = (tuple([(specificity, id(made)) for specificity, _, made in own]), way.number)
        if key not in self._gathered:
            if len(self._gathered) > _MOST:
                self._gathered.clear()
            gathered = _gathered(own, matches)
            for said in gathered.values():
                said.is_kept = True
            # As long as these are kept, nothing else is known by the same numbers.
            self._gathered[key] = own, gathered
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
