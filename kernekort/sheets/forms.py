"""Pages made into forms where they stand: the content stream of a page becomes an XObject that sheets can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from kernekort.recolouring import content_of
from kernekort.sheets.geometry import page_box
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.faces import Faces

_NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OF_THE_PAGE = {"/MediaBox", "/TrimBox", "/BleedBox", "/Contents", "/Resources", "/Group"}
_NAMED = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject")


def page_forms(pdf: Pdf, faces: Faces, pages: Iterable[int]) -> Mapping[int, Object]:
    """Pages of the faces as forms whose box is trim and bleed and whose origin is the trim's bottom left corner.

    The pages are used up: they must not be shown as pages afterwards.
    """
    forms: dict[int, Object] = {}
    # Asked for one by one, each page is looked for from the first on.
    every = list(pdf.pages)
    # Each name asked for is made anew. What all forms say alike takes the room of one, and is written with each.
    kind, form_of_it, boxes = Name.XObject, Name.Form, dict[tuple[Size, Mm], Array]()
    for number in pages:
        page, form = every[number], faces.forms[faces.keys[number]]
        stream, own = content_of(page), page.obj
        size = form.trim, form.bleed
        if size not in boxes:
            boxes[size] = page_box(*size)
        stream["/Type"] = kind
        stream["/Subtype"] = form_of_it
        stream["/BBox"] = boxes[size]
        resources = own.get("/Resources")
        stream["/Resources"] = Dictionary() if resources is None else resources
        if "/Group" in own:
            stream["/Group"] = own["/Group"]
        forms[number] = stream
        # What is left of the page is shown nowhere, and would take room for as long as the file is open.
        for key in own.keys() & _OF_THE_PAGE:
            del own[key]
    return forms


def prune_resources(pdf: Pdf, pages: Iterable[Page]) -> None:
    """Leaves in the resources of pages only what one of them names, so that unused faces drag nothing along.

    Pages that share their resources still do so afterwards; those that do not hold nothing else.
    """
    sharing: dict[tuple[int, int], list[Page]] = {}
    for page in pages:
        resources = page.obj.get(Name.Resources, Dictionary())
        if resources.is_indirect:
            sharing.setdefault(resources.objgen, []).append(page)
        else:
            # They were written for what stands on it; as an object of their own they are packed with the others.
            page.obj.Resources = pdf.make_indirect(resources)
    for sharers in sharing.values():
        resources = sharers[0].obj.Resources
        pruned = pdf.make_indirect(_only(resources, _names_used(sharers, resources)))
        for page in sharers:
            page.obj.Resources = pruned


def _only(resources: Object, names: frozenset[str]) -> Dictionary:
    """A copy of resources without the entries that nobody names; emptied categories are left out."""
    kept = Dictionary()
    for category, entries in resources.items():
        if category not in _NAMED:
            kept[category] = entries
            continue
        named = {name: entry for name, entry in entries.items() if name in names}
        if named:
            kept[category] = Dictionary(named)
    return kept


def _names_used(pages: Iterable[Page], resources: Object) -> frozenset[str]:
    """Every name in the pages' contents, and in forms that have no resources of their own and so use the pages'.

    Names in texts and comments count too: a little too much is kept, never too little.
    """
    names: set[str] = set()
    forms = resources.get(Name.XObject, Dictionary())
    waiting = [content_of(page) for page in pages]
    seen: set[str] = set()
    while waiting:
        found = set(_names(waiting.pop().read_bytes()))
        names |= found
        for name in sorted(found - seen):
            form = forms.get(name)
            if isinstance(form, Stream) and form.get(Name.Subtype) == Name.Form and Name.Resources not in form:
                waiting.append(form)
        seen |= found
    return frozenset(names)


def _names(content: bytes) -> Iterator[str]:
    """Everything that looks like a name in a content stream, with its slash, each once."""
    for name in set(_NAME.findall(content)):
        text = _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), name) if b"#" in name else name
        yield "/" + text.decode("utf-8", "surrogateescape")
