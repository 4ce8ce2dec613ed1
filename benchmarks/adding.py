"""Measures what a build costs when little is new: a corpus of made-up interviews of 20 pages, and prints a table.

python -m benchmarks.adding [N] [--real]    N interviews, 1,000 when not given, 7 MB of disk each, below --folder

Without --real, a fast stand-in encodes, so that all but the model is measured. With it, the default encoder encodes
what is added to an index of N interviews, which the stand-in has made in its name.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from qa.build import build
from qa.config import settings
from qa.encode import encoder_when_needed
from qa.schema import Encoder, Encoding, Matrix, Progress

INTERVIEWS, TURNS, WORDS = 1_000, 200, 10_000
_VOCABULARY, _DIRECTIONS = 60_000, 4_096
_SYLLABLES = "bacedifogulamenoporusatevijozu"  # fifteen, of two letters each
_OPENINGS = "Comment", "Pourquoi", "Où", "Quand", "Qui", "Que pensez-vous de"
_TOKEN = re.compile(r"\w{1,6}|[^\w\s]")
_KINDS = {
    "1": "building 1",
    "n": "building {n}",
    "again": "building {n} again, nothing changed",
    "added": "adding 1 to {n}",
    "removed": "removing 1 of {n}",
}


class StandIn:
    """An encoder without a model: pieces of words have directions drawn by their checksum. Fast, and means nothing."""

    def __init__(self, name: str, fingerprint: str, dimension: int) -> None:
        self.name, self.fingerprint, self.dimension = name, fingerprint, dimension

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""
        return [self._encoding(text) for text in texts]

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given."""
        del progress
        return [self._encoding(text) for text in texts]

    def _encoding(self, text: str) -> Encoding:
        found = list(_TOKEN.finditer(text))
        numbers = [zlib.crc32(match.group().encode()) % _DIRECTIONS for match in found]
        tokens = _directions(self.dimension)[numbers]
        pooled = tokens.sum(0) + _directions(self.dimension)[0]
        spans = np.asarray([match.span() for match in found], np.int32).reshape(-1, 2)
        return Encoding(pooled / np.linalg.norm(pooled), tokens, spans)


@cache
def _directions(dimension: int) -> Matrix:
    drawn = np.random.default_rng(0).standard_normal((_DIRECTIONS, dimension), np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@cache
def _words() -> tuple[list[str], list[float]]:
    """Made-up words, and how often they are used: the n-th in proportion to 1/n, as in any language."""
    chance = random.Random(0)  # noqa: S311 - no secret
    words = list(dict.fromkeys(_word(chance, 1 + n % 4) for n in range(3 * _VOCABULARY)))
    return words[:_VOCABULARY], list(accumulate(1 / n for n in range(1, len(words[:_VOCABULARY]) + 1)))


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(_SYLLABLES[2 * place :][:2] for place in chance.choices(range(15), k=syllables))


def interview(number: int) -> str:
    """A made-up interview of 20 pages: questions and answers by turns."""
    chance = random.Random(number)  # noqa: S311 - no secret
    guest = " ".join(_word(chance, 4).title() for _ in range(2))
    lines = []
    for _ in range(TURNS // 2):
        asked = _sentence(chance, 12).rstrip(".").lower()
        replied = " ".join(_sentence(chance, chance.randrange(8, 22)) for _ in range(6))
        lines.append(f"Alma Reuter: {chance.choice(_OPENINGS)} {asked} ?\n\n{guest}: {replied}\n")
    return "\n".join(lines)


def _sentence(chance: random.Random, length: int) -> str:
    words, sums = _words()
    return " ".join(chance.choices(words, cum_weights=sums, k=length)).capitalize() + "."


def write_corpus(folder: Path, numbers: Sequence[int]) -> None:
    """Writes these interviews, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"talk-{number:05}.txt").write_text(interview(number), encoding="utf-8")


def measure(corpus: Path, index: Path, *, real: bool) -> dict[str, Any]:
    """What one build takes in this very process, in seconds, and what it tells."""
    known = encoder_when_needed(settings())
    encoder: Encoder = known if real else StandIn(known.name, known.fingerprint, known.dimension)
    begun = time.perf_counter()
    report = build(corpus, index, encoder)
    return {"seconds": time.perf_counter() - begun, "embedded": len(report.embedded), "counts": report.counts}


def watched(corpus: Path, index: Path, *, real: bool) -> dict[str, Any]:
    """`measure` in a process of its own, with the seconds that processors worked, and the most memory, in MB, that
    was resident in it: `all` of it, and `own` (without the pages of mapped files, which the system takes back when it
    needs them)."""
    command = [sys.executable, "-m", "benchmarks.adding", "--measure", str(corpus), str(index)]
    with subprocess.Popen([*command, *["--real"] * real], stdout=subprocess.PIPE, text=True) as child:
        own, status, most = 0, 0, None
        while True:
            pid, status, most = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            lines = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8").splitlines()
            own = max([own, *(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))])
            time.sleep(0.02)
        child.returncode = os.waitstatus_to_exitcode(status)
        facts: dict[str, Any] = json.loads(child.stdout.read() if child.stdout else "")
    worked = most.ru_utime + most.ru_stime
    return facts | {"worked": worked, "all": most.ru_maxrss / 1024, "own": own / 1024}


def figures(folder: Path, count: int, *, real: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each kind of build takes, in an order that leaves the folder as a user would."""
    many, one = folder / "many", folder / "one"
    write_corpus(one / "corpus", [count])
    yield "1", watched(one / "corpus", one / "index", real=real)
    write_corpus(many / "corpus", range(count))
    yield "n", watched(many / "corpus", many / "index", real=False)
    yield "again", watched(many / "corpus", many / "index", real=real)
    (many / "corpus" / f"talk-{count // 2:05}b.txt").write_text(interview(count), encoding="utf-8")
    yield "added", watched(many / "corpus", many / "index", real=real)
    (many / "corpus" / f"talk-{count // 3:05}.txt").unlink()
    yield "removed", watched(many / "corpus", many / "index", real=real)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=INTERVIEWS)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--measure", type=Path, nargs=2)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(*options.measure, real=options.real)))
        return
    print(
        "| what | time | of processors | embedded | memory | of this not of mapped files |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        for kind, facts in figures(Path(name), options.count, real=options.real):
            what = _KINDS[kind].format(n=f"{options.count:,}")
            memory = f"{facts['all']:,.0f} MB | {facts['own']:,.0f} MB"
            times = f"{facts['seconds']:.1f} s | {facts['worked']:.1f} s"
            print(f"| {what} | {times} | {facts['embedded']} | {memory} |", flush=True)
            print(os.getloadavg(), facts, file=sys.stderr)


if __name__ == "__main__":
    main()
