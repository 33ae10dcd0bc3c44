"""Independent witnesses of a finished file: the plates of Ghostscript, and what poppler, MuPDF and qpdf say of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pikepdf import Name, Pdf, Stream
from PIL import Image

Plates = Mapping[str, Image.Image]
"""The plates of a page by name, 0 for no ink to 255 for all."""

_NO_ICC = "ICC support is not available"
"""What MuPDF says of itself where it is built without colour management."""


class WitnessError(Exception):
    """A witness is not on this machine, which no test may pass over in silence."""


def plates(pdf: bytes, folder: Path, dpi: int = 36, first: int = 1, last: int | None = None) -> list[Plates]:
    """Every page's plates, as Ghostscript separates it."""
    name = folder / "pages.pdf"
    name.write_bytes(pdf)
    out = folder / "plates"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    pages = [f"-dFirstPage={first}", *([f"-dLastPage={last}"] if last else [])]
    device = ["-sDEVICE=tiffsep", f"-r{dpi}", "-o", str(out / "p%d.tif")]
    said = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *pages, *device, str(name))
    assert said == ""
    found: dict[int, dict[str, Image.Image]] = {}
    for path in out.glob("p*(*).tif"):
        match = re.fullmatch(r"p(\d+)\((.+)\)\.tif", path.name)
        assert match is not None
        # In the file white is no ink.
        plate = Image.open(path).convert("L").point(lambda value: 255 - value)
        found.setdefault(int(match[1]), {})[match[2]] = plate
    return [found[number] for number in sorted(found)]


def total_ink(page: Plates) -> float:
    """The most ink that lies on one spot, in percent."""
    process = [page[name].tobytes() for name in ("Cyan", "Magenta", "Yellow", "Black")]
    return max(map(sum, zip(*process, strict=True))) / 2.55


def said_of(pdf: bytes, folder: Path) -> str:
    """Every word that qpdf, poppler and MuPDF say against a file; nothing when they take it without one."""
    name = folder / "witnessed.pdf"
    name.write_bytes(pdf)
    said = [
        run("qpdf", "--check", "--warning-exit-0", str(name), quiet=False),
        run("pdftoppm", "-r", "20", "-png", str(name), str(folder / "poppler")),
        run("mutool", "draw", "-q", "-r", "20", "-o", str(folder / "mupdf%d.png"), str(name)),
    ]
    return "\n".join(line for text in said for line in text.splitlines() if line and _NO_ICC not in line)


def shadow(pdf: bytes) -> bytes:
    """A PDF/X-4 relabelled as PDF/A-2b, so that veraPDF checks the rules that both share."""
    with Pdf.open(BytesIO(pdf)) as document:
        for intent in document.Root.OutputIntents:
            intent.S = Name.GTS_PDFA1
        packet = document.Root.Metadata.read_bytes()
        for gone in (rb"<pdfxid:[^>]+>[^<]*</pdfxid:[^>]+>", rb"<pdf:Trapped>[^<]*</pdf:Trapped>"):
            packet = re.sub(gone, b"", packet)
        for image in document.objects:
            # PDF/A does not let a reader smooth images; PDF/X does.
            if isinstance(image, Stream) and Name.Interpolate in image:
                del image[Name.Interpolate]
        claim = b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
        packet = packet.replace(b"</rdf:Description>", claim)
        space = b'<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        document.Root.Metadata.write(packet.replace(b"<rdf:Description", space))
        buffer = BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def run(program: str, *words: str, quiet: bool = True) -> str:
    """What a program complains of; of one that is not ``quiet`` when all is well, only when it is not."""
    try:
        done = subprocess.run([program, *words], capture_output=True, text=True, timeout=120, check=False)
    except FileNotFoundError as problem:
        raise WitnessError(f"{program} is not here: `make test` installs it") from problem
    told = done.stderr if quiet else "\n".join(line for line in done.stdout.splitlines() if "WARNING" in line)
    return told if done.returncode == 0 else f"{program} ended with {done.returncode}\n{done.stdout}{done.stderr}"
