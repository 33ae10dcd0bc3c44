"""Whatever is written: reading it raises nothing, no HTML comes of it but ours, and no word is lost."""

from __future__ import annotations

from html import escape, unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort import prose
from kernekort.prose.parsing import parse

TAGS = frozenset(
    {"div", "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
    | {"em", "strong", "a", "sup", "code", "figure", "figcaption", "img", "br", "hr"}
)
VOID = frozenset({"img", "br", "hr"})
ATTRIBUTES = frozenset({"class", "href", "data-address", "style", "scope", "src", "alt"})

BLOCK_MARKS = ["[^1]:", "> ", "- ", "1. ", "## ", "|", "|---|", "\n", "\n\n", "  ", "---", "..", "– ", "<!--", "-->"]
MARKS = ["*", "**", "_", "`", "[", "]", "(", ")", "![", "](", "[^1]", "<b>", "</b>", "&amp;", "&lt;", "\\", '"']
ADDRESSES = ["<https://a.dk>", "javascript:", "https://b.dk", "a.png"]

marks = st.sampled_from(BLOCK_MARKS + MARKS + ADDRESSES)
words = st.sampled_from(["vi", "kan", "møde", "Åse", "gør", "12", "3. maj", "og"])
texts = st.lists(st.one_of(marks, words, st.just(" ")), max_size=40).map("".join)
anything = st.text(st.characters(codec="utf-8"), max_size=60)


class Reader(HTMLParser):
    """Reads HTML back: its elements must close in order, and all of them must be known."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(text: str) -> Reader:
    html = prose.html(text, running=escape, image=lambda path, said: f'<img src="{escape(path)}" alt="{escape(said)}">')
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@given(st.one_of(texts, anything))
@settings(max_examples=300, deadline=None)
def test_no_html_but_ours(text: str) -> None:
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in map(str.lower, read(text).links))


@given(st.one_of(texts, anything))
@settings(max_examples=300, deadline=None)
def test_every_problem_has_a_line_of_the_text(text: str) -> None:
    lines = text.count("\n") + 1
    for problem in prose.check(text):
        assert 1 <= problem.line <= lines
    assert all(1 <= line <= lines for line, _ in prose.pictures(text))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_word_of_a_text_that_passes_is_lost(text: str) -> None:
    marked = "".join(f"ord{number}" if part == "møde" else part for number, part in enumerate(_parts(text)))
    inside = [token for block in parse(marked) for token in block.children or ()]
    # What only shows under the pointer of a mouse is not for paper.
    if prose.check(marked) or any(token.type == "link_open" and token.attrGet("title") for token in inside):
        return
    reader = read(marked)
    # An address is kept as the address of its link, and a description as that of its picture.
    kept = "".join(reader.said) + unescape(prose.html(marked, running=escape, image=lambda path, said: path + said))
    for number, part in enumerate(_parts(text)):
        assert part != "møde" or f"ord{number}" in kept


def _parts(text: str) -> list[str]:
    parts = text.split("møde")
    return [piece for part in parts for piece in (part, "møde")][:-1]


@given(st.text(st.sampled_from("-a:\n\r "), max_size=40))
def test_split_loses_nothing(text: str) -> None:
    head, body, line = prose.split(text)
    if line:
        assert text.split("\n")[line - 1 :] == (body.split("\n") if line <= text.count("\n") + 1 else [])
    # Every line of the head keeps its number.
    assert all(one in ("", typed) for one, typed in zip(head.split("\n"), text.split("\n"), strict=False))
