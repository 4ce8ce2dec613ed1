"""How to cite a passage: who said it, in which interview, published where and when, in which turn."""

from __future__ import annotations

from qa.schema import Passage, Role, Source


def citation(passage: Passage, source: Source) -> str:
    """One line in the source's language: speaker, title, publisher, date and turn; what is unknown is left out.

    Narration is cited to the publication alone; words told by an article as "quoted in" it.
    """
    french = source.language == "fr"
    where = [f"« {source.title} »" if french else f"“{source.title}”", source.publisher, source.date]
    place = ", ".join(part for part in where if part)
    locator = f"{'tour' if french else 'turn'} {passage.turn}"
    return f"{_voice(passage, french)}{place}, {locator}."


def _voice(passage: Passage, french: bool) -> str:
    if passage.speaker is None or passage.role is Role.NARRATOR:
        return ""
    if passage.role is Role.QUOTED:
        return f"{passage.speaker}, {'cité dans' if french else 'quoted in'} "
    if passage.role is Role.INTERVIEWER:
        return f"{passage.speaker} ({'intervieweur' if french else 'interviewer'}), "
    return f"{passage.speaker}, "
