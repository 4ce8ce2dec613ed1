"""An answer as Markdown: each passage a block quotation with its citation below."""

from __future__ import annotations

from qa.render.characters import said
from qa.render.commonmark import exactly, heading, one_line
from qa.render.people import organisation, speaker_name
from qa.render.unanswered import unanswered_words
from qa.render.words import Words, words_in
from qa.schema import Answer, Hit, Role


def answer_markdown(answer: Answer, language: str = "en") -> str:
    """The question as a heading, then the passages, best first, highlights in bold, each with its citation."""
    words = words_in(language)
    parts = [heading(2, answer.question)]
    if answer.understood_as:
        parts.append(f"*{words.understood_as}* {one_line(answer.understood_as)}")
    if not (answer.answered and answer.hits):
        title, step = unanswered_words(answer, words)
        parts.append(f"**{title}.** {step}")
        parts += [words.nearest.format(count=len(answer.hits))] if answer.hits else []
    parts += [_hit(hit, words) for hit in answer.hits]
    return "\n\n".join(parts) + "\n"


def _hit(hit: Hit, words: Words) -> str:
    role = hit.passage.role
    name = speaker_name(hit.passage.speaker, role, hit.source, words)
    firm = organisation(hit.passage.speaker, hit.source) if role is not Role.NARRATOR else None
    who = ", ".join(one_line(part) for part in (name, firm) if part)
    words_said = exactly(said(hit.passage.text, hit.highlights))
    quote = "\n".join(f"> {line}".rstrip() for line in words_said.split("\n"))
    return f"{quote}\n\n{hit.rank}\\. {who} ({words.roles[role].lower()}). {one_line(hit.citation)}"
