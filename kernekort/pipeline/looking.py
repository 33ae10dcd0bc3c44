"""What several ways share: the faces made ready for the eye, and the typefaces a file may hold."""

from __future__ import annotations

from dataclasses import replace

from kernekort import sheets
from kernekort.brand import Brand
from kernekort.faces import Faces
from kernekort.pipeline.job import Job


def families(brand: Brand) -> tuple[str, ...]:
    """The typefaces that a file in this brand may hold."""
    return (brand.display.family, brand.text.family)


def looked_at(faces: Faces, job: Job) -> Faces:
    """The faces as a careful eye wants them: in grey, or with trim, safe area and grid drawn over."""
    if job.grey:
        faces = replace(faces, pdf=sheets.greyscale(faces.pdf))
    return sheets.overlay(faces, job.overlay) if job.overlay else faces
