"""The content file that rows are brought into: one that is there, with what it says, or one that is to be."""

from __future__ import annotations

import re
from dataclasses import field
from pathlib import Path

from kernekort.content import Deck
from kernekort.content.reading import read_deck
from kernekort.findings import Checked, Place, error
from kernekort.layout import Layout, load_layout
from kernekort.library import NAME, Found, Library, suggested_name
from kernekort.quick import dataclass
from kernekort.sources import Source, parse_source, read_text

IMPORTED = "kernekort import"
"""What the remark at the top of a file says that has been made here."""

_FOLDER, _ENDING = "content", ".yml"


@dataclass(frozen=True)
class Target:
    """A content file: its path, the path as the user knows it, and its name; its source and deck when it is there."""

    path: Path
    shown: str
    name: str
    layout: Layout
    source: Source | None = field(default=None, repr=False)
    deck: Deck | None = field(default=None, repr=False)

    @property
    def is_ours(self) -> bool:
        """Whether the file was made by an import, as its first lines say."""
        lines = self.source.places.lines[:5] if self.source else ()
        return any(re.match(rf"#.*{IMPORTED}", line) for line in lines)


def target_at(library: Library, project: Path, asked: str, layout: str | None) -> Checked[Target]:
    """The content file of a name, or of a path below ``content/``, in a project's folder.

    Findings: ``import-elsewhere`` for a path that is no content file of the project, ``import-into-text``,
    ``import-other-layout``, and those of the layout and of the file.
    """
    name = asked.removeprefix("./").removeprefix(f"{_FOLDER}/").removesuffix(_ENDING)
    shown = f"{_FOLDER}/{name}{_ENDING}"
    if not NAME.fullmatch(name):
        return Checked(None, (error("import-elsewhere", to=asked, suggestion=suggested_name(Path(asked).stem)),))
    path = project / _FOLDER / f"{name}{_ENDING}"
    if (project / _FOLDER / f"{name}.md").exists():
        return Checked(None, (error("import-into-text", to=f"{_FOLDER}/{name}.md"),))
    if not path.exists() and not path.is_symlink():
        loaded = load_layout(library, layout or "dialog-card")
        if loaded.value is None:
            return Checked(None, loaded.findings)
        return Checked(Target(path, shown, name, loaded.value), loaded.findings)
    if not path.resolve().is_relative_to(project.resolve()):
        return Checked(None, (error("import-elsewhere", to=asked, suggestion=name),))
    return _standing(library, Found("material", name, path, "project", shown), layout)


def _standing(library: Library, found: Found, layout: str | None) -> Checked[Target]:
    """A file that is there already, which must be sound."""
    text = read_text(found.path, found.shown)
    if text.value is None:
        return Checked(None, text.findings)
    parsed = parse_source(text.value, found.path, found.shown)
    read = read_deck(found, library, ())
    if parsed.value is None or read.value is None:
        return Checked(None, read.findings)
    own = read.value.layout
    if layout not in (None, own.name):
        return Checked(None, (error("import-other-layout", Place(found.shown), layout=own.name, asked=str(layout)),))
    return Checked(Target(found.path, found.shown, found.name, own, parsed.value, read.value))
