"""Finished files for tests: each is made once, however many tests and test processes look at it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import pytest
from filelock import FileLock

from kernekort.brand import load_brand
from kernekort.findings import Checked
from kernekort.library import Library, built_in
from kernekort.pipeline import Job, Material, Product, make

LAYOUTS = tuple(path.parent.name for path in sorted(built_in().glob("layouts/[!_]*/layout.yml")))
"""Every built-in layout."""

BRANDS = tuple(path.parent.name for path in sorted(built_in().glob("layouts/_brands/*/brand.yml")))
"""Every built-in brand."""


def brands_by_type() -> tuple[str, ...]:
    """One brand of each pair of typefaces: text that fits in the one fits in those that are set in the same."""
    found: dict[object, str] = {}
    for name in BRANDS:
        brand = load_brand(Library.open(), name).value
        assert brand is not None
        found.setdefault((brand.display, brand.text, brand.client, brand.optical, brand.tracking), name)
    return tuple(found.values())


@dataclass(frozen=True)
class Builder:
    """Makes materials and keeps them in a folder that all test processes of a run share."""

    folder: Path
    _made: dict[str, Checked[Material]] = field(default_factory=dict, repr=False, compare=False)

    def project(self, name: str, files: Mapping[str, str]) -> Library:
        """A project of these files (texts by path) over the built-in library; ``name`` belongs to it alone."""
        home = self.folder / name
        with FileLock(self.folder / f"{name}.lock"):
            for path, text in files.items():
                if not (home / path).exists():
                    (home / path).parent.mkdir(parents=True, exist_ok=True)
                    (home / path).write_text(text, encoding="utf-8")
        return Library.open(home)

    def example(self, layout: str) -> Library:
        """A project whose ``example`` is that of a built-in layout."""
        text = (built_in() / "layouts" / layout / "example.yml").read_text(encoding="utf-8")
        return self.project(f"example-{layout}", {"content/example.yml": text})

    def made(self, material: str, job: Job, library: Library | None = None) -> Checked[Material]:
        """What comes of a material, with its findings."""
        library = library or Library.open()
        told = f"{material}\0{job!r}\0{library.roots[0].path}"
        key = blake2b(told.encode(), digest_size=12).hexdigest()
        if key not in self._made:
            kept = self.folder / f"{key}.pickle"
            with FileLock(self.folder / f"{key}.lock"):
                if not kept.exists():
                    kept.write_bytes(pickle.dumps(make(material, job, library)))
            self._made[key] = pickle.loads(kept.read_bytes())  # noqa: S301 - written by the line above
        return self._made[key]

    def product(self, material: str, job: Job, library: Library | None = None) -> Product:
        """The one file of a material, which must have come without findings."""
        checked = self.made(material, job, library)
        assert checked.findings == ()
        assert checked.value is not None
        (product,) = checked.value.products
        return product


def shared_builder(factory: pytest.TempPathFactory, config: pytest.Config) -> Builder:
    """The builder of this run; its folder is forgotten with the run's other temporary folders."""
    base = factory.getbasetemp()
    # Under pytest-xdist every process has a folder of its own inside that of the run.
    run = base.parent if hasattr(config, "workerinput") else base
    folder = run / "built"
    folder.mkdir(exist_ok=True)
    return Builder(folder)
