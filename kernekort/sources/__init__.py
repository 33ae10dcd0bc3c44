"""Text files read into data that remembers its places; the only door to the YAML parser."""

from __future__ import annotations

from kernekort.sources.chains import Link, Linked, chained
from kernekort.sources.characters import check_value
from kernekort.sources.encoding import decode
from kernekort.sources.forms import Flag, Form, Length, Name, PaperSize, Points, Text, Titles, Whole, wrong_form
from kernekort.sources.places import Data, Keys, Places, Source
from kernekort.sources.reading import MAX_BYTES, parse_source, read_bytes, read_source, read_text
from kernekort.sources.validation import check_form, findings_from

__all__ = [
    "MAX_BYTES",
    "Data",
    "Flag",
    "Form",
    "Keys",
    "Length",
    "Link",
    "Linked",
    "Name",
    "PaperSize",
    "Places",
    "Points",
    "Source",
    "Text",
    "Titles",
    "Whole",
    "chained",
    "check_form",
    "check_value",
    "decode",
    "findings_from",
    "parse_source",
    "read_bytes",
    "read_source",
    "read_text",
    "wrong_form",
]
