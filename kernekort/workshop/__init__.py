"""Where things are put: the only room that writes ``build/``, and the memory of calibrated printers."""

from kernekort.workshop.manifest import MANIFEST, Written, read_manifest
from kernekort.workshop.placing import put
from kernekort.workshop.printers import Calibration, Flip, calibrations, config_folder, known, recall, remember
from kernekort.workshop.publish import Product, clean, publish

__all__ = [
    "MANIFEST",
    "Calibration",
    "Flip",
    "Product",
    "Written",
    "calibrations",
    "clean",
    "config_folder",
    "known",
    "publish",
    "put",
    "read_manifest",
    "recall",
    "remember",
]
