"""Which single words before colons inside paragraphs are names ("… last summer. Ellen: The ninth. Ray: I fell in.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from qa.formats.plain.labels import Label
from qa.text import LabelKind, fold, names_in

_LOWER = re.compile(r"\b[^\W\d_A-ZÀ-Ý][^\W\d_]*\b")


def names_inside(
    text: str, leading: Sequence[Label], believed: Sequence[Label], inline: Sequence[Label]
) -> list[Label]:
    """The labels inside paragraphs without those that are mere words ("Result: …").

    A single word is a name where it is a label elsewhere; or where it comes back before a colon, the text never prints
    it as a common word, and it, or another such word, is part of a full name or is called ("Ellen, what …").
    """
    doubtful = {label.key for label in inline if label.kind is LabelKind.WORD and text[label.start] not in "[*"}
    if not doubtful:
        return list(inline)
    known = {label.key for label in believed}
    counts = Counter(label.key for label in (*leading, *inline) if label.key in doubtful)
    again = {key for key, count in counts.items() if count >= 2 and key not in known}
    told = (doubtful & known) | (_names(text, again) if again else set())
    return [label for label in inline if label.key not in doubtful or label.key in told]


def _names(text: str, words: set[str]) -> set[str]:
    common = {fold(word) for word in _LOWER.findall(text)}
    rare = words - common
    parts = {fold(part) for name, _, _ in names_in(text) for part in name.split()}
    called = {fold(match["name"]) for match in _CALLED.finditer(text)}
    return rare if rare & (parts | called) else set()


_CALLED = re.compile(r"(?:[.!?:][ \n]|, )(?P<name>[^\W\d_a-z][\w'’-]{1,30})(?:,|(?<=\w)[?!])")
