"""A YAML mistake told in terms of what was typed: the parser's own words are for programmers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from kernekort.findings import Fact, Finding, Place, error

_GLUED = re.compile(r"^\s*(?:- +)?([^\s\"'#:\[\]{}-][^\s\"':]*):([^\s:/].*)$")
_KEYED = re.compile(r"^\s*(?:- +)?([^\s\"'#:][^:]*): +(\S.*)$")
_LIST_ENDS = ("',' or ']'", "',' or '}'")
_REMARK = re.compile(r"((?:[^#\"']|\"[^\"]*\"|'[^']*')*)#(.*)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_COLOUR = re.compile(r"(?<![\"'\w])#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")

_Clue = tuple[tuple[int, int] | None, Mapping[str, Fact]]
"""Line and column of the slip, from 0, when it is not where reading stopped; and the fact that names it."""


SYNTAX = "yaml-syntax"
"""The code of the finding."""


def syntax_finding(problem: yaml.MarkedYAMLError, lines: Sequence[str], shown: str) -> Finding:
    """A ``yaml-syntax`` where the slip is likeliest to be, with the fact that its hint needs."""
    mark = problem.problem_mark or problem.context_mark
    if mark is None:
        return error(SYNTAX, Place(shown))
    opened = problem.context_mark
    if opened is not None and "end of stream" in (problem.problem or "") and "quoted" in (problem.context or ""):
        # Reading stopped at the end of the file; what is wrong is the quotation mark that began it.
        mark = opened
    spot, clue = _clue(problem, lines)
    line, column = spot or (mark.line, mark.column)
    return error(SYNTAX, Place(shown, line + 1, column + 1), **clue)


def _clue(problem: yaml.MarkedYAMLError, lines: Sequence[str]) -> _Clue:
    """The one fact that names the likeliest slip, none when there is nothing to go by; and where, if elsewhere."""
    mark = problem.problem_mark
    said, context = problem.problem or "", problem.context or ""
    if mark is None:
        return None, {}
    line = _line(lines, mark.line)
    opened = problem.context_mark.line if problem.context_mark else mark.line
    if "\t" in line[: len(line) - len(line.lstrip())] or line[mark.column : mark.column + 1] == "\t":
        return None, {"tab": mark.line + 1}
    swallowed = _remark_clue(lines, mark.line) if "flow" in context else None
    if swallowed is not None:
        return swallowed
    if "not allowed" in said or "expected ':'" in said:
        return _colon_clue(lines, mark.line, opened)
    return None, _plain_clue(said, context, line, mark.line, mark.column, opened)


def _plain_clue(said: str, context: str, line: str, at: int, column: int, opened: int) -> Mapping[str, Fact]:
    """The fact for a slip that lies where reading stopped."""
    if "quoted" in context:
        return {"escape": line[max(column - 1, 0) : column + 1]} if "escape" in said else {"quote": opened + 1}
    if "flow" in context or any(end in said for end in _LIST_ENDS):
        return {"bracket": "{" if "mapping" in context else "[", "opened": opened + 1}
    if "cannot start" in said:
        return {"sign": line[column : column + 1]}
    if "'<scalar>'" in said and "<document start>" not in said:
        return {"after": line[column:].strip()}
    return {"indent": at + 1} if "<block end>" in said else {}


def _remark_clue(lines: Sequence[str], last: int) -> _Clue | None:
    """The hash in a list on one line that began a remark, and so swallowed the end of the list; none if there is none.

    The fact is the list as it was meant, where it is one of colours.
    """
    for number, line in enumerate(lines[: last + 1]):
        match = _REMARK.match(line)
        if match is None or not re.search(r"[\]}]", match[2]):
            continue
        before, column = _QUOTED.sub("", match[1]), len(match[1])
        coloured = _COLOUR.match(line, column) is not None
        deep = sum(before.count(sign) for sign in "[{") - sum(before.count(sign) for sign in "]}")
        if not before.endswith((" ", "[", "{", ",")) or not (deep > 0 or coloured):
            continue
        if coloured:
            meant = line[max(match[1].rfind("["), match[1].rfind("{"), 0) : max(map(line.rfind, "]}")) + 1].strip()
            return (number, column), {"colours": _COLOUR.sub(r'"\g<0>"', meant)}
        return (number, column), {"remark": line[column:].rstrip(" ]}")}
    return None


def _colon_clue(lines: Sequence[str], at: int, opened: int) -> _Clue:
    """Which colon is wrong: one without a blank after it, one inside a text, or a missing one."""
    above = _line_above(lines, at)
    for number in (at, opened, above):
        glued = _GLUED.match(_line(lines, number))
        if glued:
            return (number, glued.start(1)), {"spaced": f"{glued[1]}: {glued[2]}"}
    keyed = _KEYED.match(_line(lines, at))
    if keyed and re.search(r":(\s|$)", keyed[2]) and keyed[2][0] not in "\"'":
        return None, {"quoted": f"{keyed[1]}: {_quoted(keyed[2])}"}
    number = opened if opened != at else above
    bare = _line(lines, number)
    if bare.strip() and ":" not in bare and not bare.lstrip().startswith("- "):
        return (number, len(bare) - len(bare.lstrip())), {"colonless": bare.strip()}
    return None, {"indent": at + 1}


def _quoted(text: str) -> str:
    """The text as YAML in quotation marks."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _line_above(lines: Sequence[str], number: int) -> int:
    """The nearest line above that says something, counted from 0; -1 when there is none."""
    return next((above for above in range(number - 1, -1, -1) if _line(lines, above).strip()), -1)
