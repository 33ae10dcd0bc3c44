"""``clean`` and ``completion``: what was built taken away, and the shell taught the commands."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from kernekort import store, workshop
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option
from kernekort.cli.values import Folder, OneOf
from kernekort.findings import Exit, warning
from kernekort.freshness import cache_folder, forget


@click.command("clean", cls=SpokenCommand, nothing={"removed": [], "cache": {"objects": 0, "bytes": 0}})
@option("--output", type=Folder(), metavar="folder")
@as_json
@click.pass_obj
def clean(session: Session, output: Path | None) -> int:
    """Removes what was built or made in a batch, and what is remembered; everything else in the folder stays."""
    folder = output or session.output
    cleaned = workshop.clean(folder)
    session.findings += cleaned.findings
    removed = cleaned.value or ()
    cache = cache_folder()
    objects, size, left = store.empty(cache) if cache else (0, 0, 0)
    if cache is not None:
        forget(cache)
        if left:
            session.findings.append(warning("cache-not-emptied", count=left, folder=session.shown(cache)))
    session.speak()
    session.say("cleaned", count=len(removed))
    for batch in workshop.batches_in(folder):
        session.say("batch-stays", folder=session.shown(batch))
    if not left:
        session.say("cache-emptied")
    paths = [str(path.absolute()) for path in removed]
    session.result({"removed": paths, "cache": {"objects": objects, "bytes": size}}, map(session.shown, removed))
    return session.exit_code


@click.command("completion", cls=SpokenCommand, tolerant=True)
@argument("shell", type=OneOf(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """The script that teaches a shell to complete the commands."""
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - the choices are click's own shells
    root = context.find_root()
    click.echo(kind(root.command, {}, "kernekort", "_KERNEKORT_COMPLETE").source())
    return Exit.FINE
