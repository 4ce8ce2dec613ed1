"""A small engine over a few hand-made interviews: words shared with the question decide, nothing is learned.

It has the surface of `qa.engine.Engine` that the pages use, and answers in microseconds. A question that shares no
word of four letters or more with a passage is not answered; "explode" in a question raises what a defect would raise,
"tarry" takes its time, as long as is told.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

from qa.concordance import Concordance
from qa.errors import CitationError, QuestionError, QuoteError, QuoteFault
from qa.permalink import Reading, Selector, excerpt, located
from qa.preparation import Preparer
from qa.schema import (
    Answer,
    Attribution,
    Edit,
    Examination,
    Excerpt,
    Facet,
    Facets,
    Filters,
    Hit,
    Note,
    Operation,
    Passage,
    Piece,
    Progress,
    QuoteMatch,
    Reason,
    Role,
    Source,
    Speaker,
    Survey,
    TopicMap,
    Transcript,
    Turn,
    Verdict,
    Verification,
)
from qa.statistics import Census
from qa.store import Manifest
from qa.text import sentences, words
from qa.topics import Named

COMMON = frozenset(
    {
        "what",
        "which",
        "does",
        "have",
        "with",
        "from",
        "that",
        "this",
        "they",
        "their",
        "quel",
        "quelle",
        "quels",
        "comment",
        "pour",
        "dans",
        "avec",
    }
)
UNRESTRICTED = Filters()


class FakeEngine:
    """Answers from transcripts held in memory; `asked` remembers (question, filters, k, length of history)."""

    def __init__(self, transcripts: Sequence[Transcript], tarries: float = 1) -> None:
        self._tarries = tarries
        self._transcripts = {transcript.source.id: transcript for transcript in transcripts}
        self._passages = [passage for transcript in transcripts for passage in _passages(transcript)]
        self.asked: list[tuple[str, Filters, int, int]] = []

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(transcript.source for transcript in self._transcripts.values())

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        filters: Filters = UNRESTRICTED,
        history: Sequence[Answer] = (),
        understood: str | None = None,
    ) -> Answer:
        self.asked.append((question, filters, k, len(history)))
        if not question.strip():
            raise QuestionError("The question is empty: type what you would like to know.")
        if "explode" in question:
            raise RuntimeError(f"secret: {question}")
        if "tarry" in question:
            time.sleep(self._tarries)
        if filters.since and not filters.since[:4].isdecimal():
            raise QuestionError(f"“{filters.since}” is not a date: write it as 2021, 2021-07 or 2021-07-14.")
        if understood is None and history and len(words(question)) < 6:
            understood = f"{history[-1].question} {question}"
        return self._answer(question, understood or None, _terms(understood or question), k, filters)

    def _answer(self, question: str, understood: str | None, terms: set[str], k: int, filters: Filters) -> Answer:
        scored = [(self._score(passage, terms), passage) for passage in self._passages if self._meets(passage, filters)]
        ranked = sorted(scored, key=lambda pair: -pair[0])[:k]
        best = ranked[0][0] if ranked else 0.0
        hits = tuple(self._hit(rank, score, passage, terms) for rank, (score, passage) in enumerate(ranked, 1))
        missing = Reason.UNSAID if filters == UNRESTRICTED else Reason.FILTERED
        return Answer(question=question, understood_as=understood, language="fr", answered=best > 0.2,
                      confidence=min(1.0, best), hits=hits, reason=None if best > 0.2 else missing)  # fmt: skip

    def facets(self, filters: Filters) -> Facets:
        speakers = Counter(passage.speaker for passage in self._passages if passage.speaker)
        sources = Counter(passage.transcript for passage in self._passages)
        roles = Counter(passage.role.value for passage in self._passages)
        return Facets(
            speakers=tuple(Facet(*pair) for pair in speakers.most_common()),
            sources=tuple(Facet(source.id, sources[source.id]) for source in self.sources),
            roles=tuple(Facet(*pair) for pair in roles.most_common()),
            languages=(), years=(),
        )  # fmt: skip

    def _score(self, passage: Passage, terms: set[str]) -> float:
        own, asked = _terms(passage.text), _terms(passage.question or "")
        score = (len(terms & own) + 0.4 * len(terms & asked)) / max(1, len(terms))
        return score / 2 if passage.role is Role.INTERVIEWER else score

    def _meets(self, passage: Passage, filters: Filters) -> bool:
        source = self._transcripts[passage.transcript].source
        return (
            filters.speaker in (None, passage.speaker)
            and filters.source in (None, source.id)
            and filters.role in (None, passage.role)
            and filters.language in (None, source.language)
        )

    def _hit(self, rank: int, score: float, passage: Passage, terms: set[str]) -> Hit:
        source = self._transcripts[passage.transcript].source
        spans = sentences(passage.text)
        best = max(spans, key=lambda span: len(terms & _terms(passage.text[span[0] : span[1]])))
        citation = f"{passage.speaker or source.publisher}, {source.title}, {source.date or 'n.d.'}"
        return Hit(rank=rank, score=min(1.0, score), passage=passage, source=source, highlights=(best,),
                   citation=citation)  # fmt: skip

    def context(self, passage_id: str, before: int = 2, after: int = 2) -> tuple[Turn, ...]:
        passage = next(passage for passage in self._passages if passage.id == passage_id)
        turns = self._transcripts[passage.transcript].turns
        return turns[max(0, passage.turn - before) : passage.turn + after + 1]

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """Verbatim or not found; the nearest miss is the first turn of all."""
        if not quote.strip():
            raise QuoteError("The quote is empty: paste the words to check.", QuoteFault.EMPTY)
        if "explode" in quote:
            raise RuntimeError(f"secret: {quote}")
        found = [self._match(said, quote) for said in self._transcripts.values() if quote in said.text]
        right = speaker in {match.excerpt.turn.speaker for match in found}
        claim = (Attribution.RIGHT if right else Attribution.WRONG) if speaker and found else None
        return Verification(
            quote=quote, language="fr", verdict=Verdict.VERBATIM if found else Verdict.NOT_FOUND,
            speaker_claimed=speaker, attribution=claim, matches=tuple(found),
            nearest=None if found else self._match(next(iter(self._transcripts.values())), quote),
            pieces=(Piece(text=quote, start=0, end=len(quote), match=found[0]),) if found else (),
            notes=(Note.BRACKETS,),
        )  # fmt: skip

    def _match(self, said: Transcript, quote: str) -> QuoteMatch:
        start = max(said.text.find(quote), 0)
        turn = next(turn for turn in said.turns if turn.start <= start < turn.end)
        words = excerpt(said.source, turn, said.text, start, min(start + len(quote), turn.end))
        edits = (Edit(Operation.EQUAL, quote, quote),)
        return QuoteMatch(excerpt=words, verdict=Verdict.VERBATIM, similarity=1.0, edits=edits)

    def survey(self, question: str, *, filters: Filters, progress: Progress | None = None) -> Survey:
        """Nobody says anything; what asks for more is tested over a real index. "slowly" takes a minute, step by step,
        unless it is stopped."""
        for step in range(600 if "slowly" in question else 0):
            time.sleep(0.1)
            if progress:
                progress(step, 600)
        return Survey(question=question, language="fr", voices=(), below=())

    @property
    def preparer(self) -> Preparer:
        raise NotImplementedError

    @property
    def concordance(self) -> Concordance:
        raise NotImplementedError

    @property
    def census(self) -> Census:
        raise NotImplementedError

    @property
    def manifest(self) -> Manifest:
        raise NotImplementedError

    @property
    def examination(self) -> Examination | None:
        raise NotImplementedError

    def examine(self, progress: Progress | None = None) -> Examination:
        raise NotImplementedError

    def topic_map(self, names: Sequence[Named] = ()) -> TopicMap:
        raise NotImplementedError

    def speakers(self) -> tuple[Speaker, ...]:
        spoken = [(turn.speaker, said.source.id) for said in self._transcripts.values() for turn in said.turns]
        names = dict.fromkeys(name for name, _ in spoken if name)
        return tuple(
            Speaker(name=name, roles=(Role.INTERVIEWEE,), organisation=None, aliases=("X",), turns=1,
                    sources=tuple(dict.fromkeys(source for speaker, source in spoken if speaker == name)))
            for name in names
        )  # fmt: skip

    def turns(self, source: str, first: int = 0, last: int | None = None) -> tuple[Turn, ...]:
        turns = self._transcripts[source].turns
        return turns[first : None if last is None else last + 1]

    def excerpt(self, identifier: str) -> Excerpt:
        source, _, number = identifier.partition("#t")
        if source not in self._transcripts:
            raise CitationError(f"There is no source {source!r}; the nearest is whaller-thomas-faure.")
        said = self._transcripts[source]
        turn = said.turns[int(number)]
        return excerpt(said.source, turn, said.text, turn.start, turn.end)

    def locate(self, selector: Selector) -> Reading:
        said = self._transcripts.get(selector.source)
        if said is None:
            raise CitationError(f"There is no source {selector.source!r}; the nearest is whaller-thomas-faure.")
        return Reading(source=said.source, text=said.text, turns=said.turns, location=located(selector, said.text))

    def examples(self, language: str, n: int = 4) -> tuple[str, ...]:
        offered = {
            "fr": ("Quel est le chiffre d’affaires de Whaller ?", "Pourquoi chercher une alternative à Palantir ?",
                   "Que pensez-vous du cloud de confiance ?", "Comment les données sont-elles protégées ?"),
            "en": ("How many organizations use Wimi?", "What happened during the Coronavirus crisis?",
                   "Who owns the servers that Wimi uses?", "What is Wimi in one sentence?"),
        }  # fmt: skip
        return offered[language][:n]


def _terms(text: str) -> set[str]:
    return {word for word in words(text) if len(word) > 3 and word not in COMMON}


def _passages(transcript: Transcript) -> list[Passage]:
    made, question = [], None
    for turn in transcript.turns:
        made.append(Passage(
            id=f"{transcript.source.id}#t{turn.index}-p0", transcript=transcript.source.id, turn=turn.index,
            speaker=turn.speaker, role=turn.role, text=turn.text, start=turn.start, end=turn.end,
            question=question if turn.role is Role.INTERVIEWEE else None,
        ))  # fmt: skip
        question = turn.text if turn.role is Role.INTERVIEWER else question
    return made
