from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render.papers import WIDE, Block, Facts, Heading, Prose
from qa.render.papers.sheets import BROAD, sheets, strips

from .papers import matrix, quotation

TITLE, PROSE, SAID = Heading(level=1, text="Qui"), Prose(text="Voici."), quotation()
FACTS, NARROW, BROADER = Facts(rows=(("a", "b"),)), matrix(WIDE - 1, 1), matrix(WIDE, 1)


@given(st.lists(st.sampled_from([TITLE, PROSE, SAID, FACTS, NARROW, BROADER]), max_size=12))
def test_all_blocks_are_there_in_order_on_sheets_that_alternate(blocks: list[Block]) -> None:
    made = sheets(blocks)
    assert [block for sheet in made for block in sheet.blocks] == blocks
    assert all(one.wide != other.wide for one, other in pairwise(made))
    assert all((BROADER not in sheet.blocks) or sheet.wide for sheet in made)
    assert all((SAID not in sheet.blocks) or not sheet.wide for sheet in made)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], [(False, 0)]),
        ([SAID, NARROW], [(False, 2)]),
        ([FACTS, PROSE, BROADER, PROSE], [(True, 4)]),
        ([SAID, TITLE, PROSE, BROADER, SAID], [(False, 1), (True, 3), (False, 1)]),
        ([SAID, PROSE, TITLE, TITLE, BROADER], [(False, 2), (True, 3)]),
        ([BROADER, TITLE, BROADER], [(True, 3)]),
        ([SAID, FACTS, BROADER], [(False, 2), (True, 1)]),
    ],
)
def test_what_leads_to_a_wide_table_goes_with_it(blocks: list[Block], expected: list[tuple[bool, int]]) -> None:
    assert [(sheet.wide, len(sheet.blocks)) for sheet in sheets(blocks)] == expected


@given(st.integers(1, 40))
def test_strips_hold_every_column_once_and_the_first_one_always(guests: int) -> None:
    table = matrix(guests, 2)
    made = strips(table)
    assert all(len(strip.header) <= BROAD for strip in made)
    assert [name for strip in made for name in strip.header[1:]] == list(table.header[1:])
    assert [cell for strip in made for cell in strip.rows[1][1:]] == list(table.rows[1][1:])
    assert {strip.rows[1][0] for strip in made} == {table.rows[1][0]}


def test_strips_are_numbered_and_about_as_broad_as_each_other() -> None:
    made = strips(matrix(7, 1))
    assert [len(strip.header) for strip in made] == [4, 5]
    assert [strip.caption for strip in made] == ["Qui l’a entendue (1/2)", "Qui l’a entendue (2/2)"]
    assert strips(matrix(6, 1)) == [matrix(6, 1)]
