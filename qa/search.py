"""One question against one generation of an index: candidates, then late interaction. Asked by the engine to answer and
by the build to learn what confidence means here."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.confidence import Match
from qa.dense import DenseIndex
from qa.errors import IndexDamaged
from qa.filters import Labels, Mask
from qa.foreign import asking_words
from qa.language import language_of
from qa.lexical import LexicalIndex, terms
from qa.linking import NameTable
from qa.quotes import Postings
from qa.rank import Evidence, best_matches, late_interaction, on_spans, question_weights
from qa.retrieve import fused, quoted_phrases
from qa.schema import Encoding, Links, Matrix, Role, Source, Vector
from qa.store import Manifest, Records, read_manifest
from qa.text import fold
from qa.tokens import TokenFile

VECTORS, OWNERS, WORDS, RECORDS = "vectors.faiss", "owners.npy", "words.sqlite", "records.sqlite"
ASKINGS = "askings.npy"
CANDIDATES = 64
_DENSE, _LEXICAL, _LINKED = 96, 32, 48
_DEEP = 1000  # how far down the exact words are looked for what the filters let through
# What is added to a score of about 0…1 for standing near what the question names (times 1 for the speaker or source
# itself, less for what holds the name or stands beside), and for holding what it quotes.
_LINK, _HELD, _BESIDE = 0.25, 0.8, 0.3
_PHRASE = 0.3
_NAME_WEIGHT = 0.5  # a name that was linked has told where to look; among what is there it tells little

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Query:
    """A question, ready to be searched: its language, its encoding, the weight of each of its tokens, and what it
    names."""

    text: str
    language: str
    encoding: Encoding
    weights: Vector
    names: Mask
    links: Links
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidate passages, best first: `rows`, shape (n,); `scores`, shape (n,), about 0…1; `matches`, shape (n,
    question tokens), the best similarity of each token of the question."""

    query: Query
    rows: Rows
    scores: Vector
    matches: Matrix

    def match(self) -> Match | None:
        """How the best passage meets the question; None when there are no candidates."""
        return Match(self.matches[0], self.query.weights, self.query.names) if len(self.rows) else None

    def scattered(self) -> Match | None:
        """How the candidates meet the question all together: each of its tokens its best match in any of them."""
        return Match(self.matches.max(0), self.query.weights, self.query.names) if len(self.rows) else None


