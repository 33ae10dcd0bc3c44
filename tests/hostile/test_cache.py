"""A cache that somebody or something has been at: whatever lies in it, pages come out as if it had been empty."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kernekort.faces import Engine, Faces, lay_out
from kernekort.findings import Finding, Severity
from kernekort.store import Store, Usage
from kernekort.store.objects import FOLDER
from kernekort.typeset.parts import unpacked_drawing, unpacked_pages, unpacked_thing
from tests.typeset_faces import CSS, drawing, face, question, setting

KEY = "00112233445566778899aabbccddeeff"
BODY = "Hvad som helst, også æøå".encode()
KINDS = ("drawings", "faces", "fonts", "grounds", "things")
TOLD = ("faces", "fonts", "things")
"""What the process reads that does the telling; the others are read where faces are laid out."""


LINES = drawing('<path d="M0 0L9 0L9 9Z" fill="#112233"/>')
SHADES = drawing(
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs>'
    '<rect width="9" height="9" fill="url(#g)"/>'
)
ART = f"{CSS}.art {{ position: absolute; left: 9mm; top: 50mm; width: 30mm; height: 30mm; background-repeat: no-repeat;"
ART += " background-size: 100% 100% }"
FACES = tuple(
    face(item, inner, css=ART)
    for item, inner in {
        "text": question("Hvem kommer ind?"),
        "lines": f'<div class="art" style="{LINES}"></div>{question("Streger")}',
        "ground": f'<div class="art" data-under="" style="{LINES}"></div>{question("Bund")}',
        "shades": f'<div class="art" style="{SHADES}"></div>{question("Farver")}',
    }.items()
)


class Made:
    """The faces, laid out with what is in a cache."""

    def __init__(self, cache: Path | None) -> None:
        with Engine(1, cache) as engine:
            laid = lay_out(FACES, setting(), engine=engine)
            assert isinstance(laid.value, Faces)
            self.pdf = laid.value.pdf
            self.findings = laid.findings
            self.laid_out = engine.laid_out


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which everything is in order."""
    return tmp_path_factory.mktemp("sound")


@pytest.fixture(scope="module")
def first(sound: Path) -> Made:
    return Made(sound)


