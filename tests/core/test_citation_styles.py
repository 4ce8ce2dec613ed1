"""Citations for readers: what is known, in its place; what is not, left out as each style leaves it out."""

from __future__ import annotations

import re

import pytest
from fakes import refused
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sources import BASE, GUEST, HOST, LINK, person, words_of
from qa.citation import Style, cited, style_named
from qa.errors import CitationError
from qa.schema import Excerpt, Role

READERS = (Style.APA, Style.MLA, Style.CHICAGO, Style.ISO690)
KNOWN = words_of(publisher="The Quay", date="2021-07-14")
UNKNOWN = words_of(people=(), speaker=None, role=Role.INTERVIEWEE)
ARTICLE = words_of("Clara Dunn", Role.QUOTED, people=(person("Clara Dunn", Role.QUOTED),), publisher="The Quay")


def lines(excerpt: Excerpt, style: Style, language: str | None = None) -> list[str]:
    """The citation, its permalink shortened."""
    return cited(excerpt, style, language=language, base=BASE).replace("\u00a0", " ").replace(LINK, "LINK").split("\n")


@pytest.mark.parametrize(
    ("style", "language", "entry", "note"),
    [
        (Style.APA, "en",
         "Moss, B. (2021, July 14). The harbour (A. Lowe, interviewer) [Interview]. The Quay. LINK",
         "(Moss, 2021, turn 4)"),
        (Style.APA, "fr",
         "Moss, B. (2021, 14 juillet). The harbour (A. Lowe, intervieweur) [Entretien]. The Quay. LINK",
         "(Moss, 2021, tour 4)"),
        (Style.MLA, "en",
         "Moss, Bert. “The Harbour.” Interview by Anna Lowe. The Quay, 14 July 2021, LINK.",
         "(Moss, turn 4)"),
        (Style.MLA, "fr",
         "Moss, Bert. « The Harbour ». Entretien réalisé par Anna Lowe. "
         "The Quay, 14 juillet 2021, LINK.",
         "(Moss, tour 4)"),
        (Style.CHICAGO, "en",
         "Moss, Bert. 2021. “The Harbour.” Interview by Anna Lowe. The Quay, July 14, 2021. LINK.",
         "(Moss 2021, turn 4)"),
        (Style.CHICAGO, "fr",
         "Moss, Bert. 2021. « The Harbour ». Entretien réalisé par Anna Lowe. "
         "The Quay, 14 juillet 2021. LINK.",
         "(Moss 2021, tour 4)"),
        (Style.ISO690, "en",
         "MOSS, Bert, 2021. The harbour. Online. Interview with Bert Moss by Anna Lowe. "
         "14 July 2021. The Quay. Available from: LINK",
         "(Moss 2021, turn 4)"),
        (Style.ISO690, "fr",
         "MOSS, Bert, 2021. The harbour [en ligne]. Entretien avec Bert Moss par Anna Lowe. "
         "14 juillet 2021. The Quay. Disponible à l'adresse : LINK",
         "(Moss 2021, tour 4)"),
    ],
)  # fmt: skip
def test_an_interview_in_each_style(style: Style, language: str, entry: str, note: str) -> None:
    assert lines(KNOWN, style, language) == [entry, note]


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        (Style.APA, "en", ["The harbour. (n.d.). The Quay. LINK",
                           "(Clara Dunn, as cited in “The Harbour,” n.d., turn 4)"]),
        (Style.APA, "fr", ["The harbour. (s. d.). The Quay. LINK",
                           "(Clara Dunn, cité dans « The Harbour », s. d., tour 4)"]),
        (Style.MLA, "en", ["“The Harbour.” The Quay, LINK.", "(Clara Dunn, qtd. in “The Harbour,” turn 4)"]),
        (Style.CHICAGO, "en", ["The Quay. n.d. “The Harbour.” LINK.",
                               "(Clara Dunn, quoted in The Quay, n.d., turn 4)"]),
        (Style.ISO690, "fr", ["The harbour, [s. d.]. The Quay [en ligne]. Disponible à l'adresse : LINK",
                              "(Clara Dunn, cité dans The harbour [s. d.], tour 4)"]),
    ],
)  # fmt: skip
def test_words_that_an_article_tells_are_quoted_in_it(style: Style, language: str, expected: list[str]) -> None:
    assert lines(ARTICLE, style, language) == expected


