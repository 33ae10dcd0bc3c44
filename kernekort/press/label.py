"""A file labelled as PDF/X-4: what it is printed for, and who says so."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, String

from kernekort import __version__
from kernekort.press.condition import Condition
from kernekort.quick import dataclass

UNDATED: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of a file of which nobody has said when it is made: the same files give the same bytes on any day."""

_CATALOGUE = {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
_PAGE = {
    "/Type", "/Parent", "/Contents", "/Resources", "/Group", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox",
}  # fmt: skip


@dataclass(frozen=True)
class Label:
    """What a press file says of itself: title, and when it was made; ``pdfx`` and ``icc`` as the shop wants them.

    Without ``icc`` there is no output intent, and so no claim to the standard either; ``pdfx`` is that claim.
    """

    title: str
    made: datetime = UNDATED
    pdfx: bool = True
    icc: bool = True


def made_at(text: str) -> datetime:
    """When files are said to be made: seconds since 1970, as in ``SOURCE_DATE_EPOCH``, else :data:`UNDATED`."""
    if not text.isascii() or not text.isdigit() or len(text) > 11:
        return UNDATED
    return datetime.fromtimestamp(int(text), UTC)


def labelled(pdf: bytes, label: Label, condition: Condition) -> bytes:
    """The file with its output intent, title, dates and identity, and without what has no place in print.

    Links, tags, bookmarks, scripts and attached files are taken off, and pages mix their colours as inks. Every page
    keeps its boxes. The file is the same bytes whenever it is made, unless the environment dates it.
    """
    identity = uuid5(NAMESPACE_URL, hashlib.sha256(pdf).hexdigest())
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            _plain(page)
        for key in document.Root.keys() - _CATALOGUE:
            del document.Root[key]
        if label.icc:
            document.Root.OutputIntents = Array([_intent(document, condition)])
        if label.icc and label.pdfx:
            packet = _packet(label, str(identity)).encode()
            metadata = document.make_stream(packet)
            metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
            document.Root.Metadata = metadata
        document.trailer.Info = document.make_indirect(_info(label))
        document.remove_unreferenced_resources()
        buffer = BytesIO()
        document.save(
            buffer,
            force_version="1.6",
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return buffer.getvalue()


def _plain(page: Page) -> None:
    """A page with nothing on it but what is printed."""
    for key in page.obj.keys() - _PAGE:
        del page.obj[key]
    page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)


def _intent(document: Pdf, condition: Condition) -> Dictionary:
    profile = document.make_stream(condition.profile)
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.title),
        RegistryName=String(condition.registry),
        Info=String(condition.title),
        DestOutputProfile=profile,
    )


def _info(label: Label) -> Dictionary:
    date = String(label.made.strftime("D:%Y%m%d%H%M%S+00'00'"))
    return Dictionary(
        Title=String(label.title),
        Creator=String(_program()),
        Producer=String(_program()),
        CreationDate=date,
        ModDate=date,
        Trapped=Name("/False"),
    )


def _program() -> str:
    return f"kernekort {__version__}"


_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def _packet(label: Label, identity: str) -> str:
    """The same that ``/Info`` says, as XMP in one description."""
    date = label.made.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    simple = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": "False",
        "pdf:Producer": _program(),
        "xmp:CreatorTool": _program(),
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
        "xmpMM:DocumentID": f"uuid:{identity}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        "dc:format": "application/pdf",
    }
    lines = [f"<{name}>{escape(value)}</{name}>" for name, value in simple.items()]
    title = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(label.title)}</rdf:li></rdf:Alt></dc:title>'
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items() if name != "rdf")
    body = "\n".join([*lines, title])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_NAMES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    )
