"""How fast a folder of transcripts is read, and in how much memory: `python -m benchmarks.reading [--files 1000]`.

Writes made-up interviews of twenty pages (10,000 words, 200 turns, two voices and a third now and then) in six formats
to a temporary folder and walks it as a build does: nothing is embedded. Prints seconds for each format and for all, and
what is resident after the first tenth and at the end: memory that grows with the corpus would show there.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from benchmarks.quotes import made_up
from qa.corpus import walk
from qa.schema import Transcript

WORDS, TURNS = 10_000, 200
_VOICES = ("Jeanne Roy", "Paul Marsh", "Inès Low")
_POOL = 2_000  # different turns, drawn from again and again

Said: TypeAlias = Sequence[tuple[str, str]]


def main() -> None:
    """Writes the corpus, walks it, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    count: int = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        _write(corpus, count)
        _measure(corpus, count)


def _write(corpus: Path, count: int) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    pool = made_up(_POOL, chance)
    suffixes = list(_PRINTERS)
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        said = _interview(pool, chance)
        (corpus / f"talk-{number:05d}{suffix}").write_text(_PRINTERS[suffix](said), encoding="utf-8")


def _interview(pool: Sequence[str], chance: random.Random) -> list[tuple[str, str]]:
    said = []
    for turn in range(TURNS):
        voice = _VOICES[2] if turn % 17 == 16 else _VOICES[turn % 2]
        said.append((voice, chance.choice(pool) + (" ?" if voice == _VOICES[0] else ".")))
    return _of_length(said, chance, pool)


def _of_length(said: list[tuple[str, str]], chance: random.Random, pool: Sequence[str]) -> list[tuple[str, str]]:
    """The turns, lengthened by more words until there are enough."""
    while (missing := WORDS - sum(len(words.split()) for _, words in said)) > 0:
        place = chance.randrange(1, len(said), 2)
        voice, words = said[place]
        said[place] = (voice, f"{words} {' '.join(chance.choice(pool).split()[:missing])}.")
    return said


def _txt(said: Said) -> str:
    return "".join(f"{voice} : {words}\n\n" for voice, words in said)


def _md(said: Said) -> str:
    return "# A talk\n\n" + "".join(f"**{voice}:** {words}\n\n" for voice, words in said)


def _cues(said: Said) -> list[tuple[float, float, str, str]]:
    cues, clock = [], 0.0
    for voice, words in said:
        parts = words.split()
        for start in range(0, len(parts), 10):
            cues.append((clock, clock + 4, voice, " ".join(parts[start : start + 10])))
            clock += 4
    return cues


def _stamp(seconds: float, mark: str) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02d}:{minutes:02d}:{rest:06.3f}".replace(".", mark)


def _vtt(said: Said) -> str:
    cues = (f"{_stamp(a, '.')} --> {_stamp(b, '.')}\n<v {voice}>{words}\n\n" for a, b, voice, words in _cues(said))
    return "WEBVTT\n\n" + "".join(cues)


def _srt(said: Said) -> str:
    return "".join(
        f"{number}\n{_stamp(a, ',')} --> {_stamp(b, ',')}\n{voice}: {words}\n\n"
        for number, (a, b, voice, words) in enumerate(_cues(said), 1)
    )


def _json(said: Said) -> str:
    segments = [
        {"start": start, "end": end, "text": words, "speaker": voice} for start, end, voice, words in _cues(said)
    ]
    return json.dumps({"segments": segments, "language": "fr"}, ensure_ascii=False)


def _html(said: Said) -> str:
    return "<html><body>" + "".join(f"<p><b>{voice}:</b> {words}</p>\n" for voice, words in said) + "</body></html>"


_PRINTERS: dict[str, Callable[[Said], str]] = {
    ".txt": _txt,
    ".md": _md,
    ".vtt": _vtt,
    ".srt": _srt,
    ".json": _json,
    ".html": _html,
}


def _measure(corpus: Path, count: int) -> None:
    spent: dict[str, float] = defaultdict(float)
    files: Counter[str] = Counter()
    voices: Counter[str] = Counter()
    early = 0
    began = last = time.perf_counter()
    for done, found in enumerate(walk(corpus), 1):
        now = time.perf_counter()
        suffix = Path(found.source.file if isinstance(found, Transcript) else found.file).suffix
        spent[suffix] += now - last
        files[suffix] += 1
        people = found.source.people if isinstance(found, Transcript) else ()
        voices[suffix] += {person.name for person in people} == set(_VOICES)
        if done == max(1, count // 10):
            early = _resident()
        last = time.perf_counter()
    print("| format | files | ms a file | the three speakers found |\n|---|--:|--:|--:|")
    for suffix in spent:
        print(f"| {suffix} | {files[suffix]} | {1000 * spent[suffix] / files[suffix]:.0f} | {voices[suffix]} |")
    print(f"\n{count} transcripts of {WORDS:,} words in {last - began:.1f} s (to reach: 1,000 in 120 s)")
    print(f"resident at most: {early} MB after {max(1, count // 10)} files, {_resident()} MB at the end")


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
