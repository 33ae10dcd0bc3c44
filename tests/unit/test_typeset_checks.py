"""What guards the child and what it says: markup, files, the log, its limits, the way there and back."""

from __future__ import annotations

import logging
import os
import re
import warnings
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kernekort.findings import Finding, Place, Severity, error
from kernekort.library import Library
from kernekort.pipeline import Job, prepare
from kernekort.typeset import Limits, noise, precheck, wire
from kernekort.typeset.crash import reason
from kernekort.typeset.css_faults import shortened
from kernekort.typeset.limits import _deny
from kernekort.typeset.log import Line, Listener, TooManyPagesError, listen
from kernekort.typeset.precheck import NotOneElementError, check_sources, check_tree
from kernekort.typeset.stylesheets import place_in, place_of
from kernekort.typeset.wire import JobFace, Outcome
from kernekort.units import Size
from tests.typeset_faces import CHOICES, face, setting

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="3"/></svg>'
EVIL_SVG = SVG.replace("<rect", '<image href="file:///etc/passwd"/><rect')


def job_face(html: str) -> JobFace:
    return JobFace("k1", "front", (html,), 0, "card", Size(63, 88), 3, 4, Place("deck.yml", 7))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


class TestSources:
    """Markup read through before it is parsed."""

    @pytest.mark.parametrize(
        "html",
        [
            "<section><p>x<p>y<ul><li>a<li>b</ul><br><img></section>",
            "<section><table><tr><td>a<td>b<tr><td>c</table></section>",
            "<section><svg><path/><g><path></path></g></svg></section>",
            " <section>x</section>\n",
        ],
    )
    def test_one_whole_element_passes(self, html: str) -> None:
        assert check_sources([job_face(html)], Limits()) == ()

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "x",
            "<section>x",
            "<section><b>x</section>",
            "<section></section><section></section>",
            "<section></section>y",
            "</section><section>",
        ],
    )
    def test_anything_else_does_not(self, html: str) -> None:
        (finding,) = check_sources([job_face(html)], Limits())
        assert (finding.code, finding.place) == ("markup-not-one-element", Place("deck.yml", 7))

    def test_depth_and_number_of_elements_are_bounded(self) -> None:
        limits = Limits(depth=10, elements=20)
        deep = f"<section>{'<i>' * 10}{'</i>' * 10}</section>"
        many = f"<section>{'<br>' * 10}</section>"
        assert codes(check_sources([job_face(deep)], limits)) == ["markup-too-deep"]
        assert codes(check_sources([job_face(many)], limits)) == []
        assert codes(check_sources([job_face(many), job_face(many)], limits)) == ["markup-too-large"]

    def test_unclosed_paragraphs_are_not_inside_one_another(self) -> None:
        assert check_sources([job_face(f"<section>{'<p>x' * 500}</section>")], Limits()) == ()


class TestTree:
    """The parsed markup of a document."""

    def body(self, tag: str, **attributes: str) -> Element:
        body = Element("body")
        SubElement(SubElement(body, "section"), tag, attributes)
        return body

    @pytest.mark.parametrize("tag", ["base", "link", "meta", "script", "iframe", "object", "embed"])
    def test_elements_that_bring_other_things_in_are_refused(self, tag: str) -> None:
        (finding,) = check_tree(self.body(tag), [job_face("")])
        assert (finding.code, finding.facts["element"], finding.facts["card"]) == ("markup-refused", f"<{tag}>", "k1")

    @pytest.mark.parametrize("rel", ["attachment", "x ATTACHMENT"])
    def test_no_link_attaches_a_file(self, rel: str) -> None:
        assert codes(check_tree(self.body("a", rel=rel, href="x"), [job_face("")])) == ["markup-refused"]

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("10000", []),
            ("10001", ["markup-count-too-high"]),
            ("9" * 40, ["markup-count-too-high"]),
            ("x", []),
            ("-3", []),
        ],
    )
    def test_counts_are_bounded(self, value: str, expected: list[str]) -> None:
        assert codes(check_tree(self.body("td", colspan=value), [job_face("")])) == expected

    def test_a_picture_in_the_markup_is_checked_like_a_file(self) -> None:
        body = self.body("{http://www.w3.org/2000/svg}svg", onload="x()")
        body[0][0].set("{http://www.w3.org/2000/xmlns/}xmlns", "http://www.w3.org/2000/svg")
        findings = check_tree(body, [job_face("")])
        assert "svg-script" in codes(findings)
        assert {(finding.place, finding.facts["card"]) for finding in findings} == {(Place("deck.yml", 7), "k1")}

    def test_as_many_elements_as_faces(self) -> None:
        with pytest.raises(NotOneElementError):
            check_tree(self.body("p"), [job_face(""), job_face("")])
        body = self.body("p")
        body[0].tail = "stray"
        with pytest.raises(NotOneElementError):
            check_tree(body, [job_face("")])


