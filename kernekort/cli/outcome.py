"""The exit code that findings call for."""

from __future__ import annotations

from collections.abc import Iterable

from kernekort.findings import Exit, Finding, Severity

_ENVIRONMENT = frozenset({"pango-missing"})
_RENDER = ("render-", "css-", "weasyprint-", "template-error", "asset-too-costly")


def exit_code_for(findings: Iterable[Finding]) -> int:
    """5 when the machine lacks something, 4 when the typesetter failed or a limit was met, 3 when the input was wrong.

    What is missing on the machine outweighs the rest: nothing else can be mended before it.
    """
    codes = [finding.code for finding in findings if finding.severity is Severity.ERROR]
    if any(code in _ENVIRONMENT for code in codes):
        return Exit.ENVIRONMENT
    return Exit.RENDER if any(code.startswith(_RENDER) for code in codes) else Exit.INPUT
