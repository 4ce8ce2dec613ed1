"""What the pages need of an engine, so that they can be shown over any corpus and tested over a small one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from qa.concordance import Concordance
from qa.permalink import Reading, Selector
from qa.preparation import Preparer
from qa.schema import (
    Answer,
    Examination,
    Excerpt,
    Facets,
    Filters,
    Progress,
    Source,
    Speaker,
    Survey,
    TopicMap,
    Turn,
    Verification,
)
from qa.statistics import Census
from qa.store import Manifest
from qa.topics import Named


class Interviews(Protocol):
    """The read path as the pages see it; `qa.engine.Engine` is one. Safe to call from several threads."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that can be asked, in the order to show them."""

    def ask(
        self, question: str, *, k: int, filters: Filters, history: Sequence[Answer], understood: str | None = None
    ) -> Answer:
        """The k best passages; `history` are the answers before this question, `understood` the words to ask in its
        place, if they are not to be found by the engine. Raises QAError."""

    def facets(self, filters: Filters) -> Facets:
        """What each filter can be set to, given the others. Raises QAError."""

    def context(self, passage_id: str, before: int = 2, after: int = 2) -> tuple[Turn, ...]:
        """The turns around the passage's turn, in order, including it. Raises QAError."""

    def examples(self, language: str, n: int = 4) -> tuple[str, ...]:
        """At most n questions that the corpus answers, in "fr" or "en"."""

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """Who said a quote, and how faithfully; `speaker` is who is claimed to have said it. Raises QAError."""

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who speaks, in the order of the corpus."""

    def turns(self, source: str, first: int = 0, last: int | None = None) -> tuple[Turn, ...]:
        """The turns of a source from `first` to `last`, both included. Raises QAError for an unknown source."""

    def excerpt(self, identifier: str) -> Excerpt:
        """The passage or turn with this id, as it is cited. Raises QAError."""

    def locate(self, selector: Selector) -> Reading:
        """The transcript that a permalink leads to, and where its words are now. Raises QAError."""

    def survey(self, question: str, *, filters: Filters, progress: Progress | None = None) -> Survey:
        """Every passage that answers a question, speaker by speaker. Raises QAError."""

    @property
    def preparer(self) -> Preparer:
        """What an interview is prepared with."""

    @property
    def concordance(self) -> Concordance:
        """Where words are said, turn by turn."""

    @property
    def census(self) -> Census:
        """What the corpus counts."""

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""

    @property
    def examination(self) -> Examination | None:
        """How well the index answers; None where nobody has measured it yet."""

    def examine(self, progress: Progress | None = None) -> Examination:
        """Measures how well the index answers, once."""

    def topic_map(self, names: Sequence[Named] = ()) -> TopicMap:
        """The topics in a plane, called as the users named them."""
