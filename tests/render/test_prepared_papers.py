from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import docx
import lxml.html
import pypdf
import pytest
from markdown_it import MarkdownIt

from qa.permalink import read_permalink
from qa.render import (
    brief_paper,
    comparison_paper,
    dossier_paper,
    matrix_csv,
    matrix_paper,
    paper_docx,
    paper_html,
    paper_markdown,
    paper_pdf,
    paper_text,
    survey_paper,
    topics_paper,
)
from qa.render.characters import printable
from qa.render.papers import Facts, Heading, Pair, Paper, Points, Prose, Quotation, Table
from qa.render.words import words_in
from qa.schema import AskedMatrix, Brief, Cell, Dossier, Relation, Role, Row, State, Survey, Voice

from .papers import HOSTILE
from .preparations import (
    BASE,
    EARLY,
    FAURE,
    NEDAP,
    ROUX,
    TEAM,
    TOPIC,
    brief,
    comparison,
    dossier,
    hit,
    matrix,
    rows,
    survey,
)

_KINDS: dict[str, Callable[[str], Paper]] = {
    "brief": lambda language: brief_paper(brief(), language, BASE),
    "matrix": lambda language: matrix_paper(matrix(), language, BASE),
    "dossier": lambda language: dossier_paper(dossier(), language, BASE),
    "comparison": lambda language: comparison_paper(comparison(), language, BASE),
    "survey": lambda language: survey_paper(survey(), language, BASE),
    "topics": lambda language: topics_paper([TOPIC], language, BASE, {TOPIC.id: [hit("Le cloud, ici.")]}),
}
_every_kind = pytest.mark.parametrize("kind", _KINDS)
_both = pytest.mark.parametrize("language", ["fr", "en"])


def _quotations(made: Paper) -> Iterator[Quotation]:
    for block in made.blocks:
        if isinstance(block, Quotation):
            yield block
        elif isinstance(block, Pair):
            yield from filter(None, (block.left, block.right))


def _tables(made: Paper) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def _words(made: Paper) -> str:
    """Everything that is in a paper, a line each; its spaces are plain."""
    return "\n".join(_lines(made)).replace("\N{NO-BREAK SPACE}", " ")


def _lines(made: Paper) -> Iterator[str]:
    yield from (made.title, made.subtitle)
    for block in made.blocks:
        match block:
            case Heading(text=text) | Prose(text=text):
                yield text
            case Facts(rows=facts):
                yield from (f"{label}: {value}" for label, value in facts)
            case Points(items=items):
                yield from items
            case Table():
                yield from block.header
                yield from (f"{cell.text} {cell.note or ''}" for row in block.rows for cell in row)
    for quoted in _quotations(made):
        yield from filter(None, (quoted.label, quoted.question, quoted.text, quoted.speaker, quoted.citation))


def _folded(text: str) -> str:
    return "".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


def _markdown(made: Paper) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(paper_markdown(made))
    return "".join(child.content for token in tokens for child in token.children or ())


def _html(made: Paper) -> str:
    return str(lxml.html.document_fromstring(paper_html(made)).text_content())


def _docx(made: Paper) -> str:
    return "".join(docx.Document(BytesIO(paper_docx(made))).element.body.itertext())


def _pdf(made: Paper) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper_pdf(made))).pages)


@_both
@_every_kind
def test_every_quotation_has_its_speaker_role_citation_and_a_permalink_to_the_very_words(
    kind: str, language: str
) -> None:
    quoted = list(_quotations(_KINDS[kind](language)))
    assert quoted
    for found in quoted:
        assert found.speaker in found.citation
        assert found.role in (
            "interviewee",
            "quoted in an article",
            "personne interviewée",
            "propos cités dans un article",
        )
        assert read_permalink(found.link or "").holds(found.text)


@pytest.mark.parametrize("read", [_markdown, _html, _docx, _pdf, paper_text])
@_every_kind
def test_every_quotation_is_word_for_word_in_every_file(kind: str, read: Callable[[Paper], str]) -> None:
    made = _KINDS[kind]("fr")
    written = _folded(read(made))
    for found in _quotations(made):
        assert _folded(found.text) in written
        assert _folded(found.citation) in written


