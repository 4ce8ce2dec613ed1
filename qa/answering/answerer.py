"""From a question to an answer of verbatim passages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from qa.answering.question import checked
from qa.confidence import Calibration
from qa.conversation import Completion, completed
from qa.errors import QuestionError
from qa.filters import Mask, admitted
from qa.hits import Hits
from qa.language import language_of
from qa.rank import distinct, spread
from qa.retrieve import asks_for_voices
from qa.schema import Answer, Encoder, Filters, Hit, Reason
from qa.search import Query, Ranking, SearchIndex

ANSWERED = 0.5
"""The confidence from which on a question counts as answered."""

_VOICES = 4
_NO_FILTERS = Filters()


class Answerer:
    """Answers questions from one index. Safe to share between threads."""

    def __init__(self, index: SearchIndex, encoder: Encoder, calibration: Calibration) -> None:
        self._index, self._encoder, self._calibration = index, encoder, calibration
        self._hitting = Hits(index)

    def ask(self, question: str, k: int, filters: Filters, history: Sequence[Answer], understood: str | None) -> Answer:
        """The passages that answer a question, as `qa.engine.Engine.ask` says."""
        if k < 1:
            raise QuestionError(f"k is {k}: ask for at least one passage (-k 1 or more)")
        text = checked(question)
        completion = self._completion(text, history, understood)
        asked = completion.question if completion else text
        excluded = completion.excluded if completion else frozenset()
        (encoding,) = self._encoder.encode_questions([asked])
        query = self._index.query(asked, encoding)
        ranking = self._index.rank(query, self._admitted(filters, excluded))
        confidence = self._confidence(ranking)
        return Answer(
            question=question,
            understood_as=asked if completion else None,
            language=language_of(text, (source.language for source in self._index.sources)),
            answered=confidence >= ANSWERED,
            confidence=confidence,
            hits=self._hits(query, ranking, k),
            reason=None if confidence >= ANSWERED else self._reason(ranking, filters, excluded),
        )

    def _reason(self, ranking: Ranking, filters: Filters, excluded: frozenset[str]) -> Reason:
        """Why a question is not answered; with filters, it is asked again without them."""
        if filters != _NO_FILTERS:
            ranking = self._index.rank(ranking.query, self._admitted(_NO_FILTERS, excluded))
            if self._confidence(ranking) >= ANSWERED:
                return Reason.FILTERED
        scattered = ranking.scattered()
        return Reason.UNSAID if scattered and self._calibration.speaks_of(scattered) else Reason.OUTSIDE

    def _completion(self, text: str, history: Sequence[Answer], understood: str | None) -> Completion | None:
        """What is asked in the place of the text, None where it stands by itself."""
        if understood is None:
            return completed(text, history, self._index.names.link)
        return Completion(checked(understood)) if understood.strip() not in ("", text) else None

    def _admitted(self, filters: Filters, excluded: frozenset[str]) -> Mask | None:
        """Which passages may answer, None for no restriction; a speaker asked for by filter is never left out."""
        if filters.speaker or not excluded:
            return admitted(filters, self._index.labels) if filters != _NO_FILTERS else None
        return admitted(filters, self._index.labels) & ~self._index.labels.by_speakers(excluded)

    def _confidence(self, ranking: Ranking) -> float:
        match = ranking.match()
        return self._calibration.confidence(match) if match else 0.0

    def _hits(self, query: Query, ranking: Ranking, k: int) -> tuple[Hit, ...]:
        """The best k passages without repeats; where voices are asked for, everybody's best before anybody's second."""
        voices = asks_for_voices(query.text)
        passages = self._index.records.passages(ranking.rows.tolist())
        wanted = _VOICES * k if voices else k
        order: list[int] = list(islice(distinct(passage.text for passage in passages), wanted))
        if voices:
            order = [order[i] for i in spread([passages[i].speaker for i in order])]
        sought = (query.encoding.tokens, query.weights)
        return tuple(
            self._hitting.hit(int(ranking.rows[i]), passages[i], rank=rank, score=ranking.scores[i], sought=sought)
            for rank, i in enumerate(order[:k], 1)
        )