@pytest.mark.parametrize(
    ("speaker", "role", "note"),
    [
        ("Bert Moss", Role.INTERVIEWEE, "(Moss, n.d., turn 4)"),
        ("Anna Lowe", Role.INTERVIEWER, "(Anna Lowe, in Moss, n.d., turn 4)"),
        (None, Role.INTERVIEWER, "(interviewer’s question, in Moss, n.d., turn 4)"),
        (None, Role.UNKNOWN, "(unidentified speaker, in Moss, n.d., turn 4)"),
        (None, Role.NARRATOR, "(the publication’s own words, in Moss, n.d., turn 4)"),
        ("Anna Lowe", Role.NARRATOR, "(the publication’s own words, in Moss, n.d., turn 4)"),
    ],
)
def test_whose_words_they_are_is_said_where_they_are_not_the_guests(speaker: str | None, role: Role, note: str) -> None:
    entry, said = lines(words_of(speaker, role), Style.APA)
    assert entry.startswith("Moss, B. (n.d.).")
    assert said == note


def test_of_several_guests_the_one_who_spoke_is_named() -> None:
    entry, note = lines(words_of(people=(HOST, GUEST, person("Clara Dunn"))), Style.CHICAGO)
    assert entry.startswith("Moss, Bert, and Clara Dunn. n.d.")
    assert note == "(Bert Moss, in Moss and Dunn, n.d., turn 4)"


def test_somebody_of_no_known_role_is_not_said_to_be_interviewed() -> None:
    entry, note = lines(words_of("Speaker 1", Role.UNKNOWN, people=()), Style.APA)
    assert (entry, note) == ("Speaker 1. (n.d.). The harbour. LINK", "(Speaker 1, n.d., turn 4)")


@pytest.mark.parametrize(
    ("date", "language", "said"),
    [
        ("2021", "en", "(2021). "),
        ("2021-07", "en", "(2021, July). "),
        ("2021-07", "fr", "(2021, juillet). "),
        ("2021-07-14", "fr", "(2021, 14 juillet). "),
        (None, "en", "(n.d.). "),
        (None, "fr", "(s. d.). "),
        ("last summer", "en", "(n.d.). "),
        ("2021-13", "en", "(2021). "),
    ],
)
def test_a_date_is_as_precise_as_is_known(date: str | None, language: str, said: str) -> None:
    assert said in lines(words_of(date=date), Style.APA, language)[0]


@pytest.mark.parametrize(
    ("place", "apa", "mla"),
    [
        ({"time": 723.4}, "(Moss, n.d., 12:03)", "(Moss, 12:03)"),
        ({"time": 3723.4, "page": 2}, "(Moss, n.d., 1:02:03)", "(Moss, 1:02:03)"),
        ({"page": 12}, "(Moss, n.d., p. 12)", "(Moss 12)"),
        ({}, "(Moss, n.d., turn 4)", "(Moss, turn 4)"),
    ],
)
def test_the_locator_is_a_time_a_page_or_a_turn(place: dict[str, int], apa: str, mla: str) -> None:
    assert lines(words_of(**place), Style.APA)[1] == apa  # type: ignore[arg-type]
    assert lines(words_of(**place), Style.MLA)[1] == mla  # type: ignore[arg-type]


def test_a_source_is_found_at_its_own_address_and_the_words_by_the_permalink() -> None:
    entry, _, link = lines(words_of(url="https://example.org/talk"), Style.APA)
    assert entry.endswith("[Interview]. https://example.org/talk")
    assert link == "Permalink: LINK"


def test_the_language_is_that_of_the_source_unless_another_is_asked_for() -> None:
    assert lines(words_of(language="fr"), Style.APA) == lines(words_of(language="fr"), Style.APA, "fr")
    assert "[Entretien]" in lines(words_of(language="fr"), Style.APA)[0]
    assert "[Interview]" in lines(words_of(language="de"), Style.APA)[0]


def test_a_title_is_only_capitalised_in_english() -> None:
    assert "“The Old Harbour.”" in lines(words_of(title="The old harbour"), Style.MLA)[0]
    for language in ("fr", "de", None):
        assert "Le vieux port" in lines(words_of(title="Le vieux port", language=language), Style.MLA, "en")[0]


@pytest.mark.parametrize("style", READERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_unknown_is_left_out_without_a_trace(style: Style, language: str) -> None:
    for excerpt in (UNKNOWN, words_of(None, Role.NARRATOR, people=()), words_of(people=(GUEST,))):
        assert_clean("\n".join(lines(excerpt, style, language)))


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("Why go?", "Moss, Bert. “Why Go?” Interview by Anna Lowe. LINK."),
        ("To go…", "Moss, Bert. “To Go…” Interview by Anna Lowe. LINK."),
        ("We go.", "Moss, Bert. “We Go.” Interview by Anna Lowe. LINK."),
    ],
)
def test_a_title_that_ends_in_punctuation_gets_no_other(title: str, entry: str) -> None:
    assert lines(words_of(title=title), Style.MLA)[0] == entry


