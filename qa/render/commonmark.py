"""The smallest pieces of Markdown: text that CommonMark (and GitHub's tables) reads back as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate

from qa.render.marks import pieces

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
_LINE_START = re.compile(r"(?m)^[ \t]*(?:([#+=:-])|(\d{1,9})([.)]))")


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown would read as a mark, but for what begins a line; its line ends as line
    feeds."""
    return _SPECIAL.sub(r"\\\g<0>", text.replace("\r\n", "\n").replace("\r", "\n"))


def starts_escaped(markdown: str) -> str:
    """Markdown whose lines begin with no mark of a block: a list, a heading, a rule."""
    return _LINE_START.sub(_start, markdown)


def one_line(text: str) -> str:
    """The text on one line, white space folded, as a paragraph of its own or within one."""
    return starts_escaped(escaped(" ".join(text.split())))


def heading(level: int, text: str) -> str:
    """The text, white space folded, as a heading of level 1…6."""
    line = one_line(text)
    if line.endswith("#") and line != "\\#":  # it would be taken for a closing sequence
        line = f"{line[:-1]}\\#"
    return f"{'#' * level} {line}"


def exactly(said: Iterable[tuple[str, bool]]) -> str:
    """Verbatim text, in pieces (text, whether it is highlighted), as paragraphs that hold every character of it: a line
    feed is a hard break, two in a row part paragraphs, and white space that Markdown would take away is written as
    numbers. What is highlighted is bold."""
    written, feeds = "", 0
    for number, line in enumerate(_lines(said)):
        feeds += number > 0
        if any(text for text, _ in line):
            written += _breaks(feeds, inside=bool(written)) + _line(line)
            feeds = 0
    return written + references("\n" * feeds)


def references(text: str) -> str:
    """Every character as a numeric reference: what a reader of Markdown leaves alone."""
    return "".join(f"&#{ord(character)};" for character in text)


def _lines(said: Iterable[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece, on in said:
        first, *others = piece.split("\n")
        lines[-1].append((first, on))
        lines += [[(other, on)] for other in others]
    return lines


def _breaks(feeds: int, *, inside: bool) -> str:
    """So many line feeds, before the first line of a text or inside it."""
    if not inside or feeds == 0:
        return references("\n" * feeds)
    return "\\\n" if feeds == 1 else "\n\n" + references("\n" * (feeds - 2))


def _line(line: Sequence[tuple[str, bool]]) -> str:
    whole = "".join(text for text, _ in line)
    body = whole.strip()
    start = whole.find(body) if body else len(whole)
    ends = accumulate(len(text) for text, _ in line)
    bold = [(end - len(text) - start, end - start) for end, (text, on) in zip(ends, line, strict=True) if on]
    parts = list(pieces(body, bold))
    around = ["", *(text for text, _ in parts), ""]
    written = "".join(
        _strong(text, around[number][-1:], around[number + 2][:1]) if on else escaped(text)
        for number, (text, on) in enumerate(parts)
    )
    return references(whole[:start]) + starts_escaped(written) + references(whole[start + len(body) :])


def _strong(piece: str, before: str, after: str) -> str:
    """The piece in bold where marks can stand: they must touch its words, and be told from those of words beside it."""
    words = piece.strip()
    if not words:
        return escaped(piece)
    left, right = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    opens = left or not before or before.isspace() or not _is_mark(words[0])
    closes = right or not after or after.isspace() or not _is_mark(words[-1])
    return f"{left}**{escaped(words)}**{right}" if opens and closes else escaped(piece)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _start(match: re.Match[str]) -> str:
    mark, number, stop = match.groups()
    return f"\\{mark}" if mark else f"{number}\\{stop}"
