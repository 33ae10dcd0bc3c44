"""What a template may not do: each attempt is a finding at its line, soon, and never a traceback or a hang."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kernekort.findings import Finding, Place
from kernekort.library import Library, Root
from kernekort.markup.environment import Templates
from kernekort.markup.sandbox import MAX_OUTPUT

DATA = {
    "text": "Én & to",
    "hostile": '<script>alert("1")</script>',
    "words": ["æble", "øl", "<å>"],
    "steps": [{"title": "A", "minutes": 2}, {"title": "B", "minutes": 5}],
    "group": {"name": "x"},
    "draw": lambda name: f'url("{name}")',
}
SOON = 5.0
"""Seconds; all of these end in far less, and without the bounds never."""


def templates(folder: Path, **texts: str) -> Templates:
    """The templates of a library that has nothing else; ``a`` is ``a/a.html.j2``."""
    for name, text in texts.items():
        path = folder / "layouts" / "a" / f"{name}.html.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Templates(Library((Root("project", folder.resolve()),)), {"loud": lambda text: text.upper()})


def pour(folder: Path, text: str, **others: str) -> str | Finding:
    return templates(folder, a=text, **others).pour("a/a.html.j2", DATA)


def refused(folder: Path, text: str, **others: str) -> tuple[str, int, str]:
    """File, line and reason of the one finding."""
    began = time.monotonic()
    found = pour(folder, text, **others)
    assert time.monotonic() - began < SOON
    assert isinstance(found, Finding)
    assert (found.code, found.severity) == ("template-error", "error")
    assert found.place is not None
    return found.place.file.removeprefix("layouts/a/"), found.place.line, str(found.facts["reason"])


@pytest.mark.parametrize(
    ("text", "poured"),
    [
        ("{{ text }}", "Én &amp; to"),
        ("{{ hostile }}", "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;"),
        ("{% for one in words %}{{ loop.index }}{{ one }}{% endfor %}", "1æble2øl3&lt;å&gt;"),
        ("{{ words|join(', ') }}", "æble, øl, &lt;å&gt;"),
        ("{{ words|map('upper')|list|last }}", "&lt;Å&gt;"),
        ("{{ steps|sum(attribute='minutes') }}", "7"),
        ("{{ steps|map(attribute='minutes')|sum }}", "7"),
        ("{{ steps|map(attribute='title')|join('-') }}", "A-B"),
        ("{{ text ~ ' < ' ~ 3 }}", "Én &amp; to &lt; 3"),
        ("{{ 'a.b'|replace('.', '<') }}", "a&lt;b"),
        ("{{ ('a' + 'b')|loud }}", "AB"),
        ("{{ 3 * 4 + 10 % 4 }}", "14"),
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        ("{% for key, value in group.items() %}{{ key }}={{ value }}{% endfor %}", "name=x"),
        ("{{ 'Kort 1'.startswith('Kort') }}", "True"),
        ("{{ draw('x')|safe }}", 'url("x")'),
        ("{% macro twice(one) %}{{ one }}{{ one }}{% endmacro %}{{ twice('<') }}", "&lt;&lt;"),
        ("{% set both %}<b>{{ hostile[:1] }}</b>{% endset %}{{ both ~ '<' }}", "<b>&lt;</b>&lt;"),
        ("{{ missing|default('intet') }}", "intet"),
    ],
)
def test_what_templates_need_works(tmp_path: Path, text: str, poured: str) -> None:
    assert pour(tmp_path, text) == poured


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ text.__class__ }}", "'__class__'"),
        ("{{ text['__class__'] }}", "'__class__'"),
        ("{{ draw.__globals__ }}", "'__globals__'"),
        ("{{ draw.__self__ }}", "__self__"),
        ("{{ text|attr('__class__') }}", "No filter named 'attr'"),
        ("{{ words|map(attribute='__class__')|first }}", "'__class__'"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "'__class__'"),
        ("{{ self.__init__ }}", "__init__"),
        ("{{ words.append('x') }}", "append"),
        ("{{ group.update({'a': 1}) }}", "update"),
        ("{{ cycler }}", "'cycler' is undefined"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        ("{{ namespace() }}", "'namespace' is undefined"),
        ("{{ words|random }}", "No filter named 'random'"),
        ("{{ 'kort'|urlize }}", "No filter named 'urlize'"),
    ],
)
def test_there_is_no_way_out(tmp_path: Path, text: str, reason: str) -> None:
    file, line, said = refused(tmp_path, f"en linje\n{text}\nen linje mere")
    assert (file, line) == ("a.html.j2", 2)
    assert reason in said


DOUBLED = "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a OP a %}" * 60
LISTS = "{% set a = ['xxxxxxxxxxxxxxxx'] %}" + "{% set a = [a, a, a, a, a, a, a, a, a, a] %}" * 30


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ 10000000 * 10000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'a'.center(4000000000) }}",
        "{{ 'a'.ljust(4000000000) }}",
        "{{ '{:>4000000000}'.format(1) }}",
        "{{ 'a'.join(words) }}",
        "{{ range(1000000000000)|list }}",
        "{{ 'a'|center(4000000000) }}",
        "{{ text|indent(4000000000) }}",
        DOUBLED.replace("OP", "~") + "{{ a }}",
        DOUBLED.replace("OP", "+") + "{{ a }}",
        f"{{{{ '{'a' * 5000}'|replace('a', '{'b' * 5000}') }}}}",
        LISTS + "{{ a }}",
        LISTS + "{{ a|upper }}",
        LISTS + "{{ a|join }}",
        LISTS + "{{ 'x' ~ a }}",
        "{{ words|sum(start=[]) }}",
    ],
)
def test_nothing_grows_without_bounds(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, f"\n{text}")[:2] == ("a.html.j2", 2)


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in words * 1 %}{% endfor %}{% for a in range(99999999) %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% for one in words recursive %}{{ loop(words) }}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    ],
)
def test_nothing_goes_on_for_ever(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text)[0] == "a.html.j2"


def test_each_face_has_its_own_steps(tmp_path: Path) -> None:
    made = templates(tmp_path, a="{% for n in range(40000) %}{% endfor %}ja")
    assert [made.pour("a/a.html.j2", DATA) for _ in range(4)] == ["ja"] * 4


def test_output_has_an_end(tmp_path: Path) -> None:
    line = "x" * 200
    _, _, reason = refused(tmp_path, f"{{% for n in range({MAX_OUTPUT // 200 + 1}) %}}{line}{{% endfor %}}")
    assert "more than a page can hold" in reason


def test_endless_inclusion_is_told_where_it_happens(tmp_path: Path) -> None:
    file, line, reason = refused(tmp_path, "\n\n{% include 'a/a.html.j2' %}")
    assert (file, line) == ("a.html.j2", 3)
    assert "without end" in reason


def test_templates_that_include_each_other_end_too(tmp_path: Path) -> None:
    _, line, reason = refused(tmp_path, "\n{% include 'a/b.html.j2' %}", b="{% include 'a/a.html.j2' %}")
    assert line > 0
    assert "without end" in reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("\n{{ group.nothing }}", 2, "nothing"),
        ("\n\n\n{% if %}", 4, "Expected an expression"),
        ("{{ text", 1, "unexpected end"),
        ("\n{% for one in words %}", 2, "Unexpected end of template"),
        ("\n{% include 'a/no.html.j2' %}", 2, "a/no.html.j2 is missing"),
        ("\n{% import 'a/no.html.j2' as no %}", 2, "a/no.html.j2 is missing"),
        ("\n{{ 5|loud }}", 2, "upper"),
        ("\n{{ words[9].x }}", 2, ""),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{{ draw() }}", 2, "argument"),
        ("\n{{ words }}", 2, "a list cannot be printed"),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    assert refused(tmp_path, text)[1] == line
    assert reason in refused(tmp_path, text)[2]


def test_a_mistake_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    assert refused(tmp_path, "{% include 'a/b.html.j2' %}", b="\n\n{{ nothing }}")[:2] == ("b.html.j2", 3)


def test_a_mistake_in_an_imported_macro_is_told_there(tmp_path: Path) -> None:
    macro = "\n{% macro m() %}\n{{ nothing }}{% endmacro %}"
    assert refused(tmp_path, "{% from 'a/b.html.j2' import m %}{{ m() }}", b=macro)[:2] == ("b.html.j2", 3)


@pytest.mark.parametrize("way", ["../secret.txt", "a/../../secret.txt", "/etc/passwd", "a/link.html.j2"])
def test_only_files_of_the_library_can_be_included(tmp_path: Path, way: str) -> None:
    home = tmp_path / "home"
    (tmp_path / "secret.txt").write_text("hemmeligt", encoding="utf-8")
    (home / "layouts" / "a").mkdir(parents=True)
    (home / "layouts" / "a" / "link.html.j2").symlink_to(tmp_path / "secret.txt")
    assert refused(home, f"\n{{% include '{way}' %}}")[1:] == (2, f"{way} is missing")


def test_a_template_that_is_not_there_is_told_too(tmp_path: Path) -> None:
    found = templates(tmp_path, a="").pour("a/none.html.j2", DATA)
    assert isinstance(found, Finding)
    assert found.place == Place("layouts/a/none.html.j2")
