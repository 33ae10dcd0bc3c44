"""What the examples look like, held against pictures that a person has looked at.

Where they differ on purpose: look at the pictures that the failed test names, then ``python -m tests.pixels.renew``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.building import Builder
from tests.pixels.contact import (
    GOLDENS,
    LARGEST,
    SUBJECTS,
    Contact,
    contacts,
    differences,
    golden_bytes,
    made_visible,
)

SHOWN = "KERNEKORT_PIXELS"
"""Names a folder for the pictures of failed tests; without it they lie in pytest's own."""


@pytest.mark.parametrize(("layout", "brand"), SUBJECTS)
def test_the_example_looks_as_it_did(builder: Builder, layout: str, brand: str, tmp_path: Path) -> None:
    folder = Path(os.environ.get(SHOWN) or tmp_path)
    changed = [contact.name for contact in contacts(builder, layout, brand) if not looks_the_same(contact, folder)]
    assert changed == [], f"look at {folder}; if it is meant: python -m tests.pixels.renew"


def looks_the_same(contact: Contact, folder: Path) -> bool:
    """Whether a row looks like its golden; where not, both and their difference are put into the folder."""
    actual = contact.picture()
    folder.mkdir(parents=True, exist_ok=True)
    if not contact.golden.exists():
        actual.save(folder / f"{contact.name}-actual.png")
        return False
    with Image.open(contact.golden) as kept:
        expected = kept.convert("RGB")
    if not any(one.is_seen for one in differences(contact, expected)):
        return True
    for kind, image in {"actual": actual, "expected": expected, "diff": made_visible(actual, expected)}.items():
        image.save(folder / f"{contact.name}-{kind}.png")
    return False


def test_goldens_are_small_and_all_are_looked_at(builder: Builder) -> None:
    kept = {path.name: path.stat().st_size for path in GOLDENS.glob("*")}
    wanted = {one.golden.name for layout, brand in SUBJECTS for one in contacts(builder, layout, brand)}
    assert set(kept) == wanted
    assert {name: size for name, size in kept.items() if size > LARGEST} == {}


@pytest.fixture
def contact(builder: Builder) -> Contact:
    return next(contacts(builder, "tool-card", "kernekort"))


def with_face(contact: Contact, place: int, face: Image.Image) -> Contact:
    return Contact(contact.name, (*contact.faces[:place], face, *contact.faces[place + 1 :]))


def test_a_golden_is_like_what_it_is_made_of(contact: Contact, tmp_path: Path) -> None:
    (tmp_path / "golden.png").write_bytes(golden_bytes(contact.picture()))
    with Image.open(tmp_path / "golden.png") as kept:
        far = differences(contact, kept.convert("RGB"))
    assert max(one.mean for one in far) < 2
    assert max(one.share for one in far) < 0.004


def test_a_line_moved_by_a_millimetre_is_seen(contact: Contact) -> None:
    """The name of the second tool, two pixels further down."""
    face = contact.faces[2].copy()
    face.paste(face.crop((10, 34, 160, 64)), (10, 36))
    far = differences(with_face(contact, 2, face), contact.picture())
    assert [one.is_seen for one in far] == [False, False, True, False]


def test_a_missing_line_is_seen(contact: Contact) -> None:
    face = contact.faces[1].copy()
    ImageDraw.Draw(face).rectangle((0, 20, 160, 40), fill="white")
    far = differences(with_face(contact, 1, face), contact.picture())
    assert [one.is_seen for one in far] == [False, True, False, False]


def test_everything_a_hair_to_the_right_is_not_seen(contact: Contact) -> None:
    for place, face in enumerate(contact.faces):
        shifted = face.copy()
        shifted.paste(face, (1, 0))
        far = differences(with_face(contact, place, Image.blend(face, shifted, 1 / 4)), contact.picture())
        assert not any(one.is_seen for one in far)


def test_another_size_is_as_far_away_as_can_be(contact: Contact) -> None:
    assert differences(contact, contact.picture().resize((9, 9)))[0].share == 1
    assert made_visible(contact.faces[0], contact.picture()).size == contact.picture().size
