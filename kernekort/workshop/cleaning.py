"""What was built taken away again: only what a manifest of ours names, and what a crash left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kernekort.findings import Checked, Finding, Place, warning
from kernekort.workshop.atomic import LEFTOVERS
from kernekort.workshop.gathering import JOURNAL, OUTPUTS, holds, known_outputs
from kernekort.workshop.manifest import MANIFEST, read_manifest
from kernekort.workshop.publish import sweep
from kernekort.workshop.trouble import told
from kernekort.workshop.turn import HOLDER, LOCK, turn


def clean(folder: Path, wait: float = 10.0) -> Checked[tuple[Path, ...]]:
    """Removes what the manifests of a build and of a batch name, and what a crash left; everything else stays.

    What a batch made stays when it is no longer what was made: nobody made it by the way, and somebody has changed it.

    Returns:
        The files that were removed, the manifests included, sorted; warnings when a manifest could not be trusted, and
        for files that have been changed.

    Findings: ``manifest-unreadable``, ``batch-file-changed``.

    Raises:
        Stop: the folder may not be written, or a build holds it.
    """
    with told(folder):
        if not folder.is_dir() or not _has_ours(folder):
            return Checked(())
        with turn(folder, wait):
            sweep(folder, older_than=0.0)
            named, batch = read_manifest(folder), _of_batch(folder)
            paths = sorted({*(file.path for file in named.value or ()), *batch.paths, folder / MANIFEST})
            removed = tuple(path for path in paths if _removed(path))
            (folder / LOCK).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()
    return Checked(removed, (*named.findings, *batch.findings))


def batches_in(folder: Path) -> list[Path]:
    """The folders in a folder that hold what a batch made, in order."""
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and any(known_outputs(path))]


@dataclass
class _Batch:
    """What a batch left in a folder: what may go, and what is to be told of the rest."""

    paths: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _of_batch(folder: Path) -> _Batch:
    """Files that a batch made and nobody has changed; nothing where its manifest is not one of ours."""
    found = _Batch()
    files = {file.path: file.sha256 for output in known_outputs(folder) for file in output.files}
    for name, digest in sorted(files.items()):
        path = folder / name
        if holds(path, digest):
            found.paths.append(path)
        elif path.exists():
            found.findings.append(warning("batch-file-changed", Place(str(path)), file=name))
    manifests = [path for path in _manifests(folder) if path.exists()]
    if files:
        found.paths += manifests
    else:
        found.findings += [warning("manifest-unreadable", Place(str(path))) for path in manifests]
    return found


def _manifests(folder: Path) -> Iterator[Path]:
    return (folder / name for name in (OUTPUTS, JOURNAL))


def _removed(path: Path) -> bool:
    """Removes a file, or a link in its place, and says whether it was there."""
    if not path.is_file() and not path.is_symlink():
        return False
    path.unlink()
    return True


def _has_ours(folder: Path) -> bool:
    ours = (*(folder / name for name in (MANIFEST, LOCK, HOLDER)), *_manifests(folder))
    return any(path.exists() for path in ours) or any(folder.glob(LEFTOVERS))
