"""Pictures: measured before they are decoded, and decoded to the end."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFile

from kernekort.assets import check_image, image_info
from tests.asset_files import jpeg_header, noise, png_header, raster


def check(folder: Path, data: bytes, name: str = "foto.jpg") -> list[str]:
    path = folder / name
    path.write_bytes(data)
    return [finding.code for finding in check_image(path, name)]


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_whole_pictures_pass(tmp_path: Path, kind: str, mode: str) -> None:
    assert check(tmp_path, raster(kind, mode=mode)) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_half_a_picture_is_found(tmp_path: Path, kind: str, share: float) -> None:
    data = raster(kind)
    assert check(tmp_path, data[: int(len(data) * share)]) == ["image-truncated"]


def test_half_a_picture_is_found_after_somebody_allowed_it_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = raster("JPEG")
    assert check(tmp_path, data[: len(data) // 2]) == ["image-truncated"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    data = bytearray(raster("PNG"))
    data[len(data) // 2] ^= 0xFF
    assert check(tmp_path, bytes(data)) == ["image-damaged"]


@pytest.mark.parametrize(
    ("start", "format"), [(b"GIF89a", "GIF"), (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"), (b"II*\0", "TIFF"), (b"hello", "")]
)
def test_other_formats_are_refused_by_name(tmp_path: Path, start: bytes, format: str) -> None:  # noqa: A002
    path = tmp_path / "foto.jpg"
    path.write_bytes(start + bytes(100))
    (finding,) = check_image(path, "content/foto.jpg")
    assert (finding.code, finding.facts["format"], str(finding.place)) == ("image-format", format, "content/foto.jpg")


@pytest.mark.parametrize(("data", "most"), [(png_header(9000, 9000), 64), (jpeg_header(20000, 10000), 160)])
def test_too_many_pixels_are_refused_by_their_header(tmp_path: Path, data: bytes, most: int) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(data)
    (finding,) = check_image(path, "foto.jpg")
    assert (finding.code, finding.facts["most"]) == ("image-too-many-pixels", most)
    assert finding.facts["width"] in (9000, 20000)


def test_a_jpeg_for_a_poster_is_let_through(tmp_path: Path) -> None:
    file = BytesIO()
    noise((100, 100)).resize((12000, 9000)).save(file, "JPEG", quality=20)
    assert check(tmp_path, file.getvalue()) == []


def test_a_jpeg_of_a_thousand_passes_is_refused(tmp_path: Path) -> None:
    assert check(tmp_path, jpeg_header(100, 100) + b"\xff\xda" * 1000) == ["image-damaged"]


def test_no_picture_at_all(tmp_path: Path) -> None:
    (tmp_path / "mappe.png").mkdir()
    assert [finding.code for finding in check_image(tmp_path / "væk.png", "væk.png")] == ["file-missing"]
    (finding,) = check_image(tmp_path / "mappe.png", "mappe.png")
    assert (finding.code, dict(finding.facts)) == ("file-unreadable", {"folder": "mappe.png"})


def test_size_and_resolution(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    noise((300, 200)).save(path, dpi=(300, 300))
    info = image_info(path)
    assert (info.format, info.width_px, info.height_px, info.dpi) == ("JPEG", 300, 200, 300)


def test_a_photo_taken_sideways_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    path, image = tmp_path / "foto.jpg", noise((300, 200))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(path, exif=exif)
    info = image_info(path)
    assert (info.width_px, info.height_px, info.dpi) == (200, 300, None)


def test_what_is_no_picture_cannot_be_measured(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"hello")
    with pytest.raises(ValueError, match=r"foto\.jpg"):
        image_info(path)
