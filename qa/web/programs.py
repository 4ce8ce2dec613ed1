"""What the interviews offer to programs: five functions, the same in Python, over REST and over MCP.

Their docstrings are the descriptions that programs, and the models behind them, read.
"""

# No postponed annotations here: what describes these functions to programs reads the types themselves.

from collections.abc import Callable
from typing import Any, cast

from qa.citation import Style
from qa.config import settings
from qa.errors import CitationError, QuestionError
from qa.filters import source_named
from qa.permalink import read_permalink
from qa.render import answer_record, sources_record, speaker_record, turns_record, verification_record, who_record
from qa.render.citing import citation_record
from qa.schema import Excerpt, Filters, Role
from qa.web.shapes import (
    MOST_TURNS,
    AnswerRecord,
    CitationRecord,
    CitedId,
    CiteLanguage,
    CiteStyle,
    Claimed,
    Count,
    FirstTurn,
    LastTurn,
    OnlyLanguage,
    OnlyRole,
    OnlySource,
    OnlySpeaker,
    QuestionText,
    QuoteText,
    Since,
    SourceName,
    SourcesRecord,
    SpeakersRecord,
    TurnsRecord,
    Until,
    VerificationRecord,
    WhoRecord,
)
from qa.web.site.library import Library


class Programs:
    """The functions over the interviews of a library, which several threads may call. Each raises `QAError`, whose
    message is one sentence for the caller."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def tools(self) -> tuple[Callable[..., Any], ...]:
        """The five functions, the most used first."""
        return (self.ask, self.verify_quote, self.who_said, self.list_speakers, self.read_turns)

    def ask(
        self,
        question: QuestionText,
        k: Count = 5,
        speaker: OnlySpeaker = None,
        source: OnlySource = None,
        role: OnlyRole = None,
        language: OnlyLanguage = None,
        since: Since = None,
        until: Until = None,
    ) -> AnswerRecord:
        """Find what was said about something in the interviews: passages, word for word, each with who said it, in
        which role, in answer to what, where and when, and how to cite it. Nothing is summed up or translated. When
        `answered` is false the interviews do not answer the question, and the passages are merely the nearest."""
        filters = Filters(
            speaker=speaker,
            source=source,
            role=Role(role) if role else None,
            language=language,
            since=since,
            until=until,
        )
        answer = self._library.engine.ask(question, k=k, filters=filters, history=())
        return cast("AnswerRecord", answer_record(answer))

    def verify_quote(self, quote: QuoteText, speaker: Claimed = None) -> VerificationRecord:
        """Check a quote against every interview: was it said so (verbatim, near-verbatim), in other words (paraphrase),
        with another meaning (altered: a negation, number, name or the like differs), or not at all (not-found)? With a
        speaker, also whether it was that person who said it. The matches have the words as they were really said."""
        return cast("VerificationRecord", verification_record(self._library.engine.verify(quote, speaker=speaker)))

    def who_said(self, quote: QuoteText) -> WhoRecord:
        """Find who said some words, and in which role, where, when, and in answer to what: everybody who said them, the
        earliest first. Look at `verdict` before saying that they said it in these words."""
        return cast("WhoRecord", who_record(self._library.engine.verify(quote, speaker=None)))

    def list_speakers(self) -> SpeakersRecord:
        """List everybody who speaks in the interviews: name, roles, organisation, other spellings of the name, the
        interviews they speak in, and in how many turns."""
        return {
            "speakers": [cast("Any", speaker_record(speaker)) for speaker in self._library.engine.speakers()],
        }

    def read_turns(self, source: SourceName, first: FirstTurn = 0, last: LastTurn = None) -> TurnsRecord:
        """Read an interview, or a part of it, as it was spoken, turn by turn: to see what was said before and after a
        passage, whose `turn` is the number to read around."""
        if last is not None and last < first:
            raise QuestionError(f"first is {first} and last {last}: read from a turn to a later one")
        interviews = self._library.engine
        identifier = source_named(source, interviews.sources)
        turns = interviews.turns(identifier)
        read = [turn for turn in turns if first <= turn.index and (last is None or turn.index <= last)]
        facts = next(known for known in interviews.sources if known.id == identifier)
        return cast("TurnsRecord", turns_record(facts, read[:MOST_TURNS], len(turns)))

    def cite(self, id: CitedId, style: CiteStyle = "apa", language: CiteLanguage = None) -> CitationRecord:  # noqa: A002
        """Cite a passage, a turn or the words of a permalink, in a style for readers or a format for their programs."""
        words = self._words(id)
        record = citation_record(words, Style(style), language=language, base=settings().url)
        return cast("CitationRecord", record)

    def _words(self, identifier: str) -> Excerpt:
        if "/read/" not in identifier:
            return self._library.engine.excerpt(identifier)
        words = self._library.engine.locate(read_permalink(identifier)).excerpt
        if words is None:
            raise CitationError("the words of this permalink are no longer there; nothing is like them")
        return words

    def sources(self) -> SourcesRecord:
        """List the interviews, in the order of the corpus, with what is known of where and when each was published."""
        return cast("SourcesRecord", sources_record(self._library.engine.sources))