@_both
@_every_kind
def test_headings_skip_no_level_and_no_template_is_left_unfilled(kind: str, language: str) -> None:
    made = _KINDS[kind](language)
    levels = [block.level for block in made.blocks if isinstance(block, Heading)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert "{" not in _words(made)
    assert made.language == language


def test_a_brief_counts_and_names_everybody_and_calls_the_nearest_miss_what_it_is() -> None:
    made = brief_paper(brief(), "fr", BASE)
    assert (made.title, made.subtitle) == (
        "Sur «\N{NO-BREAK SPACE}cloud de confiance\N{NO-BREAK SPACE}»", "2 personnes sur 3 en parlent",
    )  # fmt: skip
    assert brief_paper(brief(), "en", BASE).subtitle == "2 of 3 people address this"
    assert [row[0].text for row in _tables(made)[0].rows] == [FAURE, ROUX, NEDAP]
    assert f"Silence sur ce point, pour autant qu’on puisse le trouver : {NEDAP}." in _words(made)
    labels = {found.speaker: found.label for found in _quotations(made)}
    assert labels == {FAURE: None, ROUX: None, NEDAP: "Passage le plus proche, qui n’est pas une réponse"}


def test_a_brief_shows_a_question_that_no_passage_replies_to() -> None:
    assert f"Emmanuel M : {TEAM.text}" in _words(brief_paper(brief(), "fr", BASE))


@pytest.mark.parametrize(
    ("addresses", "asked", "expected"),
    [
        (True, True, "Asked about it, and addresses it"),
        (True, False, "Addresses it without being asked"),
        (False, True, "Asked about it, but does not address it"),
        (False, False, "Silent: not asked, does not address it"),
    ],
)
def test_how_everybody_stands_to_a_topic_is_told(addresses: bool, asked: bool, expected: str) -> None:
    voice = Voice(speaker=FAURE, addresses=addresses, confidence=0.5, hits=(), askings=(TEAM,) if asked else ())
    made = brief_paper(Brief(topic="x", wordings=(), voices=(voice,)), "en", BASE)
    assert _tables(made)[0].rows[0][1].text == expected


def test_a_brief_of_nobody_says_so() -> None:
    made = brief_paper(Brief(topic="x", wordings=(), voices=()), "en", BASE)
    assert (made.subtitle, made.blocks) == ("Nobody is interviewed or quoted in these documents", ())


def test_who_has_no_words_at_all_is_named() -> None:
    assert f"{NEDAP}: there are no words of theirs to show." in _words(survey_paper(survey(), "en", BASE))


@_both
def test_a_matrix_has_a_cell_with_a_state_for_every_question_and_guest(language: str) -> None:
    (table,) = _tables(matrix_paper(matrix(), language, BASE))
    assert table.header[2:] == (FAURE, ROUX)
    assert [[cell.state for cell in row[2:]] for row in table.rows] == [
        [cell.state for cell in row.cells] for row in rows()
    ]  # fmt: skip
    assert [row[0].text for row in table.rows] == [row.question for row in rows()]
    assert [row[1].text for row in table.rows] == [f"{n} {'sur' if language == 'fr' else 'of'} 2" for n in (2, 1, 0)]


def test_an_extract_in_a_matrix_is_verbatim_and_in_its_own_language() -> None:
    (table,) = _tables(matrix_paper(matrix(), "fr", BASE))
    assert [(cell.note, cell.language) for cell in table.rows[0][2:]] == [
        ("Nous sommes 26. Nous recrutons.", "fr"), ("We are forty.", "en"),
    ]  # fmt: skip
    assert [cell.note for cell in table.rows[2][2:]] == [None, None]


def test_below_a_matrix_every_answer_is_told_from_what_is_none() -> None:
    labels = [(found.text, found.label) for found in _quotations(matrix_paper(matrix(), "en", BASE))]
    assert labels == [
        ("Nous sommes 26. Nous recrutons.", None), ("We are forty.", None), ("Nobody but us.", None),
        ("Mes parts sont à moi.", "Not asked; touched on elsewhere"),
        ("Des mairies.", "Not asked; nearest passage, not an answer"),
    ]  # fmt: skip
    assert f"{ROUX}: Not asked; nearest passage, not an answer." in _words(matrix_paper(matrix(), "en", BASE))


def test_a_question_that_was_put_but_not_replied_to_is_not_called_unasked() -> None:
    cell = Cell(speaker=FAURE, state=State.TOUCHED, asking=TEAM, hits=(hit("Des mairies."),))
    row = Row(question=TEAM.text, askings=(TEAM,), asked=1, cells=(cell,))
    made = matrix_paper(AskedMatrix(guests=(FAURE,), rows=(row,), questions=1), "en", BASE)
    assert [found.label for found in _quotations(made)] == ["Asked, but did not reply to it; what they say nearest"]


def test_every_guest_is_shown_the_question_as_it_was_put_to_them_and_none_that_was_not() -> None:
    found = list(_quotations(matrix_paper(matrix(), "fr", BASE)))
    assert [(quoted.speaker, quoted.question) for quoted in found] == [
        (FAURE, TEAM.text), (ROUX, "How many are you?"), (ROUX, "Who finances you?"), (FAURE, None), (FAURE, None),
    ]  # fmt: skip
    assert found[0].asked_by == "Emmanuel M demandait"


@pytest.mark.parametrize(("relation", "whole"), [(Relation.DIFFERING, True), (Relation.UNCLEAR, False)])
def test_words_that_lean_are_shown_whole_so_that_it_can_be_seen_why(relation: Relation, whole: bool) -> None:
    (spoken,) = dossier().topics
    text = "Our cloud is in Paris. " + "It grows year after year. " * 9 + "Yet we fear it."
    told = replace(spoken, positions=(replace(spoken.positions[0], relation=relation, hit=hit(text, ROUX)),))
    (shown,) = (found.text for found in _quotations(dossier_paper(dossier(topics=(told,)), "en", BASE))
                if found.speaker == ROUX)  # fmt: skip
    assert text.startswith(shown)
    assert (shown == text) is whole


@pytest.mark.parametrize(("count", "full"), [(12, True), (13, False)])
def test_answers_are_shown_in_full_while_they_are_few(count: int, full: bool) -> None:
    made = matrix_paper(matrix(count), "en", BASE)
    assert bool(list(_quotations(made))) is full
    assert f"{count} of {count + 5} questions are shown" in _words(made)


def test_a_matrix_of_nothing_says_so() -> None:
    made = matrix_paper(matrix(0), "fr", BASE)
    assert made.subtitle == "Aucune question, 2 personnes interviewées"
    assert [block.text for block in made.blocks if isinstance(block, Prose)] == [
        "Aucune question n’a été posée dans ces entretiens.",
    ]  # fmt: skip


def test_the_csv_of_a_matrix_has_whole_questions_whole_passages_and_permalinks() -> None:
    read = list(csv.reader(StringIO(matrix_csv(matrix(), "fr", BASE), newline="")))
    header, *lines = read
    assert header[:4] == ["Question", "Posée à", FAURE, ROUX]
    assert [line[2:4] for line in lines] == [
        ["Répondu", "Répondu"], ["Abordé ailleurs", "Répondu"], ["Pas demandé", "Pas demandé"],
    ]  # fmt: skip
    extract, link = (header.index(f"{FAURE} : {kind}") for kind in ("extrait", "lien"))
    assert [line[extract] for line in lines] == [
        "Nous sommes 26. Nous recrutons.", "Mes parts sont à moi.", "",
    ]  # fmt: skip
    assert all(read_permalink(line[link]).holds(line[extract]) for line in lines[:2])
    assert " : lien" in matrix_csv(matrix(), "fr")
    assert " : lien" not in matrix_csv(matrix(), "fr", "")


_PARTS = (
    "In their own words", "Never asked", "What they say, by topic", "Already asked", "Numbers and names they gave",
    "What others say on the same topics", "Said earlier, said later",
)  # fmt: skip


def test_a_dossier_puts_what_was_never_asked_before_what_was() -> None:
    titles = [block.text for block in dossier_paper(dossier(), "en", BASE).blocks if isinstance(block, Heading)]
    assert [title for title in titles if title in _PARTS] == list(_PARTS)


def test_a_dossier_states_the_facts_and_who_led_each_interview() -> None:
    made = dossier_paper(dossier(), "fr", BASE)
    (facts,) = (block.rows for block in made.blocks if isinstance(block, Facts))
    assert facts == (
        ("Organisation", "Whaller"), ("Qualité", "Personne interviewée"), ("Autres graphies", "T. Fauré"),
        ("Source", "Rencontre avec Thomas Fauré, Le Fil, mars 2019, propos recueillis par Emmanuel M"),
        ("Source", "Rencontre avec Thomas Fauré, Le Fil, juillet 2021, propos recueillis par Emmanuel M"),
        ("Prises de parole", "31"),
    )  # fmt: skip


def test_what_was_never_asked_is_told_with_who_was_asked_and_what_was_looked_at() -> None:
    words = _words(dossier_paper(dossier(), "en", BASE))
    assert "Who finances you? (asked of Lionel Roux)" in words
    assert "Looked at: 31 turns of theirs." in words
    assert "Touched on · turn 12, Rencontre avec Thomas Fauré, Le Fil, July 2021 Mes parts sont à moi." in words


@pytest.mark.parametrize(("count", "expected"), [(3, "(posée à A, B et C)"), (4, "(posée à 4 personnes)")])
def test_many_people_who_were_asked_are_counted_not_named(count: int, expected: str) -> None:
    asked = replace(TEAM, guests=tuple("ABCD"[:count]))
    others = tuple(Cell(speaker=name, state=State.ANSWERED, asking=asked, hits=()) for name in asked.guests)
    mine = Cell(speaker=FAURE, state=State.NOT_ASKED, asking=None, hits=())
    row = Row(question=asked.text, askings=(asked,), asked=count, cells=(mine, *others))
    assert f"{asked.text} {expected}" in _words(dossier_paper(dossier(never_asked=(row,)), "fr", BASE))


@pytest.mark.parametrize(("language", "said"), [("en", "every answer of theirs."), ("fr", "toutes ses réponses.")])
def test_of_somebody_who_asks_elsewhere_only_the_answers_are_said_to_be_looked_at(language: str, said: str) -> None:
    whole = dossier()
    turned = replace(whole, speaker=replace(whole.speaker, roles=(Role.UNKNOWN, Role.INTERVIEWER, Role.INTERVIEWEE)))
    made = dossier_paper(turned, language, BASE)
    assert said in _words(made)
    assert not [block.text for block in made.blocks if isinstance(block, Prose) and "31 " in block.text]
    assert "identifi" in words_in(language).roles[Role.UNKNOWN]
    assert "identifi" not in made.subtitle


def test_who_was_asked_is_counted_by_all_who_were_not_by_those_who_are_shown() -> None:
    asked = replace(TEAM, guests=tuple("ABCDEFGH"))
    shown = tuple(Cell(speaker=name, state=State.ANSWERED, asking=asked, hits=()) for name in "ABC")
    mine = Cell(speaker=FAURE, state=State.NOT_ASKED, asking=None, hits=())
    row = Row(question=asked.text, askings=(asked,), asked=21, cells=(mine, *shown))
    assert f"{asked.text} (posée à 21 personnes)" in _words(dossier_paper(dossier(never_asked=(row,)), "fr", BASE))


def test_new_ground_comes_before_what_was_touched_on() -> None:
    fresh = replace(rows()[1], cells=(replace(rows()[1].cells[0], state=State.NOT_ASKED), rows()[1].cells[1]))
    made = dossier_paper(dossier(never_asked=(rows()[1], fresh)), "en", BASE)
    states = [row[1].state for table in _tables(made)[:2] for row in table.rows]
    assert states == [State.NOT_ASKED, State.TOUCHED]


def test_what_was_asked_already_is_told_with_date_interviewer_and_the_beginning_of_the_answer() -> None:
    made = dossier_paper(dossier(), "en", BASE)
    assert "Rencontre avec Thomas Fauré, Le Fil, July 2021, interviewed by Emmanuel M" in _words(made)
    table = next(table for table in _tables(made) if table.header == ("Question", "Answer, its beginning"))
    assert [(row[0].text, row[1].text, row[1].note) for row in table.rows] == [
        (TEAM.text, "Turn 8", "Nous sommes 26 chez Whaller."),
    ]  # fmt: skip


def test_numbers_and_names_stand_beside_the_citation_of_their_passage() -> None:
    table = next(table for table in _tables(dossier_paper(dossier(), "en", BASE)) if table.header[0] == "Passage")
    assert [[cell.text for cell in row] for row in table.rows] == [
        [dossier().numbers[0].hit.citation, "26", "Whaller"],
    ]  # fmt: skip
    assert read_permalink(table.rows[0][0].link or "").holds("Nous sommes 26 chez Whaller.")


@pytest.mark.parametrize(
    ("relation", "english", "french"),
    [
        (Relation.AGREEING, "Their words lean the same way", "Ses mots penchent du même côté"),
        (Relation.DIFFERING, "Their words lean the other way", "Ses mots penchent de l’autre côté"),
        (Relation.UNCLEAR, "Cannot be told from the words", "Les mots ne permettent pas de trancher"),
    ],
)
def test_how_others_stand_is_worded_modestly(relation: Relation, english: str, french: str) -> None:
    (spoken,) = dossier().topics
    told = replace(spoken, positions=(replace(spoken.positions[0], relation=relation),))
    for language, expected in (("en", english), ("fr", french)):
        made = dossier_paper(dossier(topics=(told,)), language, BASE)
        assert [found.label for found in _quotations(made) if found.speaker == ROUX] == [expected]


def test_who_is_silent_on_a_topic_of_the_guest_is_counted_and_named() -> None:
    assert f"1 other has no passage on it: {NEDAP}." in _words(dossier_paper(dossier(), "en", BASE))


def test_others_beyond_the_first_are_named() -> None:
    (spoken,) = dossier().topics
    many = tuple(replace(spoken.positions[0], speaker=name, hit=hit("Oui.", name, EARLY)) for name in "ABCD")
    words = _words(dossier_paper(dossier(topics=(replace(spoken, positions=many),)), "fr", BASE))
    assert "2 autres personnes en parlent aussi : C et D." in words


def test_earlier_and_later_words_stand_side_by_side_with_their_dates() -> None:
    made = dossier_paper(dossier(), "en", BASE)
    (pair,) = (block for block in made.blocks if isinstance(block, Pair))
    assert pair.left is not None
    assert pair.right is not None
    assert (pair.left.label, pair.left.text) == ("Said earlier: March 2019", "Nous sommes dix.")
    assert (pair.right.label, pair.right.text) == ("Said later: July 2021", "Nous sommes 26 chez Whaller.")


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"introductions": ()}, "Nowhere in these sources do they say who they are or where they come from."),
        ({"topics": ()}, "No topic of the corpus has a passage of theirs."),
        ({"asked": ()}, "No question put to them was found."),
        ({"never_asked": ()}, "No question was found that others were asked and Thomas Fauré was not."),
        ({"numbers": (), "names": ()}, "They gave no number, and named nobody and nothing."),
        ({"topics": ()}, "No passage of anybody else’s is on these topics."),
        ({"statements": (), "sequels": ()}, "No interview of theirs is dated, so nothing can be put in order."),
        ({"sequels": ()}, "No two statements of theirs, of different dates, are near enough in meaning"),
    ],
)
def test_an_empty_part_says_why_it_is_empty(part: dict[str, Any], expected: str) -> None:
    assert expected in _words(dossier_paper(dossier(**part), "en", BASE))
    assert expected not in _words(dossier_paper(dossier(), "en", BASE))


