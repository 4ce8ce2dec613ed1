"""Who is claimed to have said a quote: right, wrong, or words of the interviewer, of the publication, of several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEncoder

from qa.build import build
from qa.engine import Engine
from qa.schema import Attribution, Note, Role, Verdict

VOICES = Path(__file__).parents[1] / "quality" / "voices"
NORA = "porpoises are less frightened by the noise"
PETER = "we cannot share the blame"
SAM = "tidal power is a toy for rich countries"
GRACE = "We have put 38 million dollars into this strait"
MINISTRY = "The ministry declined to say whether the subsidy would be renewed"
EVERYBODY = "Qui va piano va sano"
RIGHT, WRONG, MIXED = Attribution.RIGHT, Attribution.WRONG, Attribution.MIXED
INTERVIEWER, NARRATOR = Attribution.INTERVIEWER, Attribution.NARRATOR


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("claims") / "index"
    build(VOICES, folder, FakeEncoder())
    engine = Engine.open(folder, FakeEncoder())
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("quote", "claimed", "expected"),
    [
        (NORA, "Nora Hale", RIGHT),
        (NORA, "nora HALE", RIGHT),
        (NORA, "N. Hale", RIGHT),
        (NORA, "Ms Hale", RIGHT),
        (NORA, "Nora Halle", RIGHT),
        (NORA, "Peter Hale", WRONG),
        (PETER, "Peter Hale", RIGHT),
        (PETER, "Nora Hale", WRONG),
        (NORA, "Grace Oduya", WRONG),
        (NORA, "Napoléon Bonaparte", WRONG),
        (NORA, "Sam Doyle", WRONG),
        (SAM, "Sam Doyle", RIGHT),
        (SAM, "Nora Hale", INTERVIEWER),
        (SAM, "Hale", INTERVIEWER),
        (SAM, "Claire Vasseur", WRONG),
        (GRACE, "Grace Oduya", RIGHT),
        (GRACE, "Mrs. Oduya", RIGHT),
        (GRACE, "Fenwick Capital", RIGHT),
        (GRACE, "Peter Hale", WRONG),
        (MINISTRY, "Nora Hale", NARRATOR),
        (MINISTRY, "The Strait Review", RIGHT),
        (EVERYBODY, "Inès Morvan", RIGHT),
        (EVERYBODY, "Ines Morvan", RIGHT),
        (EVERYBODY, "Sylvie Akrich", RIGHT),
        (EVERYBODY, "Paul Denis", WRONG),
    ],
)
def test_a_claim_is_right_or_what_is_wrong_with_it_is_told(
    voices: Engine, quote: str, claimed: str, expected: Attribution
) -> None:
    found = voices.verify(quote, speaker=claimed)
    assert found.attribution is expected
    assert found.speaker_matches is (expected is RIGHT)
    assert found.speaker_claimed == claimed


@pytest.mark.parametrize("quote", [NORA, PETER])
def test_a_surname_that_two_people_share_may_be_either(voices: Engine, quote: str) -> None:
    assert voices.verify(quote, speaker="Hale").attribution is RIGHT


@pytest.mark.parametrize(
    ("claimed", "expected"), [("Nora Hale", MIXED), ("Peter Hale", MIXED), ("Hale", RIGHT), ("Sylvie Akrich", WRONG)]
)
def test_of_a_quote_stitched_from_two_people_neither_said_all(
    voices: Engine, claimed: str, expected: Attribution
) -> None:
    found = voices.verify(f"{NORA} […] {PETER}", speaker=claimed)
    assert [piece.match and piece.match.excerpt.turn.speaker for piece in found.pieces] == ["Nora Hale", "Peter Hale"]
    assert found.attribution is expected


@pytest.mark.parametrize(
    ("quote", "claimed"),
    [
        ("It is the first encrypted end-to-end collaborative work platform", "Laurent Roux"),
        ("It is the first encrypted end-to-end collaborative work platform", "Mr Roux"),
        ("It is the first encrypted end-to-end collaborative work platform", "the CEO of Wimi"),
        ("notre métier c’est la sauvegarde de données", "Michael Ferec"),
        ("notre métier c’est la sauvegarde de données", "M. Ferrec"),
        ("la souveraineté, c'est la liberté", "Whaller"),
        ("On ne peut plus faire confiance aux Etats-Unis", "Juillet"),
    ],
)
def test_people_are_meant_by_alias_civility_organisation_and_slips(
    starter_engine: Engine, quote: str, claimed: str
) -> None:
    assert starter_engine.verify(quote, speaker=claimed).attribution is RIGHT


def test_nothing_is_told_where_nobody_is_claimed_or_nothing_is_found(voices: Engine) -> None:
    unclaimed = voices.verify(NORA)
    assert (unclaimed.attribution, unclaimed.speaker_matches, unclaimed.speaker_claimed) == (None, None, None)
    unfound = voices.verify("bzz grmpf zzt", speaker="Nora Hale")
    assert (unfound.verdict, unfound.attribution, unfound.speaker_matches) == (Verdict.NOT_FOUND, None, None)
    assert unfound.speaker_claimed == "Nora Hale"


def test_a_quote_that_several_said_has_all_of_them_the_earliest_first(voices: Engine) -> None:
    proverb = voices.verify(EVERYBODY)
    assert [match.excerpt.turn.speaker for match in proverb.matches] == ["Inès Morvan", "Marc Morvan", "Sylvie Akrich"]
    assert [match.excerpt.source.date for match in proverb.matches] == ["2020-09", "2022-02-14", "2023-06"]
    saying = voices.verify("Measure twice, cut once")
    assert [match.excerpt.turn.speaker for match in saying.matches] == ["Nora Hale", "Peter Hale"]


def test_an_undated_source_comes_last(voices: Engine) -> None:
    found = voices.verify("We lost eleven weeks to the weather")
    assert [match.excerpt.source.id for match in found.matches] == ["tidal-nora-hale", "strait-article"]
    assert [match.excerpt.source.date for match in found.matches] == ["2018-05", None]


def test_a_place_tells_the_role_and_the_question_that_it_answers(voices: Engine) -> None:
    (match,) = voices.verify(NORA).matches
    assert (match.excerpt.turn.role, match.question) == (Role.INTERVIEWEE, "What do the fishermen say?")
    assert "Nora Hale" in match.citation
    (match,) = voices.verify(GRACE).matches
    assert (match.excerpt.turn.role, match.excerpt.turn.speaker) == (Role.QUOTED, "Grace Oduya")
    (match,) = voices.verify(MINISTRY).matches
    assert (match.excerpt.turn.role, match.excerpt.turn.speaker) == (Role.NARRATOR, None)


def test_an_altered_quote_is_still_attributed(voices: Engine) -> None:
    found = voices.verify("porpoises are not less frightened by the noise", speaker="Peter Hale")
    assert (found.verdict, found.attribution) == (Verdict.ALTERED, WRONG)
    assert found.matches[0].changes == ("negation",)


def test_a_piece_that_nobody_said_makes_a_stitched_quote_altered(voices: Engine) -> None:
    found = voices.verify(f"{NORA} […] and cheese is the moon […] {PETER}")
    assert found.verdict is Verdict.ALTERED
    assert [piece.match is None for piece in found.pieces] == [False, True, False]


def test_pieces_that_are_not_marked_make_a_stitched_quote_no_longer_verbatim(voices: Engine) -> None:
    found = voices.verify(f"{NORA} and {PETER}, but we will not close the southern one")
    assert found.verdict in {Verdict.NEAR_VERBATIM, Verdict.ALTERED}
    assert len(found.pieces) >= 2


@pytest.mark.parametrize(
    ("quote", "claimed", "notes"),
    [
        (NORA, None, ()),
        (NORA, "Napoléon Bonaparte", (Note.SPEAKER_UNKNOWN,)),
        (NORA, "Peter Hale", ()),
        ("porpoises [and seals] are less frightened by the noise", None, (Note.BRACKETS,)),
        ("promise free electricity to anybody", None, (Note.SENTENCE_DENIES,)),
        ("we will not close the southern one", None, ()),
    ],
)
def test_what_a_reader_should_know_besides_is_noted(
    voices: Engine, quote: str, claimed: str | None, notes: tuple[Note, ...]
) -> None:
    assert voices.verify(quote, speaker=claimed).notes == notes


@pytest.mark.parametrize(
    ("quote", "claimed", "notes"),
    [
        ("000 utilisateurs, plus de 30 000 réseaux actifs", None, (Note.NUMBER_CUT,)),
        ("faire confiance aux Etats-Unis", None, (Note.SENTENCE_DENIES,)),
        ("la souveraineté, c'est la liberté", "Ada Nobody", (Note.SPEAKER_UNKNOWN,)),
        ("la souveraineté, c'est la liberté", "TF", ()),
        ("[Il dit que] la souveraineté, c'est la liberté", None, (Note.BRACKETS,)),
    ],
)
def test_a_reader_is_told_what_the_verdict_does_not_say(
    starter_engine: Engine, quote: str, claimed: str | None, notes: tuple[Note, ...]
) -> None:
    assert starter_engine.verify(quote, speaker=claimed).notes == notes


@pytest.mark.parametrize(
    ("claimed", "whose"),
    [
        ("Gabriel Fauré", WRONG),
        ("Thomas Forêt", WRONG),
        ("Thomas F.", RIGHT),
        ("Thomas Fauré, PDG de Whaller", RIGHT),
        ("TF", RIGHT),
        ("@Whaller", RIGHT),
        ("   ", None),
    ],
)
def test_a_claim_that_names_somebody_else_too_is_about_somebody_else(
    starter_engine: Engine, claimed: str, whose: Attribution | None
) -> None:
    assert starter_engine.verify("la souveraineté, c'est la liberté", speaker=claimed).attribution is whose
