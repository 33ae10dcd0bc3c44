"""Where blank backs come in a file of several parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.imposition import Footing, Pagination, Run, paginate

ANY: tuple[Footing, ...] = ("any",)


def spelt(made: Pagination) -> str:
    """Each page as the letter of its run, a blank as a point."""
    return "".join("." if leaf.page is None else "abcdef"[leaf.run] for leaf in made.leaves)


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        ([Run(ANY), Run(("front", "any") * 2)], "a.bbbb"),
        ([Run(ANY * 2), Run(("front", "any") * 2)], "aabbbb"),
        ([Run(ANY), Run(ANY * 3), Run(ANY)], "a.bbb.c."),
        ([Run(ANY), Run(ANY, odd=False), Run(ANY)], "abc."),
        ([Run(ANY, copies=3)], "a.a.a."),
        ([Run(ANY * 2, copies=2), Run(ANY, odd=False, copies=3)], "aaaabbb."),
        ([Run(("any", "own", "own", "any"))], "a.a.a.a."),
        ([Run(("own", "own"), odd=False), Run(ANY, odd=False)], "a.a.b."),
        ([Run(("front", "front", "any"))], "a.aa"),
        ([], ""),
        ([Run(()), Run(ANY * 2)], "bb"),
    ],
)
def test_parts_begin_on_fronts_and_nothing_stands_behind_what_is_cut(runs: list[Run], wanted: str) -> None:
    assert spelt(paginate(runs, duplex=True)) == wanted


@pytest.mark.parametrize(
    "runs", [[Run(ANY), Run(("own",) * 3, copies=2)], [Run(ANY * 3, copies=2), Run(("front", "any"))]]
)
def test_paper_printed_on_one_side_has_no_blanks(runs: list[Run]) -> None:
    made = paginate(runs, duplex=False)
    assert len(made.leaves) == sum(run.copies * len(run.footings) for run in runs)
    assert all(leaf.page is not None for leaf in made.leaves)


def test_pages_are_found_again() -> None:
    made = paginate([Run(ANY), Run(ANY * 3, copies=2), Run(())], duplex=True)
    assert spelt(made) == "a.bbb.bbb."
    assert (made.first(0), made.last(0)) == (1, 1)
    assert (made.first(1), made.last(1)) == (3, 9)
    with pytest.raises(ValueError, match="run 2 has no pages"):
        made.first(2)


footings: st.SearchStrategy[Footing] = st.sampled_from(["any", "front", "own"])
runs_of_all_kinds = st.lists(
    st.builds(Run, st.lists(footings, max_size=5).map(tuple), st.booleans(), st.integers(1, 3)), max_size=5
)


@given(runs_of_all_kinds)
@settings(max_examples=300, deadline=None)
def test_on_both_sides_every_page_gets_what_it_asks_for(runs: list[Run]) -> None:
    leaves = paginate(runs, duplex=True).leaves
    assert len(leaves) % 2 == 0
    shown = [(leaf.run, leaf.copy, leaf.page) for leaf in leaves if leaf.page is not None]
    assert shown == [
        (index, copy, page)
        for index, run in enumerate(runs)
        for copy in range(run.copies)
        for page in range(len(run.footings))
    ]
    for number, leaf in enumerate(leaves):
        if leaf.page is None:
            assert number % 2, "a blank is a back"
            continue
        run = runs[leaf.run]
        if run.footings[leaf.page] != "any" or (run.odd and leaf.page == 0):
            assert number % 2 == 0
        if run.footings[leaf.page] == "own":
            assert leaves[number + 1].page is None


@given(runs_of_all_kinds)
@settings(max_examples=200, deadline=None)
def test_no_blank_is_put_in_for_nothing(runs: list[Run]) -> None:
    """Before every blank stands a page that asks for it, or behind it one that wants a front, or the file ends."""
    leaves = paginate(runs, duplex=True).leaves
    for number, leaf in enumerate(leaves):
        if leaf.page is not None or number == len(leaves) - 1:
            continue
        before, after = leaves[number - 1], leaves[number + 1]
        assert before.page is not None
        assert after.page is not None
        assert (
            runs[before.run].footings[before.page] == "own"
            or runs[after.run].footings[after.page] != "any"
            or (runs[after.run].odd and after.page == 0)
        )
