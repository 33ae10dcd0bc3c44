"""PDFs for print built by hand: one that no shop would send back, and whatever a test changes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kernekort.findings import Finding
from kernekort.library import Library
from kernekort.preflight import press_inspect
from kernekort.shops import DEFAULT_SHOP, Shop, load_shop

POINT = 72 / 25.4
TRIM, BLEED = (63.0, 88.0), 3.0
DATE = ("D:20260101120000Z", "2026-01-01T12:00:00Z")
GROUND = b"0.1 0 0 0 k -9 -9 197 268 re f"
WORDS = b"BT /Text 10 Tf 0 0 0 1 k 40 120 Td (Hvem er vi her for?) Tj ET"

PROPERTIES: Mapping[str, str] = {
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    "xmp:CreateDate": DATE[1],
    "xmp:ModifyDate": DATE[1],
    "xmp:MetadataDate": DATE[1],
    "xmpMM:DocumentID": "uuid:1",
    "xmpMM:RenditionClass": "default",
    "xmpMM:VersionID": "1",
    "pdf:Trapped": "False",
}
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


def shop() -> Shop:
    """The shop that a file is for when none is named."""
    loaded = load_shop(Library.open(), DEFAULT_SHOP).value
    assert loaded is not None
    return loaded


SHOP = shop()


def packet(title: str | None = "Prøve", **changes: str | None) -> bytes:
    """The metadata, with properties changed (``xmp_CreateDate="…"``) or left out (``None``)."""
    said = {**PROPERTIES, **{name.replace("_", ":", 1): value for name, value in changes.items()}}
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    simple = "".join(f"<{name}>{value}</{name}>" for name, value in said.items() if value is not None)
    named = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>' if title else ""
    text = f'<rdf:RDF {spaces}><rdf:Description rdf:about="">{simple}{named}</rdf:Description></rdf:RDF>'
    return text.encode()


def profile(space: bytes = b"CMYK", kind: bytes = b"prtr", version: int = 2) -> bytes:
    """As much of an ICC profile as tells what it is for."""
    return bytes(8) + bytes([version, 0, 0, 0]) + kind + space + b"Lab " + bytes(12) + b"acsp" + bytes(100)


@dataclass
class Draft:
    """A file being made: two pages, each drawing a form that draws another, in which all that is seen stands.

    ``spot`` is where a test paints: the page itself, or the form within the form.
    """

    pdf: Pdf
    spot: Object

    @property
    def page(self) -> Object:
        """The first page."""
        return self.pdf.pages[0].obj

    @property
    def intent(self) -> Object:
        """The output intent."""
        return self.pdf.Root.OutputIntents[0]

    def paint(self, content: bytes, **resources: Mapping[str, Object]) -> None:
        """Draws something more, with what that needs."""
        for kind, things in resources.items():
            if f"/{kind}" not in self.spot.Resources:
                self.spot.Resources[f"/{kind}"] = Dictionary()
            for name, thing in things.items():
                self.spot.Resources[f"/{kind}"][f"/{name}"] = thing
        if self.spot.get("/Subtype") == "/Form":
            self.spot.write(self.spot.read_bytes() + b"\n" + content)
        else:
            self.spot.Contents = self.pdf.make_stream(self.spot.Contents.read_bytes() + b"\n" + content)

    def stream(self, data: bytes, **keys: object) -> Object:
        """A stream in the file."""
        return self.pdf.make_indirect(self.pdf.make_stream(data, keyed(**keys)))

    def form(self, data: bytes, **keys: object) -> Object:
        """A form as large as the page with its bleed."""
        box = Array([-9, -9, 188, 259])
        return self.stream(data, **{"Type": Name.XObject, "Subtype": Name.Form, "BBox": box, **keys})

    def image(self, size: int, space: Object | Name, **keys: object) -> Object:
        """A square picture of so many dots a side."""
        told = {"Width": size, "Height": size, "BitsPerComponent": 8, "ColorSpace": space, **keys}
        return self.stream(b"\x80" * 16, Type=Name.XObject, Subtype=Name.Image, **told)

    def font(self, name: str = "ABCDEF+Literata", embedded: bool = True) -> Object:
        """A font that all letters of are half as wide as they are large."""
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{name}"), MissingWidth=500)
        if embedded:
            descriptor.FontFile2 = self.stream(b"font")
        base = Name(f"/{name}")
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=base, FontDescriptor=descriptor)
        return self.pdf.make_indirect(font)

    def drawn_font(self, content: bytes) -> Object:
        """A font whose one letter, ``a``, is a drawing."""
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=97, LastChar=97, Widths=Array([500]))
        font.FontBBox, font.FontMatrix = Array([0, 0, 500, 500]), Array([0.001, 0, 0, 0.001, 0, 0])
        font.CharProcs = Dictionary(a=self.stream(b"500 0 d0 " + content))
        font.Encoding, font.Resources = Dictionary(Differences=Array([97, Name.a])), Dictionary()
        return self.pdf.make_indirect(font)


def keyed(**keys: object) -> Dictionary:
    """A dictionary of things by their names."""
    return Dictionary({f"/{name}": thing for name, thing in keys.items()})


Change = Callable[[Draft], object]


def box(inset: float, right: float = 0.0) -> Array:
    """A box so many mm inside of the paper, and narrower still by the right."""
    width, height = TRIM[0] + 2 * BLEED, TRIM[1] + 2 * BLEED
    edges = (inset - BLEED, inset - BLEED, width - BLEED - inset - right, height - BLEED - inset)
    return Array([round(edge * POINT, 4) for edge in edges])


def press_file(
    *changes: Change, deep: bool = False, pages: int = 2, ground: bytes = GROUND, words: bytes = WORDS
) -> bytes:
    """The sound file with changes made to it, in the page or ``deep`` in it."""
    with pikepdf.new() as pdf:
        draft = Draft(pdf, Dictionary())
        _pages(draft, pages, ground + b"\n" + words, deep)
        _labelled(draft)
        for change in changes:
            change(draft)
        data = BytesIO()
        pdf.save(data, force_version="1.6", static_id=True, fix_metadata_version=False)
    return data.getvalue()


def _pages(draft: Draft, pages: int, content: bytes, deep: bool) -> None:
    pdf = draft.pdf
    for number in range(pages):
        texts = Dictionary(Font=Dictionary(Text=draft.font()))
        inner = draft.form(content, Resources=texts)
        outer = draft.form(b"q 1 0 0 1 0 0 cm /Inner Do Q", Resources=Dictionary(XObject=Dictionary(Inner=inner)))
        page = pdf.add_blank_page(page_size=(10, 10)).obj
        page.MediaBox, page.BleedBox, page.TrimBox = box(0), box(0), box(BLEED)
        page.Contents = pdf.make_stream(b"/Outer Do")
        page.Resources = Dictionary(XObject=Dictionary(Outer=outer))
        if number == 0:
            draft.spot = inner if deep else page


def _labelled(draft: Draft) -> None:
    pdf = draft.pdf
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String("Prøve"), CreationDate=String(DATE[0]), ModDate=String(DATE[0]), Trapped=Name("/False"))
    )
    pdf.Root.Metadata = draft.stream(packet(), Type=Name.Metadata, Subtype=Name.XML)
    intent = Dictionary(
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA39"),
        RegistryName=String("http://www.color.org"),
        Info=String("FOGRA39"),
        DestOutputProfile=draft.stream(profile(), N=4),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def found(data: bytes, shop: Shop = SHOP) -> dict[str, Finding]:
    """What is found in a file, by code; of several alike the last."""
    return {finding.code: finding for finding in press_inspect(data, shop)}
