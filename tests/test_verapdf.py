"""The second opinion itself: veraPDF passes a good file and says what is wrong with a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint

from tests.verapdf import VeraPdfError, failed_rules, failed_rules_of

GOOD = '<html lang="da"><title>Kort</title><h1>Kerneopgave</h1><p>Hvem er vi her for?</p></html>'
UNTITLED = '<svg viewBox="0 0 1 1" width="9" height="9"><rect width="1" height="1"/></svg>'


def pdf(path: Path, html: str, variant: str | None = "pdf/ua-1") -> Path:
    weasyprint.HTML(string=html).write_pdf(path, pdf_variant=variant)
    return path


@pytest.mark.verapdf
def test_good_and_broken_files_are_told_apart(tmp_path: Path) -> None:
    good = pdf(tmp_path / "good.pdf", GOOD)
    untitled = pdf(tmp_path / "untitled.pdf", GOOD + UNTITLED)
    plain = pdf(tmp_path / "plain.pdf", GOOD, variant=None)
    of_good, of_untitled, of_plain = failed_rules_of([good, untitled, plain])
    assert of_good == ()
    assert [rule.split(":")[0] for rule in of_untitled] == ["7.3-1"]
    assert "7.1-3" in [rule.split(":")[0] for rule in of_plain]


@pytest.mark.verapdf
def test_a_file_that_is_no_pdf_is_never_passed(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"no")
    with pytest.raises(VeraPdfError, match="no answer"):
        failed_rules(tmp_path / "no.pdf")
