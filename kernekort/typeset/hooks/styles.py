"""Styles that were computed for one document, and serve for the next that has the same elements.

A deck says the same of hundreds of elements. What an element says itself is read once for each text; and what a style
comes to, once for all elements of which the same is said under parents of which the same is said, in whatever document.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint.css

from kernekort.typeset.hooks.cascade import BEGIN, PAGES, Cascades, Said
from kernekort.typeset.hooks.replacing import put, replaced

_MOST = 3000
"""So many styles are kept; more are begun anew."""

_LONGEST = 300
"""Characters of a text that is worth keeping: a longer one holds a picture, which no other element has."""

_ITS_OWN = ("margin_", "padding_")
"""What is changed at tables, and never inherited unless it says so."""

_PLACES = frozenset(("left", "top", "right", "bottom", "width", "height", "background_image"))
"""What says nothing of any other property, and is said of single elements."""

_OWN = (1, 0, 0)
"""How much weight has what an element says of itself."""

_DECLARATIONS = ("preprocess_declarations", ("base_url", "declarations", "prelude"))
_COMPUTED = (
    "set_computed_styles",
    ("self", "element", "parent", "root", "pseudo_type", "base_url", "target_collector"),
)


class Styles:
    """What has been read and computed with one set of typefaces; ``heard`` are the lines of the log of WeasyPrint.

    While anything is heard, nothing is kept: it would not be heard the next time.
    """

    def __init__(self, heard: Sequence[object]) -> None:
        self._heard = heard
        self._read: dict[str, Any] = {}
        self._declared: dict[tuple[int, ...], tuple[Any, list[Any]]] = {}
        self._computed: dict[Any, Any] = {}
        self._cascades = Cascades()

    def expect(self, sheets: Sequence[Any]) -> None:
        """Makes ready to find the rules of sheets, each with its origin and weight."""
        self._cascades.matching_of(sheets)

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """While documents are laid out, styles are those that were computed before."""
        if self._heard or len(self._computed) > _MOST or len(self._read) > _MOST:
            self._read, self._declared, self._computed, self._cascades = {}, {}, {}, Cascades()
        css = weasyprint.css
        with (
            put(css, "tinycss2", self._reader()),
            replaced(css, *_DECLARATIONS, self._preprocessed(css.preprocess_declarations)),
            replaced(css.StyleFor, *BEGIN, self._cascades.gathering(self._is_kept)),
            replaced(css.StyleFor, *PAGES, self._cascades.of_pages(css.StyleFor.add_page_declarations)),
            replaced(css.StyleFor, *_COMPUTED, self._computing(css.StyleFor.set_computed_styles)),
        ):
            yield

    def _reader(self) -> ModuleType:
        """The parser of declarations, with what was read before."""
        known: Any = weasyprint.css.tinycss2
        reader = ModuleType("tinycss2")
        reader.__dict__.update(vars(known))

        def parse(text: Any, *options: Any, **more: Any) -> Any:
            if options or more or not isinstance(text, str) or len(text) > _LONGEST:
                return known.parse_blocks_contents(text, *options, **more)
            if text not in self._read:
                self._read[text] = known.parse_blocks_contents(text)
            return self._read[text]

        def parse_one(text: str, *options: Any, **more: Any) -> Any:
            key = f"\0{text}"
            if key not in self._read:
                self._read[key] = known.parse_one_declaration(text, *options, **more)
            return self._read[key]

        reader.parse_blocks_contents = parse  # type: ignore[attr-defined]
        reader.parse_one_declaration = parse_one  # type: ignore[attr-defined]
        return reader

    def _preprocessed(self, known: Any) -> Any:
        """Declarations made properties of, with what was made before."""

        def preprocessed(base_url: Any, declarations: Any, prelude: Any = None) -> Any:
            if prelude is not None:
                return known(base_url, declarations, prelude)
            key = tuple(map(id, declarations))
            if key in self._declared:
                return self._declared[key][1]
            heard = len(self._heard)
            made = list(known(base_url, declarations, prelude))
            if len(self._heard) == heard:
                # As long as the declarations are kept, no others are known by the same numbers.
                self._declared[key] = declarations, made
            return made

        return preprocessed

    def _is_kept(self, declarations: Any, made: Any) -> bool:
        return self._declared.get(tuple(map(id, declarations)), (None, None))[1] is made

    def _computing(self, known: Any) -> Any:
        """The style of an element, with what was computed before."""
        styles = self

        def set_computed_styles(
            self: Any,
            element: Any,
            parent: Any,
            root: Any = None,
            pseudo_type: Any = None,
            base_url: Any = None,
            target_collector: Any = None,
        ) -> None:
            computed = self.get_computed_styles()
            is_root = element is root and pseudo_type is None
            above = None if is_root else computed.get((parent, None))
            cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
            of_page = not isinstance(element, Element)
            # The style of a page is changed by what is laid out on it, and may only then be asked for.
            if (of_page and _said(cascaded).takes_over) or not (is_root or isinstance(above, _Known)):
                known(self, element, parent, root, pseudo_type, base_url, target_collector)
                return
            master = styles._master(self.font_config, base_url, above, cascaded, pseudo_type)
            style = computed[element, pseudo_type] = _Known(
                above,
                cascaded,
                pseudo_type,
                weasyprint.css.InitialStyle(self.font_config) if is_root else computed[root, None],
                base_url,
                self.font_config,
                self.initial_page_sizes,
            )
            style.take_after(master)
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

        return set_computed_styles

    def _master(self, fonts: Any, base_url: Any, above: Any, cascaded: Any, pseudo_type: Any) -> Any:
        """What such a style comes to, whoever has it."""
        said: Any
        if isinstance(cascaded, Said) and cascaded.is_kept:
            said = id(cascaded)
        else:
            said = tuple((name, id(value), *weight[:2], *weight[2]) for name, (value, weight) in cascaded.items())
            cascaded = dict(cascaded)
        parent = None if above is None else above.master
        key = (id(fonts if parent is None else parent), base_url, pseudo_type, said)
        if key not in self._computed:
            css = weasyprint.css
            root = css.InitialStyle(fonts) if parent is None else parent.root
            sizes = {"box": None, "area": None}
            shared = {name: each for name, each in cascaded.items() if name not in _PLACES or each[1][2] != _OWN}
            kind = css.ComputedStyle if len(shared) == len(cascaded) else _Placed
            master = kind(parent, cascaded, pseudo_type, root, base_url, fonts, sizes)
            if kind is _Placed:
                master.take_over(self._master(fonts, base_url, above, shared, pseudo_type))
            master.root = master if parent is None else parent.root
            self._computed[key] = master
        return self._computed[key]


def _said(cascaded: Any) -> Said:
    return cascaded if isinstance(cascaded, Said) else Said(cascaded)


def model_of(style: Any) -> Any:
    """The style that a style is no different from, in whatever document; ``None`` when there is none."""
    return style.__dict__.get("model")


class _AfterMaster(weasyprint.css.Style):  # type: ignore[misc]
    """A style of one document, which may be changed there; its values are those of the ``master`` until they are."""

    master: Any
    model: Any
    """The master as long as nothing was changed."""
    passes_on = True
    """Whether boxes inside still inherit what they inherit from the master."""

    def take_after(self, master: Any) -> None:
        """Has all that is known of the master by now, and asks it for the rest."""
        self.master = self.model = master
        self.update(master)

    def __missing__(self, key: str) -> Any:
        value = self.master[key]
        dict.__setitem__(self, key, value)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self.model = None
        if not key.startswith(_ITS_OWN):
            self.passes_on = False
        dict.__setitem__(self, key, value)


class _Placed(weasyprint.css.ComputedStyle):  # type: ignore[misc]
    """The style of one element among others that are no different but for where it is and what it shows."""

    def take_over(self, others: Any) -> None:
        """Has all but its own from the style of the others."""
        self.others, self.specified = others, others.specified

    def __missing__(self, key: str) -> Any:
        if key in _PLACES:
            return super().__missing__(key)
        value = self[key] = self.others[key]
        return value

    @property
    def anonymous_style(self) -> Any:
        """Boxes without an element inherit none of its own."""
        return self.others.anonymous_style


class _Known(_AfterMaster, weasyprint.css.ComputedStyle):  # type: ignore[misc]
    """The style of elements of one document."""

    def take_after(self, master: Any) -> None:
        """Has all that is known of the master by now, and asks it for the rest."""
        super().take_after(master)
        self.cache, self.specified = master.cache, master.specified

    @cached_property
    def anonymous_style(self) -> Any:
        """The style of boxes without an element in a box of this style."""
        if not self.passes_on:
            return weasyprint.css.AnonymousStyle(self)
        style = _KnownAnonymous(self)
        style.take_after(self.master.anonymous_style)
        return style


class _KnownAnonymous(_AfterMaster, weasyprint.css.AnonymousStyle):  # type: ignore[misc]
    """The same for a box without an element."""