@pytest.mark.parametrize("title", ["He said “no”", 'He said "no"', "He said « no »"])
def test_quotation_marks_within_a_title_are_of_the_other_kind(title: str) -> None:
    excerpt = words_of(title=title, language="nl")
    assert "“He said ‘no.’” Interview" in lines(excerpt, Style.MLA, "en")[0]
    assert "« He said “no” ». Entretien" in lines(excerpt, Style.CHICAGO, "fr")[0]
    assert title in lines(excerpt, Style.ISO690)[0]


def test_several_interviewers_are_all_named() -> None:
    excerpt = words_of(people=(HOST, person("Émile Roche", Role.INTERVIEWER), GUEST))
    assert "Entretien avec Bert Moss par Anna Lowe et Émile Roche. " in lines(excerpt, Style.ISO690, "fr")[0]
    assert "(A. Lowe & É. Roche, interviewers) [Interview]" in lines(excerpt, Style.APA)[0]
    assert "Interview by Anna Lowe and Émile Roche. " in lines(excerpt, Style.CHICAGO)[0]


def test_a_footnote_is_a_full_note_in_markdown() -> None:
    assert lines(ARTICLE, Style.MARKDOWN) == [
        "[^harbour-t4]: Clara Dunn, quoted in “The Harbour,” *The Quay*, n.d., turn 4, <LINK>."
    ]
    (line,) = lines(words_of(title="*Two* [links](x) <b>"), Style.MARKDOWN)
    assert line.startswith(r"[^harbour-t4]: Bert Moss, “\*Two\* \[links\](x) \<b\>,” interview by Anna Lowe")


def test_a_footnote_links_to_the_source_and_to_the_words() -> None:
    (line,) = lines(words_of(url="https://example.org/a_talk"), Style.MARKDOWN)
    assert line.endswith("turn 4, <https://example.org/a_talk>. Permalink: <LINK>.")


ODD_NAMES = (
    *("Bert Moss", "Emmanuel M", "Zoé", "Charles de Gaulle", "ONU", "李明", "O’Neil", "-", "?", "A. B.", "d'", "de la"),
    *("M. X", "Anne-Marie Le Pen", "J", "Ángel", "and", "{x}", "von der", "Jr."),
)
NAMES = st.sampled_from(ODD_NAMES) | st.text(max_size=30)
ODD_TEXTS = ("<i>", '<span class="nocase">x', "&amp;", "\n\n", "\u200b", "…")
TEXTS = st.none() | st.text(max_size=60) | st.sampled_from(ODD_TEXTS)


@given(
    speaker=st.none() | NAMES,
    role=st.sampled_from(Role),
    people=st.lists(st.builds(person, NAMES, st.sampled_from(Role)), max_size=3).map(tuple),
    title=st.text(max_size=60),
    publisher=TEXTS,
    date=st.none()
    | st.dates().map(str)
    | st.sampled_from(["2021", "2021-07", "", "n.d.", "0000"])
    | st.text(max_size=9),
    language=st.sampled_from([None, "fr", "en", "de", "xx"]),
    organisations=st.lists(NAMES, max_size=2).map(tuple),
    page=st.none() | st.integers(1, 999),
    time=st.none() | st.floats(0, 1e5),
)
@settings(max_examples=25)
@pytest.mark.parametrize("style", list(Style))
def test_no_style_fails_or_prints_none_whatever_the_facts(style: Style, **facts: object) -> None:
    excerpt = words_of(**facts)  # type: ignore[arg-type]
    for language in ("fr", "en"):
        said = cited(excerpt, style, language=language, base=BASE)
        assert said.strip()
        assert "None" not in said or "none" in stated(excerpt).casefold()
        assert not re.search("[\ue000\ue001\x00-\x09\x0b-\x1f]", said)


def stated(excerpt: Excerpt) -> str:
    source = excerpt.source
    people = (person.name for person in source.people)
    return " ".join((*people, excerpt.turn.speaker or "", source.publisher or "", source.title))


def assert_clean(said: str) -> None:
    """Nothing that an absent fact leaves behind."""
    assert "None" not in said
    assert not re.search(r"\(\)|\[\]|“”|«\s*»|,\s*[,.)]|\.\s+\.|\(,|  | ,|^[,.]|[^.]\.\.(?!\.)", said), said


@pytest.mark.parametrize("name", ["apa", " APA ", "csl-json", "CSL_JSON", "ris"])
def test_a_style_is_found_by_its_name_in_any_case(name: str) -> None:
    assert style_named(name) == name.strip().lower().replace("_", "-")


def test_a_style_that_is_not_known_is_refused_with_the_nearest() -> None:
    with refused(CitationError, "did you mean 'chicago'"):
        style_named("chicgo")
    with refused(CitationError, "there are apa, mla"):
        style_named("")
