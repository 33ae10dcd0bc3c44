"""What was made of texts is kept, found again, and never believed when there is anything odd about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kernekort.fit import (
    Compounds,
    Fitted,
    Memo,
    Ruler,
    Step,
    fit_text,
    fit_uniform,
    load_compounds,
    memo_key,
    text_key,
)
from kernekort.fit.memo import MOST

STEPS = (Step(17, 20 / 3, 3, "large"), Step(12, 14 / 3, 6, "small"))
SHORT = "Hvad skulle de gerne mangle, hvis vi forsvandt?"
LONG = "Hvem har vi fået flere af, siden du begyndte her – og hvad har vi lavet om for deres skyld?"
JOINTED = "Hvad er en medarbejderudviklingssamtale?"
COMPOUNDS = load_compounds(["medarbejder|udviklings|samtale"])


class Counting(Ruler):
    """A ruler that tells how often it was asked."""

    asked = 0

    def width(self, text: str, size_pt: float, tracking_em: float = 0) -> float:
        self.asked += 1
        return super().width(text, size_pt, tracking_em)


@pytest.fixture
def ruler(checkout: Path) -> Counting:
    return Counting(checkout / "fonts/familjen-grotesk/familjen-grotesk-700.ttf")


def fitted(text: str, ruler: Ruler, memo: Memo | None, joints: Compounds = COMPOUNDS, **changes: float) -> Fitted:
    rules = {"tracking": -0.018, "optical": 1.0, "width": 51.5} | changes
    return fit_text(text, ruler, steps=STEPS, compounds=joints, memo=memo, **rules)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [SHORT, LONG, JOINTED, "Én", "To\nlinjer", "sam\u00adtale og a-b", "  blank  "])
def test_a_text_that_is_known_comes_to_the_same_and_is_not_measured(ruler: Counting, text: str) -> None:
    memo = Memo()
    first = fitted(text, ruler, memo)
    assert memo.changed
    ruler.asked = 0
    for known in (memo, Memo(memo.written())):
        assert fitted(text, ruler, known) == first == fitted(text, ruler, None)
    assert ruler.asked > 0
    ruler.asked = 0
    fitted(text, ruler, memo)
    assert ruler.asked == 0


@pytest.mark.parametrize(
    ("text", "changes", "joints"),
    [
        (SHORT + "!", {}, COMPOUNDS),
        (JOINTED, {"width": 30.0}, COMPOUNDS),
        (JOINTED, {"tracking": 0.0}, COMPOUNDS),
        (JOINTED, {"optical": 0.93}, COMPOUNDS),
        (JOINTED, {}, load_compounds(["medarbejderudviklings|samtale"])),
    ],
)
def test_whatever_decides_the_lines_makes_another_text_of_it(
    ruler: Counting, text: str, changes: dict[str, float], joints: Compounds
) -> None:
    memo = Memo()
    for known in (SHORT, JOINTED):
        fitted(known, ruler, memo)
    ruler.asked = 0
    assert fitted(text, ruler, memo, joints, **changes) == fitted(text, ruler, None, joints, **changes)
    assert ruler.asked > 0
    assert len(memo) == 3


def test_many_texts_at_one_step_are_known_too(ruler: Counting) -> None:
    memo = Memo()
    first = fit_uniform([SHORT, LONG], ruler, 0, 1, 51.5, STEPS, COMPOUNDS, memo)
    ruler.asked = 0
    assert fit_uniform([SHORT], ruler, 0, 1, 51.5, STEPS[1:], COMPOUNDS, memo) == first[:1]
    assert ruler.asked == 0


def test_what_does_not_fit_is_not_kept(ruler: Counting) -> None:
    memo = Memo()
    assert not fitted(" ".join([LONG] * 9), ruler, memo).fits
    assert (len(memo), memo.changed) == (0, False)


NOTES = [
    "",
    "0",
    "2\nHvad skulle",
    "-1\nx",
    "x\ny",
    "0\nNoget helt andet",
    "²\nHvad",
    " 0\nHvad skulle",
    f"0\n{SHORT[:-1]}",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_is_not_of_the_text_is_not_believed(ruler: Counting, note: str) -> None:
    memo = Memo()
    right = fitted(SHORT, ruler, memo)
    (key,) = json.loads(memo.written().partition(b"\n")[2])
    memo.put(key, note)
    assert fitted(SHORT, ruler, memo) == right
    ruler.asked = 0
    assert fitted(SHORT, ruler, memo) == right
    assert ruler.asked == 0


def damaged(data: bytes) -> dict[str, bytes]:
    digest, _, body = data.partition(b"\n")
    return {
        "cut": data[:-3],
        "empty": b"",
        "no digest": body,
        "another digest": digest[::-1] + b"\n" + body,
        "a text changed": data.replace(b"skulle", b"skulde"),
        "a byte more": data + b" ",
        "no JSON": b"\n".join((digest, b"kort")),
    }


@pytest.mark.parametrize("how", damaged(b"a\nb"))
def test_a_damaged_memo_is_an_empty_one(ruler: Counting, how: str) -> None:
    memo = Memo()
    right = fitted(SHORT, ruler, memo)
    odd = Memo(damaged(memo.written())[how])
    assert len(odd) == 0
    assert fitted(SHORT, ruler, odd) == right


@pytest.mark.parametrize("body", ["[]", "1", "null", '{"a": 1}', '{"a": ["b"]}', '{"a": "b", "c": null}', "[" * 10**5])
def test_a_memo_of_another_shape_is_an_empty_one(body: str) -> None:
    memo = Memo()
    sound = memo.written()
    assert sound.endswith(b"\n{}")
    from kernekort.fit.memo import _digest

    assert len(Memo(b"%s\n%s" % (_digest(body.encode()).encode(), body.encode()))) == 0


def test_another_font_file_has_another_memo(checkout: Path, ruler: Counting, tmp_path: Path) -> None:
    copy = tmp_path / "x.ttf"
    copy.write_bytes((checkout / "fonts/familjen-grotesk/familjen-grotesk-700.ttf").read_bytes())
    other = Ruler(checkout / "fonts/literata/literata-400.ttf")
    assert Ruler(copy).identity == ruler.identity
    assert memo_key("fit", other.identity) != memo_key("fit", ruler.identity) == memo_key("fit", Ruler(copy).identity)
    assert memo_key("typography", ruler.identity) != memo_key("fit", ruler.identity)


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    memo = Memo()
    for number in range(MOST + 10):
        memo.put(f"{number}", "x")
    assert memo.get("3") == "x"
    kept = Memo(memo.written())
    assert len(kept) == MOST
    assert [kept.get(key) for key in ("3", "0", "10", "11", f"{MOST + 9}")] == ["x", None, None, "x", "x"]
    assert not kept.changed


def test_a_memo_in_use_does_not_grow_for_ever() -> None:
    memo = Memo()
    for number in range(5 * MOST):
        memo.put(f"{number}", "x")
        assert len(memo) < 2 * MOST
    assert memo.get(f"{5 * MOST - 1}") == "x"


def test_keys_tell_values_apart() -> None:
    parts = [("a", "b"), ("a\0b",), ("ab",), ("a", "b", ""), (1,), ("1",), (1.0,), ("\ud800",)]
    assert len({text_key(*one) for one in parts}) == len(parts)
