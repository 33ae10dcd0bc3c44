"""Where things are put: the only room that writes ``build/``, and the memory of calibrated printers."""

from kernekort.workshop.cleaning import batches_in, clean
from kernekort.workshop.gathering import JOURNAL, OUTPUTS, Gathering, gathering
from kernekort.workshop.manifest import MANIFEST, Written, plain_name, read_manifest
from kernekort.workshop.outputs import Output, OutputFile
from kernekort.workshop.placing import put
from kernekort.workshop.printers import Calibration, Flip, calibrations, config_folder, known, recall, remember
from kernekort.workshop.publish import Product, publish

__all__ = [
    "JOURNAL",
    "MANIFEST",
    "OUTPUTS",
    "Calibration",
    "Flip",
    "Gathering",
    "Output",
    "OutputFile",
    "Product",
    "Written",
    "batches_in",
    "calibrations",
    "clean",
    "config_folder",
    "gathering",
    "known",
    "plain_name",
    "publish",
    "put",
    "read_manifest",
    "recall",
    "remember",
]
