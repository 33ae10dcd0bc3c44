"""Kernekort: printed material about the core task of a workplace, from plain content files to print-ready PDFs."""

__version__ = "0.1.0"
