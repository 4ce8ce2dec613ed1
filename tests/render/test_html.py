from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import answer_html, answer_markdown, answer_text, context_html, problem_html
from qa.schema import Reason, Role, Turn

from .reading import Reader
from .samples import SOURCE, TEXT, answer, hit

EVIL = "<script>alert(1)</script>"
spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=5).map(tuple)
# A NUL or a lone surrogate cannot stand in an HTML page at all.
passages = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=50)


@given(text=passages, highlights=spans)
def test_the_quotation_is_the_passage_verbatim(text: str, highlights: tuple[tuple[int, int], ...]) -> None:
    page = Reader(answer_html(answer(hit(text, highlights=highlights)), "fr"))
    assert page.texts("blockquote") == [text]


@given(text=passages, highlights=spans)
def test_marks_are_exactly_the_highlights(text: str, highlights: tuple[tuple[int, int], ...]) -> None:
    inside = {place for start, end in highlights for place in range(max(0, start), min(len(text), end))}
    marked = "".join(text[place] for place in sorted(inside))
    assert "".join(Reader(answer_html(answer(hit(text, highlights=highlights)), "en")).texts("mark")) == marked


@pytest.mark.parametrize(
    ("highlights", "marks"),
    [
        ((), []),
        (((0, 4),), ["Nous"]),
        (((len(TEXT) - 10, len(TEXT)),), ["recrutons."]),
        (((0, len(TEXT)),), [TEXT]),
        (((0, 8), (5, 15)), ["Nous sommes 26."]),
        (((0, 4), (4, 11)), ["Nous sommes"]),
        (((12, 14), (0, 4)), ["Nous", "26"]),
        (((3, 3), (9, 2)), []),
        (((25, 999),), [TEXT[25:]]),
    ],
)
def test_highlights_at_the_edges_overlapping_or_absurd(
    highlights: tuple[tuple[int, int], ...], marks: list[str]
) -> None:
    assert Reader(answer_html(answer(hit(highlights=highlights)), "en")).texts("mark") == marks


@pytest.mark.parametrize("answered", [True, False])
def test_nothing_from_outside_becomes_an_element(answered: bool) -> None:
    source = replace(SOURCE, title=EVIL, publisher=EVIL, date=EVIL, language='fr" onload="x', people=())
    strange = hit(EVIL, speaker=EVIL, question=EVIL, source=source, citation=f'"><img src=x onerror=1>{EVIL}')
    html = answer_html(answer(strange, answered=answered, understood_as=EVIL), "en")
    page = Reader(html)
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert page.texts("blockquote") == [EVIL]
    assert page.attributes("button")[0]["data-citation"] == f'"><img src=x onerror=1>{EVIL}'


def test_ampersands_quotes_and_line_feeds_are_kept() -> None:
    text = 'R&D &amp; "Data"\n\n<b>l’été</b>\r\nfin'
    assert Reader(answer_html(answer(hit(text)), "fr")).texts("blockquote") == [text]


def test_a_card_names_the_speaker_role_organisation_source_and_date() -> None:
    html = answer_html(answer(), "fr")
    words = " ".join(" ".join(Reader(html).texts("article")).split())
    for expected in ("Thomas Fauré", "Whaller SAS", "Personne interviewée", "Rencontre avec", "juillet 2021"):
        assert expected in words
    assert "Emmanuel M demandait" in words
    assert "Combien êtes-vous ?" in words


def test_a_speaker_known_by_an_alias_has_the_organisation_too() -> None:
    assert "Whaller SAS" in answer_html(answer(hit(speaker="TF")), "en")


def test_only_the_first_card_of_an_answer_is_prominent() -> None:
    html = answer_html(answer(hit(), hit(rank=2), hit(rank=3)), "en")
    classes = [attributes["class"] or "" for attributes in Reader(html).attributes("article")]
    assert ["qa-card--first" in names for names in classes] == [True, False, False]
    labels = [attributes["aria-label"] for attributes in Reader(html).attributes("article")]
    assert labels == ["Passage 1: Thomas Fauré", "Passage 2: Thomas Fauré", "Passage 3: Thomas Fauré"]


def test_passages_that_are_no_answer_are_folded_away_and_called_so() -> None:
    page = Reader(answer_html(answer(answered=False), "en"))
    assert page.texts("h3") == ["Not answered in these interviews"]
    nearest = page.attributes("details")[0]
    assert nearest["class"] == "qa-nearest"
    assert "open" not in nearest
    assert "Nearest passages, not answers (1)" in page.texts("summary")
    assert "qa-card--first" not in str(page.attributes("article"))


