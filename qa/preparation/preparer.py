"""Everything that an interview is prepared with, from one index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qa.confidence import Calibration
from qa.errors import QuestionError
from qa.filters import Mask, speaker_named
from qa.preparation.brief import PASSAGES, brief
from qa.preparation.comparison import comparison
from qa.preparation.dossier import Dossiers
from qa.preparation.kept import Kept
from qa.preparation.likely import likely
from qa.preparation.looking import Looking
from qa.preparation.matrix import Questions
from qa.preparation.survey import survey
from qa.schema import (
    AskedMatrix,
    Brief,
    Comparison,
    Dossier,
    Encoder,
    Hit,
    Matrix,
    Progress,
    Role,
    Row,
    Speaker,
    Survey,
    Topic,
)
from qa.search import Query, SearchIndex
from qa.sums import unit
from qa.text import words
from qa.topics import Meanings, Named, asked, topics_of

LONGEST_TOPIC = 300
"""Characters: a topic is a few words, at most a sentence."""

_KEPT = 4  # who reads a passage comes back to what led there, and whoever likes a page wants it as a file


class Preparer:
    """Prepares interviews from one index. Safe to share between threads."""

    def __init__(
        self, index: SearchIndex, encoder: Encoder, calibration: Calibration, speakers: Sequence[Speaker]
    ) -> None:
        self._index = index
        self._speakers = {speaker.name: speaker for speaker in speakers}
        self._looking = Looking(index, encoder, calibration)
        self._questions = Questions(self._looking)
        self._matrices = Kept[AskedMatrix](_KEPT)
        self._dossiers = Kept[Dossier](_KEPT)
        self._topics: dict[tuple[Named, ...], tuple[Topic, ...]] = {}

    @property
    def guests(self) -> tuple[Speaker, ...]:
        """Everybody who was interviewed or is quoted, in the order of the corpus."""
        return tuple(self._speakers[name] for name in self._looking.voices.names)

    @property
    def interviewed(self) -> tuple[str, ...]:
        """The names of those who were interviewed, in the order of the corpus: the guests of a matrix."""
        return self._questions.guests

    def near(self, name: str, n: int = 5) -> tuple[Speaker, ...]:
        """Those of the guests, at most n, whose names come near to this one, the nearest first; perhaps none."""
        return likely(name, self.guests, n)

    def brief(self, topic: str, passages: int = PASSAGES) -> Brief:
        """Everybody who was interviewed or is quoted, on a topic, with at most so many passages each. Raises
        `QuestionError` for a topic that is empty or too long."""
        return brief(self._looking, _topic(topic), passages)

    def matrix(
        self,
        guests: Sequence[str] = (),
        *,
        limit: int | None = None,
        progress: Progress | None = None,
    ) -> AskedMatrix:
        """Which question was put to whom: at most `limit` rows, all guests or those named. Raises `QuestionError` for a
        guest who is not there, or was not interviewed."""
        names = self._interviewed(guests)
        return self._matrices.get((names, limit), lambda: self._questions.matrix(names, limit, progress))

    def row(self, question: str, guests: Sequence[str] = ()) -> Row:
        """The row of the matrix that a question is in, by its id, for all guests or those named. Raises as `matrix`
        does, and `QuestionError` for a question that is not there."""
        return self._questions.row(question, self._interviewed(guests))

    def dossier(self, guest: str, names: Sequence[Named] = (), progress: Progress | None = None) -> Dossier:
        """Everything on a guest, with topics called as the user named them. Raises `QuestionError` as `matrix` does."""
        dossiers = Dossiers(self._looking, self._questions, lambda: self.topics(names))
        speaker = self._guest(guest)
        return self._dossiers.get((speaker.name, tuple(names)), lambda: dossiers.dossier(speaker, progress))

    def comparison(self, left: str, right: str, topic: str | None = None) -> Comparison:
        """Two people side by side. Raises `QuestionError` when one is not there, only asks, or is the other."""
        one, other = self._guest(left).name, self._guest(right).name
        if one == other:
            raise QuestionError(f"both names are those of {one}; name two people to compare")
        return comparison(self._looking, one, other, _topic(topic) if topic is not None else None)

    def survey(self, query: Query, allowed: Mask | None = None, progress: Progress | None = None) -> Survey:
        """Every passage that answers a question, among those `allowed`."""
        return survey(self._looking, query, allowed, progress)

    def topics(self, names: Sequence[Named] = ()) -> tuple[Topic, ...]:
        """The subjects of the corpus, most passages first, called as the user named them."""
        named = tuple(names)
        if named not in self._topics:
            self._topics[named] = self._found(named)
        return self._topics[named]

    def meanings(self, topics: Sequence[Topic]) -> Matrix:
        """What each of these topics of this index means, shape (topics, d), of unit length: the mean of what its
        passages do."""
        places = {row: place for place, row in enumerate(self._spoken)}
        meanings = self._meanings()
        rows = ([places[row] for row in self._index.records.rows_of(topic.passages)] for topic in topics)
        found = [meanings.rows(np.asarray(own, np.int64)).mean(0) for own in rows]
        return unit(np.stack(found)) if found else np.zeros((0, 1), np.float32)

    def examples(self, topic: Topic, k: int = 1) -> tuple[Hit, ...]:
        """The k most typical passages of a topic."""
        rows = self._index.records.rows_of(topic.passages[:k])
        return self._looking.hits(rows, [1.0] * len(rows))

    def _found(self, names: tuple[Named, ...]) -> tuple[Topic, ...]:
        index, rows, ids = self._index, self._spoken, self._index.records.passage_ids()
        return topics_of(
            self._meanings(),
            [ids[row] for row in rows],
            [index.labels.speakers[row] for row in rows],
            lambda chosen: index.records.passages([rows[row] for row in chosen]),
            sources=index.sources,
            names=names,
        )

    @property
    def _spoken(self) -> list[int]:
        """The rows of what was said in answer, of which topics are made."""
        return np.flatnonzero(self._looking.voices.spoken).tolist()

    def _meanings(self) -> Meanings:
        """What the passages of these rows mean."""
        looking, index, rows = self._looking, self._index, self._spoken
        languages = {source.id: source.language for source in index.sources}
        interviews = [index.labels.transcripts[row] for row in rows]
        turns = index.records.turn_numbers()
        questions = asked(looking.askings, index.asking_vectors, interviews, [turns[row] for row in rows])
        return Meanings(
            looking.meaning.passages[rows], [languages[interview] for interview in interviews], interviews, questions
        )

    def _interviewed(self, guests: Sequence[str]) -> tuple[str, ...]:
        """The full names of guests who were interviewed, each once."""
        names = tuple(dict.fromkeys(self._guest(guest).name for guest in guests))
        for name in names:
            if name not in self._questions.guests:
                raise QuestionError(f"{name} is quoted in these documents and was not interviewed; name a guest")
        return names

    def _guest(self, name: str) -> Speaker:
        """Whoever is meant, who gives answers."""
        meant = speaker_named(name, self._index.labels)
        if meant not in self._looking.voices.names:
            others = ", ".join(self._looking.voices.names[:8]) or "nobody"
            unknown = Role.UNKNOWN in self._speakers[meant].roles
            part = "has no known part" if unknown else "only asks questions"
            mend = "; state it in the catalogue" if unknown else ""
            raise QuestionError(f"{meant} {part} in these interviews{mend}; who answers in them: {others}")
        return self._speakers[meant]


def _topic(topic: str) -> str:
    text = " ".join(topic.split())
    if not words(text):
        raise QuestionError("the topic is empty, or has no words in it; name it in a few words")
    if len(text) > LONGEST_TOPIC:
        raise QuestionError(
            f"the topic has {len(text):,} characters, {LONGEST_TOPIC} are the limit: a few words do best"
        )
    return text
