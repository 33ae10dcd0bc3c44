"""Faces that try to read, reach, hang or exhaust: each ends in findings, none in a traceback, a leak or a hang."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Checked
from kernekort.markup.model import FaceMarkup
from kernekort.typeset import Limits, Typeset, typeset
from tests.typeset_faces import CSS, codes_of, face, lay_out, of_item, question, setting

HIDDEN = "hemmeligt-ord-4711"
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
LINKED = f'{OPENING}<image href="file:///etc/group" width="9" height="9"/></svg>'
QUOTED = LINKED.replace('"', "%22")


def img(source: str) -> str:
    return f'<img class="body" alt="x" src="{source}">'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with a link out of it to a secret, and a drawing that draws itself a thousand million times."""
    outside = tmp_path_factory.mktemp("outside")
    root = tmp_path_factory.mktemp("project")
    (outside / "secret.css").write_text(f'.body::after {{ content: "{HIDDEN}" }}', encoding="utf-8")
    (root / "link.css").symlink_to(outside / "secret.css")
    (root / "folder").symlink_to(outside)
    levels = [f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 10)]
    bomb = f'{OPENING}<rect id="a0" width="1" height="1"/>{"".join(levels)}</svg>'
    (root / "bomb.svg").write_text(bomb, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def readers(project: Path) -> Checked[Typeset]:
    """Faces that ask for files they may not have, in one run."""
    faces: dict[str, str] = {
        "passwd": img("file:///etc/passwd"),
        "dressed": img("file:///etc/shadow?x=.png"),
        "net": img("http://127.0.0.1:1/x.png"),
        "shouted": img("HTTP://127.0.0.1:1/x.png"),
        "up": img("../secret.png"),
        "picture-up": img("picture:../secret.png"),
        "picture-absolute": img("picture:/etc/passwd"),
        "picture-coded": img("picture:folder/%2E%2E/%2E%2E/secret.png"),
        "picture-of-net": img("picture://127.0.0.1/x.png"),
        "linked": img("folder/secret.css"),
        "bomb": img("bomb.svg"),
        "nested": img(f"data:image/svg+xml,{QUOTED}"),
        "style": '<p class="body" style="background:url(file:///etc/hostname)">x</p>',
    }
    rules = '@import url("link.css");\n@import url("http://127.0.0.1:1/x.css");\n'
    return lay_out(
        *(face(name, inner) for name, inner in faces.items()),
        face("imported", '<p class="body">x</p>', css=rules + CSS),
        roots=(project,),
    )


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("passwd", "resource-refused"),
        ("dressed", "resource-refused"),
        ("net", "resource-refused"),
        ("shouted", "resource-refused"),
        ("up", "resource-refused"),
        ("picture-up", "resource-refused"),
        ("picture-absolute", "resource-refused"),
        ("picture-coded", "resource-refused"),
        ("picture-of-net", "resource-refused"),
        ("linked", "resource-refused"),
        ("bomb", "svg-bomb"),
        ("nested", "svg-external"),
        ("style", "resource-refused"),
    ],
)
def test_no_face_reads_what_is_not_its_own(readers: Checked[Typeset], item: str, code: str) -> None:
    assert set(codes_of(readers, item)) == {code}


def test_no_stylesheet_does_either(readers: Checked[Typeset]) -> None:
    assert readers.value is not None
    refused = [finding.facts["resource"] for finding in readers.findings if "card" not in finding.facts]
    assert sorted(str(name).rpartition("/")[2] for name in refused) == ["link.css", "x.css"]
    texts = "".join(page.extract_text() for page in PdfReader(BytesIO(readers.value.pdf)).pages)
    assert HIDDEN not in texts


def test_markup_that_carries_files_or_grows_is_not_laid_out() -> None:
    laid = lay_out(
        face("attached", '<a rel="attachment" href="file:///etc/passwd">x</a>'),
        face("based", '<base href="file:///etc/"><img alt="x" src="passwd">'),
        face("spanned", '<table><tr><td colspan="1000000000">x</td></tr></table>'),
        face("drawn", LINKED),
    )
    assert laid.value is None
    assert {finding.facts["card"]: finding.code for finding in laid.findings} == {
        "attached": "markup-refused",
        "based": "markup-refused",
        "spanned": "markup-count-too-high",
        "drawn": "svg-external",
    }


