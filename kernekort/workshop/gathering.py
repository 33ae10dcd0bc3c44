"""A folder that fills up over a long run: each output put in place whole and noted at once, the manifest last.

While a run is under way a journal has a line for each finished output; when it has ended the manifest takes its place.
So a manifest that is there vouches for a whole run, and a run that was cut off goes on from its journal.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from kernekort.workshop.atomic import write_together
from kernekort.workshop.outputs import Output, as_line, from_line, from_manifest, manifest_of
from kernekort.workshop.publish import sweep
from kernekort.workshop.trouble import told
from kernekort.workshop.turn import turn

OUTPUTS = "manifest.json"
"""The manifest of a finished run."""

JOURNAL = ".kernekort-batch.jsonl"
"""What is finished of a run that is under way."""

_LARGEST = 100_000_000
_STALE_AFTER = 3600.0


class Gathering:
    """The folder of one run; see :func:`gathering`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {output.name: output for output in known_outputs(folder)}

    def finished(self, name: str, key: str) -> Output | None:
        """The output of that name, if it was made from the same and its files are still what they were."""
        output = self._known.get(name)
        if output is None or output.key != key:
            return None
        return output if all(holds(self._folder / file.path, file.sha256) for file in output.files) else None

    def begin(self, kept: Iterable[Output]) -> None:
        """From now on the journal says what is finished: at first what is kept.

        Raises:
            Stop: the disk is full or the folder may not be written.
        """
        with told(self._folder):
            write_together({self._folder / JOURNAL: b"".join(map(as_line, kept))})
            (self._folder / OUTPUTS).unlink(missing_ok=True)

    def put(self, output: Output, files: Mapping[str, bytes]) -> None:
        """Puts the files of an output in place, and notes it.

        Raises:
            Stop: the disk is full or the folder may not be written; old files are whole.
        """
        with told(self._folder):
            write_together({self._folder / name: data for name, data in files.items()})
            with (self._folder / JOURNAL).open("ab") as journal:
                journal.write(as_line(output))
                journal.flush()
                os.fsync(journal.fileno())

    def finish(self, outputs: Iterable[Output], version: str) -> None:
        """Ends the run: the manifest names these outputs.

        Raises:
            Stop: the disk is full or the folder may not be written.
        """
        with told(self._folder):
            write_together({self._folder / OUTPUTS: manifest_of(outputs, version)})
            (self._folder / JOURNAL).unlink(missing_ok=True)


@contextmanager
def gathering(folder: Path, wait: float = 10.0) -> Iterator[Gathering]:
    """Holds an output folder for a whole run; it is made when it is not there.

    Args:
        folder: the output folder.
        wait: seconds to wait for another run that writes to the same folder.

    Raises:
        Stop: the folder may not be written, or another run holds it.
    """
    with ExitStack() as held:
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(turn(folder, wait))
            sweep(folder, older_than=_STALE_AFTER)
        yield Gathering(folder)


def holds(path: Path, digest: str) -> bool:
    """Whether a plain file is there, and is what was written: ``digest`` is its SHA-256."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            found = sha256()
            while block := file.read(1 << 20):
                found.update(block)
    except OSError:
        return False
    return found.hexdigest() == digest


def known_outputs(folder: Path) -> Iterator[Output]:
    """What earlier runs have left: the outputs of a manifest, then those of a journal; the last of a name holds."""
    yield from from_manifest(_read(folder / OUTPUTS))
    for line in _read(folder / JOURNAL).splitlines():
        if (output := from_line(line)) is not None:
            yield output


def _read(path: Path) -> bytes:
    """A file of ours; nothing when it is not there, or larger than any of ours."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""
