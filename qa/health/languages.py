"""A second language in a transcript: a translation beside the words, a quotation, or a file that holds two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import py3langid

from qa.schema import Concern, Doubt, Transcript, Turn

_BLOCK = 40  # words that tell a language reliably
_SHARE, _WORDS = 0.1, 80  # of the words, and how many, that are worth a sentence


def mixed(transcript: Transcript) -> Iterator[Doubt]:
    """A doubt for each language, beyond the main one, that a good part of the words is in."""
    counts: Counter[str] = Counter()
    first: dict[str, Turn] = {}
    for turn in transcript.turns:
        words = turn.text.split()
        for start in range(0, len(words), _BLOCK):
            block = words[start : start + _BLOCK]
            if len(block) < _BLOCK // 2:
                continue
            language = str(py3langid.classify(" ".join(block))[0])
            counts[language] += len(block)
            first.setdefault(language, turn)
    main = transcript.source.language or (counts.most_common(1)[0][0] if counts else None)
    for language, words_of in counts.most_common():
        if language != main and words_of >= max(_WORDS, _SHARE * counts.total()):
            turn = first[language]
            share = 100 * words_of / counts.total()
            sentence = f"{share:.0f} % of the words read as {language} rather than {main}, from turn {turn.index} on"
            yield Doubt(
                concern=Concern.LANGUAGES, sentence=sentence, turn=turn.index, start=turn.start, end=turn.end,
                values={"share": round(share), "language": language, "main": main or "", "turn": turn.index},
            )  # fmt: skip
