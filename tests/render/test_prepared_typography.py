from __future__ import annotations

import re

from qa.render.papers import Facts, Heading, Prose
from qa.render.prepared import dossier_paper, matrix_paper
from qa.render.prepared.counts import Counted
from qa.render.prepared.typography import french

from .preparations import BASE, dossier, matrix


def test_spaces_before_punctuation_and_inside_quotation_marks_do_not_break() -> None:
    assert french("« Oui » : non ; si ? 3 : 4") == "«\xa0Oui\xa0»\xa0: non\xa0; si\xa0? 3\xa0: 4"


def test_every_text_of_a_record_is_set_whatever_it_is_in() -> None:
    assert french(Counted("rien ;", "un : {n}", "deux !")) == Counted("rien\xa0;", "un\xa0: {n}", "deux\xa0!")
    assert french({1: "a :", 2: 3}) == {1: "a\xa0:", 2: 3}


def test_no_line_of_ours_in_a_french_paper_can_begin_with_punctuation() -> None:
    for made in (dossier_paper(dossier(), "fr", BASE), matrix_paper(matrix(), "fr", BASE)):
        ours = [made.title, made.subtitle, made.footer]
        for block in made.blocks:
            match block:
                case Prose(text=text):
                    ours.append(text)
                case Facts(rows=rows):
                    ours += [label for label, _ in rows]
        assert len(ours) > 5
        assert not [text for text in ours if re.search(" [:;!»]", text)]


def test_what_was_said_keeps_its_own_spaces() -> None:
    asked = matrix_paper(matrix(), "fr", BASE)
    titles = [block.text for block in asked.blocks if isinstance(block, Heading)]
    assert "Combien êtes-vous ?" in titles
