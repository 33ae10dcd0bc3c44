"""What a long run has made, as plain data: one output for each row of its sheet, and what is known of its files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from kernekort.quick import dataclass
from kernekort.workshop.manifest import plain_name

_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class OutputFile:
    """One file of an output: its name in the folder, what it is, its number of pages, the SHA-256 of its bytes."""

    path: str
    target: str
    role: str
    pages: int
    sha256: str


@dataclass(frozen=True)
class Output:
    """What came of one row: ``key`` is a hash of all that decided it, ``route`` how it was laid out."""

    row: int
    name: str
    material: str
    brand: str
    key: str
    route: str
    copies: int
    files: tuple[OutputFile, ...]


def as_line(output: Output) -> bytes:
    """An output as one line of a journal."""
    return json.dumps(asdict(output), ensure_ascii=False).encode() + b"\n"


def from_line(line: bytes) -> Output | None:
    """The output of a line; ``None`` when it is torn, or names anything but a plain file of its folder."""
    try:
        return output_from(json.loads(line))
    except (ValueError, RecursionError):
        return None


def manifest_of(outputs: Iterable[Output], version: str) -> bytes:
    """The manifest of a finished run: the same outputs give the same bytes. No dates."""
    ordered = sorted(outputs, key=lambda output: (output.row, output.name))
    data = {"version": version, "outputs": [asdict(output) for output in ordered]}
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


def from_manifest(data: bytes) -> list[Output]:
    """What a manifest names that can be believed; nothing of one that is damaged."""
    try:
        entries = json.loads(data)["outputs"]
        found = [output_from(entry) for entry in entries]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return [output for output in found if output is not None]


def output_from(data: Any) -> Output | None:
    """An output out of plain data; ``None`` when the data is not one."""
    if not isinstance(data, dict):
        return None
    texts = [data.get(name) for name in ("name", "material", "brand", "key", "route")]
    numbers = [data.get(name) for name in ("row", "copies")]
    listed = data.get("files")
    if not all(isinstance(one, str) for one in texts) or not all(type(one) is int for one in numbers):
        return None
    files = [_file_from(one) for one in listed] if isinstance(listed, list) else []
    whole = tuple(file for file in files if file is not None)
    if not whole or len(whole) != len(files) or not _KEY.fullmatch(data["key"]):
        return None
    return Output(
        data["row"], data["name"], data["material"], data["brand"], data["key"], data["route"], data["copies"], whole
    )


def _file_from(data: Mapping[str, Any] | object) -> OutputFile | None:
    if not isinstance(data, dict):
        return None
    texts = [data.get(name) for name in ("path", "target", "role", "sha256")]
    if not all(isinstance(one, str) for one in texts) or type(data.get("pages")) is not int:
        return None
    path, target, role, digest = map(str, texts)
    if not plain_name(path) or not _DIGEST.fullmatch(digest):
        return None
    return OutputFile(path, target, role, data["pages"], digest)
