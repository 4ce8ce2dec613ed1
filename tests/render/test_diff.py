"""The words compared, told apart by signs and by words for those who hear them, never by colour alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import diff_html, diff_text
from qa.render.verdicts import ENGLISH, FRENCH, VerdictWords
from qa.schema import Edit, Operation

from .reading import Reader

EQUAL = Edit(Operation.EQUAL, "On ne peut ", "On ne peut ")
REPLACED = Edit(Operation.REPLACED, "jamais ", "plus ", "negation")
SLIP = Edit(Operation.REPLACED, "faires ", "faire ")
DROPPED = Edit(Operation.DROPPED, "", "vraiment ")
ADDED = Edit(Operation.ADDED, "tout ", "")
OMITTED = Edit(Operation.OMITTED, " […] ", " et de loin ")
HIDING = Edit(Operation.OMITTED, " … ", " ne pas ", "negation")
EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(list(Operation)),
        st.text(max_size=8),
        st.text(max_size=8),
        st.none() | st.just("number"),
    ),
    max_size=5,
)


def shown(html: str) -> str:
    """What is seen: the text without what is hidden."""
    return "".join(Reader(re.sub(r'<span class="qa-hidden">.*?</span>', "", f"<p>{html}</p>")).texts("p"))


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (EQUAL, "On ne peut"),
        (REPLACED, "[-plus-]{+jamais+}"),
        (DROPPED, "[-vraiment-]"),
        (ADDED, "{+tout+}"),
        (OMITTED, "[…]"),
        (HIDING, "[…!]"),
    ],
)
def test_each_edit_has_its_signs_in_text(edit: Edit, line: str) -> None:
    assert diff_text([edit]) == line


def test_a_line_has_the_edits_in_order_with_single_spaces() -> None:
    edits = [EQUAL, REPLACED, SLIP, Edit(Operation.EQUAL, "confiance\n", "confiance\n"), OMITTED, DROPPED, ADDED]
    assert diff_text(edits) == ("On ne peut [-plus-]{+jamais+} [-faire-]{+faires+} confiance […] [-vraiment-] {+tout+}")
    assert diff_text([]) == ""


@pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=lambda words: words.language)
@pytest.mark.parametrize(
    ("edit", "tag", "sign", "meaning"),
    [
        (REPLACED, "del", "−plus", "dropped"),
        (REPLACED, "ins", "+jamais", "added"),
        (DROPPED, "del", "−vraiment", "dropped"),
        (ADDED, "ins", "+tout", "added"),
    ],
)
def test_each_edit_has_its_element_its_sign_and_its_meaning_in_html(
    edit: Edit, tag: str, sign: str, meaning: str, words: VerdictWords
) -> None:
    html = diff_html([edit], words)
    (heard,) = Reader(html).texts(tag)
    assert heard == f"({getattr(words, meaning)}: {sign})"
    assert sign in shown(html)
    assert f'<span aria-hidden="true">{sign[0]}</span>' in html


def test_words_that_are_kept_are_as_they_were_said() -> None:
    assert diff_html([Edit(Operation.EQUAL, "ON NE PEUT ", "On ne  peut ")], ENGLISH) == "On ne  peut "


def test_what_changes_the_meaning_is_marked_and_what_does_not_is_not() -> None:
    assert Reader(diff_html([REPLACED], ENGLISH)).texts("mark") == ["plus", "jamais"]
    assert Reader(diff_html([SLIP, DROPPED, ADDED, OMITTED], ENGLISH)).texts("mark") == []


def test_an_ellipsis_is_shown_and_what_it_stands_for_is_there_for_those_who_hear() -> None:
    html = diff_html([OMITTED], FRENCH)
    assert shown(html) == " […] "
    assert Reader(f"<p>{html}</p>").texts("p") == [f" […]({FRENCH.omitted}: et de loin) "]


def test_an_ellipsis_that_hides_a_negation_has_a_sign_and_a_mark() -> None:
    assert shown(diff_html([HIDING], ENGLISH)) == " […!] "
    assert Reader(diff_html([HIDING], ENGLISH)).texts("mark") == ["[…!]"]


def test_no_text_becomes_markup() -> None:
    evil = '<script>alert("1")</script>&'
    edits = [
        Edit(Operation.EQUAL, evil, evil),
        Edit(Operation.REPLACED, evil, evil, "name"),
        Edit(Operation.OMITTED, "…", evil),
    ]
    html = diff_html(edits, ENGLISH)
    assert "<script" not in html
    assert {tag for tag, _ in Reader(html).tags} == {"del", "ins", "span", "mark"}
    assert [span["title"] for span in Reader(html).attributes("span") if "title" in span] == [evil]
    assert shown(html).count(evil) == 3


@given(EDITS)
def test_any_edits_make_well_formed_html_and_one_line_of_text_that_show_all_that_was_put_in(edits: list[Edit]) -> None:
    html = diff_html(edits, ENGLISH)
    text = diff_text(edits)
    for edit in edits:
        if edit.operation in (Operation.REPLACED, Operation.ADDED):
            assert f"+{edit.quoted.strip()}" in shown(html) or not edit.quoted.strip()
            assert " ".join(edit.quoted.split()) in text
    assert "\n" not in text
    assert text == text.strip()
