"""Click commands, options and words whose help is read from the catalogue of the user's language when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from kernekort.cli.session import Session
from kernekort.findings import Exit, Stop, error, near
from kernekort.wording import Catalogue

F = TypeVar("F", bound=Callable[..., Any])


def session_of(context: click.Context) -> Session:
    """The running session."""
    session = context.find_root().obj
    assert isinstance(session, Session)  # noqa: S101 - the root object is ours
    return session


def _words(context: click.Context) -> Catalogue:
    return session_of(context).words


class SpokenOption(click.Option):
    """An option whose help is the message ``option-<name>``; a ``metavar`` is the key of one, too."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help in the user's language."""
        record = super().get_help_record(ctx)
        return (record[0], _words(ctx).message(f"option-{self.name}")) if record else None

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the value."""
        return _words(ctx).message(f"metavar-{self.metavar}") if self.metavar else super().make_metavar(ctx)


class SpokenArgument(click.Argument):
    """A word on the command line that is called by the message ``metavar-<name>``; choices speak for themselves."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the word: in brackets when it may be left out."""
        if isinstance(self.type, click.Choice):
            name = "|".join(map(str, self.type.choices))
            return f"{{{name}}}" if self.required else f"[{name}]"
        name = _words(ctx).message(f"metavar-{self.name}")
        several = " …" if self.nargs < 0 else ""
        return f"{name}{several}" if self.required else f"[{name}{several}]"


class _Spoken(click.Command):
    """The help of a command or of the program: usage, what it does, options, lines to copy."""

    _help: click.Option | None = None

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        words = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return [_words(ctx).message("usage-options"), *words]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        prefix = f"{_words(ctx).message('word-usage')}: "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_words(ctx).message(f"help-{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, each in a line."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(_words(ctx).message("word-options")):
            formatter.write_dl([record for record in records if record is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Two or three lines one can copy."""
        words = _words(ctx)
        with formatter.section(words.message("word-examples")):
            for line in words.message(f"example-{self.name}").strip().splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``-h`` and ``--help``; always the same object, by which click knows in what order options came."""
        if self._help is None:
            names = ("-h", "--help")
            self._help = SpokenOption(names, is_flag=True, is_eager=True, expose_value=False, callback=_show_help)
        return self._help


def _show_help(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class SpokenCommand(_Spoken):
    """A command whose help is ``help-<name>`` and whose lines to copy are ``example-<name>``.

    ``nothing`` is its result under ``--json`` when nothing comes of it; a ``tolerant`` command does without the
    project when its file cannot be read.
    """

    allow_extra_args = True

    def __init__(
        self, *args: Any, tolerant: bool = False, nothing: Mapping[str, Any] | None = None, **attributes: Any
    ) -> None:
        super().__init__(*args, **attributes)
        self._tolerant, self._nothing = tolerant, nothing or {}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the command line.

        Raises:
            Stop: there are words the command has no use for.
        """
        session_of(ctx).nothing = self._nothing
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as wrong:
            # Click itself does not always say which command it was reading.
            wrong.ctx = wrong.ctx or ctx
            raise
        if left and not ctx.resilient_parsing:
            raise Stop([error("words-left", words=tuple(left), command=ctx.command_path)], Exit.MISUSE)
        return left

    def invoke(self, ctx: click.Context) -> Any:
        """Tells the session how to speak, and runs the command.

        Raises:
            Stop: the project file cannot be read, and the command needs the project.
        """
        session = session_of(ctx)
        session.as_json = ctx.params.pop("as_json", False)
        session.strict = ctx.params.pop("strict", False)
        if not self._tolerant:
            session.stop_on_errors(session.broken)
        return super().invoke(ctx)


class SpokenGroup(_Spoken, click.Group):
    """The program itself. A command is imported when it runs, so that help and completion answer at once."""

    def __init__(self, *args: Any, homes: Mapping[str, str], **attributes: Any) -> None:
        """Takes ``module:function`` of every command, in the order they are met."""
        super().__init__(*args, **attributes)
        self._homes = homes

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        return [*super().collect_usage_pieces(ctx), _words(ctx).message("usage-command")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in the order they are met, each in a line, and the options."""
        rows = [(name, _first_sentence(_words(ctx), name)) for name in self._homes]
        with formatter.section(_words(ctx).message("word-commands")):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands as one meets them, not by the alphabet."""
        return list(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self._homes:
            return None
        module, _, function = self._homes[cmd_name].partition(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, SpokenCommand)  # noqa: S101 - the table names nothing else
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names.

        Raises:
            Stop: there is none of that name.
        """
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            known = tuple(self._homes)
            raise Stop([error("unknown-command", name=args[0], near=near(args[0], known), known=known)], Exit.MISUSE)
        return args[0], command, args[1:]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, each with the first sentence of its help."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        begun = (name for name in self._homes if name.startswith(incomplete))
        return [CompletionItem(name, help=_first_sentence(_words(ctx), name)) for name in begun]


def _first_sentence(words: Catalogue, command: str) -> str:
    return words.message(f"help-{command}").split(". ")[0].rstrip(".")


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """``click.option`` with help from the catalogue."""
    return click.option(*names, cls=SpokenOption, **attributes)


def argument(name: str, **attributes: Any) -> Callable[[F], F]:
    """``click.argument`` that is called by its name in the catalogue."""
    return click.argument(name, cls=SpokenArgument, **attributes)


def as_json(function: F) -> F:
    """The option of every command that has a result: ``--json``."""
    return option("--json", "as_json", is_flag=True)(function)


def strict(function: F) -> F:
    """The option of every command that may warn: ``--strict``."""
    return option("--strict", is_flag=True)(function)
