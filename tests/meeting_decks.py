"""Layouts and content files for tests of what a meeting needs: slides, scripts, programmes and running text.

The layouts have names of their own, so that nothing of the built-in ones gets into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from kernekort.content import Deck, load_deck
from kernekort.findings import Checked
from kernekort.library import Library, Root, built_in

_A4 = "title: {da: Ark, en: Sheet}\ntrim: 210mm x 297mm\nbleed: 0mm\nsafe: 15mm\n"
_WIDE = "title: {da: Dias, en: Slide}\ntrim: 320mm x 180mm\nbleed: 3mm\nsafe: 12mm\nflow: page\n"

_ROW = """\
      start: {type: clock}
      end: {type: clock, alias: slut}
      minutes: {type: minutes, alias: minutter}
      text: {type: text, alias: tekst, required: true}
      kind: {type: choice, of: [plenum, pause], alias: slags}
      subitems: {type: list, alias: underpunkter}
"""
_EVENT = """\
  kicker: {type: text, alias: rubrik}
  title: {type: lines, alias: titel}
  date: {type: date, alias: dato}
  start: {type: clock}
  end: {type: clock, alias: slut}
  duration: {type: duration, alias: varighed}
"""

LAYOUTS: Mapping[str, str] = {
    "my-script": f"""{_A4}flow: document
timetable: rows
roles: [event]
fields:
{_EVENT}  goal: {{type: lines, alias: mål}}
  picture: {{type: image, alias: billede}}
  rows:
    type: list
    of: group
    alias: rækker
    required: true
    fields:
{_ROW}      why: {{type: text, alias: hvorfor}}
      materials: {{type: list, alias: materialer}}
""",
    "my-programme": f"""{_A4}flow: document
timetable: rows
roles: [event]
fields:
{_EVENT}  rows:
    type: list
    of: group
    alias: rækker
    required: true
    fields:
{_ROW}""",
    "my-article": f"""{_A4}flow: document
roles: [text]
fields:
  title: {{type: text, alias: titel, required: true}}
  lead: {{type: text, alias: indledning}}
  body: {{type: markdown, alias: brødtekst, required: true}}
""",
    "my-worksheet": f"""{_A4}flow: document
roles: [sheet]
fields:
  title: {{type: text}}
  blocks:
    type: list
    of: group
    alias: felter
    least: 1
    fields:
      kind: {{type: choice, of: [prompt, table], required: true}}
      title: {{type: text, alias: titel}}
      parts:
        type: list
        of: group
        alias: dele
        most: 3
        fields:
          title: {{type: text, alias: titel, required: true}}
          lines: {{type: integer, alias: linjer, least: 2, most: 9}}
          tips: {{type: list}}
""",
    "my-slide": f"""{_WIDE}formats: {{wide: 320mm x 180mm, a4: 297mm x 210mm}}
builds: build
handout: 2
one_of: [[payoff, word, build]]
roles: [slide, blank]
fields:
  suit: {{type: choice, of: [vaerdi, tilgang], alias: kulør}}
  setup: {{type: lines, alias: oplæg}}
  payoff: {{type: lines, alias: pointe, parts: 1}}
  word: {{type: text, alias: ord}}
  build: {{type: list, alias: bygges, least: 2, most: 5}}
  image: {{type: image, alias: billede}}
  note: {{type: text}}
fit:
  word: {{font: display, width: 200mm, steps: [{{size: 100pt, leading: 40mm, lines: 1, name: large}}]}}
""",
    "my-poster": f"""{_A4}flow: page
roles: [poster]
fields:
  suit: {{type: choice, of: [vaerdi]}}
  question: {{type: lines, alias: spørgsmål, required: true, from: [setup, payoff, word, build]}}
  caption: {{type: text, from: [setup, payoff]}}
""",
}


def meeting(folder: Path, **materials: str) -> Library:
    """A library whose project has the layouts above, and a content file for each keyword; ``a_md`` is ``a.md``."""
    for name, text in LAYOUTS.items():
        layout = folder / "layouts" / name
        layout.mkdir(parents=True)
        (layout / "layout.yml").write_text(text, encoding="utf-8")
        (layout / "template.html.j2").write_text("", encoding="utf-8")
    (folder / "content").mkdir()
    for name, text in materials.items():
        stem, _, ending = name.partition("_")
        (folder / "content" / f"{stem}.{ending or 'yml'}").write_text(dedent(text), encoding="utf-8")
    return Library((Root("project", folder.resolve()), Root("built-in", built_in())))


def rows(*lines: str, layout: str = "my-programme", head: str = "") -> str:
    """A content file of one event with rows given as flow groups; its first row stands on line 8."""
    said = f"    {head}\n" if head else "    kicker: Dag 1\n"
    return f"layout: {layout}\ntitle: Dag\nitems:\n  - id: dag\n    title: Dag\n{said}    rows:\n" + "".join(
        f"      - {{{line}}}\n" for line in lines
    )


def load_meeting(folder: Path, text: str, layout: str | None = None) -> Checked[Deck]:
    """The deck of a content file ``a.yml`` in a project of its own."""
    return load_deck(meeting(folder, a=text), "a", layout=layout)
