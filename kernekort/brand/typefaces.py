"""A typeface from its folder; one that came with the project is looked through before anything is set with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kernekort.brand.form import FontForm
from kernekort.brand.model import FontFile, Typeface
from kernekort.findings import Checked, Finding, Place, error, has_errors, warning
from kernekort.library import NAME, Library
from kernekort.quick import dataclass
from kernekort.sources import check_form, read_source
from kernekort.store import Store

DANISH = "æøåÆØÅéÉ»«›‹–…½×·"
"""What a typeface must be able to say besides the letters of English."""


@dataclass(frozen=True)
class _Manifest:
    path: Path
    shown: str
    trusted: bool


def load_typeface(
    library: Library, slug: str, brand_folder: Path, asked_at: Place | None, store: Store | None = None
) -> Checked[Typeface]:
    """The typeface in the folder of that name: the brand's own ``fonts/``, else the library's.

    What was found in its files is kept in the ``store``.

    Findings: ``unknown-font``, those of reading and checking ``font.yml``, ``file-missing``, those of
    :func:`kernekort.assets.check_fonts`, ``font-lacks-letters`` (a warning).
    """
    manifest = _find(library, slug, brand_folder)
    if manifest is None:
        return Checked(None, (library.unknown("font", slug, asked_at),))
    read = read_source(manifest.path, manifest.shown)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, FontForm, "font.yml")
    findings = [*read.findings, *checked.findings]
    if checked.value is None:
        return Checked(None, tuple(findings))
    folder = manifest.path.parent
    files = tuple(FontFile(folder / one.file, one.weight, one.style) for one in checked.value.files)
    findings += _check_files(files, manifest, library, store)
    if has_errors(findings):
        return Checked(None, tuple(findings))
    return Checked(Typeface(checked.value.family, files), tuple(findings))


def _find(library: Library, slug: str, brand_folder: Path) -> _Manifest | None:
    own = brand_folder / "fonts" / slug / "font.yml"
    if NAME.fullmatch(slug) and own.is_file() and own.resolve().is_relative_to(brand_folder.resolve()):
        return _Manifest(own, library.shown(own), trusted=False)
    found = library.find("font", slug)
    return None if found is None else _Manifest(found.path, found.shown, found.root == "built-in")


def _check_files(
    files: Sequence[FontFile], manifest: _Manifest, library: Library, store: Store | None
) -> Iterator[Finding]:
    folder = manifest.path.parent.resolve()
    present = []
    for file in files:
        place = Place(library.shown(file.path))
        if file.path.is_file() and file.path.resolve().is_relative_to(folder):
            present.append((file.path, place))
        else:
            yield error("file-missing", place)
    if manifest.trusted:  # What is shipped was looked through when it was shipped.
        return
    from kernekort.assets import check_fonts

    faults = check_fonts(present, store)
    yield from faults
    if not faults:
        yield from _check_letters(present)


def _check_letters(files: Sequence[tuple[Path, Place]]) -> Iterator[Finding]:
    from kernekort.assets import coverage

    for path, place in files:
        known = coverage(path)
        missing = "".join(letter for letter in DANISH if ord(letter) not in known)
        if missing:
            yield warning("font-lacks-letters", place, name=path.name, letters=" ".join(missing))
