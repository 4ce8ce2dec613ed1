"""Whatever is in the files: the index is built or refused in one sentence, and every answer is verbatim."""

from __future__ import annotations

import re
import tempfile
from itertools import islice
from pathlib import Path

import pytest
from fakes import FakeEncoder, talk, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.build import build
from qa.corpus import walk
from qa.engine import Engine
from qa.errors import CorpusError, QuestionError
from qa.foreign import general_questions
from qa.schema import Transcript

SPOKEN = "the|sea|a|storm|?|!|.|«|oui|»|–|M.|1921|été|—|\n|\n\n|“|”|:|[TF]"
WORDS = st.lists(st.sampled_from(re.split(r"\|", SPOKEN)), max_size=60)
SPEAKER = st.sampled_from(["Anna Lowe", "Bert Moss", "NN", "Q", "[TF]", "–", "00:01:02", ""])
TALK = st.lists(st.tuples(SPEAKER, WORDS.map(" ".join)), max_size=6).map(lambda turns: talk(*turns).encode())
FILE = st.one_of(TALK, st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")), st.binary(max_size=200))
QUESTION = st.one_of(st.text(max_size=60), st.sampled_from(["the sea and the storm", "Anna Lowe", "« oui »"]))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few questions to calibrate with, so that many corpora can be built."""
    for room in ("qa.build.embedding", "qa.calibration"):
        monkeypatch.setattr(f"{room}.general_questions", lambda: islice(general_questions(), 12))
    monkeypatch.setattr("qa.calibration.near_questions", lambda names: iter(()))


@pytest.mark.usefixtures("hurried")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(FILE, min_size=1, max_size=3), question=QUESTION)
def test_any_files_are_indexed_verbatim_or_refused_in_one_sentence(files: list[bytes], question: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = write_corpus(folder, {f"file{number}.txt": content for number, content in enumerate(files)})
        texts = {found.source.id: found.text for found in walk(corpus) if isinstance(found, Transcript)}
        problem = ""
        try:
            report = build(corpus, folder / "index", FakeEncoder())
        except CorpusError as error:
            problem = str(error)
        if problem:
            assert "\n" not in problem
            assert "no transcript to index" in problem
            return
        assert not any("\n" in warning for warning in report.warnings)
        engine = Engine.open(folder / "index", FakeEncoder())
        try:
            hits = engine.ask(question, k=50).hits
        except QuestionError as error:
            hits, problem = (), str(error)
        assert "\n" not in problem
        for hit in hits:
            assert texts[hit.source.id][hit.passage.start : hit.passage.end] == hit.passage.text
            assert all(0 <= start < end <= len(hit.passage.text) for start, end in hit.highlights)
            assert engine.context(hit.passage.id)
        engine.close()
        assert not build(corpus, folder / "index", FakeEncoder()).changed
