from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render.characters import printable
from qa.render.papers import Table, TableCell, table_csv, unguarded

from .papers import HOSTILE, LINK, matrix


def _rows(written: str) -> list[list[str]]:
    return [[unguarded(cell) for cell in row] for row in csv.reader(StringIO(written, newline=""), strict=True)]


def _table(*texts: str) -> Table:
    return Table(header=texts, rows=(tuple(TableCell(text=text) for text in texts),))


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_a_table_is_read_back(texts: list[str]) -> None:
    assert _rows(table_csv(_table(*texts))) == [[printable(text) for text in texts]] * 2


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    for row in csv.reader(StringIO(table_csv(_table(text)), newline="")):
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("- Oui", "'- Oui"), ("'tis", "''tis"), ("l’été = 3", "l’été = 3"), ("", "")],
)
def test_an_apostrophe_goes_before_what_could_be_a_formula(text: str, cell: str) -> None:
    assert table_csv(_table(text)) == f'"{cell}"\r\n' * 2
    assert unguarded(cell) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_they_were_said(text: str) -> None:
    table = Table(header=("q",), rows=((TableCell(text="r", note=text, link=LINK),),))
    said = [printable(text)] if text else []
    assert _rows(table_csv(table))[1] == ["r", *said, LINK]


def test_a_link_that_is_no_page_is_none() -> None:
    table = Table(header=("q",), rows=((TableCell(text="r", link="javascript:alert(1)"),),))
    assert _rows(table_csv(table)) == [["q"], ["r"]]


def test_lines_end_as_the_standard_has_it_and_quotes_are_doubled() -> None:
    assert table_csv(_table('a "b"', "c\nd")) == '"a ""b""","c\nd"\r\n' * 2


def test_states_come_first_and_evidence_after_them() -> None:
    header, first, *_ = _rows(table_csv(matrix(3, 2), "fr"))
    assert header[:6] == [
        "Question", "Personne 0", "Personne 1", "Personne 2", "Personne 0 : extrait", "Personne 0 : lien",
    ]  # fmt: skip
    assert first[:6] == ["Question 0 ?", "Répondu", "Abordé ailleurs", "Pas demandé", "Nous sommes 26.", LINK]


def test_the_evidence_is_named_in_english_too() -> None:
    assert _rows(table_csv(matrix(1, 1)))[0] == ["Question", "Personne 0", "Personne 0: extract", "Personne 0: link"]