def test_a_hundred_thousand_elements_inside_one_another_are_refused() -> None:
    laid = lay_out(face("deep", "<div>" * 100_000 + "</div>" * 100_000))
    assert codes_of(laid, "deep") == ["markup-too-deep"]


def test_type_a_thousand_million_points_high_is_measured_and_its_noise_told() -> None:
    laid = lay_out(face("huge", '<p style="font-size:1e9pt">x</p>'))
    assert laid.value is None
    assert {finding.code for finding in laid.findings} == {"text-outside-safe", "render-crashed", "render-noise"}
    assert "text-outside-safe" in {finding.code for finding in of_item(laid, "huge")}


SELECTORS = ",".join("*:not(.z) " * 12 + f".q{number}" for number in range(9000)) + "{color:red}"
GROWING = "".join(f"--a{level}:" + f"var(--a{level - 1})" * 10 + ";" for level in range(1, 10))
VARIABLES = f":root{{--a0:{'x ' * 1000};{GROWING}}} .v{{content:var(--a9);font-family:var(--a9)}}"
LOOP = face("loop", "<i>" * 150 + "x" + "</i>" * 150, css=CSS + SELECTORS)


@pytest.mark.parametrize(
    ("bomb", "limits", "code"),
    [
        (LOOP, Limits(wall=2.5), "render-timeout"),
        (LOOP, Limits(wall=60, processor=2), "render-timeout"),
        (
            face("grown", '<p class="v">x</p>', css=CSS + VARIABLES),
            Limits(wall=60, memory=350 * 1024 * 1024),
            "render-memory",
        ),
        (face("written", question("x")), Limits(wall=60, output=3000), "render-too-large"),
    ],
)
def test_bombs_end_by_limits(bomb: FaceMarkup, limits: Limits, code: str) -> None:
    start = time.monotonic()
    laid = lay_out(bomb, limits=limits)
    assert (laid.value, [finding.code for finding in laid.findings]) == (None, [code])
    assert time.monotonic() - start < 30


def test_a_child_that_dies_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", _python_that(tmp_path, "import os; os.abort()"))
    laid = typeset([face("any", "x")], setting())
    (finding,) = laid.findings
    assert (laid.value, finding.code) == (None, "render-crashed")
    assert "SIGABRT" in str(finding.facts["reason"])


def test_a_child_killed_by_the_system_was_out_of_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", _python_that(tmp_path, "import os; os.kill(os.getpid(), 9)"))
    assert [finding.code for finding in typeset([face("any", "x")], setting()).findings] == ["render-memory"]


def _python_that(folder: Path, code: str) -> str:
    """A program to start instead of Python."""
    program = folder / "python"
    program.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


def test_an_interrupt_ends_the_child_too(tmp_path: Path, checkout: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(
        "import signal, sys\n"
        # Whoever runs the tests in the background has had the signal ignored for all below.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"sys.path[:0] = [{str(checkout)!r}, {str(checkout / 'tests' / 'hostile')!r}]\n"
        "from test_typeset import LOOP\n"
        "from tests.typeset_faces import lay_out\n"
        "print('ready', flush=True)\n"
        "lay_out(LOOP)\n",
        encoding="utf-8",
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as outer:
        assert outer.stdout is not None
        assert outer.stdout.readline() == b"ready\n"
        child = _wait_for_child(outer.pid)
        outer.send_signal(signal.SIGINT)
        _, stderr = outer.communicate(timeout=20)
    assert b"KeyboardInterrupt" in stderr
    assert not Path(f"/proc/{child}").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["interrupted.py"]


def _wait_for_child(parent: int) -> int:
    """The process that the parent started, once it is at work."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    for _ in range(200):
        if started := children.read_text(encoding="utf-8").split():
            time.sleep(1)
            return int(started[0])
        time.sleep(0.05)
    raise AssertionError("no child was started")
