"""Rules found once for all elements that stand alike are those that a matcher finds for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.typeset_faces import laid_out_here

_TAGS = ("div", "p", "h2", "ul", "li", "b", "a", "q", "input")
_CLASSES = ("", "a", "b", "a b", "c")
_SELECTORS = (
    "p, .a, #one, div.b.c, [title], [title~=x], [title^=y i], *",
    ".a .b, .a > .b, div > ul li, .a:not(.b) p, :is(.a, .c) > :is(p, h2), ul ul",
    ".a + .b, * + h2, .a * + p, .c > p + *, h2 ~ p, .a ~ .b ~ .c, .a + .b + .c",
    ".a + .b > p, .a ~ .b .c, div + div li:first-child",
    "li:first-child, li:last-child, p:only-child, :nth-child(2n), .b:nth-last-child(2)",
    "p:first-of-type, b:nth-of-type(2), p:last-of-type, li:nth-child(2 of .a)",
    ":empty, p:not(:empty), ul:has(.b), :has(> .c), div:has(+ p), a:any-link, :root, :lang(da), p:lang(en)",
    'p::before, .a::after, li::marker, [style], [style*="left"], div[style] p, style',
)


@pytest.fixture(scope="module", autouse=True)
def _here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with laid_out_here(tmp_path_factory.mktemp("fonts")):
        yield


def _tree(random: Random, depth: int = 0) -> str:
    tag = random.choice(_TAGS)
    said = {
        "class": random.choice(_CLASSES),
        "style": random.choice(("", "", "left:1mm", "top:2mm")),
        "title": random.choice(("", "", "", "x y", "Ydre")),
        "id": random.choice(("", "", "", "one")),
        "lang": random.choice(("", "", "", "en", "da")),
        "href": random.choice(("", "#one")) if tag == "a" else "",
    }
    attributes = "".join(f' {name}="{value}"' for name, value in said.items() if value)
    if tag == "input":
        return f"<{tag}{attributes}>"
    inner = "".join(_tree(random, depth + 1) for _ in range(random.choice((0, 1, 2, 4)) if depth < 4 else 0))
    return f"<{tag}{attributes}>{random.choice(('', 'ord'))}{inner}</{tag}>"


def _sheets(*texts: str) -> list[Any]:
    import weasyprint
    import weasyprint.html

    own = (weasyprint.CSS(string=f"{text} {{ color: red }}") for text in texts)
    return [(weasyprint.html.UA_STYLESHEET, "user agent", None), *((sheet, "user", None) for sheet in own)]


def _elements(random: Random) -> Iterator[Any]:
    from cssselect2 import ElementWrapper
    from tinyhtml5 import parse

    html = "".join(_tree(random) for _ in range(6))
    return iter(ElementWrapper.from_html_root(parse(html, namespace_html_elements=False)).iter_subtree())


@pytest.mark.parametrize("selectors", [*_SELECTORS, ", ".join(_SELECTORS)])
def test_what_is_found_is_what_a_matcher_finds(selectors: str) -> None:
    from kernekort.typeset.hooks.matching import Matching, Stand

    random, sheets = Random(selectors), _sheets(selectors)  # noqa: S311 - always the same trees
    matching = Matching(sheets, {})
    asked: dict[int, Any] = {}
    for _ in range(20):
        stands: dict[Any, Stand | None] = {None: None}
        for wrapper in _elements(random):
            parent = wrapper.parent.etree_element if wrapper.parent else None
            stand = stands[wrapper.etree_element] = matching.stand(wrapper, stands[parent])
            way = matching.way(wrapper, stand, stands[wrapper.previous.etree_element] if wrapper.previous else None)
            expected = [(sheet, rule) for sheet in sheets for rule in sheet[0].matcher.match(wrapper)]
            assert list(way.matches) == expected
            # The same number is the same rules, and another number others.
            assert asked.setdefault(way.number, expected) == expected
    assert len({str(found) for found in asked.values()}) == len(asked)
    assert len(asked) >= 15


def test_it_is_asked_what_the_style_is_only_where_a_rule_does() -> None:
    from kernekort.typeset.hooks.matching import Matching

    said = {text: Matching(_sheets(text), {})._without_style for text in _SELECTORS}
    assert [text for text, without in said.items() if not without] == [_SELECTORS[-1]]


def test_sheets_are_known_again(tmp_path: Path) -> None:
    from kernekort.typeset.hooks.cascade import Cascades

    sheets = _sheets("p")
    cascades = Cascades()
    first = cascades.matching_of(sheets)
    assert cascades.matching_of([(*sheet,) for sheet in sheets]) is first
    assert cascades.matching_of([*sheets, sheets[0]]) is not first
    others = [_sheets(f".c{number}") for number in range(11)]
    for other in others:
        assert cascades.matching_of(other) is not first
    assert cascades.matching_of(sheets) is first
    assert cascades.matching_of(_sheets(".d")) is not first
    # There is room for a dozen: now everything is begun anew.
    assert cascades.matching_of(sheets) is not first
