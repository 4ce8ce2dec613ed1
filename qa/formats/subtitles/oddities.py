"""What is odd about cues, as sentences for the user; nothing of it stops the reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.subtitles.cues import Cue

_SHOWN = 5
_RUN_TOGETHER = re.compile(r"[^\W\d_]{2,}[,.;!?][^\W\d_]{2,}|[a-zà-ÿ]{28,}")


def time_warnings(cues: Sequence[Cue], *, rolling: bool) -> list[str]:
    """A sentence for each thing that is wrong with the times: unreadable, ending before they begin, out of order,
    overlapping (unless the captions roll, for which they overlap)."""
    timed = [cue for cue in cues if cue.start is not None]
    pairs = [(left, right) for left, right in pairwise(timed)]
    unread = [cue for cue in cues if cue.start is None and cue.line]
    ending = [cue for cue in timed if cue.end is not None and cue.end < (cue.start or 0)]
    empty = [cue for cue in timed if cue.end == cue.start and cue.text]
    back = [right for left, right in pairs if (right.start or 0) < (left.start or 0)]
    over = [
        right for left, right in pairs if left.end is not None and (left.start or 0) <= (right.start or 0) < left.end
    ]
    found = (
        (unread, "has a time that cannot be read", "its words were read without"),
        (ending, "ends before it begins", "its words were read all the same"),
        (empty, "lasts no time at all", "its words were read all the same"),
        (back, "begins before the one above it", "the order of the file was kept"),
        (over, "begins before the one above it has ended", "both were read"),
    )
    return [_sentence(odd, what, done) for odd, what, done in found if odd and not (rolling and odd is over)]


def spaces_warning(cues: Sequence[Cue]) -> list[str]:
    """A sentence where spaces were stripped from the words of several cues."""
    glued = [cue for cue in cues if _is_glued(cue.text)]
    if len(glued) < max(2, len(cues) // 200):
        return []
    return [_sentence(glued, "has words run together without spaces", "it was read as it is")]


def _is_glued(text: str) -> bool:
    longest = max(text.split(), key=len, default="")
    if len(longest) < 25 or "://" in longest or "@" in longest or not longest[0].isascii():
        return False
    return _RUN_TOGETHER.search(longest[:200]) is not None or longest[:200].isalpha()


def without_repeats(cues: Sequence[Cue]) -> tuple[list[Cue], list[str]]:
    """The cues without those that repeat the one before, times, voices and all: layers drawn over each other."""
    kept: list[Cue] = []
    repeats: list[Cue] = []
    for cue in cues:
        last = kept[-1] if kept and cue.lines and cue.start != cue.end else None
        same = last and (cue.start, cue.end) == (last.start, last.end) and cue.lines == last.lines
        (repeats if same else kept).append(cue)
    said = "repeats the one above it, words and times"
    return kept, [_sentence(repeats, said, "it was read once")] if repeats else []


def _sentence(odd: Sequence[Cue], what: str, done: str) -> str:
    first = odd[0]
    more = [str(cue.number) for cue in odd[1:_SHOWN]]
    others = ""
    if more:
        left = len(odd) - _SHOWN
        others = f" (so do cues {', '.join(more)}{f' and {left} more' if left > 0 else ''})" if len(more) > 1 else ""
        others = others or f" (so does cue {more[0]})"
    return f"Cue {first.number} (line {first.line}) {what}{others}; {done}."
