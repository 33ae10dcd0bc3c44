"""The same files and the same job give the same bytes: in another process, folder, language, time zone or checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

MAKING = """
import sys
from hashlib import sha256
from pathlib import Path
from kernekort.library import Library
from kernekort.pipeline import Job, Target, make

library = Library.open(Path(sys.argv[1]), own_brand="vores")
for material, job in (
    ("kort", Job(Target.OFFICE, brand="vores", backs="long", groups=2)),
    ("kort", Job(Target.OFFICE, brand="aaloese", backs="fold", language="en")),
    ("kort", Job(Target.PRESS, brand="vores", pick=2, seed="7", overlay=("trim", "safe"))),
    ("kort", Job(Target.PRESS, brand="kernekort", grey=True)),
    ("kort", Job(Target.SCREEN, brand="vores")),
    ("redskab", Job(Target.OFFICE, brand="birkely", backs="short")),
    ("plakater", Job(Target.OFFICE, brand="vores", format="a3", only={"id": ("forsvandt",)})),
    ("provokationer", Job(Target.OFFICE, handout=2, only={"id": ("den-tomme-stol", "savn")})),
    ("handleplan", Job(Target.SCREEN, brand="vores")),
    ("programmer", Job(Target.OFFICE, only={"id": ("modul-1",)})),
):
    made = make(material, job, library)
    assert made.value is not None, made.findings
    for product in made.value.products:
        print(material, job.target, job.brand, product.role, sha256(product.data).hexdigest())
"""

DECK = """\
layout: dialog-card
title: Vores kort
language: da
items:
  - {id: titel, role: title, suit: joker}
  - {id: et, suit: maalgruppe, title: Døren, question: Hvem står uden for døren – og hvem åbner?, minutes: 5, copies: 2}
  - {id: to, suit: vaerdi, title: Sporet, question: Hvad er bedre i dag?, how: Samarbejdsaftalerne læses højt.}
  - {id: tre, suit: tilgang, title: Vanen, question: Hvad gør vi kun af vane?, group: 4}
"""

TOOLS = """\
layout: tool-card
title: Redskaber
language: da
items:
  - id: runden
    suit: social
    title: Runden
    steps: [{title: Begynd, text: Sig det første ord., minutes: 1}, {title: Slut, text: Gå hjem., minutes: 4}]
"""

BRAND = """\
name: Vores hus
colours: ["#7B2D5E", "#8CC04B"]
logo: logo.svg
"""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path fill="#7B2D5E" d="M0 0h20v10H0z"/></svg>'

HOMES = {
    "content/kort.yml": DECK,
    "content/redskab.yml": TOOLS,
    "brand/brand.yml": BRAND,
    "brand/logo.svg": LOGO,
}


def project(folder: Path) -> Path:
    for path, text in HOMES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def copied(checkout: Path, to: Path) -> Path:
    """The program and its library at another place, in another order on disk."""
    for name in ("layouts", "fonts", "icc", "kernekort", "content"):
        shutil.copytree(checkout / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def made(home: Path, cwd: Path, checkout: Path, **told: str) -> list[str]:
    """What each file of the project comes to, made by a process of its own in these surroundings."""
    cwd.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "HOME")}
    run = subprocess.run(
        [sys.executable, "-c", MAKING, str(home)],
        cwd=cwd,
        env=environment | {"PYTHONPATH": str(checkout)} | told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


WANTED = [
    "kort office vores sheets",
    "kort office aaloese sheets",
    "kort press vores faces",
    "kort press kernekort faces",
    "kort screen vores faces",
    "redskab office birkely sheets",
    "plakater office vores tiles",
    "provokationer office kernekort pages",
    "handleplan screen vores faces",
    "programmer office kernekort pages",
]


def test_the_bytes_are_the_same_anywhere(tmp_path: Path, checkout: Path) -> None:
    """Another hash seed, time zone and language, a copied project and a copied library, at longer paths with blanks."""
    here = tmp_path / "her"
    once = made(project(here / "projekt"), here, checkout, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    assert [line.rsplit(" ", 1)[0] for line in once] == WANTED
    assert len({line.rsplit(" ", 1)[1] for line in once}) == len(WANTED)
    library = copied(checkout, tmp_path / "et andet sted" / "kærnekort")
    home = project(tmp_path / "Kopi af projektet – æøå" / "p")
    again = made(
        home,
        tmp_path / "tom",
        library,
        PYTHONHASHSEED="4711",
        TZ="Pacific/Kiritimati",
        LANG="da_DK.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        LANGUAGE="da",
        SOURCE_DATE_EPOCH="1",
    )
    assert again == once