class SearchIndex:
    """One generation, open for reading. Safe to share between threads; never changes."""

    def __init__(self, generation: Path, manifest: Manifest) -> None:
        """Opens the files of a generation. Raises `IndexDamaged` when their counts disagree."""
        self.manifest = manifest
        self.records = Records(generation / RECORDS)
        self.dense = DenseIndex.read(generation / VECTORS)
        self.lexical = LexicalIndex(generation / WORDS)
        self.tokens = TokenFile(generation)
        self.postings = Postings(generation)
        self.owners = np.load(generation / OWNERS)
        self.asking_vectors: Matrix = np.load(generation / ASKINGS, mmap_mode="r")
        self.sources: tuple[Source, ...] = self.records.sources()
        self.labels = Labels(self.sources, *self.records.attributes())
        counts = {len(self.labels), len(self.tokens.bounds) - 1, self.lexical.count}
        if len(counts) > 1 or len(self.owners) != len(self.dense):
            raise IndexDamaged(f"{generation}: its files do not belong together; build again with `qa build`")
        self.names = NameTable(self.sources, self._is_common)

    @classmethod
    def open(cls, generation: Path) -> SearchIndex:
        """Opens a generation after checking it against its manifest. Raises `IndexDamaged` when a file of it is not
        there, or not any more, `IndexMismatch` for one of another version."""
        manifest = read_manifest(generation)
        try:
            return cls(generation, manifest)
        except (FileNotFoundError, sqlite3.OperationalError) as error:
            raise IndexDamaged(f"{generation}: a file of it is missing; build again with `qa build`") from error

    def close(self) -> None:
        """Closes the files."""
        self.records.close()
        self.lexical.close()

    def __len__(self) -> int:
        return len(self.labels)

    @cached_property
    def spoken_to_answer(self) -> Mask:
        """Which passages can be answers: all but the interviewer's, which are found through what they ask."""
        return ~self.labels.in_role(Role.INTERVIEWER)

    @cached_property
    def by_language(self) -> dict[str | None, Mask]:
        """Which passages are in which language, one mask a language: the nearest are sought in each, since an encoder
        finds its question's own language nearer than the same thing said in another."""
        languages = {language: [s.id for s in self.sources if s.language == language] for language in self._languages}
        return {language: self.labels.in_sources(ids) for language, ids in languages.items()}

    def head_start(self, asked: str, spoken: str | None) -> float:
        """What a match in one language is given for words asked in another, ≥ 0: an encoder finds its own nearer."""
        return self.manifest.head_starts.get(asked, {}).get(spoken or "", 0.0)

    def _head_starts(self, language: str) -> Vector:
        """What each passage is given for being in another language than the question, shape (passages,)."""
        starts = np.zeros(len(self), np.float32)
        for spoken, mask in self.by_language.items():
            starts[mask] = self.head_start(language, spoken)
        return starts

    @cached_property
    def answers(self) -> Rows:
        """The rows of the interviewer's turn that each passage answers, shape (passages, 2): the first, and the one
        after the last; equal where there is none."""
        found = np.zeros((len(self), 2), np.int64)
        asked, transcript, turn = (0, 0), "", -1
        numbers = self.records.turn_numbers()
        for row, (source, role) in enumerate(zip(self.labels.transcripts, self.labels.roles, strict=True)):
            if source != transcript:
                asked, transcript, turn = (0, 0), source, -1
            if role is Role.INTERVIEWER:
                asked = (asked[0], row + 1) if numbers[row] == turn else (row, row + 1)
                turn = numbers[row]
            elif role in (Role.INTERVIEWEE, Role.UNKNOWN):
                found[row] = asked
        return found

    @cached_property
    def _languages(self) -> tuple[str | None, ...]:
        return tuple(dict.fromkeys(source.language for source in self.sources))

    def query(self, question: str, encoding: Encoding) -> Query:
        """The question with its token weights and links."""
        links = self.names.link(question)
        weights = question_weights(question, encoding.spans, self.rarity)
        names = on_spans(encoding.spans, links.spans)
        language = language_of(question, self._languages)
        return Query(question, language, encoding, weights, names, links, quoted_phrases(question))

    def rank(self, query: Query, allowed: Mask | None = None, hidden: tuple[str, str] | None = None) -> Ranking:
        """The best passages for a question, at most `CANDIDATES`.

        `allowed`, shape (passages,), restricts them; without it all that can be answers, and the interviewer's own
        words where the question quotes them or names the interviewer. `hidden`, an (interview, question) pair, makes
        the frame of the passages that answer this very question invisible: it is how the build examines itself.
        """
        quoting = {row for phrase in query.phrases for row in self._quoting(phrase)}
        allowed = self._admitted(query, quoting) if allowed is None else allowed
        closeness = self._closeness(query) if query.links else None
        rows = self._candidates(query, allowed, quoting, closeness)
        if not len(rows) or not len(query.weights):
            return Ranking(query, rows[:0], np.zeros(0, np.float32), np.zeros((0, len(query.weights)), np.float32))
        similarities, bounds = self.tokens.similarities(query.encoding.tokens, rows)
        if hidden:
            self._hide(similarities, bounds, rows, hidden)
        matches = best_matches(similarities, bounds)
        weights = np.where(query.names, _NAME_WEIGHT * query.weights, query.weights).astype(np.float32)
        scores = late_interaction(matches, weights) + self._head_starts(query.language)[rows]
        scores += _PHRASE * np.isin(rows, list(quoting))
        if closeness is not None:
            scores += _LINK * closeness[rows]
        scores /= 1 + _PHRASE * bool(quoting) + _LINK * (closeness is not None)  # the most there is to have
        order = np.argsort(-scores, kind="stable")
        return Ranking(query, rows[order], scores[order], matches[order])

    def evidence(self, row: int, tokens: Matrix, weights: Vector) -> Evidence:
        """How one passage meets what is looked for, token by token: `tokens`, shape (n, d), with their `weights`."""
        codes, spans = self.tokens.passage(row)
        return Evidence(self.tokens.quantiser.products(tokens, codes), spans, weights)

    def named(self, query: Query) -> Mask:
        """Which passages are of those whom a question names, of their sources, or hold the name: shape (passages,)."""
        return self._closeness(query) > 0

    def _candidates(self, query: Query, allowed: Mask, quoting: set[int], closeness: Vector | None) -> Rows:
        words = [term for language in self._languages for term in terms(query.text, language)]
        nearest = [self._nearest(query.encoding.pooled, _DENSE, allowed & mask) for mask in self.by_language.values()]
        lists = [
            *nearest,
            [row for row, _ in self.lexical.search(words, _DEEP) if allowed[row]][:_LEXICAL],
            [row for row in quoting if allowed[row]],
        ]
        if closeness is not None:
            lists.append(self._nearest(query.encoding.pooled, _LINKED, allowed & (closeness > 0)))
        return np.asarray(fused(lists)[:CANDIDATES], np.int64)

    def _quoting(self, phrase: str) -> list[int]:
        """The passages whose own words, not their frame, hold the phrase."""
        rows = self.lexical.holding(phrase)
        sought = fold(phrase)
        return [
            row for row, passage in zip(rows, self.records.passages(rows), strict=True) if sought in fold(passage.text)
        ]

    def _nearest(self, vector: Vector, k: int, allowed: Mask) -> list[int]:
        """Passages by their nearest vector: the whole passage's or one of its sentences'."""
        mask = None if allowed.all() else allowed[self.owners]
        _, found = self.dense.search(vector[None], k, mask)
        return list(dict.fromkeys(self.owners[found[0]].tolist()))

    def _admitted(self, query: Query, quoting: set[int]) -> Mask:
        asked = self._interviewers & query.links.speakers
        if not asked and not quoting:
            return self.spoken_to_answer
        admitted = self.spoken_to_answer | self.labels.by_speakers(asked)
        admitted[list(quoting)] = True
        return admitted

    @cached_property
    def _interviewers(self) -> frozenset[str]:
        rows = np.flatnonzero(~self.spoken_to_answer).tolist()
        return frozenset(speaker for row in rows if (speaker := self.labels.speakers[row]))

    def _closeness(self, query: Query) -> Vector:
        """How near each passage is to what the question names, shape (passages,).

        Where a speaker is named: 1 for that speaker's words. Else: 1 for the words of a source named. What holds the
        name elsewhere follows at some distance, and what else stands in a named speaker's sources.
        """
        links = query.links
        closeness = np.zeros(len(self), np.float32)
        for start, end in links.spans:
            closeness[self.lexical.holding(query.text[start:end])] = _BESIDE if links.speakers else _HELD
        closeness[self.labels.in_sources(links.sources | links.through)] = _BESIDE if links.speakers else 1.0
        closeness[self.labels.by_speakers(links.speakers)] = 1.0
        return closeness

    def _hide(self, similarities: Matrix, bounds: Rows, rows: Rows, hidden: tuple[str, str]) -> None:
        for passage, start, end, row in zip(
            self.records.passages(rows.tolist()), bounds[:-1], bounds[1:], rows, strict=True
        ):
            if (passage.transcript, passage.question) == hidden:
                _, spans = self.tokens.passage(int(row))
                similarities[start:end][spans[:, 0] < 0] = -1.0

    def rarity(self, word: str) -> float:
        """A word counts little when it is common here, or common in questions as such."""
        return min(self.lexical.rarity(word), asking_words().get(word, math.inf))

    def _is_common(self, word: str, sources: int) -> bool:
        found = {self.labels.transcripts[row] for row, _ in self.lexical.search([word], 50)}
        return len(found) > sources