def test_statements_of_one_date_cannot_be_compared() -> None:
    made = dossier_paper(dossier(statements=(hit("Un."), hit("Deux.")), sequels=()), "en", BASE)
    assert "All their dated words are of July 2021: there is no earlier or later to compare." in _words(made)


def test_of_many_dated_statements_the_first_of_each_date_are_shown_and_counted() -> None:
    many = tuple(hit(f"Avant {n}.", source=EARLY) for n in range(20)) + tuple(hit(f"Après {n}.") for n in range(20))
    made = dossier_paper(dossier(statements=many), "en", BASE)
    assert "24 of 40 dated passages are shown." in _words(made)
    assert [row[1].note for row in _tables(made)[-1].rows] == [
        *(f"Avant {n}." for n in range(12)), *(f"Après {n}." for n in range(12)),
    ]  # fmt: skip


def test_somebody_who_is_only_quoted_was_asked_nothing_that_is_known() -> None:
    quoted = dossier(speaker=replace(dossier().speaker, roles=(Role.QUOTED,)), asked=())
    assert "quoted, not interviewed" in _words(dossier_paper(quoted, "en", BASE))


@_both
def test_a_dossier_of_nothing_is_still_a_whole_paper(language: str) -> None:
    nothing: dict[str, Any] = {part: () for part in Dossier.__slots__ if part != "speaker"}
    made = dossier_paper(dossier(**nothing), language, BASE)
    assert sum(isinstance(block, Heading) for block in made.blocks) == len(_PARTS)
    assert paper_pdf(made).startswith(b"%PDF")