@pytest.mark.parametrize(
    ("reason", "language", "title", "step"),
    [
        (Reason.OUTSIDE, "en", "These interviews do not speak of that", "Ask in other words"),
        (Reason.FILTERED, "en", "Not answered within these filters", "take them off"),
        (Reason.UNSAID, "en", "Not answered in these interviews", "Look at the nearest passages"),
        (Reason.OUTSIDE, "fr", "Ces entretiens n’en parlent pas", "d’autres mots"),
        (Reason.FILTERED, "fr", "Pas de réponse avec ces filtres", "retirez-les"),
        (Reason.UNSAID, "fr", "Ces entretiens n’y répondent pas", "Voyez les passages"),
    ],
)
def test_why_there_is_no_answer_is_said_with_the_next_step(
    reason: Reason, language: str, title: str, step: str
) -> None:
    missed = replace(answer(answered=False), reason=reason)
    page = Reader(answer_html(missed, language))
    assert page.texts("h3") == [title]
    assert step in " ".join(page.texts("p"))
    for text in (answer_text(missed, width=400, language=language), answer_markdown(missed, language)):
        assert text.index(title) < text.index(step) < text.index("Nous sommes 26.")


def test_a_card_leads_to_its_words_in_the_reader_in_the_same_tab() -> None:
    (link,) = Reader(answer_html(answer(), "en")).attributes("a")
    assert link["href"] == f"/read/whaller-thomas-faure?start=100&end={100 + len(TEXT)}"
    assert "target" not in link


def test_narration_is_the_publication_s_and_nobody_s_speech() -> None:
    card = Reader(answer_html(answer(hit(speaker=None, role=Role.NARRATOR, question=None)), "en"))
    words = card.texts("article")[0]
    assert "not somebody’s speech" in words
    assert "Whaller" in words
    assert "Thomas Fauré" not in words.replace("Rencontre avec Thomas Fauré", "")


def test_the_interviewer_s_words_are_labelled_and_have_no_question_above() -> None:
    card = Reader(answer_html(answer(hit(speaker="Emmanuel M", role=Role.INTERVIEWER)), "en"))
    assert "qa-card--interviewer" in str(card.attributes("article")[0]["class"])
    assert "Combien" not in card.texts("article")[0]
    assert "Interviewer" in card.texts("article")[0]


def test_an_unknown_speaker_is_called_unknown() -> None:
    assert "Unknown speaker" in answer_html(answer(hit(speaker=None, role=Role.UNKNOWN)), "en")


def test_passages_carry_their_own_language_whatever_the_page_s() -> None:
    page = Reader(answer_html(answer(), "en"))
    assert [attributes.get("lang") for attributes in page.attributes("blockquote")] == ["fr"]


def test_a_context_marks_the_passage_in_its_turn_and_nothing_else() -> None:
    turns = (
        Turn(index=7, text="Combien <êtes>-vous ?", start=70, end=91, role=Role.INTERVIEWER, speaker="Emmanuel M"),
        Turn(
            index=8, text=f"Ah. {TEXT}", start=96, end=96 + 4 + len(TEXT), role=Role.INTERVIEWEE, speaker="Thomas Fauré"
        ),
    )
    page = Reader(context_html(turns, 100, 100 + len(TEXT), "en", "fr"))
    assert page.texts("mark") == [TEXT]
    assert [attributes.get("aria-current") for attributes in page.attributes("li")] == [None, "true"]
    assert "Combien <êtes>-vous ?" in page.texts("p")


def test_a_turn_says_when_and_on_which_page_it_is_and_whether_its_speaker_is_inferred() -> None:
    turn = Turn(index=0, text="Oui.", start=0, end=4, role=Role.INTERVIEWEE, speaker="TF", inferred=True,
                time_start=3725.9, page=3)  # fmt: skip
    words = Reader(context_html([turn], 0, 0, "en")).texts("p")[0]
    assert words == "TF Interviewee not named in the source 1:02:05 p. 3"
    plain = Turn(index=0, text="Oui.", start=0, end=4, role=Role.INTERVIEWEE, speaker="TF", time_start=65.0)
    assert Reader(context_html([plain], 0, 0, "en")).texts("p")[0] == "TF Interviewee 1:05"


def test_problems_are_escaped() -> None:
    assert EVIL in Reader(problem_html(EVIL, "en")).texts("p")
