"""Every finding that the program can make has words in both languages, and no words are left over."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kernekort.wording import Catalogue, Language
from kernekort.wording.phrase import placeholders
from tests.raised import Module, Raised, raised

LANGUAGES: tuple[Language, ...] = ("da", "en")


@pytest.fixture(scope="module")
def found(checkout: Path) -> tuple[Raised, ...]:
    return raised(checkout / "kernekort")


@pytest.fixture(scope="module")
def catalogues() -> dict[Language, Catalogue]:
    return {language: Catalogue.open(language) for language in LANGUAGES}


def names(template: str) -> set[str]:
    return {name for name, _ in placeholders(template)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(
    found: tuple[Raised, ...], catalogues: dict[Language, Catalogue], language: Language
) -> None:
    known = set(catalogues[language].codes())
    assert [f"{one.where}: {one.code}" for one in found if one.code not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_without_a_code(
    found: tuple[Raised, ...], catalogues: dict[Language, Catalogue], language: Language
) -> None:
    assert sorted(set(catalogues[language].codes()) - {one.code for one in found}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_and_each_text_stands_once(catalogues: dict[Language, Catalogue], language: Language) -> None:
    rooms = list(catalogues[language].rooms())
    codes = [code for _, room in rooms for code in room.entries]
    keys = [key for _, room in rooms for key in room.messages]
    assert sorted({one for one in codes if codes.count(one) > 1} | {one for one in keys if keys.count(one) > 1}) == []


def test_sentences_name_only_facts_that_are_there(
    found: tuple[Raised, ...], catalogues: dict[Language, Catalogue]
) -> None:
    lacking = []
    for one in found:
        for language, catalogue in catalogues.items():
            entry = catalogue.entry(one.code)
            if entry is not None and not one.open and (missing := names(entry.text) - one.facts):
                lacking.append(f"{one.where}: {one.code} ({language}): {sorted(missing)}")
    assert lacking == []


def test_hints_name_only_facts_that_some_finding_has(
    found: tuple[Raised, ...], catalogues: dict[Language, Catalogue]
) -> None:
    lacking = []
    for code in {one.code for one in found}:
        spots = [one for one in found if one.code == code]
        if any(one.open for one in spots):
            continue
        facts = frozenset[str]().union(*(one.facts for one in spots))
        for language, catalogue in catalogues.items():
            entry = catalogue.entry(code)
            for hint in entry.hints if entry else ():
                lacking += [f"{code} ({language}): {name}" for name in sorted(names(hint) - facts)]
    assert lacking == []


def test_both_languages_tell_the_same_facts(catalogues: dict[Language, Catalogue]) -> None:
    danish, english = catalogues["da"], catalogues["en"]
    differing = []
    for code in set(danish.codes()) & set(english.codes()):
        one, other = danish.entry(code), english.entry(code)
        assert one is not None
        assert other is not None
        same_text = [names(text) for text in one.texts] == [names(text) for text in other.texts]
        if not same_text or [names(hint) for hint in one.hints] != [names(hint) for hint in other.hints]:
            differing.append(code)
    assert sorted(differing) == []


def test_both_languages_have_the_same_plain_texts(catalogues: dict[Language, Catalogue]) -> None:
    danish, english = (
        {key: names(text) for _, room in catalogues[language].rooms() for key, text in room.messages.items()}
        for language in LANGUAGES
    )
    assert danish == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_files(catalogues: dict[Language, Catalogue], language: Language) -> None:
    assert [name for name, _ in catalogues[language].rooms()] == [name for name, _ in catalogues["da"].rooms()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_start_small_and_explanations_say_something(
    catalogues: dict[Language, Catalogue], language: Language
) -> None:
    catalogue = catalogues[language]
    poor = []
    for code in catalogue.codes():
        entry = catalogue.entry(code)
        assert entry is not None
        if not entry.text or entry.text.endswith(".") or len(entry.explain) < 20 or len(entry.explain.splitlines()) > 6:
            poor.append(code)
    assert poor == []


def test_codes_passed_through_helpers_and_tables_are_seen(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text(
        "Kind = Literal['left', 'right']\n"
        "TABLE = {'a': 'from-table'}\n"
        "def helper(code, **facts):\n    return error(code, **facts)\n"
        "def use(key, kind: Kind):\n"
        "    helper('by-helper', gap=1)\n"
        "    warning(TABLE[key])\n"
        "    note('one-way' if key else 'other-way', size=2)\n"
        "    error(f'unknown-{kind}', name=kind)\n"
        "def again(parcel):\n    return [error(code, **facts) for code, facts in parcel]\n",
        encoding="utf-8",
    )
    seen = raised(tmp_path)
    assert {one.code for one in seen} == {
        "by-helper", "from-table", "one-way", "other-way", "unknown-left", "unknown-right",
    }  # fmt: skip
    assert {one.facts for one in seen if one.code == "one-way"} == {frozenset({"size"})}


def test_a_code_that_cannot_be_told_is_refused(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text("error(fetch())\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"room\.py:1: the code cannot be told"):
        raised(tmp_path)


def test_plain_texts_that_the_program_asks_for_exist(checkout: Path, catalogues: dict[Language, Catalogue]) -> None:
    keys = {key for _, room in catalogues["da"].rooms() for key in room.messages}
    missing = []
    for path in sorted((checkout / "kernekort").rglob("*.py")):
        module = Module(path.name, ast.parse(path.read_text(encoding="utf-8")))
        for called, call in module.calls():
            key = call.args[0] if called == "message" and call.args else None
            if isinstance(key, ast.Constant) and key.value not in keys:
                missing.append(f"{path.name}:{call.lineno}: {key.value!r}")
    assert missing == []
