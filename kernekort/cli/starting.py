"""``new``: a folder that builds at once, from a name, perhaps a logo and two colours."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import click

from kernekort import assets, brand, content, shops
from kernekort.cli.files import NO_FILES, tell_put
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import File, Folder
from kernekort.findings import Exit, Place, Stop, error
from kernekort.layout import load_layout
from kernekort.library import Library
from kernekort.workshop import put

DEFAULT_COLOURS = ("#1D3FAF", "#FFC62E")
SCHEMAS = ".kernekort"


@click.command("new", cls=SpokenCommand, tolerant=True, nothing=NO_FILES)
@argument("folder", type=Folder())
@option("--name", metavar="name")
@option("--logo", type=File(), metavar="file")
@option("--colours", nargs=2, metavar="colours")
@strict
@as_json
@click.pass_obj
def new(session: Session, folder: Path, name: str | None, logo: Path | None, colours: tuple[str, str] | None) -> int:
    """Writes the project; nothing is written when the folder holds something or the logo or a colour is no good."""
    if folder.exists() and any(folder.iterdir()):
        raise Stop([error("folder-not-empty", folder=str(folder))], Exit.MISUSE)
    title = " ".join((name if name is not None else re.sub(r"[-_]+", " ", folder.resolve().name).capitalize()).split())
    if not title:
        raise Stop([error("project-without-name")], Exit.MISUSE)
    pair = colours or DEFAULT_COLOURS
    session.stop_on_errors(brand.mended(pair, Place("--colours")), Exit.MISUSE)
    session.stop_on_errors(assets.read_logo(logo, Place(str(logo))).findings if logo else ())
    session.settle()
    data = {folder / path: content for path, content in _files(session, title, pair, logo).items()}
    put(data, folder)
    session.speak()
    session.say("project-made", folder=shlex.quote(str(folder)), name=title)
    tell_put(session, data)
    return session.exit_code


def _files(session: Session, title: str, pair: tuple[str, str], logo: Path | None) -> dict[str, bytes]:
    """Everything a new project begins with, by path."""
    quoted = json.dumps(title, ensure_ascii=False)
    logo_name = f"logo{logo.suffix.lower()}" if logo else None
    texts = {
        "kernekort.yml": session.words.message("scaffold-project", name=quoted),
        "content/kort.yml": session.words.message("scaffold-deck", name=quoted),
        "brand/brand.yml": brand.brand_file(title, pair, logo_name, session.language),
        "README.md": session.words.message("scaffold-readme", name=title),
        ".gitignore": "build/\n",
        **schema_files(Library.open()),
    }
    data = {path: text.encode() for path, text in texts.items()}
    return data | ({f"brand/{logo_name}": logo.read_bytes()} if logo else {})


@click.command("schema", cls=SpokenCommand, nothing=NO_FILES)
@argument("layout", required=False, shell_complete=names_of("layout"))
@as_json
@click.pass_obj
def schema(session: Session, layout: str | None) -> int:
    """The JSON Schema of a layout's content files on stdout; without a name, those of all layouts into the project."""
    if layout is not None:
        loaded = load_layout(session.library, layout)
        session.stop_on_errors(loaded.findings)
        if loaded.value is not None:
            click.echo(json.dumps(content.schema(loaded.value), ensure_ascii=False, indent=2))
        return session.exit_code
    data = {session.folder / path: text.encode() for path, text in schema_files(session.library).items()}
    put(data, session.folder)
    session.say("schema-made", folder=f"{SCHEMAS}/")
    tell_put(session, data)
    return session.exit_code


def schema_files(library: Library) -> dict[str, str]:
    """``.kernekort/<layout>.schema.json`` for every layout of the library, and ``_shop.schema.json`` for print shops.

    Raises:
        Stop: a layout has errors.
    """
    files = {}
    for found in library.names("layout"):
        loaded = load_layout(library, found.name)
        if loaded.value is None:
            raise Stop(loaded.findings)
        text = json.dumps(content.schema(loaded.value), ensure_ascii=False, indent=2)
        files[f"{SCHEMAS}/{found.name}.schema.json"] = f"{text}\n"
    shop = json.dumps(shops.schema(), ensure_ascii=False, indent=2)
    return {**files, f"{SCHEMAS}/_shop.schema.json": f"{shop}\n"}
