"""Finished files put into an output folder, together with the manifest that vouches for them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from kernekort.quick import dataclass
from kernekort.workshop.atomic import LEFTOVERS, write_together
from kernekort.workshop.manifest import MANIFEST, Written, manifest_text, plain_name, read_manifest
from kernekort.workshop.printers import Calibration
from kernekort.workshop.trouble import told
from kernekort.workshop.turn import turn

_STALE_AFTER = 3600.0


@dataclass(frozen=True)
class Product:
    """A finished file, not yet on the disk."""

    name: str
    data: bytes
    material: str
    brand: str
    target: str
    role: str
    pages: int
    printer: Calibration | None = None


def publish(
    products: Sequence[Product], folder: Path, version: str, wait: float = 10.0, sparing: bool = False
) -> tuple[Written, ...]:
    """Writes finished files, all or none, then the manifest; entries of files made earlier stay in it.

    Args:
        products: the files of one build; their names are plain file names, each given once.
        folder: the output folder, made when it is not there.
        version: of the program, for the manifest.
        wait: seconds to wait for another build that writes to the same folder.
        sparing: a file that holds the same bytes already is left alone, so that nobody who shows it is disturbed.

    Raises:
        Stop: the disk is full, the folder may not be written, or another build holds it. Old files are whole.
        ValueError: a name is not a plain file name, or is given twice.
    """
    _check_names([product.name for product in products])
    written = tuple(_described(product, folder, version) for product in products)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with turn(folder, wait):
            sweep(folder, older_than=_STALE_AFTER)
            earlier = read_manifest(folder).value or ()
            entries = {file.path: file for file in (*earlier, *written) if file in written or file.path.is_file()}
            files = {folder / product.name: product.data for product in products}
            files[folder / MANIFEST] = manifest_text(entries.values()).encode()
            write_together({path: data for path, data in files.items() if not (sparing and _holds(path, data))})
    return written


def sweep(folder: Path, older_than: float) -> None:
    """Removes half-written files that a crash left, when they are older than so many seconds.

    Raises:
        OSError: one of them may not be removed.
    """
    now = time.time()
    for path in sorted(folder.glob(LEFTOVERS)):
        status = path.lstat()
        if path.is_file() and now - status.st_mtime >= older_than:
            path.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and has these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _described(product: Product, folder: Path, version: str) -> Written:
    return Written(
        path=folder / product.name,
        material=product.material,
        brand=product.brand,
        target=product.target,
        role=product.role,
        pages=product.pages,
        sha256=sha256(product.data).hexdigest(),
        version=version,
        printer=product.printer,
    )


def _check_names(names: Sequence[str]) -> None:
    odd = [name for name in names if not plain_name(name)]
    if odd or len({name.casefold() for name in names}) != len(names):
        raise ValueError(f"output names must be plain and each given once: {odd or sorted(names)}")
