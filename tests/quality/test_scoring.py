"""The measures of quote checking, on outcomes whose measures are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from scoring import Outcome, Quote, Speakers, measures, outcome, read_quotes

from qa.schema import Attribution, Excerpt, Piece, QuoteMatch, Role, Source, Turn, Verdict, Verification

MIRA, TOM = "Mira Kovač", "Tom Reed"


def quote(
    verdict: Verdict = Verdict.VERBATIM,
    speakers: Speakers = (MIRA,),
    attribution: Attribution | None = None,
    accepted: frozenset[Verdict] | None = None,
) -> Quote:
    return Quote(
        text="The bridge will open in May",
        corpus="voices",
        verdict=verdict,
        accepted=accepted or frozenset({verdict}),
        speakers=speakers,
        claimed=None,
        attribution=attribution,
        stitched=False,
        translation=False,
    )


def result(
    truth: Quote, verdict: Verdict, speakers: Speakers = (MIRA,), attribution: Attribution | None = None
) -> Outcome:
    return Outcome(
        quote=truth,
        verdict=verdict,
        speakers=speakers,
        attribution=attribution,
        stitched=False,
        translation=False,
    )


def match(speaker: str | None, translation: bool = False) -> QuoteMatch:
    turn = Turn(index=0, text="Yes", start=0, end=3, role=Role.INTERVIEWEE, speaker=speaker)
    source = Source(id="bridge", file="corpus/bridge.txt", title="Bridge")
    excerpt = Excerpt(source=source, turn=turn, text="Yes", start=0, end=3, prefix="", suffix="")
    return QuoteMatch(excerpt=excerpt, verdict=Verdict.VERBATIM, similarity=1.0, translation=translation)


def checked(matches: tuple[QuoteMatch, ...], pieces: tuple[Piece, ...] = ()) -> Verification:
    return Verification(quote="…", language="en", verdict=Verdict.VERBATIM, matches=matches, pieces=pieces)


def test_a_verdict_is_right_when_it_is_one_of_those_accepted() -> None:
    either = quote(accepted=frozenset({Verdict.VERBATIM, Verdict.NEAR_VERBATIM}))
    outcomes = [result(either, Verdict.NEAR_VERBATIM), result(either, Verdict.ALTERED)]
    assert measures(outcomes)["verdict"] == 0.5


def test_a_quote_not_found_has_no_true_speaker_and_one_missed_counts_against() -> None:
    nobody = result(quote(Verdict.NOT_FOUND, ()), Verdict.NOT_FOUND, ())
    missed = result(quote(), Verdict.NOT_FOUND, ())
    right, wrong = result(quote(), Verdict.VERBATIM), result(quote(), Verdict.VERBATIM, (TOM,))
    scores = measures([nobody, missed, right, wrong])
    assert nobody.speaker_right is None
    assert scores["speaker"] == pytest.approx(1 / 3)
    assert scores["speaker_found"] == 0.5


def test_a_quote_that_need_not_be_found_counts_only_when_it_is() -> None:
    free = quote(Verdict.PARAPHRASE, accepted=frozenset({Verdict.PARAPHRASE, Verdict.NOT_FOUND}))
    unfound, wrong = result(free, Verdict.NOT_FOUND, ()), result(free, Verdict.PARAPHRASE, (TOM,))
    assert unfound.speaker_right is None
    assert measures([unfound])["speaker"] == measures([unfound])["verdict"] == 1.0
    assert measures([unfound, wrong])["speaker"] == 0.0


def test_narration_is_a_speaker_of_its_own() -> None:
    told = quote(speakers=(None,))
    assert result(told, Verdict.VERBATIM, (None,)).speaker_right is True
    assert result(told, Verdict.VERBATIM, (TOM,)).speaker_right is False
    assert result(told, Verdict.NOT_FOUND, ()).speaker_right is False


def test_false_claims_are_caught_by_any_kind_of_no_and_true_ones_acquitted() -> None:
    false, true = quote(attribution=Attribution.INTERVIEWER), quote(attribution=Attribution.RIGHT)
    scores = measures(
        [
            result(false, Verdict.VERBATIM, attribution=Attribution.WRONG),
            result(false, Verdict.VERBATIM, attribution=Attribution.INTERVIEWER),
            result(false, Verdict.VERBATIM, attribution=Attribution.RIGHT),
            result(false, Verdict.NOT_FOUND, ()),
            result(true, Verdict.VERBATIM, attribution=Attribution.RIGHT),
        ]
    )
    assert scores["caught"] == 0.5
    assert scores["caught_found"] == pytest.approx(2 / 3)
    assert scores["acquitted"] == 1.0
    assert scores["attribution"] == pytest.approx(2 / 5)


@pytest.mark.parametrize("verdict", Verdict)
def test_an_altered_quote_is_betrayed_when_it_passes_for_a_faithful_one(verdict: Verdict) -> None:
    faithful = verdict in {Verdict.VERBATIM, Verdict.NEAR_VERBATIM}
    assert result(quote(Verdict.ALTERED), verdict).betrayed == faithful
    assert not result(quote(), verdict).betrayed


def test_only_the_first_place_counts_unless_several_people_said_it() -> None:
    places = checked((match(MIRA), match(TOM), match(MIRA)))
    assert outcome(quote(), places).speakers == (MIRA,)
    assert outcome(quote(speakers=(MIRA, TOM)), places).speakers == (MIRA, TOM)
    assert outcome(quote(speakers=(TOM, MIRA)), places).speaker_right is False


def test_the_speakers_of_a_stitched_quote_are_those_of_its_pieces() -> None:
    pieces = tuple(Piece(text="Yes", start=0, end=3, match=found) for found in (match(TOM), None, match(MIRA)))
    found = outcome(quote(speakers=(TOM, MIRA)), checked((match(MIRA),), pieces))
    assert found.stitched
    assert found.speaker_right is True


def test_a_translation_is_told_from_a_quote() -> None:
    assert outcome(quote(), checked((match(MIRA, translation=True),))).translation
    assert measures([outcome(quote(), checked((match(MIRA, translation=True),)))])["translation"] == 0.0


def test_an_outcome_is_right_when_verdict_speaker_and_attribution_are() -> None:
    truth = quote(attribution=Attribution.WRONG)
    assert result(truth, Verdict.VERBATIM, attribution=Attribution.WRONG).right
    assert not result(truth, Verdict.ALTERED, attribution=Attribution.WRONG).right
    assert not result(truth, Verdict.VERBATIM, (TOM,), Attribution.WRONG).right
    assert not result(truth, Verdict.VERBATIM, attribution=Attribution.RIGHT).right


def test_no_outcomes_have_perfect_measures() -> None:
    assert set(measures([]).values()) == {1.0}


def test_an_outcome_says_what_was_expected_and_what_came() -> None:
    said = str(result(quote(attribution=Attribution.RIGHT), Verdict.ALTERED, (TOM,), Attribution.WRONG))
    assert "'The bridge will open in May' is verbatim ('Mira Kovač',) right" in said
    assert said.endswith("got altered ('Tom Reed',) wrong")


def test_the_set_is_read_with_its_speakers_and_verdicts() -> None:
    quotes = read_quotes(Path(__file__).with_name("quotes.jsonl"))
    proverb = next(each for each in quotes if each.text == "qui va piano va sano")
    assert proverb.speakers == ("Inès Morvan", "Marc Morvan", "Sylvie Akrich")
    assert proverb.accepted == {Verdict.VERBATIM}
    assert {each.speakers for each in quotes if each.verdict is Verdict.NOT_FOUND} == {()}
    assert any(each.speakers == ("Edouard Tétreau", "Alain Juillet") for each in quotes if each.stitched)
