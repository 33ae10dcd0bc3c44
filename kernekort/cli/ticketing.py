"""The job ticket beside a material's press files: it names them as they are sent, so it is made last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kernekort import workshop
from kernekort.cli.session import Session
from kernekort.faces import Engine
from kernekort.pipeline import Job, Material
from kernekort.pipeline.ticket import ROLE, PressFile, ticket


def ticket_files(
    session: Session, material: Material, files: Sequence[workshop.Product], job: Job, working: Engine
) -> list[workshop.Product]:
    """The ticket as a page and as data, called as the first of the files but for its role."""
    sent = [PressFile(file.name, file.role, file.data, file.pages) for file in files]
    made = ticket(material, sent, job, session.library, working)
    session.findings += made.findings
    if made.value is None:
        return []
    page = ticket_name(files[0])
    product = replace(files[0], name=page, data=made.value.page, role=ROLE, pages=1)
    return [product, replace(product, name=f"{page.removesuffix('.pdf')}.json", data=made.value.data, pages=0)]


def ticket_name(first: workshop.Product) -> str:
    """The name of a file with its role exchanged, wherever the shop's pattern has it."""
    before, found, after = first.name.rpartition(first.role)
    return f"{before}{ROLE}{after}" if found else f"{first.name.removesuffix('.pdf')}-{ROLE}.pdf"
