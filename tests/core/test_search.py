"""One generation, searched: what is admitted, what names and quotations do, what the build hides from itself."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, refused, talk, write_corpus

from qa.build import build
from qa.errors import IndexDamaged
from qa.rank import late_interaction
from qa.schema import Passage
from qa.search import CANDIDATES, Query, Ranking, SearchIndex
from qa.store import current, read_manifest

TWINS = talk(
    ("Anna Lowe", "What is the weather like?"),
    ("Dora Finch", "Rain falls on the moor in spring. Nobody minds."),
    ("Anna Lowe", "And for you?"),
    ("Egon Wells", "Rain falls on the moor in spring. Everybody minds."),
)
CATALOGUE = '[[transcript]]\nfile = "harbour.txt"\norganisations = ["Brell Port"]\n'


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    folder = tmp_path_factory.mktemp("search")
    texts: dict[str, str | bytes] = {
        "bridge.txt": BRIDGE,
        "cheese.txt": CHEESE,
        "harbour.txt": HARBOUR,
        "twins.txt": TWINS,
    }
    build(write_corpus(folder, texts | {"catalogue.toml": CATALOGUE}), folder / "index", FakeEncoder())
    index = SearchIndex.open(current(folder / "index"))
    yield index
    index.close()


def query(index: SearchIndex, question: str) -> Query:
    return index.query(question, FakeEncoder().encode_questions([question])[0])


def found(index: SearchIndex, ranking: Ranking) -> list[Passage]:
    return index.records.passages(ranking.rows.tolist())


def test_candidates_come_best_first_with_the_scores_of_late_interaction(index: SearchIndex) -> None:
    asked = query(index, "how long do wheels ripen in a cellar ?")
    ranking = index.rank(asked)
    assert found(index, ranking)[0].id == "cheese#t3-p0"
    assert (np.diff(ranking.scores) <= 0).all()
    languages = {source.id: source.language or "" for source in index.sources}
    owed = index.manifest.head_starts.get(asked.language, {})
    starts = [owed.get(languages[passage.transcript], 0.0) for passage in found(index, ranking)]
    assert np.allclose(late_interaction(ranking.matches, asked.weights) + starts, ranking.scores, atol=1e-5)
    for row, matches in zip(ranking.rows.tolist(), ranking.matches, strict=True):
        assert np.allclose(
            index.evidence(row, asked.encoding.tokens, asked.weights).similarities.max(0), matches, atol=1e-5
        )


def test_the_match_is_that_of_the_best_passage(index: SearchIndex) -> None:
    asked = query(index, "how long do wheels ripen ?")
    ranking = index.rank(asked)
    match = ranking.match()
    assert match is not None
    assert np.array_equal(match.similarities, ranking.matches[0])
    assert np.array_equal(match.weights, asked.weights)


def test_without_leave_the_interviewers_words_are_no_answer(index: SearchIndex) -> None:
    ranking = index.rank(query(index, "what is unloaded there today ?"))
    assert {passage.speaker for passage in found(index, ranking)} >= {"Bert Moss", "Clara Dunn"}
    assert not {passage.speaker for passage in found(index, ranking)} & {"Anna Lowe", "Émile Roche"}


def test_an_interviewer_who_is_named_may_answer(index: SearchIndex) -> None:
    asked = query(index, "what did Anna Lowe ask about storms ?")
    speakers = [passage.speaker for passage in found(index, index.rank(asked))]
    assert "Anna Lowe" in speakers
    assert "Émile Roche" not in speakers


def test_an_interviewer_who_is_quoted_may_answer(index: SearchIndex) -> None:
    first, second, *rest = found(index, index.rank(query(index, "who asked “are you afraid of storms”")))
    assert {first.text[:26], second.text[:26]} == {"Are you afraid of storms?", "Storms took the lighthouse"}
    assert not any(passage.speaker == "Anna Lowe" for passage in rest)


def test_of_two_who_say_the_same_the_one_who_is_named_comes_first(index: SearchIndex) -> None:
    for name in ("Dora Finch", "Egon Wells"):
        assert found(index, index.rank(query(index, f"when does rain fall, {name} ?")))[0].speaker == name


def test_an_organisation_leads_to_its_source(index: SearchIndex) -> None:
    ranking = index.rank(query(index, "what about Brell Port ?"))
    assert {passage.transcript for passage in found(index, ranking)[:3]} == {"harbour"}


def test_only_what_is_allowed_is_a_candidate(index: SearchIndex) -> None:
    asked = query(index, "how long do wheels ripen ?")
    for seed in range(20):
        allowed = np.random.default_rng(seed).random(len(index)) < 0.4
        assert allowed[index.rank(asked, allowed).rows].all()
    everything = index.rank(asked, np.ones(len(index), bool))
    assert sorted(everything.rows.tolist()) == list(range(len(index)))


def test_where_nothing_is_allowed_nothing_is_found(index: SearchIndex) -> None:
    ranking = index.rank(query(index, "how long do wheels ripen ?"), np.zeros(len(index), bool))
    assert (len(ranking.rows), len(ranking.scores), ranking.match()) == (0, 0, None)


def test_a_question_of_no_tokens_finds_nothing(index: SearchIndex) -> None:
    assert index.rank(query(index, "")).match() is None


def test_its_own_question_is_hidden_from_the_passage_that_answers_it_only(index: SearchIndex) -> None:
    asked = query(index, "Who taught you to make cheese?")
    seen = index.rank(asked, np.ones(len(index), bool))
    hidden = index.rank(asked, np.ones(len(index), bool), ("cheese", asked.text))
    before = dict(zip(seen.rows.tolist(), seen.scores.tolist(), strict=True))
    after = dict(zip(hidden.rows.tolist(), hidden.scores.tolist(), strict=True))
    lower = {row for row in before if after[row] < before[row] - 1e-6}
    assert [passage.id for passage in index.records.passages(sorted(lower))] == ["cheese#t1-p0"]
    assert all(after[row] == pytest.approx(before[row]) for row in before if row not in lower)


def test_there_are_never_more_candidates_than_are_reranked(starter_index: Path) -> None:
    index = SearchIndex.open(current(starter_index))
    ranking = index.rank(query(index, "Que dit Thomas Fauré de la souveraineté « souveraineté numérique » ?"))
    assert CANDIDATES / 2 < len(set(ranking.rows.tolist())) == len(ranking.rows) <= CANDIDATES
    index.close()


def test_a_passage_is_found_by_any_of_its_sentences(tmp_path: Path) -> None:
    filler = " ".join(f"Sentence{number} about something{number} else{number}." for number in range(12))
    text = talk(("Anna Lowe", "Why?"), ("Bert Moss", f"{filler} Narwhals ate the anchor. {filler}"))
    build(write_corpus(tmp_path, {"long.txt": text}), tmp_path / "index", FakeEncoder())
    index = SearchIndex.open(current(tmp_path / "index"))
    assert len(index.dense) > len(index)
    assert "Narwhals" in found(index, index.rank(query(index, "narwhals ate the anchor")))[0].text
    index.close()


def test_each_word_of_a_question_may_be_met_by_another_passage(index: SearchIndex) -> None:
    ranking = index.rank(query(index, "how long do wheels ripen in the lighthouse ?"))
    best, scattered = ranking.match(), ranking.scattered()
    assert best is not None
    assert scattered is not None
    assert (scattered.similarities >= best.similarities).all()
    assert scattered.quality > best.quality
    assert index.rank(ranking.query, np.zeros(len(index), bool)).scattered() is None


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    for name, text in (("a", HARBOUR), ("b", HARBOUR + CHEESE)):
        build(write_corpus(tmp_path / name, {"talk.txt": text}), tmp_path / name / "index", FakeEncoder())
    one, other = (current(tmp_path / name / "index") for name in ("a", "b"))
    manifest = read_manifest(one)
    (one / "words.sqlite").write_bytes((other / "words.sqlite").read_bytes())
    with refused(IndexDamaged, "qa build"):
        SearchIndex(one, manifest)


def test_many_threads_rank_as_one_does(index: SearchIndex) -> None:
    questions = ["how long do wheels ripen ?", "who rebuilt the lighthouse ?", "combien de camions ?", "Dora Finch"] * 8
    alone = [index.rank(query(index, question)) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda question: index.rank(query(index, question)), questions))
    for one, other in zip(alone, together, strict=True):
        assert np.array_equal(one.rows, other.rows)
        assert np.array_equal(one.scores, other.scores)
