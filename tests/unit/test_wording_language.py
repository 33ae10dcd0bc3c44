"""The user is spoken to in the language of the project, of the environment, or in Danish."""

from __future__ import annotations

import pytest

from kernekort.wording import language


@pytest.mark.parametrize(
    ("setting", "env", "expected"),
    [
        (None, {}, "da"),
        ("en", {"KERNEKORT_LANG": "da", "LANG": "da_DK.UTF-8"}, "en"),
        ("da", {"KERNEKORT_LANG": "en"}, "da"),
        (None, {"KERNEKORT_LANG": "en", "LANG": "da_DK.UTF-8"}, "en"),
        (None, {"KERNEKORT_LANG": "EN"}, "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "en-US"}, "en"),
        (None, {"LANG": "da_DK.UTF-8"}, "da"),
        (None, {"LANG": "C.UTF-8"}, "da"),
        (None, {"LANG": "POSIX"}, "da"),
        (None, {"LANG": "de_DE.UTF-8"}, "da"),
        (None, {"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "da"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_IE", "LANG": "da_DK"}, "en"),
        (None, {"KERNEKORT_LANG": "klingon", "LANG": "en_GB"}, "en"),
        ("", {"LANG": "enochian"}, "da"),
    ],
)
def test_choice(setting: str | None, env: dict[str, str], expected: str) -> None:
    assert language(setting, env) == expected
