"""A passage as it stands in a paper: whole, or cut to a few sentences, with its permalink."""

from __future__ import annotations

from dataclasses import dataclass

from qa.permalink import permalink
from qa.render.papers import Quotation, TableCell
from qa.render.people import interviewer, organisation, speaker_name
from qa.render.prepared.words import Common
from qa.render.words import words_in
from qa.schema import Excerpt, Hit, Role, Turn
from qa.text import sentences

_QUESTION = 420
"""Characters of a question that are shown: its end, which is where it asks."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of what was said, verbatim: `start`, `end` are offsets into it; `broken` if it ends in the middle of a
    sentence."""

    start: int
    end: int
    broken: bool

    def of(self, text: str, words: Common) -> str:
        """The stretch, with the sign that something is left out after it where its sentence goes on."""
        said = text[self.start : self.end]
        return f"{said} {words.left_out}" if self.broken else said


def cut(text: str, limit: int, start: int = 0) -> Cut:
    """The sentences from the one that holds `start` on that fit into so many characters; where these are few, the next
    one too, as far as a word ends."""
    spans = [span for span in sentences(text) if span[1] > start] or [(0, len(text))]
    first, end = spans[0][0], spans[0][0]
    for _, stop in spans:
        if stop - first > limit:
            break
        end = stop
    if end - first > limit // 3 or end == spans[-1][1]:
        return Cut(first, end, broken=False)
    room = text[first : first + limit + 1]
    word = max((at for at, character in enumerate(room) if character.isspace()), default=0)
    whole = len(room[:word].rstrip()) if word > end - first else 0
    return Cut(first, first + (whole or limit), broken=True)


def best_cut(hit: Hit, limit: int) -> Cut:
    """A stretch of a passage that begins where it is highlighted first, or at its beginning."""
    return cut(hit.passage.text, limit, hit.highlights[0][0] if hit.highlights else 0)


def asking_part(text: str) -> str:
    """The end of a question, in whole sentences, verbatim; all of it where it is short."""
    begin = len(text)
    for start, _ in reversed(sentences(text)):
        if len(text) - start > _QUESTION and begin < len(text):
            break
        begin = start
    return text[begin:] if len(text) > _QUESTION else text


def link_of(hit: Hit, base: str, part: Cut | None = None) -> str | None:
    """The permalink of a passage, or of a part of it; None without the address of a page to lead to."""
    if not base:
        return None
    passage = hit.passage
    first, last = (part.start, part.end) if part else (0, len(passage.text))
    turn = Turn(
        index=passage.turn, text=passage.text, start=passage.start, end=passage.end, role=passage.role,
        speaker=passage.speaker,
    )  # fmt: skip
    excerpt = Excerpt(
        source=hit.source, turn=turn, text=passage.text[first:last], start=passage.start + first,
        end=passage.start + last, prefix=passage.text[max(0, first - 32) : first],
        suffix=passage.text[last : last + 32],
    )  # fmt: skip
    return permalink(excerpt, base)


def quotation(
    hit: Hit, words: Common, base: str, *, label: str | None = None, question: str | None = None, limit: int = 0
) -> Quotation:
    """The passage as a quotation; with a `limit`, only so many characters of it, in whole sentences (one at least).
    `question` is what it answers, as the paper shows it; none is shown without it."""
    passage, around = hit.passage, words_in(words.language)
    first, last = _whole_sentences(hit, limit) if limit else (0, len(passage.text))
    asker = interviewer(hit.source)
    firm = organisation(passage.speaker, hit.source) if passage.role is not Role.NARRATOR else None
    return Quotation(
        text=passage.text[first:last],
        language=hit.source.language,
        speaker=speaker_name(passage.speaker, passage.role, hit.source, around),
        role=around.roles[passage.role].lower(),
        organisation=firm,
        question=asking_part(question) if question else None,
        asked_by=(around.asked_by.format(name=asker) if asker else around.asked) if question else "",
        citation=hit.citation,
        link=link_of(hit, base, Cut(first, last, broken=False)),
        label=label,
        highlights=tuple(
            (max(start, first) - first, min(end, last) - first)
            for start, end in hit.highlights
            if start < last and end > first
        ),
    )


def note_cell(hit: Hit, words: Common, base: str, text: str = "", limit: int = 140) -> TableCell:
    """A cell with an extract of a passage below a text of ours."""
    part = best_cut(hit, limit)
    return TableCell(
        text=text, note=part.of(hit.passage.text, words), link=link_of(hit, base, part), language=hit.source.language
    )


def _whole_sentences(hit: Hit, limit: int) -> tuple[int, int]:
    """The sentences of a passage that fit, from the first highlighted one on; at least one."""
    begin = hit.highlights[0][0] if hit.highlights else 0
    spans = [span for span in sentences(hit.passage.text) if span[1] > begin] or [(0, len(hit.passage.text))]
    first = spans[0][0]
    fitting = [stop for _, stop in spans if stop - first <= limit]
    return first, fitting[-1] if fitting else spans[0][1]
