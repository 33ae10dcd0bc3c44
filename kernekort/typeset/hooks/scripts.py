"""What of a style matters to a line of text: the same for all styles that differ in colours, margins and the like."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import weasyprint.text.constants
import weasyprint.text.ffi
import weasyprint.text.fonts
from weasyprint.css.properties import Dimension

from kernekort.typeset.hooks.styles import model_of

_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
MATTERS = (
    *_FEATURES,
    "direction",
    "font_family",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "line_height",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
_MATTERING = frozenset(MATTERS)
_PLAIN = frozenset((str, int, float, tuple, type(None), Dimension))
_SCRIPT = "kernekort_script"


class Script:
    """A way to write: as Pango wants to be told of it."""

    def __init__(self, style: Any) -> None:
        self.strut: Any = None
        self.known_way = style["font_language_override"] != "normal" or style["text_decoration_line"] != "none"
        """Whether there is more to be told."""
        if self.known_way:
            return
        ffi, pango, fonts = weasyprint.text.ffi.ffi, weasyprint.text.ffi.pango, weasyprint.text.fonts
        self._context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), weasyprint.text.ffi.gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(self._context, False)
        pango.pango_context_set_base_dir(self._context, weasyprint.text.constants.PANGO_DIRECTION[style["direction"]])
        if style["lang"]:
            pointer, self._name = weasyprint.text.ffi.unicode_to_char_p(style["lang"])
            self._language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(self._context, self._language)
        else:
            self._language = pango.pango_language_get_default()
        self._description = fonts.get_font_description(style)
        features = fonts.font_features(*(style[name] for name in _FEATURES))
        self._attribute = None
        if features:
            text = ",".join(f"{key} {value}" for key, value in features.items()).encode()
            self._attribute = style.font_config.font_features.setdefault(text, pango.pango_attr_font_features_new(text))

    def begin(self, layout: Any) -> None:
        """Makes ready for a line."""
        ffi, pango, gobject = weasyprint.text.ffi.ffi, weasyprint.text.ffi.pango, weasyprint.text.ffi.gobject
        layout.first_line_direction, layout.language = 0, self._language
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, self._description)
        if self._attribute is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, self._attribute)
            pango.pango_layout_set_attributes(layout.layout, attributes)


class Scripts:
    """The scripts of one set of typefaces."""

    def __init__(self) -> None:
        self._scripts: dict[Hashable, Script] = {}

    def of(self, style: Any) -> Script | None:
        """The script of a style; ``None`` if it was changed in its document, or is more than numbers and words."""
        model = model_of(style)
        return None if model is None else self._of(model)

    def _of(self, model: Any) -> Script | None:
        try:
            script: Script | None = model.__dict__[_SCRIPT]
        except KeyError:
            parent = model.parent_style
            # All of it is handed down, to boxes without an element in any case.
            as_parent = parent is not None and _MATTERING.isdisjoint(getattr(model, "cascaded", ()))
            script = model.__dict__[_SCRIPT] = self._of(parent) if as_parent else self._found(model)
        return script

    def _found(self, model: Any) -> Script | None:
        values = tuple([model[name] for name in MATTERS])
        kinds = tuple(map(type, values))
        # A calculation may come to something else in another style. 0 is the same number as False and 0.0.
        if not (_PLAIN.issuperset(kinds) and all(map(_is_plain, values))):
            return None
        key = (values, kinds)
        if key not in self._scripts:
            self._scripts[key] = Script(model)
        return self._scripts[key]


def _is_plain(value: Any) -> bool:
    """Whether a value is what it looks like."""
    return all(map(_is_plain, value)) if isinstance(value, tuple) else type(value) in _PLAIN
