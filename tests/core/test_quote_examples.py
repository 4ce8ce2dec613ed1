"""Quotes to try, made from a corpus: each is what it is called."""

from __future__ import annotations

import pytest

from qa.engine import Engine
from qa.errors import QuoteError, QuoteFault
from qa.schema import Attribution, Role, Turn, Verdict, Verification
from qa.verification import Example, ExampleKind, examples
from qa.verification.examples import altered

FIFTY = "We have had more than 50 ships in this harbour since the war."
CALM = "The harbour is calm at night and busy in the early morning."


def turn(text: str, speaker: str | None = "Anna Roy", role: Role = Role.INTERVIEWEE) -> Turn:
    return Turn(index=0, text=text, start=0, end=len(text), role=role, speaker=speaker)


def verified(verdict: Verdict, attribution: Attribution | None = None) -> Verification:
    return Verification(quote="", language="en", verdict=verdict, attribution=attribution)


def believing(quote: str, speaker: str | None) -> Verification:
    """Anna Roy said all that was said; what was not said is altered where it has a number, else not found."""
    if quote in (FIFTY, CALM):
        return verified(Verdict.VERBATIM, Attribution.RIGHT if speaker == "Anna Roy" else Attribution.WRONG)
    return verified(Verdict.ALTERED if "ships" in quote else Verdict.NOT_FOUND, None)


@pytest.mark.parametrize(
    ("sentence", "language", "other"),
    [
        (FIFTY, "en", FIFTY.replace("50", "110")),
        ("Nous sommes 26 à Lyon.", "fr", "Nous sommes 62 à Lyon."),
        ("Cela ne change pas le prix.", "fr", "Cela change le prix."),
        ("Il n’a jamais dit cela.", "fr", "Il a dit cela."),
        ("We do not sell it.", "en", "We do sell it."),
        ("It isn't so.", "en", "It is so."),
        ("Le Covid-19 a 3,5 % et v2 dure.", "fr", None),
        ("Nous avons des clients.", "fr", None),
        ("Das ist nicht so.", "de", None),
    ],
)
def test_a_number_or_a_negation_is_altered(sentence: str, language: str, other: str | None) -> None:
    assert altered(sentence, language) == other


def test_there_is_one_example_of_each_kind() -> None:
    sources = [("en", [turn(f"{FIFTY} {CALM}"), turn("Yes.", "Bert Moss"), turn(CALM.replace("calm", "dark"), "Bo")])]
    assert examples(sources, believing, ["Nobody said so, ever and anywhere."]) == (
        Example(ExampleKind.VERBATIM, FIFTY, "Anna Roy", "en"),
        Example(ExampleKind.ALTERED, FIFTY.replace("50", "110"), "Anna Roy", "en"),
        Example(ExampleKind.MISATTRIBUTED, CALM, "Bo", "en"),
        Example(ExampleKind.NOT_FOUND, "Nobody said so, ever and anywhere."),
    )


@pytest.mark.parametrize("role", [Role.INTERVIEWER, Role.NARRATOR, Role.UNKNOWN])
def test_only_guests_give_examples(role: Role) -> None:
    assert examples([("en", [turn(FIFTY, role=role)])], believing) == ()


def test_a_sentence_that_does_not_turn_out_as_it_is_called_is_no_example() -> None:
    def doubting(quote: str, speaker: str | None) -> Verification:
        if len(quote) % 2:
            raise QuoteError("too long", QuoteFault.TOO_LONG)
        return verified(Verdict.NEAR_VERBATIM)

    assert examples([("en", [turn(f"{FIFTY} {CALM}")])], doubting, ["a b c", "a b cd"]) == ()


def test_of_a_real_corpus_each_example_is_found_to_be_what_it_is_called(starter_engine: Engine) -> None:
    sources = [(source.language or "", starter_engine.turns(source.id)) for source in starter_engine.sources]
    made = examples(sources, lambda quote, speaker: starter_engine.verify(quote, speaker=speaker), ["Zut alors voyons"])
    assert [example.kind for example in made] == list(ExampleKind)
    found = [starter_engine.verify(example.quote, speaker=example.speaker) for example in made]
    assert [one.verdict.value for one in found] == ["verbatim", "altered", "verbatim", "not-found"]
    assert [one.speaker_matches for one in found] == [True, True, False, None]
