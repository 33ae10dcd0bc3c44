"""What holds for all texts: no word is lost, no line is too wide that could be broken, and joints change nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kernekort.fit import balance, load_compounds
from kernekort.fit.atoms import atoms_of
from kernekort.fit.sense import words_in

SHY = "\u00ad"
COMPOUNDS = load_compounds(["kerne|opgave arbejds|fællesskab mål|gruppe samarbejds|evne sam|spil"])

words = st.text(alphabet="abdegiklmnorstuvæøå", min_size=1, max_size=12)
ends = st.sampled_from(["", "", "", ",", ".", "?", " –"])
phrases = st.lists(st.tuples(words, ends).map("".join), min_size=1, max_size=14).map(" ".join)
widths = st.integers(8, 40)


def letters(text: str) -> float:
    """A measure in which every letter is one millimetre wide, and a dash two."""
    return float(len(text) + text.count("–"))


@given(phrases, widths)
def test_no_word_is_lost_or_changed(text: str, width: int) -> None:
    assert " ".join(balance(text, letters, width)) == text


@given(phrases, widths, st.integers(1, 6))
def test_a_limit_of_lines_loses_nothing_either(text: str, width: int, most: int) -> None:
    assert " ".join(balance(text, letters, width, most)) == text


@given(phrases, widths)
def test_only_what_cannot_be_broken_is_too_wide(text: str, width: int) -> None:
    unbreakable = {atom.text for atom in atoms_of(text)}
    assert all(letters(line) <= width or line in unbreakable for line in balance(text, letters, width))


@given(phrases, widths)
def test_there_are_as_few_lines_as_can_be_but_for_one(text: str, width: int) -> None:
    count, line = 1, ""
    for atom in atoms_of(text):
        longer = f"{line} {atom.text}".strip()
        if line and letters(longer) > width:
            count, longer = count + 1, atom.text
        line = longer
    assert count <= len(balance(text, letters, width)) <= count + 1


@given(phrases, widths)
def test_one_more_line_is_taken_only_to_keep_company_with_the_last_word(text: str, width: int) -> None:
    lines = balance(text, letters, width)
    tight = balance(text, letters, width, most=len(lines) - 1) if len(lines) > 1 else lines
    if len(tight) < len(lines):
        assert words_in(tight[-1]) == 1
        assert words_in(lines[-1]) > 1


@given(st.lists(phrases, min_size=1, max_size=4), widths)
def test_typed_lines_begin_where_they_were_typed(paragraphs: list[str], width: int) -> None:
    whole = balance("\n".join(paragraphs), letters, width)
    apart = [balance(paragraph, letters, width) for paragraph in paragraphs]
    assert whole == tuple(line for lines in apart for line in lines)


@given(st.lists(st.lists(words, min_size=1, max_size=3).map(SHY.join), min_size=1, max_size=8).map(" ".join), widths)
def test_a_word_broken_at_its_joints_reads_as_before(text: str, width: int) -> None:
    lines = balance(text, letters, width)
    read = "".join(line[:-1] if line.endswith("-") else f"{line} " for line in lines)
    assert read.strip() == text.replace(SHY, "")


@given(st.text())
def test_joints_change_nothing_but_themselves(text: str) -> None:
    assert COMPOUNDS.with_joints(text).replace(SHY, "") == text.replace(SHY, "")


@given(phrases, st.sampled_from(["kerneopgaven", "Arbejdsfællesskabet", "SAMSPILLET", "målgruppernes"]))
def test_known_words_get_their_joint_anywhere(text: str, word: str) -> None:
    assert COMPOUNDS.with_joints(f"{text} {word}?").count(SHY) >= 1
    assert COMPOUNDS.with_joints(f"{text} {word}?").replace(SHY, "") == f"{text} {word}?"
