from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from qa.render.commonmark import exactly, heading, one_line


def _read(markdown: str) -> str:
    return str(MarkdownIt("commonmark").render(markdown)).strip()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("un\ndeux", False)], "un\\\ndeux"),
        ([("un\n\ndeux", False)], "un\n\ndeux"),
        ([("un\n\n\ndeux", False)], "un\n\n&#10;deux"),
        ([(" un\t", False)], "&#32;un&#9;"),
        ([("\nun\n", False)], "&#10;un&#10;"),
        ([("un ", False), ("deux", True), (" trois", False)], "un **deux** trois"),
        ([("un\ndeux", True)], "**un**\\\n**deux**"),
        ([("un", False), (" deux ", True), ("trois", False)], "un **deux** trois"),
        ([("un", False), ("(deux)", True), ("trois", False)], "un(deux)trois"),
        ([(" ", True)], "&#32;"),
        ([], ""),
    ],
)
def test_verbatim_text_is_written_so(pieces: list[tuple[str, bool]], expected: str) -> None:
    assert exactly(pieces) == expected


@pytest.mark.parametrize("text", ["C #", "C ##", "#", "# C #", "C#", "dièse \\#", "1. un", "un\n# deux"])
def test_a_heading_keeps_its_number_signs(text: str) -> None:
    assert _read(heading(2, text)) == f"<h2>{' '.join(text.split())}</h2>"


@pytest.mark.parametrize("text", ["- un", "2) deux", "=====", "a_b_c", "$x$", "![a](b)", "&lt;", "~~~", ": x", "+ un"])
def test_a_line_is_read_as_it_is(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert _read(one_line(text)) == f"<p>{escaped}</p>"
