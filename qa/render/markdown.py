"""An answer as Markdown: each passage a block quotation with its citation below."""

from __future__ import annotations

import re

from qa.render.marks import pieces
from qa.render.people import organisation, speaker_name
from qa.render.words import Words, words_in
from qa.schema import Answer, Hit, Role

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
_LINE_START = re.compile(r"(?m)^[ \t]*(?:([#+=:-])|(\d{1,9})([.)]))")


def answer_markdown(answer: Answer, language: str = "en") -> str:
    """The question as a heading, then the passages, best first, highlights in bold, each with its citation."""
    words = words_in(language)
    parts = [f"## {_line(answer.question)}"]
    if answer.understood_as:
        parts.append(f"*{words.understood_as}* {_line(answer.understood_as)}")
    if not (answer.answered and answer.hits):
        note = words.nearest.format(count=len(answer.hits)) if answer.hits else words.nothing
        parts.append(f"**{words.unanswered}.** {note}")
    parts += [_hit(hit, words) for hit in answer.hits]
    return "\n\n".join(parts) + "\n"


def _hit(hit: Hit, words: Words) -> str:
    role = hit.passage.role
    name = speaker_name(hit.passage.speaker, role, hit.source, words)
    firm = organisation(hit.passage.speaker, hit.source) if role is not Role.NARRATOR else None
    who = ", ".join(_line(part) for part in (name, firm) if part)
    quote = "\n".join(f"> {line}".rstrip() for line in _quote(hit).split("\n"))
    return f"{quote}\n\n{hit.rank}\\. {who} ({words.roles[role].lower()}). {_line(hit.citation)}"


def _quote(hit: Hit) -> str:
    bold = "".join(_bold(piece) if on else _escape(piece) for piece, on in pieces(hit.passage.text, hit.highlights))
    lines = _LINE_START.sub(_escape_start, "\n".join(line.strip() for line in bold.strip().split("\n")))
    # A single line feed would be read as a space; a blank line already starts a paragraph.
    return re.sub(r"(?<!\n)\n(?!\n)", "\\\\\n", lines)


def _bold(piece: str) -> str:
    # Emphasis marks must touch the words, and cannot span a blank line.
    parts = re.split(r"(\s*\n\s*\n\s*)", piece)
    return "".join(re.sub(r"\S(?:.*\S)?", _strong, part, flags=re.DOTALL) for part in parts)


def _strong(match: re.Match[str]) -> str:
    return f"**{_escape(match.group())}**"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text.replace("\r\n", "\n").replace("\r", "\n"))


def _escape_start(match: re.Match[str]) -> str:
    mark, number, stop = match.groups()
    return f"\\{mark}" if mark else f"{number}\\{stop}"


def _line(text: str) -> str:
    return _LINE_START.sub(_escape_start, _escape(" ".join(text.split())))
