"""Makes a PDF of each card with WeasyPrint, one after the other in this process, and merges them with pypdf.

python -m benchmarks.peers.weasyprint_cards FOLDER OUT.pdf
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from weasyprint import HTML


def main(folder: str, target: str) -> None:
    """Every ``*.html`` of the folder, in the order of their names."""
    writer = PdfWriter()
    for path in sorted(Path(folder).glob("*.html")):
        writer.append(BytesIO(HTML(filename=path).write_pdf()))
    writer.write(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