def test_a_comparison_shows_pairs_and_who_is_alone() -> None:
    made = comparison_paper(comparison(), "fr", BASE)
    assert made.subtitle == "Sur «\N{NO-BREAK SPACE}cloud\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}: 1 paire de passages"
    (pair,) = (block for block in made.blocks if isinstance(block, Pair))
    assert pair.label == "1. Proximité de sens\N{NO-BREAK SPACE}: 0,62"
    assert [side.speaker for side in (pair.left, pair.right) if side] == [FAURE, ROUX]
    words = _words(made)
    assert "Ce que dit Thomas Fauré à ce sujet et à quoi rien ne correspond chez Lionel Roux." in words
    assert "À ce sujet, rien de ce que dit Lionel Roux ne reste sans vis-à-vis." in words


def test_without_a_topic_or_pairs_a_comparison_says_so() -> None:
    made = comparison_paper(replace(comparison(None), pairs=()), "en", BASE)
    assert made.subtitle == "No two passages face each other"
    assert "name a topic to see what each says alone" in _words(made)


def test_a_survey_groups_by_speaker_and_source_and_tells_what_is_below_the_line() -> None:
    made = survey_paper(survey(), "en", BASE)
    assert (made.title, made.subtitle) == ("Combien sont-ils ?", "1 of 3 people addresses this")
    assert [block.text for block in made.blocks if isinstance(block, Heading)] == [
        "Who addresses it", "Thomas Fauré (3 passages)", "Rencontre avec Thomas Fauré, Le Fil, July 2021",
        "Rencontre avec Thomas Fauré, Le Fil, March 2019", "Just below the line", "Who does not address it",
    ]  # fmt: skip
    assert [(found.text, found.label) for found in _quotations(made)] == [
        ("Nous sommes 26.", None), ("Bientôt 50.", None), ("Nous sommes dix.", None),
        ("Des mairies.", "Below the line, not counted"), ("Our cloud is in Paris.", "Below the line, not counted"),
    ]  # fmt: skip
    assert "3 passages answer. Every passage was looked at" in _words(made)


