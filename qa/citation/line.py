"""How to cite a passage on one line: who said it, in which interview, published where and when, in which turn."""

from __future__ import annotations

from qa.citation.facts import tidy
from qa.citation.wording import Wording, wording
from qa.schema import Passage, Role, Source
from qa.text import clock


def citation(passage: Passage, source: Source) -> str:
    """One line in the source's language: speaker, title, publisher, date, and the time, page or turn; what is unknown
    is left out.

    Narration is cited to the publication alone; words told by an article as "quoted in" it.
    """
    words = wording(source.language)
    title = words.title.format(title=tidy(source.title) or source.id)
    place = ", ".join(part for part in (title, tidy(source.publisher), source.date) if part)
    voice = _voice(passage, words)
    return f"{voice}{' ' if voice else ''}{place}, {_place(passage, words)}."


def _place(passage: Passage, words: Wording) -> str:
    if passage.time is not None:
        return clock(passage.time)
    return words.page.format(page=passage.page) if passage.page is not None else words.turn.format(turn=passage.turn)


def _voice(passage: Passage, words: Wording) -> str:
    name = tidy(passage.speaker)
    if name is None or passage.role is Role.NARRATOR:
        return ""
    said = {Role.QUOTED: words.quoted_in, Role.INTERVIEWER: words.interviewer}
    return said.get(passage.role, "{name},").format(name=name)
