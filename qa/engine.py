"""The read path: a question in, an answer of verbatim passages out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from threading import Lock

from qa.answering import Answerer, checked
from qa.concordance import Concordance
from qa.confidence import Calibration
from qa.config import settings
from qa.encode import load_encoder
from qa.errors import CitationError, IndexDamaged, IndexMismatch
from qa.examination import examined
from qa.filters import admitted, facets, source_named
from qa.permalink import Reading, Selector, excerpt, located
from qa.preparation import Preparer
from qa.schema import (
    Answer,
    Encoder,
    Examination,
    Excerpt,
    Facets,
    Filters,
    Person,
    Progress,
    Role,
    Source,
    Speaker,
    Survey,
    TopicMap,
    Turn,
    Verification,
)
from qa.search import SearchIndex
from qa.statistics import Census, topic_map
from qa.store import Manifest, current
from qa.text import sentences
from qa.topics import Named
from qa.verification import Verifier

LONGEST_EXAMPLE = 110
_NO_FILTERS = Filters()


class Engine:
    """Answers questions from one index. Safe to share between threads; the index it opened never changes under it."""

    def __init__(self, index: SearchIndex, encoder: Encoder) -> None:
        """Takes an open index and the encoder it was built with. Raises `IndexMismatch` for any other."""
        if index.manifest.fingerprint != encoder.fingerprint:
            built, same = index.manifest.encoder, index.manifest.encoder == encoder.name
            other = f"with other weights of the encoder {built!r}" if same else f"with the encoder {built!r}"
            raise IndexMismatch(
                f"the index was built {other}, not with {'these' if same else repr(encoder.name)}; "
                "build again with `qa build`, or ask with the same --model (or QA_MODEL)"
            )
        self._index = index
        self._encoder = encoder
        self._calibration = Calibration(**index.manifest.calibration)
        self._verifier = Verifier(index, encoder)
        self._answerer = Answerer(index, encoder, self._calibration)
        self._maps: dict[tuple[Named, ...], TopicMap] = {}
        self._examination: Examination | None = None
        self._examining = Lock()

    @classmethod
    def open(cls, folder: Path, encoder: Encoder | str | None = None) -> Engine:
        """Opens the current index in a folder, with an encoder, or the one of this name, or that of the settings.

        Raises `IndexMissing`, `IndexDamaged`, `IndexMismatch`, `EncoderError`.
        """
        path = current(folder)
        try:
            index = SearchIndex.open(path)
        except IndexDamaged:
            if current(folder) == path:
                raise
            index = SearchIndex.open(current(folder))  # a build has put the next one in its place meanwhile
        if encoder is None or isinstance(encoder, str):
            encoder = load_encoder(settings(encoder))
        return cls(index, encoder)

    def close(self) -> None:
        """Closes the index."""
        self._index.close()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order of the corpus."""
        return self._index.sources

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = _NO_FILTERS,
        history: Sequence[Answer] = (),
        understood: str | None = None,
    ) -> Answer:
        """The passages that answer a question, best first, at most k; `history` are the answers before it in the same
        conversation, oldest first, for a question that leans on them. `understood` are words to ask in its place,
        instead of completing it from the history; "" asks it as it stands.

        Raises `QuestionError` for a question without words or too long, for k < 1, and for a filter that names
        nobody and nothing in the corpus (with the nearest name).
        """
        return self._answerer.ask(question, k, filters, history, understood)

    def facets(self, filters: Filters = _NO_FILTERS) -> Facets:
        """What each filter can be set to, given the others, and how many passages that would let through. Raises
        `QuestionError` for a filter that names nobody and nothing, as `ask` does."""
        return facets(filters, self._index.labels)

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """Who said a quote, where, in answer to what, and how faithfully; `speaker` is who is claimed to have said it.

        Raises `QuoteError` for a quote that is empty, of a single word, or too long.
        """
        return self._verifier.verify(quote, speaker)

    def survey(self, question: str, *, filters: Filters = _NO_FILTERS, progress: Progress | None = None) -> Survey:
        """Every passage that answers a question, speaker by speaker, and what is just below the line. Raises
        `QuestionError` as `ask` does."""
        text = checked(question)
        mask = admitted(filters, self._index.labels) if filters != _NO_FILTERS else None
        (encoding,) = self._encoder.encode_questions([text])
        return self.preparer.survey(self._index.query(text, encoding), mask, progress)

    @cached_property
    def preparer(self) -> Preparer:
        """What an interview is prepared with: topics, briefs, the matrix of questions, dossiers, comparisons."""
        return Preparer(self._index, self._encoder, self._calibration, self.speakers())

    @cached_property
    def census(self) -> Census:
        """What the corpus counts: how much it holds, who says how much of it, and when."""
        return Census(self._index)

    @cached_property
    def concordance(self) -> Concordance:
        """Where words are said, turn by turn."""
        return Concordance(self._index)

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with, and what it learned."""
        return self._index.manifest

    @property
    def examination(self) -> Examination | None:
        """What `examine` found; None where nobody has asked for it yet."""
        return self._examination

    def examine(self, progress: Progress | None = None) -> Examination:
        """How well this index answers, by questions whose answers are known; measured once."""
        with self._examining:
            if self._examination is None:
                self._examination = examined(self._index, self._encoder, self._calibration, progress)
            return self._examination

    def topic_map(self, names: Sequence[Named] = ()) -> TopicMap:
        """The topics, called as the user named them, in a plane where near ones lie near."""
        named = tuple(names)
        if named not in self._maps:
            topics = self.preparer.topics(named)
            self._maps[named] = topic_map(topics, self.preparer.meanings(topics))
        return self._maps[named]

    def context(self, passage_id: str, before: int = 2, after: int = 2) -> tuple[Turn, ...]:
        """The turn that a passage is from, with the turns before and after it, in order. Raises `KeyError` for an
        unknown passage."""
        passage = self._index.records.passage(passage_id)
        if passage is None:
            raise KeyError(passage_id)
        return self._index.records.turns(passage.transcript, passage.turn - before, passage.turn + after)

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who speaks, in the order of the corpus; unknown voices and narration are nobody."""
        return self._speakers

    @cached_property
    def _speakers(self) -> tuple[Speaker, ...]:
        facts: dict[str, list[Person]] = defaultdict(list)
        for source in self.sources:
            for person in source.people:
                facts[person.name].append(person)
        voices: dict[str, list[tuple[str, Role, int]]] = defaultdict(list)
        for source_id, name, role, turns in self._index.records.voices():
            voices[name].append((source_id, role, turns))
        return tuple(_speaker(name, spoken, facts[name]) for name, spoken in voices.items())

    def turns(self, source: str, first: int = 0, last: int | None = None) -> tuple[Turn, ...]:
        """The turns of a source from number `first` to `last`, both included, all when `last` is None; in order, none
        where there are none. The source is meant by its id, file or title, or by words that only one has.

        Raises `QuestionError` for a source that is not there, naming the nearest.
        """
        return self._index.records.turns(source_named(source, self.sources), first, last)

    def excerpt(self, identifier: str) -> Excerpt:
        """What an id names: a passage ("whaller-thomas-faure#t13-p0"), or a whole turn ("whaller-thomas-faure#t13").

        Raises `CitationError` for an id that is not known, with the nearest one.
        """
        if len(identifier.split()) > 1:
            raise CitationError(
                f"{identifier[:80]!r} is no id; `qa verify` tells the id of the turn where a quote was said"
            )
        name, _, number = identifier.strip().rpartition("#t")
        source = self._source(name or identifier)
        turn_number, _, _ = number.partition("-p")
        if not name or not (turn_number.isascii() and turn_number.isdigit() and len(turn_number) < 10):
            raise CitationError(f"{identifier[:80]!r} names no passage or turn; one of this source is {source.id}#t0")
        turns = self._index.records.turns(source.id)
        turn = next((turn for turn in turns if turn.index == int(turn_number)), None)
        stretch = turn if turn_number == number else self._index.records.passage(identifier.strip())
        if turn is None or stretch is None:
            nearest = min((turn.index for turn in turns), key=lambda index: abs(index - int(turn_number)), default=0)
            raise CitationError(f"there is no {identifier!r}; the nearest is {source.id}#t{nearest}")
        return excerpt(source, turn, self._index.records.text(source.id), stretch.start, stretch.end)

    def locate(self, selector: Selector) -> Reading:
        """The transcript that a permalink leads to, and where its words are now (`qa.permalink.read_permalink` reads
        one). Raises `CitationError` when there is no such source, with the nearest id."""
        source = self._source(selector.source)
        text = self._index.records.text(source.id)
        turns = self._index.records.turns(source.id)
        return Reading(source=source, text=text, turns=turns, location=located(selector, text))

    def _source(self, identifier: str) -> Source:
        by_id = {source.id: source for source in self.sources}
        if identifier in by_id:
            return by_id[identifier]
        near = get_close_matches(identifier, by_id, n=1, cutoff=0.3) or [next(iter(by_id))]
        raise CitationError(f"there is no source {identifier[:80]!r} in this index; the nearest is {near[0]!r}")

    def examples(self, language: str, n: int = 4) -> tuple[str, ...]:
        """At most n questions that were asked in the corpus in this language: short, naming what they are about,
        from as many interviews as can be."""
        found = [list(self._own_questions(source)) for source in self.sources if source.language == language]
        rounds = [question for turn in zip_longest(*found) for question in turn if question]
        return tuple(rounds[:n])

    def _own_questions(self, source: Source) -> Iterator[str]:
        for turn in self._index.records.turns(source.id):
            asked = sentences(turn.text)
            if turn.role is not Role.INTERVIEWER or not asked:
                continue
            question = turn.text[slice(*asked[-1])]
            if question.endswith("?") and len(question) <= LONGEST_EXAMPLE and self._index.names.link(question):
                yield question


def _speaker(name: str, spoken: Sequence[tuple[str, Role, int]], facts: Sequence[Person]) -> Speaker:
    """One person, from where and how they speak, (source, role, turns), and from what the sources state of them."""
    return Speaker(
        name=name,
        roles=tuple(dict.fromkeys(role for _, role, _ in spoken)),
        organisation=next((person.organisation for person in facts if person.organisation), None),
        aliases=tuple(dict.fromkeys(alias for person in facts for alias in person.aliases)),
        sources=tuple(dict.fromkeys(source for source, _, _ in spoken)),
        turns=sum(turns for _, _, turns in spoken),
    )
