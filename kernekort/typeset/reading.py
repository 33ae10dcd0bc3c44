"""Markup read into a tree: quickly where it is as plain as most of it is, else by the rules for all of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from weasyprint import HTML

_BLOCKS = frozenset(("section", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PHRASES = frozenset(("span", "b", "i", "em", "strong", "small", "br"))
_LISTS = frozenset(("ul", "ol"))


def read(title: str, language: str, sections: Sequence[str], fetcher: Any, base_url: str | None) -> HTML:
    """A document of these sections, ready to be laid out.

    Sections that are well-formed, and nested as HTML would nest them anyway, are read as XML, which is ten times as
    fast; they come out the same.
    """
    title, language = escape(title), escape(language)
    head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
    plain = [element for section in sections if (element := _plain(section)) is not None]
    rest = "" if len(plain) == len(sections) else "".join(sections)
    html = HTML(string=f"<!doctype html>{head}<body>{rest}</body></html>", url_fetcher=fetcher, base_url=base_url)
    if not rest:
        html.etree_element.find("body").extend(plain)
    return html


def _plain(section: str) -> Element | None:
    """A section as a tree; ``None`` when HTML might make another of it."""
    # Without declarations there are no entities, and nothing to be read from elsewhere.
    if any(sign in section for sign in ("\r", "\0", "<!", "<?")):
        return None
    try:
        element = fromstring(section.replace("<br>", "<br/>"))  # noqa: S314
    except (ParseError, ValueError):
        return None
    return element if element.tag == "section" and not element.tail and _nests(element, False) else None


def _nests(element: Element, in_paragraph: bool) -> bool:
    """Whether HTML leaves everything inside an element where it is."""
    for child in element:
        tag = child.tag
        if tag in _PHRASES:
            misplaced = tag == "br" and (len(child) > 0 or bool(child.text))
        else:
            misplaced = tag not in _BLOCKS or in_paragraph
            misplaced |= tag == "li" and element.tag not in _LISTS
            misplaced |= tag in _HEADINGS and element.tag in _HEADINGS
        if misplaced or not _nests(child, in_paragraph or tag == "p"):
            return False
    return True
