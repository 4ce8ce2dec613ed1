"""The words compared, told apart by signs and by words for those who hear them, never by colour alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import compared_html, diff_text
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


def compared(edits: list[Edit], words: VerdictWords = ENGLISH) -> str:
    return compared_html(edits, words, "fr")


def shown(html: str) -> list[str]:
    """The two lines as they are seen, the quote before what was said: the text without what is hidden."""
    return Reader(re.sub(r'<span class="qa-hidden">.*?</span>', "", html)).texts("dd")


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
    html = compared([edit], words)
    (heard,) = Reader(html).texts(tag)
    kind = f", {words.altered.format(changes=words.changes['negation'])}" if edit is REPLACED else ""
    assert heard == f"({getattr(words, meaning)}{kind}: {sign})"
    assert shown(html)[tag == "del"].strip() == sign
    assert f'<span aria-hidden="true">{sign[0]}</span>' in html


def test_words_that_are_kept_stand_on_each_line_as_they_are_there() -> None:
    html = compared([Edit(Operation.EQUAL, "ON NE PEUT ", "On ne  peut ")])
    assert shown(html) == ["ON NE PEUT ", "On ne  peut "]
    assert Reader(html).texts("dt") == [ENGLISH.the_quote, ENGLISH.the_words]
    assert Reader(html).attributes("dd") == [{"lang": "fr"}, {"lang": "fr"}]


@given(EDITS)
def test_each_line_has_all_the_words_of_its_side(edits: list[Edit]) -> None:
    """Signs apart, and what an ellipsis stands for."""
    quoted, said = (re.sub(r"[−+\s]", "", line) for line in shown(compared(edits)))
    assert quoted == re.sub(r"[−+\s]", "", "".join(edit.quoted for edit in edits))
    if all(edit.operation is not Operation.OMITTED for edit in edits):
        assert said == re.sub(r"[−+\s]", "", "".join(edit.said for edit in edits))


def test_what_changes_the_meaning_is_marked_and_what_does_not_is_not() -> None:
    assert Reader(compared([REPLACED])).texts("mark") == ["jamais", "plus"]
    assert Reader(compared([SLIP, DROPPED, ADDED, OMITTED])).texts("mark") == []


def test_an_ellipsis_is_shown_and_what_it_stands_for_is_there_for_those_who_hear() -> None:
    html = compared([OMITTED], FRENCH)
    assert shown(html) == [" […] ", " […] "]
    assert Reader(html).texts("dd")[1] == f" […]({FRENCH.omitted}: et de loin) "


def test_an_ellipsis_that_hides_a_negation_has_a_sign_and_a_mark() -> None:
    assert shown(compared([HIDING]))[1] == " […!] "
    assert Reader(compared([HIDING])).texts("mark") == ["[…!]"]


def test_no_text_becomes_markup() -> None:
    evil = '<script>alert("1")</script>&'
    edits = [
        Edit(Operation.EQUAL, evil, evil),
        Edit(Operation.REPLACED, evil, evil, "name"),
        Edit(Operation.OMITTED, "…", evil),
    ]
    html = compared(edits)
    assert "<script" not in html
    assert {tag for tag, _ in Reader(html).tags} == {"dl", "div", "dt", "dd", "del", "ins", "span", "mark"}
    assert [span["title"] for span in Reader(html).attributes("span") if "title" in span] == [evil]
    assert [line.count(evil) for line in shown(html)] == [2, 2]


@given(EDITS)
def test_any_edits_make_well_formed_html_and_one_line_of_text_that_show_all_that_was_put_in(edits: list[Edit]) -> None:
    html = compared(edits)
    text = diff_text(edits)
    for edit in edits:
        if edit.operation in (Operation.REPLACED, Operation.ADDED):
            assert f"+{edit.quoted.strip()}" in shown(html)[0] or not edit.quoted.strip()
            assert " ".join(edit.quoted.split()) in text
    assert "\n" not in text
    assert text == text.strip()