def test_a_survey_that_nobody_answers_names_everybody_as_silent() -> None:
    silent = tuple(replace(voice, addresses=False) for voice in survey().voices)
    made = survey_paper(Survey(question="?", language=None, voices=silent, below=()), "fr", BASE)
    assert made.subtitle == "Aucune des 3 personnes n’en parle"
    assert f"{FAURE}, {ROUX} et {NEDAP}." in _words(made)


def test_of_very_many_silent_people_all_are_named_and_the_nearest_misses_shown_and_counted() -> None:
    names = [f"Personne {n}" for n in range(45)]
    voices = tuple(
        Voice(speaker=name, addresses=False, confidence=0.1, hits=(hit("Non.", name, EARLY, turn=n),))
        for n, name in enumerate(names)
    )
    made = brief_paper(Brief(topic="x", wordings=(), voices=voices), "fr", BASE)
    assert [found.speaker for found in _quotations(made)] == names[:40]
    assert "5 autres ne sont pas montrés." in _words(made)
    assert f"{', '.join(names[:-1])} et {names[-1]}." in _words(made)


def test_topics_are_counted_and_empty_ones_explained() -> None:
    made = topics_paper([TOPIC], "en")
    assert made.subtitle == "1 topic"
    assert [cell.text for cell in _tables(made)[0].rows[0]] == [
        "cloud, données", "2", "Thomas Fauré and Lionel Roux", "t-cloud",
    ]  # fmt: skip
    assert topics_paper([], "fr").subtitle == "Aucun sujet"
    assert "Aucun sujet ne revient" in _words(topics_paper([], "fr"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_through_every_kind_and_file(text: str) -> None:
    text = text.replace("\ud800", "")  # which no transcript holds: it comes out of no decoder
    said = hit(text, question=text, highlights=((0, 3),), citation=text)
    cell = Cell(speaker=text, state=State.ANSWERED, asking=TEAM, hits=(said,))
    row = Row(question=text, askings=(TEAM,), asked=1, cells=(cell,))
    papers = (
        brief_paper(replace(brief(), topic=text, voices=(replace(brief().voices[0], hits=(said,)),)), "fr", BASE),
        matrix_paper(AskedMatrix(guests=(text,), rows=(row,), questions=1), "fr", BASE),
        dossier_paper(dossier(asked=(cell,), statements=(said,), introductions=(said,)), "fr", BASE),
        survey_paper(replace(survey(), question=text, below=(said,)), "fr", BASE),
    )
    for made in papers:
        assert text in [found.text for found in _quotations(made)]
        quotes = lxml.html.document_fromstring(paper_html(made)).iter("blockquote")
        assert printable(text) in [element.text_content() for element in quotes]
        assert paper_markdown(made)
        assert paper_text(made, 60)
        assert paper_docx(made)
        assert paper_pdf(made).startswith(b"%PDF")
