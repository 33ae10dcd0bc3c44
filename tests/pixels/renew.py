"""Makes the goldens anew: ``python -m tests.pixels.renew``. Look at them before you keep them."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.building import Builder
from tests.pixels.contact import GOLDENS, LARGEST, SUBJECTS, contacts, golden_bytes


def main() -> int:
    """Writes every golden that has changed, removes those of layouts that are gone, and says which."""
    GOLDENS.mkdir(exist_ok=True)
    wanted: dict[Path, bytes] = {}
    with TemporaryDirectory() as folder:
        builder = Builder(Path(folder))
        for layout, brand in SUBJECTS:
            for contact in contacts(builder, layout, brand):
                wanted[contact.golden] = golden_bytes(contact.picture())
    for path in sorted({*GOLDENS.glob("*.png"), *wanted}):
        if path not in wanted:
            path.unlink()
            print(f"removed  {path.name}")
        elif not path.exists() or path.read_bytes() != wanted[path]:
            path.write_bytes(wanted[path])
            print(f"written  {path.name}  {len(wanted[path]) / 1024:.1f} KiB")
    return int(any(len(data) > LARGEST for data in wanted.values()))


if __name__ == "__main__":
    sys.exit(main())
