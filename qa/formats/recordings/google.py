"""Google Speech-to-Text, versions 1 and 2: results, or an operation or batch that holds them.

With speakers told apart, the last result of version 1 repeats all words, now with their speakers: only it is read then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.values import at, first, has_rows, rows, said

_WORD = Keys(
    text=("word",),
    voice=("speakerLabel", "speaker_label", "speakerTag", "speaker_tag"),
    start=("startTime", "startOffset", "start_time", "start_offset"),
    end=("endTime", "endOffset", "end_time", "end_offset"),
)
_REPEATED = 0.9  # of the words before, which the last result must hold to be a repetition of them


def _results(value: Json) -> list[dict[str, Json]]:
    """The results, whatever they are wrapped in; those of a batch one file after the other."""
    for path in ((), ("response",), ("transcript",), ("response", "transcript")):
        if found := rows(value, *path, "results"):
            return found
        batch = at(value, *path, "results")
        if isinstance(batch, dict):
            return [row for one in batch.values() for row in _inner(one)]
    return []


def _inner(one: Json) -> list[dict[str, Json]]:
    paths = (("transcript", "results"), ("inlineResult", "transcript", "results"), ("results",))
    return next((found for path in paths if (found := rows(one, *path))), [])


def _fits(value: Json) -> bool:
    results = [best for row in _results(value)[:20] if isinstance(best := at(row, "alternatives", 0), dict)]
    timed = any(has_rows(best.get("words"), *_WORD.text) for best in results)
    plain = any(isinstance(best.get("transcript"), str) and "timestamps" not in best for best in results)
    ended = any(
        {"resultEndTime", "resultEndOffset", "languageCode", "channelTag"} & set(row) for row in _results(value)
    )
    return timed or (plain and (ended or not at(value, "results", "channels")))


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    heard = [_stretch(row, notes) for row in _results(value)]
    if heard and _repeats(heard[:-1], heard[-1]):
        return [replace(heard[-1], text="", track=None)]
    return heard


def _stretch(row: dict[str, Json], notes: Notes) -> Stretch:
    best = at(row, "alternatives", 0)
    listed = [{**word, "speakerTag": word.get("speakerTag") or None} for word in rows(best, "words")]
    words = notes.words(listed, _WORD)
    track = said(first(row, ("channelTag", "channel_tag"))) or None
    return Stretch(text=notes.text(at(best, "transcript")), words=words, track=track)


def _repeats(before: list[Stretch], last: Stretch) -> bool:
    """Whether the last result holds the words of all the others once more, with speakers that those have not."""
    told = [word for part in before for word in part.words]
    if not before or not any(word.voice for word in last.words):
        return False
    texts = [word.text for word in told] or [word for part in before for word in part.text.split()]
    if not texts:
        return False
    missing = Counter(texts) - Counter(word.text for word in last.words)
    return missing.total() <= (1 - _REPEATED) * len(texts)


SHAPES = (
    Shape(
        name="Google Speech-to-Text JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"results": [{"alternatives": [{"transcript": "When did it open?", "words": [{"word": "When", '
        '"startTime": "1.300s", "endTime": "1.400s", "speakerTag": 1}]}], "languageCode": "en-us"}]}',
    ),
)