@pytest.fixture(scope="module")
def fetching() -> ModuleType:
    with warnings.catch_warnings():
        # A machine without fonts is as good as any.
        warnings.simplefilter("ignore")
        from kernekort.typeset import fetcher
    return fetcher


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a picture, links in and out of it, and a secret beside it."""
    project = tmp_path / "projekt æø"
    project.mkdir()
    Image.new("L", (4, 4)).save(project / "ok.png")
    (project / "ok.svg").write_text(SVG, encoding="utf-8")
    (project / "evil.svg").write_text(EVIL_SVG, encoding="utf-8")
    whole = BytesIO()
    Image.radial_gradient("L").save(whole, "PNG")
    (project / "half.png").write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    (project / "notes.txt").write_text("x", encoding="utf-8")
    (project / "style.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes((project / "ok.png").read_bytes())
    (tmp_path / "projekt æøx").mkdir()
    (tmp_path / "projekt æøx" / "near.png").write_bytes((project / "ok.png").read_bytes())
    (project / "out.png").symlink_to(tmp_path / "secret.png")
    (project / "in.png").symlink_to(project / "ok.png")
    (project / "loop.png").symlink_to(project / "loop.png")
    (project / "folder.png").mkdir()
    os.mkfifo(project / "pipe.png")
    return project


class TestFetcher:
    """The one way to a file."""

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("ok.png", "image/png"), ("ok.svg", "image/svg+xml"), ("style.css", "text/css"), ("in.png", "image/png")],
    )
    def test_files_of_the_project_are_read(self, fetching: ModuleType, root: Path, name: str, kind: str) -> None:
        fetcher = fetching.ProjectFetcher([root])
        response = fetcher((root / name).as_uri())
        assert (response.content_type, response.read()) == (kind, (root / name).read_bytes())
        assert fetcher.refusals == {}

    def test_a_picture_does_not_tell_where_it_lies(self, fetching: ModuleType, root: Path) -> None:
        assert fetching.ProjectFetcher([root])((root / "ok.png").as_uri()).path is None

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("missing.png", "resource-missing"),
            ("out.png", "resource-refused"),
            ("loop.png", "resource-refused"),
            ("folder.png", "resource-refused"),
            ("pipe.png", "resource-refused"),
            ("notes.txt", "resource-refused"),
            ("../secret.png", "resource-refused"),
            ("../missing.png", "resource-refused"),
            ("../projekt æøx/near.png", "resource-refused"),
            ("evil.svg", "svg-external"),
            ("half.png", "image-truncated"),
        ],
    )
    def test_other_files_are_not(self, fetching: ModuleType, root: Path, name: str, code: str) -> None:
        fetcher = fetching.ProjectFetcher([root])
        url = f"{root.as_uri()}/{name}"
        for _ in range(2):
            with pytest.raises(fetching.RefusedError):
                fetcher(url)
        assert [finding.code for finding in fetcher.refusals[url].findings] == [code]

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1:1/x.png",
            "HTTP://localhost/x.png",
            "https://example.org/x.png",
            "ftp://example.org/x.png",
            "file://elsewhere/ok.png",
            "FILE:///etc/passwd",
            "file:///etc/passwd?x=.png",
            "file:///etc/passwd%00.png",
            "about:blank",
            "data:text/html,x",
            "data:image/png;base64,!",
            "data:",
        ],
    )
    def test_nothing_comes_from_anywhere_else(self, fetching: ModuleType, root: Path, url: str) -> None:
        fetcher = fetching.ProjectFetcher([root])
        with pytest.raises(fetching.RefusedError):
            fetcher(url)
        (refusal,) = fetcher.refusals.values()
        assert [finding.code for finding in refusal.findings] == ["resource-refused"]

    def test_pictures_in_urls_are_checked_too(self, fetching: ModuleType) -> None:
        fetcher = fetching.ProjectFetcher([])
        good, evil = (f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" for svg in (SVG, EVIL_SVG))
        assert fetcher(good).read() == SVG.encode()
        with pytest.raises(fetching.RefusedError):
            fetcher(evil)
        (refusal,) = fetcher.refusals.values()
        assert [finding.code for finding in refusal.findings] == ["svg-external"]

    def test_large_files_are_refused_before_they_are_read(
        self, fetching: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(fetching._MOST_BYTES, "image/png", 10)
        fetcher = fetching.ProjectFetcher([root])
        with pytest.raises(fetching.RefusedError):
            fetcher((root / "ok.png").as_uri())
        (refusal,) = fetcher.refusals.values()
        assert [finding.code for finding in refusal.findings] == ["resource-too-large"]

    def test_fonts_of_the_setting_are_read_wherever_they_lie(self, fetching: ModuleType, root: Path) -> None:
        font = CHOICES[0][3]
        assert fetching.ProjectFetcher([root], [font])(font.as_uri()).content_type == "font/ttf"
        fetcher = fetching.ProjectFetcher([root])
        with pytest.raises(fetching.RefusedError):
            fetcher(font.as_uri())
        assert fetcher.refusals[font.as_uri()].font

    def test_a_font_nobody_vouched_for_is_looked_through(self, fetching: ModuleType, root: Path) -> None:
        (root / "broken.ttf").write_bytes(CHOICES[0][3].read_bytes()[:2000])
        fetcher = fetching.ProjectFetcher([root])
        with pytest.raises(fetching.RefusedError):
            fetcher((root / "broken.ttf").as_uri())
        (refusal,) = fetcher.refusals.values()
        assert [finding.code for finding in refusal.findings] == ["font-damaged"]


def record(template: str, *arguments: object, level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord("weasyprint", level, "x.py", 1, template, arguments, None)


JOINED = "a {}\n/* from: layouts/_shared/base.css */\np {}\nq {}\n/* from: brand/style.css */\nr {}\n"


class TestLog:
    """WeasyPrint's log made into findings."""

    @pytest.mark.parametrize(
        ("line", "place"),
        [
            (1, None),
            (3, Place("layouts/_shared/base.css", 1, 5)),
            (4, Place("layouts/_shared/base.css", 2, 5)),
            (6, Place("brand/style.css", 1, 5)),
            (99, Place("brand/style.css", 3, 5)),
        ],
    )
    def test_a_line_of_the_joined_stylesheet_is_a_line_of_a_file(self, line: int, place: Place | None) -> None:
        assert place_in(JOINED, line, 5) == place

    def test_a_text_is_found_in_its_file(self) -> None:
        assert place_of(JOINED, "q {") == Place("layouts/_shared/base.css", 2)
        assert place_of(JOINED, "z {") is None

    def test_the_place_is_read_off_the_template_not_the_text(self) -> None:
        line = Line("Ignored `%s:%s` at %d:%d, %s.", ("9:9", "at 1:1", 4, 2, "no"), "x", JOINED)
        assert line.spot == (4, 2)
        assert line.finding().place == Place("layouts/_shared/base.css", 2, 2)
        assert Line("%r has %d:%d", ("x", "1", "2"), "x").spot is None
        assert Line("Subgrids are unsupported", (), "x").spot is None

    def test_while_no_stylesheet_is_parsed_the_place_is_nobody_s(self) -> None:
        finding = Line("at %d:%d", (4, 2), "at 4:2").finding()
        assert (finding.place, finding.facts) == (None, {"message": "at 4:2"})

    def test_a_stylesheet_without_marks_gives_the_line_as_a_fact(self) -> None:
        finding = Line("at %d:%d", (1, 2), "at 1:2", "p {}").finding()
        assert (finding.place, finding.facts["line"]) == (None, 1)

    def test_only_warnings_and_worse_are_kept(self) -> None:
        listener = Listener()
        listener.emit(record("Step %d", 1, level=logging.INFO))
        listener.emit(record("Bad %s", "thing"))
        assert [line.message for line in listener.lines] == ["Bad thing"]
        (finding,) = listener.findings((), fonts_refused=False)
        assert (finding.code, finding.severity) == ("weasyprint-warning", Severity.ERROR)

    def test_what_is_known_already_is_not_said_twice(self) -> None:
        listener = Listener()
        listener.emit(record("Failed to load image at %r: %s", "http://x/", "refused"))
        listener.emit(record('.notdef glyph rendered: "%s" (U+%04X)', "→", 0x2192))
        listener.emit(record("Font-face %r cannot be loaded", "Literata"))
        assert listener.findings({"http://x/", "→"}, fonts_refused=True) == []
        assert len(listener.findings((), fonts_refused=False)) == 3

    def test_pages_are_capped(self) -> None:
        listener = Listener()
        page = "Step 5 - Creating layout - Page %d"
        listener.emit(record(page, 99, level=logging.INFO))
        with listener.at_most(3), pytest.raises(TooManyPagesError):
            listener.emit(record(page, 4, level=logging.INFO))

    def test_pages_are_capped_without_a_record_of_each(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """By all who listen, and WeasyPrint is told of the one that is too many."""
        progress = logging.getLogger("weasyprint.progress")
        for name in ("weasyprint", "weasyprint.progress"):
            monkeypatch.setattr(logging.getLogger(name), "handlers", [])
        listeners = [listen(), listen()]
        monkeypatch.setattr(progress, "makeRecord", None)
        progress.info("Step 5 - Creating layout - Page %d", 99)
        progress.info("Step 7 - Adding PDF metadata")
        for listener in listeners:
            with listener.at_most(3):
                progress.info("Step 5 - Creating layout - Page %d", 3)
                with pytest.raises(TooManyPagesError):
                    progress.info("Step 5 - Creating layout - Page %d", 4)

    def test_messages_are_of_bearable_length(self) -> None:
        assert shortened(f"Failed at 'data:image/png;base64,{'A' * 999}': x") == "Failed at 'data:image/png…': x"
        assert len(shortened("x" * 999)) == 300


class TestWire:
    """What goes over to the child and comes back."""

    def test_a_job_comes_over_as_it_was(self, tmp_path: Path) -> None:
        css = "p {}"
        job = wire.make_job(
            [face("a", "x", css=css), face("b", "y", css=css), face("c", "z")], setting(limits=Limits(wall=2.5))
        )
        assert [one.css for one in job.faces] == [0, 0, 1]
        wire.write_job(job, tmp_path)
        assert wire.read_job(tmp_path) == job

    def test_findings_come_back_as_they_were(self, tmp_path: Path) -> None:
        found = (error("a-b", Place("x.yml", 1, 2), lines=("x", "y"), excess=1.5, count=2), error("c-d"))
        wire.write_outcome(Outcome(found, 3), tmp_path)
        assert wire.read_outcome(tmp_path) == Outcome(found, 3)

    def test_no_outcome_is_told_from_an_outcome(self, tmp_path: Path) -> None:
        assert wire.read_outcome(tmp_path) is None
        (tmp_path / wire.OUTCOME).write_text('{"findings": [', encoding="utf-8")
        assert wire.read_outcome(tmp_path) is None


class TestNoise:
    """What the child's libraries cry out."""

    def test_lines_are_told_once_without_process_and_time(self, tmp_path: Path) -> None:
        cry = "(process:{}): Pango-CRITICAL **: 12:00:0{}.123: assertion failed\n\n"
        (tmp_path / "noise").write_text(cry.format(1, 1) + cry.format(22, 2) + "other\n", encoding="utf-8")
        lines = noise.read(tmp_path / "noise")
        assert lines == ("Pango-CRITICAL: assertion failed", "other")
        (finding,) = noise.findings(lines)
        assert (finding.code, finding.severity, finding.facts["count"]) == ("render-noise", Severity.WARNING, 2)

    def test_silence_is_no_finding(self, tmp_path: Path) -> None:
        assert noise.findings(noise.read(tmp_path / "none")) == ()

    def test_memory_is_heard(self) -> None:
        assert noise.tells_of_memory(["GLib-ERROR: gmem.c:106: failed to allocate 8 bytes"])
        assert not noise.tells_of_memory(["Pango-CRITICAL: x"])


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"])
def test_the_child_may_not_reach_out(event: str) -> None:
    with pytest.raises(PermissionError):
        _deny(event, ())


def test_other_events_pass() -> None:
    _deny("open", ("x",))


def test_an_exception_is_told_in_one_line() -> None:
    try:
        raise ValueError("x" * 500)
    except ValueError as problem:
        told = reason(problem)
    assert told.startswith("ValueError: xxx")
    assert "(test_typeset_checks.py:" in told
    assert len(told) < 250


_PIECES = (
    *("<p>", "</p>", '<p class="a b">', "<li>", "</li>", "<td>", "<br>", "<br/>", "<hr />", "<section>", "</section>"),
    *('<img alt="a &gt; b" src="x">', '<path d="M0 0"/>', "<title>", "</title>", "<textarea>", "</p >", '</p x="y">'),
    *("<P>", "<p class=a>", "<p class='a'>", "<p hidden>", '<p a="1" a="2">', "<p\n>", "<!-- <p> -->", "<", ">", "&"),
    *("&nbsp;", "&lt;p&gt;", " ", "\n", "ord", "<svg viewBox='0 0 1 1'>", '<svg viewBox="0 0 1 1">', "</svg>", "</"),
    *("<script>", "</script>", "<b><i></b></i>", "<plaintext>", '<a href="a<b">', '<use xlink:href="#a"/>', "<1>"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30), st.booleans())
def test_markup_is_read_alike_in_the_short_way_and_tag_by_tag(pieces: list[str], is_inside: bool) -> None:
    markup = "".join(pieces)
    markup = f"<section>{markup}</section>" if is_inside else markup

    def said(read: Callable[[precheck._Reader], None]) -> tuple[object, ...]:
        reader = precheck._Reader(12)
        try:
            read(reader)
        except precheck._TooDeepError:
            return ("too deep",)
        return reader.elements, reader.is_one_element, reader._open

    def tag_by_tag(reader: precheck._Reader) -> None:
        reader.feed(markup)
        reader.close()

    assert said(lambda reader: reader.read(markup)) == said(tag_by_tag)


def test_cards_are_read_in_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = prepare("basis", Job(), Library.open())
    assert checked.value is not None
    monkeypatch.setattr(precheck._Reader, "feed", None)
    for one in checked.value.faces:
        reader = precheck._Reader(64)
        reader.read(one.html)
        assert reader.is_one_element
        assert reader.elements == len(re.findall("<[a-z]", one.html))
