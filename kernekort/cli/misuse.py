"""What click says of a command line it cannot read, as a finding."""

from __future__ import annotations

import click

from kernekort.cli.values import said
from kernekort.findings import Finding, error, near


def misuse(wrong: click.UsageError) -> Finding:
    """The finding for a mistyped option, or for a word or a value that is missing."""
    command = wrong.ctx.command_path if wrong.ctx else "kernekort"
    options = {name: param for param in (wrong.ctx.command.params if wrong.ctx else ()) for name in param.opts}
    if isinstance(wrong, click.NoSuchOption):
        return error("unknown-option", option=wrong.option_name, command=command, near=near(wrong.option_name, options))
    if isinstance(wrong, click.MissingParameter):
        return error("word-missing", word=said(wrong.param, wrong.ctx), command=command)
    if isinstance(wrong, click.BadOptionUsage):
        option = options.get(wrong.option_name)
        if isinstance(option, click.Option) and option.is_flag:
            return error("option-takes-no-value", option=wrong.option_name)
        count = option.nargs if option else 1
        return error("option-value-missing", option=wrong.option_name, count=count, command=command)
    return error("command-misread", command=command)
