"""What may stand after an option: click's own types, but refusing in the user's language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import click

from kernekort.findings import Exit, Fact, Stop, error, near
from kernekort.pipeline import Since

_CONTENT = (".yml", ".yaml", ".md")
_MILLIMETRES = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?")


class OneOf(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word.

        Raises:
            Stop: it is none of them; the finding names those that are near.
        """
        if value not in self.choices:
            choices = tuple(map(str, self.choices))
            _refuse("value-not-a-choice", value, param, ctx, near=near(str(value), choices), choices=choices)
        return str(value)


class Whole(click.IntRange):
    """A whole number between limits, both included."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number.

        Raises:
            Stop: it is none, or beyond the limits.
        """
        text = str(value).strip()
        if not re.fullmatch(r"[-+]?\d{1,12}", text):
            _refuse("value-not-a-number", value, param, ctx, example=int(self.min or 1))
        number, limits = int(text), {"least": self.min, "most": self.max}
        if number < (self.min or 0) or (self.max is not None and number > self.max):
            _refuse(
                "value-out-of-range",
                value,
                param,
                ctx,
                **{name: int(limit) for name, limit in limits.items() if limit is not None},
            )
        return number


class Millimetres(click.ParamType[float]):
    """A length in millimetres, with a decimal comma or point, between limits where there are any."""

    name = "mm"

    def __init__(self, least: float | None = None, most: float | None = None) -> None:
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The length.

        Raises:
            Stop: it is no number, or beyond the limits.
        """
        text = str(value).strip().removesuffix("mm").rstrip()
        if not _MILLIMETRES.fullmatch(text):
            _refuse("value-not-millimetres", value, param, ctx)
        length = float(text.replace(",", ".").replace("\u2212", "-"))
        if self._least is not None and self._most is not None and not self._least <= length <= self._most:
            _refuse("value-out-of-range", value, param, ctx, least=self._least, most=self._most)
        return length


class Day(click.ParamType[str]):
    """A date as people type it, with its year."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date in ISO form.

        Raises:
            Stop: it is none.
        """
        # Few commands are given a date.
        from kernekort.kits import parse_date

        read = parse_date(str(value))
        if read is None:
            _refuse("value-not-a-date", value, param, ctx)
        return read


class Folder(click.ParamType[Path]):
    """A folder, which need not be there yet."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path.

        Raises:
            Stop: there is a file of that name, or the name is empty.
        """
        if not str(value).strip() or Path(value).is_file():
            _refuse("value-not-a-folder", value, param, ctx)
        return Path(value)


class Earlier(click.ParamType[Since]):
    """An earlier state: a content file by its path, else a revision of the project's repository."""

    name = "since"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Since:
        """The state; whether there is such a file or revision, its reader says."""
        text = str(value).strip()
        path = Path(text)
        is_file = path.suffix in _CONTENT or (bool(text) and path.is_file())
        return Since(text, path.absolute() if is_file else None)


class File(click.ParamType[Path]):
    """A file; whether it is there, its reader says."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path.

        Raises:
            Stop: it is a folder, or the name is empty.
        """
        if not str(value).strip() or Path(value).is_dir():
            _refuse("value-not-a-file", value, param, ctx)
        return Path(value)


def _refuse(code: str, value: Any, param: click.Parameter | None, ctx: click.Context | None, **facts: Fact) -> NoReturn:
    raise Stop([error(code, None, option=said(param, ctx), value=str(value), **facts)], Exit.MISUSE)


def said(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """What a parameter is called by those who type it: ``--groups``, or ``MATERIAL`` for a word without a name."""
    if param is None or ctx is None:
        return "?"
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(ctx).strip("[]…. ")