@pytest.fixture
def cache(first: Made, sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound cache, to be spoilt; each object has a file of its own."""
    copy = tmp_path / "cache"
    shutil.copytree(sound, copy)
    store = Store(copy)
    for kind in KINDS:
        for path in objects(copy, kind):
            body = store.get(kind, path.name)
            assert body is not None
            assert store.put(kind, path.name, body)
    return copy


def objects(cache: Path, *kinds: str) -> list[Path]:
    return sorted(path for kind in kinds for path in (cache / FOLDER / kind).rglob("*") if path.is_file())


def flip(path: Path, at: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1 << bit
    path.write_bytes(data)


def damaged(count: int) -> tuple[Finding, ...]:
    return (Finding("cache-damaged", Severity.NOTE, facts={"count": count}),)


def is_sound(cache: Path) -> bool:
    """Whether every object can be got."""
    store = Store(cache)
    return all(store.get(kind, path.name) is not None for kind in KINDS for path in objects(cache, kind))


def test_a_sound_cache_has_everything_of_every_kind(first: Made, cache: Path) -> None:
    assert (first.findings, first.laid_out) == ((), len(FACES))
    assert all(objects(cache, kind) for kind in KINDS)
    assert is_sound(cache)
    again = Made(cache)
    assert (again.pdf, again.findings, again.laid_out) == (first.pdf, (), 0)


@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_anywhere_makes_an_object_absent(tmp_path: Path, bit: int) -> None:
    store = Store(tmp_path)
    store.put("faces", KEY, BODY)
    (path,) = objects(tmp_path, "faces")
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole)
        flip(path, at, bit)
        assert store.get("faces", KEY) is None
        assert not path.exists()
    assert store.usage == Usage(damaged=len(whole), written=1)


@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_in_a_file_of_several_makes_none_another_than_it_was(tmp_path: Path, bit: int) -> None:
    store = Store(tmp_path)
    every = {("faces", KEY): BODY, ("things", KEY): b"", ("faces", KEY[::-1]): BODY[::-1]}
    store.put_all(every)
    whole = objects(tmp_path, "faces")[0].read_bytes()
    gone = []
    for at in range(len(whole)):
        store.put_all(every)
        # A file that shares its bytes with those of the other names.
        flip(objects(tmp_path, "faces")[0], at, bit)
        got = {name: store.get(*name) for name in every}
        assert all(got[name] in (None, every[name]) for name in every)
        gone.append(sum(body is None for body in got.values()))
    mark = len(b"kernekort bundle 1\n")
    assert gone == [3] * mark + [1] * (len(whole) - mark)
    assert store.usage.damaged == sum(gone)


def test_a_file_of_several_that_is_cut_short_has_those_that_are_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    every = {("faces", f"{number:032x}"): bytes([number]) * 9 for number in range(3)}
    store.put_all(every)
    whole = objects(tmp_path, "faces")[0].read_bytes()
    left = []
    for end in range(len(whole), -1, -1):
        store.put_all(every)
        objects(tmp_path, "faces")[0].write_bytes(whole[:end])
        got = [store.get(*name) for name in every]
        assert all(body in (None, every[name]) for body, name in zip(got, every, strict=True))
        left.append(sum(body is not None for body in got))
    assert left == sorted(left, reverse=True)
    assert set(left) == {3, 2, 1, 0}


@pytest.mark.parametrize("lines", [b"", b"\xff" * 3, b"\xff" * 40, b"\xff" * 99_999, b"\0" * 99_999])
def test_a_file_of_several_that_promises_too_much_holds_nothing(tmp_path: Path, lines: bytes) -> None:
    store = Store(tmp_path)
    store.put("faces", KEY, BODY)
    objects(tmp_path, "faces")[0].write_bytes(b"kernekort bundle 1\n" + lines)
    assert store.get("faces", KEY) is None
    assert objects(tmp_path, "faces") == []


def test_an_object_cut_short_or_grown_is_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("faces", KEY, BODY)
    (path,) = objects(tmp_path, "faces")
    whole = path.read_bytes()
    for data in (*(whole[:end] for end in range(len(whole))), whole + b"\0", whole + whole, b"\0" * len(whole)):
        path.write_bytes(data)
        assert store.get("faces", KEY) is None
    assert store.usage.damaged == len(whole) + 3
    assert store.put("faces", KEY, BODY)
    assert store.get("faces", KEY) == BODY


def test_an_object_in_the_place_of_another_is_absent(tmp_path: Path) -> None:
    """Whole as it is, it is not what was asked for."""
    store = Store(tmp_path)
    other = KEY[::-1]
    store.put("faces", KEY, BODY)
    (path,) = objects(tmp_path, "faces")
    for kind, key in (("things", KEY), ("faces", other)):
        there = tmp_path / FOLDER / kind / key[:1] / key
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
        assert store.get(kind, key) is None
        assert not there.exists()
    assert store.get("faces", KEY) == BODY


def test_a_folder_in_the_place_of_an_object_is_no_object(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / FOLDER / "faces" / KEY[:1] / KEY / "deeper").mkdir(parents=True)
    assert store.get("faces", KEY) is None
    assert not store.put("faces", KEY, BODY)
    assert objects(tmp_path, "faces") == []


def test_everything_damaged_is_made_anew_and_told(first: Made, cache: Path) -> None:
    for number, path in enumerate(objects(cache, *KINDS)):
        flip(path, 7 * number)
    made = Made(cache)
    assert (made.pdf, made.laid_out) == (first.pdf, len(FACES))
    (told,) = made.findings
    assert (told.code, told.severity) == ("cache-damaged", Severity.NOTE)
    assert is_sound(cache)
    after = Made(cache)
    assert (after.pdf, after.findings, after.laid_out) == (first.pdf, (), 0)


def test_a_face_whose_drawing_is_damaged_is_made_anew(first: Made, cache: Path) -> None:
    store = Store(cache)
    for path in objects(cache, "things"):
        body = store.get("things", path.name)
        if body is not None and b"/ShadingType" in body:
            flip(path, -1)
    made = Made(cache)
    assert (made.pdf, made.laid_out, made.findings) == (first.pdf, 1, damaged(1))
    assert is_sound(cache)


def test_a_damaged_typeface_is_made_anew_and_told(first: Made, cache: Path) -> None:
    for path in objects(cache, "fonts"):
        flip(path, -1)
    made = Made(cache)
    assert (made.pdf, made.laid_out, made.findings) == (first.pdf, 0, damaged(len(objects(cache, "fonts"))))
    assert is_sound(cache)


def test_what_is_damaged_where_faces_are_laid_out_is_told_too(first: Made, cache: Path) -> None:
    for path in objects(cache, "faces"):
        path.unlink()
    spoilt = objects(cache, "drawings", "grounds")
    for path in spoilt:
        flip(path, -1)
    made = Made(cache)
    assert (made.pdf, made.laid_out, made.findings) == (first.pdf, len(FACES), damaged(len(spoilt)))
    assert is_sound(cache)


def test_objects_that_have_changed_places_are_made_anew(first: Made, cache: Path) -> None:
    """Each in the place of the one before it, whatever kind that is of."""
    paths = objects(cache, *KINDS)
    bodies = [path.read_bytes() for path in paths]
    for path, body in zip(paths, [*bodies[1:], bodies[0]], strict=True):
        path.write_bytes(body)
    made = Made(cache)
    assert made.pdf == first.pdf
    assert [finding.code for finding in made.findings] == ["cache-damaged"]
    assert is_sound(cache)


FOREIGN = (
    b"",
    b"{}",
    b'{"pages":[],"read":{}}',
    json.dumps({"pages": [{"content": 1}]}).encode(),
    b"\0\0\0\2{}",
    b"\xff\xff\xff\xff{}",
    b"\0\0\0\4null",
    b"\0\0\0\2[]" + b"[" * 99_999,
)


def test_foreign_objects_under_our_keys_are_made_anew(first: Made, cache: Path) -> None:
    """Kept by the rules, so that no hash tells; what is in them does."""
    store = Store(cache)
    for number, path in enumerate(objects(cache, "faces", "things", "drawings", "grounds")):
        assert store.put(path.relative_to(cache / FOLDER).parts[0], path.name, FOREIGN[number % len(FOREIGN)])
    made = Made(cache)
    assert made.pdf == first.pdf
    assert [finding.code for finding in made.findings] == ["cache-damaged"]
    again = Made(cache)
    assert (again.pdf, again.findings, again.laid_out) == (first.pdf, (), 0)


numbers = st.one_of(st.integers(-9, 99), st.floats(), st.just(10**400))
leaves = st.one_of(st.none(), st.booleans(), numbers, st.text(max_size=3))
names = st.sampled_from(("content", "names", "fonts", "glyphs", "media", "pages", "read", "body", "stream", "things"))
values = st.recursive(
    leaves, lambda inner: st.one_of(st.lists(inner, max_size=9), st.dictionaries(names, inner, max_size=5))
)
page = st.fixed_dictionaries(
    {"content": st.integers(0, 5), "names": values, "fonts": values, "glyphs": values, "media": values}
)
glyphs = st.tuples(st.lists(leaves, min_size=9, max_size=9), st.lists(numbers), st.lists(numbers), st.lists(leaves))
odd_page = st.fixed_dictionaries(
    {
        "content": numbers,
        "names": st.one_of(st.just({}), st.dictionaries(st.text(), values)),
        "fonts": st.just([]),
        "glyphs": st.lists(glyphs, max_size=2),
        "media": st.one_of(st.just([0, 0, 9, 9]), st.lists(numbers, min_size=4, max_size=4)),
    }
)
heads = st.one_of(
    values,
    st.fixed_dictionaries({"pages": st.lists(page | odd_page, max_size=2), "read": st.just({}) | values}),
    st.fixed_dictionaries({"body": numbers, "stream": leaves, "packed": leaves, "things": values, "fonts": values}),
)


WHOLE = {"content": 0, "names": {}, "fonts": [], "glyphs": [], "media": [0, 0, 9, 9]}
FACTS = ["d", "n", "f", 4, [0, 0, 9, 9], 0, 800, -200, 700]


@given(heads, st.binary(max_size=9))
@example({"pages": [WHOLE | {"names": {"XObject": None}}], "read": {}}, b"")
@example({"pages": [WHOLE | {"names": {"XObject": {"X1": 5}}}], "read": {}}, b"")
@example({"pages": [WHOLE | {"names": []}], "read": {}}, b"")
@example({"pages": [WHOLE | {"media": [0, 0, 9, 10**400]}], "read": {}}, b"")
@example({"pages": [WHOLE | {"glyphs": [[FACTS, [float("inf")], [1], ["x"]]]}], "read": {}}, b"")
@example({"pages": [WHOLE | {"glyphs": [[FACTS, [1, 2], [1], ["x"]]]}], "read": {}}, b"")
@example({"pages": [WHOLE], "read": 5}, b"")
@example({"body": float("inf"), "stream": 1, "packed": 0, "things": [], "fonts": []}, b"")
def test_whatever_json_an_object_holds_it_is_read_or_refused(head: Any, rest: bytes) -> None:
    text = json.dumps(head).encode()
    data = len(text).to_bytes(4, "big") + text + rest
    for unpacked in (unpacked_pages, unpacked_thing):
        try:
            read = unpacked(data)
        except ValueError:
            continue
        if unpacked is unpacked_pages:
            for one in read[0]:  # type: ignore[index]
                assert all(isinstance(name, str) for name in one.things)
                assert all(isinstance(glyph, int) for glyphs in one.glyphs for glyph in glyphs.numbers)


@given(st.binary(max_size=99))
def test_whatever_an_object_holds_it_is_read_or_refused(data: bytes) -> None:
    for unpacked in (unpacked_pages, unpacked_thing):
        with pytest.raises(ValueError):  # noqa: PT011 - that is all it promises
            unpacked(data)
    assert all(isinstance(key, str) for key in unpacked_drawing(data))


def test_a_file_in_the_place_of_the_folder_is_left_alone_and_told(first: Made, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(BODY)
    made = Made(tmp_path / "cache")
    told = Finding("cache-not-kept", Severity.NOTE, facts={"folder": str(tmp_path / "cache")})
    assert (made.pdf, made.findings, made.laid_out) == (first.pdf, (told,), len(FACES))
    assert (tmp_path / "cache").read_bytes() == BODY


READ_ONLY = """
import os, sys
from pathlib import Path
from kernekort.store import Store, prune
store = Store(Path(sys.argv[1]))
if os.getuid() == 0:
    os.setuid(65534)
assert not store.put("faces", "ffff", b"new")
assert not store.put("new-kind", "ffff", b"new")
assert store.get("faces", "aaaa") == b"old"
assert store.get("faces", "bbbb") is None
assert store.usage.damaged == 1
assert prune(Path(sys.argv[1]), 1) == 0
"""


def test_a_folder_that_may_not_be_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    store = Store(folder)
    for key in ("aaaa", "bbbb"):
        store.put("faces", key, b"old")
    flip(objects(folder, "faces")[1], -1)
    before = {path: path.read_bytes() for path in objects(folder, "faces")}
    every = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in [*tmp_path.parents, tmp_path]:
        if path.stat().st_uid == os.getuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    for path in every:
        path.chmod(0o555)
    try:
        run = subprocess.run([sys.executable, "-c", READ_ONLY, folder], capture_output=True, text=True, check=False)
    finally:
        for path in every:
            path.chmod(0o755)
    assert (run.returncode, run.stderr) == (0, "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from test_cache import BODY, KEY, Made
from kernekort.store import Store
cache = Path(sys.argv[3])
# The processes that lay out have a limit of their own: they need room for typefaces.
resource.setrlimit(resource.RLIMIT_FSIZE, (500, resource.RLIM_INFINITY))
store = Store(cache)
assert store.put("alone", KEY, BODY)
assert not store.put("alone", KEY[::-1], BODY * 100)
made = Made(cache)
assert [finding.code for finding in made.findings] == ["cache-not-kept"]
sys.stdout.buffer.write(made.pdf)
"""


def test_a_full_disk_keeps_what_it_can(first: Made, tmp_path: Path, checkout: Path) -> None:
    """No file of this process may be larger than a few hundred bytes: what is larger leaves nothing behind."""
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", FULL, *map(str, (checkout, checkout / "tests" / "hostile", cache))]
    run = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"TMPDIR": str(tmp_path)})
    assert run.stderr == b""
    assert run.stdout == first.pdf
    assert [path.name for path in objects(cache, "alone")] == [KEY]
    assert objects(cache, "fonts") == []
    assert is_sound(cache)
    again = Made(cache)
    assert (again.pdf, again.findings) == (first.pdf, ())
    assert objects(cache, "fonts") != []


WRITER = """
import sys
from pathlib import Path
from kernekort.store import Store
store = Store(Path(sys.argv[1]))
own = sys.argv[2].encode()
for turn in range(25):
    for number in range(8):
        key = f"{number:032x}"
        body = store.get("faces", key)
        assert body is None or (len(set(body)) == 1 and len(body) > 10000), body
        assert store.put("faces", key, own * (20000 + 2003 * turn))
assert store.usage.damaged == 0
print(store.usage.written)
"""


def test_many_writers_of_the_same_objects_get_nothing_but_whole_ones(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name], stdout=subprocess.PIPE, text=True)
        for name in "abc"
    ]
    assert [writer.communicate()[0].strip() for writer in writers] == ["200"] * 3
    assert [path.name for path in objects(tmp_path, "faces")] == [f"{number:032x}" for number in range(8)]
    assert is_sound(tmp_path)
