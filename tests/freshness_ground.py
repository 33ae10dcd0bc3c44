"""Something to be looked at: a project, a program with its library, a cache, and a command that was run."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from kernekort.freshness import seen, survey
from kernekort.freshness.look import Look
from kernekort.freshness.record import Record
from kernekort.freshness.seen import Seen

SENTENCE = "Intet er ændret siden sidst."
SAID = [("err", "kort: 4 sider.\n"), ("out", "build/kort.pdf\n")]


@dataclass
class Ground:
    """Folders below one of the test's own; the machine is what ``machine`` says."""

    folder: Path
    machine: dict[str, str] = field(default_factory=lambda: {"python": "3.11", "pango-1.0": "15000"})
    key: str = '"build"'

    @property
    def project(self) -> Path:
        return self.folder / "project"

    @property
    def program(self) -> Path:
        return self.folder / "program" / "kernekort"

    @property
    def product(self) -> Path:
        return self.project / "build" / "kort.pdf"

    @property
    def manifest(self) -> Path:
        return self.project / "build" / "build.json"

    @property
    def printers(self) -> Path:
        return self.folder / "config" / "printers.json"

    @property
    def record(self) -> Path:
        return self.folder / "cache" / "records" / "one.json"

    def look(self) -> Look:
        return Look(self.key, str(self.record), Seen(str(self.project), str(self.folder / "cache")))

    def build(self, *names: str) -> None:
        """Writes files, and the manifest that names them."""
        self.product.parent.mkdir(exist_ok=True)
        rows = []
        for name in names or ("kort.pdf",):
            path = self.product.with_name(name)
            path.write_bytes(b"%PDF " + name.encode())
            rows.append({"path": name, "sha256": sha256(path.read_bytes()).hexdigest(), "printer": None})
        self.manifest.write_text(json.dumps({"files": rows}), encoding="utf-8")

    def keep(self, look: Look) -> bool:
        hashed = sha256(self.product.read_bytes()).hexdigest()
        return look.keep({"kort.pdf": hashed}, [str(self.product.parent)], SAID, SENTENCE)

    def run(self) -> bool:
        """A run that finds that something has changed, and builds; whether it is remembered."""
        look = self.look()
        assert look.unchanged() is None
        look.watch(str(self.printers))
        self.build()
        return self.keep(look)

    def again(self) -> Record | None:
        return self.look().unchanged()


def ground(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    """Two files in a project, some in the library and the program, and a machine that is made up."""
    made = Ground(folder)
    for path, text in {
        made.project / "kernekort.yml": "name: Prøve\n",
        made.project / "content" / "kort.yml": "title: Prøve\n",
        made.program / "cli.py": "def run(): ...\n",
        made.program.parent / "content" / "basis.yml": "title: Basis\n",
        made.program.parent / "layouts" / "kort" / "layout.yml": "flow: faces\n",
        made.program.parent / "fonts" / "inter" / "inter.ttf": "\0\1\0\0",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(survey, "_PACKAGE", str(made.program))
    monkeypatch.setattr(seen, "machine", lambda: dict(made.machine))
    return made
