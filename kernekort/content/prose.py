"""Running text of a content file: what cannot be printed of it is told at its line, its pictures are looked up.

The parser is loaded when there is a text to be read: most materials have none.
"""

from __future__ import annotations

from kernekort.content.notebook import Reading, name_at, shown
from kernekort.content.scalars import read_plain
from kernekort.findings import error
from kernekort.sources import Data, Keys


def split(text: str) -> tuple[str, str, int]:
    """The head of a file, the text below it, and the line it begins on: see :func:`kernekort.prose.split`."""
    from kernekort.prose import split as split_prose

    return split_prose(text)


def pictures_in(text: str) -> tuple[str, ...]:
    """The paths of the pictures in a text."""
    from kernekort.prose import pictures

    return tuple(path for _, path in pictures(text))


def read_prose(data: Data, keys: Keys, reading: Reading) -> str | None:
    """A text in Markdown as it is typed, without empty lines around it.

    Findings: ``image-missing``, and those of :func:`kernekort.prose.check`, each at its line.
    """
    from kernekort.prose import check, pictures

    if read_plain(data, keys, reading) is None:
        return None
    typed = str(data)
    text = typed.strip("\n").rstrip()
    cut = typed[: len(typed) - len(typed.lstrip("\n"))].count("\n")
    problems = check(text)
    for problem in problems:
        reading.findings.append(error(problem.code, reading.line_of(keys, cut + problem.line), **problem.facts))
    refused = {problem.line for problem in problems}
    for line, path in pictures(text):
        if line in refused:
            continue
        file = reading.library.file(path)
        if file is None:
            place = reading.line_of(keys, cut + line)
            reading.error("image-missing", place, field=name_at(keys, reading), file=shown(path))
        else:
            reading.images[path] = file
    return text
