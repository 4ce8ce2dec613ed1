"""From a question to an answer, over the starter corpus with the fake encoder."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from fakes import HARBOUR, FakeEncoder, refused, talk, write_corpus

from qa.answering import LONGEST_QUESTION
from qa.build import build
from qa.config import Settings
from qa.engine import Engine
from qa.errors import IndexMissing, QuestionError
from qa.schema import Answer, Filters, Reason, Role

QUESTIONS = [
    "Où Thomas Fauré a-t-il fait ses études ?",
    "How did Wimi start?",
    "Quel est le prix de l'offre professionnelle ?",
    "À quoi sert la blockchain dans ce système de sauvegarde ?",
    "Que reproche-t-on à Palantir ?",
    "Qui parle de souveraineté numérique ?",
    "What do founders say about Microsoft?",
]


def texts(answer: Answer) -> list[str]:
    return [hit.passage.text for hit in answer.hits]


def test_a_question_in_the_words_of_a_passage_finds_it(starter_engine: Engine) -> None:
    answer = starter_engine.ask("De quelle école Thomas Fauré est-il sorti, Centrale de Lille ?")
    assert answer.answered
    first = answer.hits[0]
    assert "sorti de l’école Centrale de Lille en 2006" in first.passage.text
    assert (first.passage.speaker, first.passage.role) == ("Thomas Fauré", Role.INTERVIEWEE)
    assert first.source.id == first.passage.transcript == "whaller-thomas-faure"
    assert "Thomas Fauré" in first.citation
    assert "2021-07" in first.citation
    assert "Centrale de Lille" in " ".join(first.passage.text[start:end] for start, end in first.highlights)


@pytest.mark.parametrize("question", QUESTIONS)
def test_ranks_scores_and_highlights_are_in_order(starter_engine: Engine, question: str) -> None:
    answer = starter_engine.ask(question, k=8)
    assert answer.question == question
    assert 0 <= answer.confidence <= 1
    assert answer.answered == (answer.confidence >= 0.5)
    assert [hit.rank for hit in answer.hits] == list(range(1, 9))
    assert len({hit.passage.id for hit in answer.hits}) == 8
    for hit in answer.hits:
        assert 0 <= hit.score <= 1
        assert hit.highlights
        assert all(0 <= start < end <= len(hit.passage.text) for start, end in hit.highlights)
        assert all(one[1] <= two[0] for one, two in pairwise(hit.highlights))


@pytest.mark.parametrize("question", QUESTIONS[:5])
def test_scores_fall_from_rank_to_rank(starter_engine: Engine, question: str) -> None:
    scores = [hit.score for hit in starter_engine.ask(question, k=8).hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_the_same_question_gets_the_same_answer(starter_engine: Engine, starter_index: Path) -> None:
    again = Engine.open(starter_index, FakeEncoder())
    for question in QUESTIONS:
        assert starter_engine.ask(question) == starter_engine.ask(question) == again.ask(question)
    again.close()


@pytest.mark.parametrize("question", ["Qui parle de souveraineté numérique ?", "Who speaks about Microsoft?"])
def test_a_question_who_hears_everybody_before_anybody_again(starter_engine: Engine, question: str) -> None:
    speakers = [hit.passage.speaker for hit in starter_engine.ask(question, k=5).hits]
    turns: Counter[str | None] = Counter()
    rounds = []
    for speaker in speakers:
        turns[speaker] += 1
        rounds.append(turns[speaker])
    assert rounds == sorted(rounds)
    assert len(set(speakers)) >= 3


def test_more_passages_never_change_those_before(starter_engine: Engine) -> None:
    for question in QUESTIONS[:5]:
        five, three = (starter_engine.ask(question, k=k) for k in (5, 3))
        assert texts(five)[:3] == texts(three)
        assert (five.confidence, five.answered) == (three.confidence, three.answered)


def test_k_beyond_the_corpus_gives_every_passage_that_can_answer_once(tmp_path: Path) -> None:
    build(write_corpus(tmp_path, {"harbour.txt": HARBOUR}), tmp_path / "index", FakeEncoder())
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    hits = engine.ask("Who rebuilt the lighthouse?", k=10_000).hits
    assert sorted(hit.passage.id for hit in hits) == ["harbour#t1-p0", "harbour#t3-p0", "harbour#t5-p0"]
    engine.close()


@pytest.mark.parametrize("k", [0, -1, -100])
def test_no_passages_cannot_be_asked_for(starter_engine: Engine, k: int) -> None:
    with refused(QuestionError, f"k is {k}"):
        starter_engine.ask("Qui ?", k=k)


@pytest.mark.parametrize(
    "question",
    ["", " \t\n ", "\0\1\2", "\x1b[\x07", "?!…", "🎉🎉🎉", "\u200b\u200d", "« »", "\ud83d", "--", "_" * 50],
)
def test_a_question_without_words_is_refused(starter_engine: Engine, question: str) -> None:
    with refused(QuestionError, "empty"):
        starter_engine.ask(question)


@pytest.mark.parametrize("length", [LONGEST_QUESTION + 1, 10_000, 1_000_000])
def test_a_text_is_no_question(starter_engine: Engine, length: int) -> None:
    with refused(QuestionError, "characters"):
        starter_engine.ask("a " * (length // 2) + "b" * (length % 2 + 1))


def test_the_longest_question_is_answered(starter_engine: Engine) -> None:
    question = ("souveraineté numérique " * 200)[:LONGEST_QUESTION].strip()
    assert len(starter_engine.ask(question).hits) == 5


@pytest.mark.parametrize(
    "question",
    [
        "法国的数字主权是什么？", "ما هي السيادة الرقمية؟", "Что такое облако?", "क्लाउड क्या है?", "a", "1", "Wimi",
        "WHALLER", "what\0is\x1b[31m Wimi?", "“unclosed",
        "\"", 'say "AND" OR NEAR(', "'; DROP TABLE passage; --", "𝔚𝔦𝔪𝔦",
        "e\u0301tude", "<b>Wimi</b>", "../../etc/passwd", "{name}", "%s %d",
    ],
)  # fmt: skip
def test_any_words_at_all_are_answered_or_refused_in_one_sentence(starter_engine: Engine, question: str) -> None:
    if question == '"':
        with refused(QuestionError, "empty"):
            starter_engine.ask(question)
        return
    answer = starter_engine.ask(question, k=3)
    assert answer.question == question
    assert len(answer.hits) == 3


def test_control_characters_do_not_change_what_is_asked(starter_engine: Engine) -> None:
    plain, odd = (
        starter_engine.ask(question) for question in ("How did Wimi start?", "\x07How did\u200b Wimi start?\0")
    )
    assert texts(plain) == texts(odd)
    assert plain.confidence == odd.confidence


def test_words_between_quotation_marks_are_found_as_they_are(starter_engine: Engine) -> None:
    answer = starter_engine.ask("Qui a dit « aveu d’échec » ?", k=3)
    assert "aveu d’échec" in answer.hits[0].passage.text


def test_a_passage_that_repeats_another_is_shown_once(tmp_path: Path) -> None:
    twice = HARBOUR + talk(("Anna Lowe", "Once more?"), ("Bert Moss", "Storms took the lighthouse in 1987."))
    build(write_corpus(tmp_path, {"harbour.txt": twice, "copy.txt": HARBOUR}), tmp_path / "index", FakeEncoder())
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    found = texts(engine.ask("Did storms take the lighthouse in 1987?", k=9))
    assert sum("Storms took the lighthouse" in text for text in found) == 1
    engine.close()


def test_repeats_do_not_take_the_places_of_others(tmp_path: Path) -> None:
    copies: dict[str, str | bytes] = {f"copy{number}.txt": HARBOUR for number in range(7)}
    build(write_corpus(tmp_path, copies), tmp_path / "index", FakeEncoder())
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    assert len(set(texts(engine.ask("Did storms take the lighthouse in 1987?", k=3)))) == 3
    engine.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_examples_are_questions_of_the_corpus_word_for_word(
    starter_engine: Engine, starter_corpus: Path, language: str
) -> None:
    examples = starter_engine.examples(language)
    assert 1 <= len(examples) <= 4
    assert len(set(examples)) == len(examples)
    asked = " ".join(path.read_text("utf-8") for path in starter_corpus.glob("*.txt"))
    assert all(example in asked and example.endswith("?") for example in examples)


def test_examples_in_a_language_nobody_speaks_are_none(starter_engine: Engine) -> None:
    assert starter_engine.examples("fi") == ()
    assert len(starter_engine.examples("fr", 1)) == 1


def test_the_context_of_a_passage_is_the_turns_around_it(starter_engine: Engine) -> None:
    passage = starter_engine.ask("À quoi sert la blockchain dans ce système ?").hits[0].passage
    turns = starter_engine.context(passage.id, before=1, after=2)
    assert [turn.index for turn in turns] == [passage.turn - 1, passage.turn, passage.turn + 1, passage.turn + 2]
    own = turns[1]
    assert own.text[passage.start - own.start : passage.end - own.start] == passage.text
    assert (own.speaker, own.role) == (passage.speaker, passage.role)


def test_the_context_stops_where_the_transcript_does(starter_engine: Engine) -> None:
    for source in starter_engine.sources:
        turns = starter_engine.context(f"{source.id}#t0-p0", before=50, after=1000)
        assert [turn.index for turn in turns] == list(range(len(turns)))
    assert [turn.index for turn in starter_engine.context("wimi-lionel-roux#t0-p0", 0, 0)] == [0]


@pytest.mark.parametrize("identifier", ["", "nobody#t0-p0", "wimi-lionel-roux#t9999-p0", "' OR 1=1 --"])
def test_the_context_of_an_unknown_passage_is_a_key_error(starter_engine: Engine, identifier: str) -> None:
    with pytest.raises(KeyError):
        starter_engine.context(identifier)


def test_many_threads_get_the_answers_that_one_gets(starter_engine: Engine) -> None:
    alone = [starter_engine.ask(question) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(starter_engine.ask, QUESTIONS * 6)) == alone * 6


@pytest.mark.parametrize(
    ("given", "environment", "loaded"), [("a/model", "b/model", "a/model"), (None, "b/model", "b/model")]
)
def test_the_encoder_is_the_one_named_or_that_of_the_settings(
    starter_index: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, environment: str, loaded: str
) -> None:
    asked: list[Settings] = []

    def load(settings: Settings) -> FakeEncoder:
        asked.append(settings)
        return FakeEncoder()

    monkeypatch.setenv("QA_MODEL", environment)
    monkeypatch.setattr("qa.engine.load_encoder", load)
    engine = Engine.open(starter_index, given)
    assert [settings.model for settings in asked] == [loaded]
    assert engine.ask("How did Wimi start?").hits
    engine.close()


def test_where_there_is_no_index_no_encoder_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.engine.load_encoder", lambda settings: pytest.fail("an encoder was loaded for nothing"))
    with refused(IndexMissing, "qa build"):
        Engine.open(tmp_path)


def test_an_engine_that_is_closed_is_forgotten(starter_index: Path) -> None:
    engine = Engine.open(starter_index, FakeEncoder())
    engine.ask("How did Wimi start?")
    index = weakref.ref(engine._index)
    engine.close()
    del engine
    gc.collect()
    assert index() is None


def test_words_put_in_the_place_of_what_was_understood_are_asked(starter_engine: Engine) -> None:
    first = starter_engine.ask("Qui héberge les données de Whaller ?")
    completed = starter_engine.ask("Et chez Inspeere ?", history=[first])
    assert completed.understood_as is not None
    put = starter_engine.ask("Et chez Inspeere ?", history=[first], understood=" How did Wimi start? ")
    alone = starter_engine.ask("How did Wimi start?")
    assert (put.question, put.understood_as) == ("Et chez Inspeere ?", "How did Wimi start?")
    assert (put.hits, put.confidence) == (alone.hits, alone.confidence)
    assert put.hits != completed.hits


@pytest.mark.parametrize("understood", ["", " ", "Et chez Inspeere ?"])
def test_a_question_that_is_to_stand_by_itself_is_not_completed(starter_engine: Engine, understood: str) -> None:
    first = starter_engine.ask("Qui héberge les données de Whaller ?")
    put = starter_engine.ask("Et chez Inspeere ?", history=[first], understood=understood)
    assert put == starter_engine.ask("Et chez Inspeere ?")
    assert put.understood_as is None


@pytest.mark.parametrize("understood", ["?!", "w " * (LONGEST_QUESTION + 1)])
def test_what_cannot_be_asked_cannot_be_understood(starter_engine: Engine, understood: str) -> None:
    with pytest.raises(QuestionError, match=r"words|limit"):
        starter_engine.ask("Qui ?", understood=understood)


def test_what_the_filters_keep_from_being_answered_is_said(starter_engine: Engine) -> None:
    question = "De quelle école Thomas Fauré est-il sorti, Centrale de Lille ?"
    assert starter_engine.ask(question).reason is None
    narrowed = starter_engine.ask(question, filters=Filters(source="wimi-lionel-roux"))
    assert (narrowed.answered, narrowed.reason) == (False, Reason.FILTERED)
    assert {hit.source.id for hit in narrowed.hits} == {"wimi-lionel-roux"}


@pytest.mark.parametrize("filters", [Filters(), Filters(source="wimi-lionel-roux")])
def test_what_nobody_answers_about_somebody_who_speaks_is_unsaid(starter_engine: Engine, filters: Filters) -> None:
    answer = starter_engine.ask("Thomas Fauré élève-t-il des lamas ou des autruches ?", filters=filters)
    assert (answer.answered, answer.reason) == (False, Reason.UNSAID)


@pytest.mark.parametrize("filters", [Filters(), Filters(source="wimi-lionel-roux")])
def test_what_no_word_of_the_corpus_meets_is_outside(starter_engine: Engine, filters: Filters) -> None:
    answer = starter_engine.ask("Zygomorphic quokkas gulping marzipan?", filters=filters)
    assert (answer.answered, answer.reason) == (False, Reason.OUTSIDE)
