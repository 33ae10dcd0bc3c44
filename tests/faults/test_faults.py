"""Every finding as a person meets it: the exact lines in both languages, the exit code, and nothing written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.faults.case import LANGUAGES, Case, cases, contents
from tests.faults.elsewhere import ELSEWHERE
from tests.faults.recipes import RECIPES
from tests.raised import raised

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fault(case: Case, tmp_path: Path) -> None:
    for language in LANGUAGES:
        folder = tmp_path / language / "proeve"
        case.lay(folder)
        before = contents(folder)
        answer = case.answer(language, folder)
        assert answer.stderr == case.expected(language).read_text(encoding="utf-8")
        assert answer.exit_code == case.exit_code
        assert f"[{case.code}]" in answer.stderr
        if case.leaves_all_untouched:
            assert contents(folder) == before


def test_every_code_has_a_folder_or_a_test_elsewhere(checkout: Path) -> None:
    codes = {one.code for one in raised(checkout / "kernekort")}
    folders = {case.code for case in CASES}
    assert sorted(codes - folders - ELSEWHERE.keys()) == []
    assert sorted((folders | ELSEWHERE.keys()) - codes) == []
    assert sorted(folders & ELSEWHERE.keys()) == []


@pytest.mark.parametrize("code", sorted(ELSEWHERE))
def test_the_test_elsewhere_is_there_and_names_the_code(code: str, checkout: Path) -> None:
    file, _, name = ELSEWHERE[code].partition("::")
    text = (checkout / file).read_text(encoding="utf-8")
    (found,) = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef) and node.name == name)
    first = min([found.lineno, *(decorator.lineno for decorator in found.decorator_list)])
    assert f'"{code}"' in "\n".join(text.splitlines()[first - 1 : found.end_lineno])


def test_recipes_have_a_folder() -> None:
    assert sorted(RECIPES.keys() - {case.name for case in CASES}) == []
