"""Content files made into decks: found, read, held against their layout, and put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kernekort.content.converting import converted
from kernekort.content.entries import Filled
from kernekort.content.head import CHILD_KEYS, Head, read_head, read_shared
from kernekort.content.inherit import inherit
from kernekort.content.items import check_ids, read_items
from kernekort.content.model import Deck, Item
from kernekort.content.notebook import Notebook, Reading, wrong_type
from kernekort.content.numbers import check_numbers
from kernekort.content.terms import Swap, swap_items
from kernekort.content.written import ENDING, Written, arranged, check_head, read_written
from kernekort.findings import Checked, Place, has_errors
from kernekort.layout import Layout, load_layout
from kernekort.library import Found, Library
from kernekort.sources import Data

DEFAULT_LANGUAGE = "da"


def read_deck(found: Found, library: Library, chain: tuple[Found, ...]) -> Checked[Deck]:
    """The deck of a file, its cards not numbered yet; ``chain`` are the files that extend it, the nearest last.

    Findings: ``material-twice``, ``deck-circle``, ``needs-extends``, ``items-with-extends``, ``no-items``,
    ``missing-id``, ``id-unsafe``, ``id-twin``, ``duplicate-id``, ``duplicate-number``, those of reading the file, of
    its layout and of every field, and of :func:`converted` for a file that names another layout than it builds on.
    """
    return deck_in(read_written(found), found, library, chain)


ReadDeck = Callable[[Found, Library, tuple[Found, ...]], Checked[Deck]]
"""What reads a deck as ``read_deck`` does."""


def deck_in(
    read: Checked[Written], found: Found, library: Library, chain: tuple[Found, ...], below: ReadDeck = read_deck
) -> Checked[Deck]:
    """The deck of a file that has been read; see :func:`read_deck`. What it extends is read by ``below``."""
    doubled = library.doubled(found)
    if read.value is None or doubled is not None:
        return Checked(None, (*read.findings, *filter(None, [doubled])))
    made = deck_of(read.value, found, library, chain, below)
    findings = (*read.findings, *made.findings)
    return Checked(None if has_errors(findings) else made.value, findings)


def deck_of(
    written: Written,
    found: Found,
    library: Library,
    chain: tuple[Found, ...] = (),
    below: ReadDeck = read_deck,
) -> Checked[Deck]:
    """The deck of what has been read already, from a file or as if it stood in one; see :func:`read_deck`."""
    notebook = Notebook(written.source)
    data = written.source.data if written.source.data is not None else {}
    if not isinstance(data, dict):
        wrong_type("group", data, (), notebook)
        return Checked(None, tuple(notebook.findings))
    head = read_head(data, notebook)
    check_head(written, notebook)
    base = _base(head, found, library, chain, notebook, below) if written.text is None else None
    layout = _layout(head, base, data, library, notebook)
    base = _in_layout(base, layout, notebook)
    if layout is None or (base is None and head.extends is not None):
        return Checked(None, tuple(notebook.findings))
    reading = Reading(notebook.source, notebook.findings, layout=layout, library=library)
    return _read(found, arranged(written, found.name, reading), head, base)


def _read(found: Found, reading: Reading, head: Head, base: Deck | None) -> Checked[Deck]:
    """The deck of a file whose layout is known."""
    data = reading.source.data if isinstance(reading.source.data, dict) else {}
    shared = read_shared(data, reading.layout, reading)
    items = _items(data, base, reading, shared)
    deck = _deck(found, head, base, items, reading, shared)
    return Checked(None if has_errors(reading.findings) else deck, tuple(reading.findings))


def _base(
    head: Head, found: Found, library: Library, chain: tuple[Found, ...], notebook: Notebook, below: ReadDeck
) -> Deck | None:
    """The deck that a file extends."""
    if head.extends is None:
        return None
    name, place = head.extends, notebook.at(("extends",))
    if library.find("material", name) is None:
        notebook.findings.append(library.unknown("material", name, place))
        return None
    base, line = base_of(name, found, library), (*chain, found)
    if base is None or any(base.path == one.path for one in line):
        notebook.error("deck-circle", place, names=(*(one.name for one in line), name))
        return None
    loaded = below(base, library, line)
    notebook.findings.extend(loaded.findings)
    return loaded.value


def base_of(name: str, found: Found, library: Library) -> Found | None:
    """What a file extends: the winner of that name, or the next below when the file has the name itself."""
    candidates = library.all("material", name)
    if name == found.name:
        paths = [one.path for one in candidates]
        candidates = candidates[paths.index(found.path) + 1 :]
    return candidates[0] if candidates else None


def _layout(
    head: Head, base: Deck | None, data: Mapping[str, Data], library: Library, notebook: Notebook
) -> Layout | None:
    """The layout a file names, or that of the deck it extends."""
    if base is not None and head.layout in (None, base.layout.name):
        return base.layout
    if head.layout is None:
        if "layout" not in data and "extends" not in data:
            notebook.error("missing-field", notebook.at(()), field="layout", what=notebook.source.shown)
        return None
    if base is None and head.extends is not None:
        return None
    loaded = load_layout(library, head.layout, notebook.at(("layout",)))
    notebook.findings.extend(loaded.findings)
    return loaded.value


def _in_layout(base: Deck | None, layout: Layout | None, notebook: Notebook) -> Deck | None:
    """The deck that a file extends, in the layout of the file."""
    if base is None or layout is None or base.layout.name == layout.name:
        return base
    made = converted(base, layout)
    notebook.findings.extend(made.findings)
    return made.value


def _items(data: Mapping[str, Data], base: Deck | None, reading: Reading, shared: Filled) -> tuple[Item, ...]:
    """The items of a file: its own, or those of the deck it extends with its changes."""
    if base is None:
        for key in CHILD_KEYS:
            if key in data:
                reading.error("needs-extends", reading.key((key,)), field=key)
        if data.get("items", []) == []:
            reading.error("no-items", reading.key(("items",)))
        items = tuple(one.item for one in read_items("items", data.get("items", []), reading, shared))
    else:
        if "items" in data:
            reading.error("items-with-extends", reading.key(("items",)), base=base.id)
        items = inherit(base.items, data, reading, shared)
    reading.findings.extend((*check_ids(items), *check_numbers(items, reading.layout)))
    return items


def _deck(
    found: Found, head: Head, base: Deck | None, items: tuple[Item, ...], reading: Reading, shared: Filled
) -> Deck | None:
    """Everything put together, with the file's words swapped; ``None`` when the deck has no title."""
    title = head.title or (base.title if base else None)
    if title is None:
        if not _titled(reading.source.data):
            # The title of a text is that of its one item too, and is missed once.
            what = items[0].id if items and found.path.suffix == ENDING else found.shown
            reading.error("missing-field", reading.at(()), field="title", what=what)
        return None
    swap = Swap(head.terms)
    subtitle = head.subtitle or (base.subtitle if base else "")
    return Deck(
        id=found.name,
        title=swap.text(title),
        subtitle=swap.text(subtitle),
        language=head.language or (base.language if base else DEFAULT_LANGUAGE),
        layout=reading.layout,
        fit=head.fit or (base.fit if base else None),
        items=swap_items(items, reading.layout, swap),
        terms={**(base.terms if base else {}), **head.terms},
        origin=Place(found.shown),
        extra={**(base.extra if base else {}), **shared.values},
        images={**(base.images if base else {}), **reading.images},
    )


def _titled(data: Data) -> bool:
    """Whether a title is given at all: one that could not be read has its finding already."""
    return isinstance(data, dict) and ("title" in data or "titel" in data)
