"""What the pipeline makes as files: what they are called, and how large they are said to be."""

from __future__ import annotations

from collections.abc import Sequence

from kernekort import pipeline, workshop
from kernekort.cli.jobs import turned_edge
from kernekort.cli.session import Session
from kernekort.pipeline import Job, Material, Target


def file_of(
    material: Material, product: pipeline.Product, job: Job, called: str, look: Sequence[str] = ()
) -> workshop.Product:
    """A product as the file it is put into: ``called`` begins its name, and words for its ``look`` end it."""
    kept = job.printer and material.target is Target.OFFICE
    words = {"material": called, "brand": material.brand, "role": product.role}
    pattern = material.shop.file_name if material.shop else f"{{material}}-{{brand}}-{material.target.value}-{{role}}"
    stem = pattern.format(**words, shop=material.shop.name if material.shop else "")
    return workshop.Product(
        name=f"{'-'.join((stem, *look))}.pdf",
        data=product.data,
        material=material.name,
        brand=material.brand,
        target=material.target,
        role=product.role,
        pages=product.pages,
        printer=workshop.recall(job.printer, turned_edge(job.backs)).value if kept else None,
    )


def tell_size(session: Session, material: Material, product: pipeline.Product) -> None:
    """How many pages came of a material, and how large its file is."""
    session.say("built", material=material.name, pages=product.pages, size=_kilobytes(len(product.data)))


def tell_sizes(session: Session, material: Material) -> None:
    """How large a material is that goes to the print shop in several files, all of them together."""
    pages = sum(product.pages for product in material.products)
    size = _kilobytes(sum(len(product.data) for product in material.products))
    session.say("built-files", material=material.name, files=len(material.products), pages=pages, size=size)


def _kilobytes(count: int) -> int:
    return max(1, round(count / 1024))
