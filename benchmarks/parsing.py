"""Measures reading against gold: which words are whose, which turns are whole, who is found, what is lost, how fast.

A folder to measure on holds any of `files/` with `manifest.jsonl` (what speakers each file has, where that is known),
and folders with a `gold.jsonl` of turns beside the files. Prints one table a folder and one of totals.

python -m benchmarks.parsing [DIR] [--only WORD]
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.gold import f1, matched, right_turns, right_words
from qa.corpus import read_transcript
from qa.errors import FormatError
from qa.schema import Role, Transcript, Turn
from qa.text import LabelKind, fold, label_kind, words

DIRECTORY = Path(__file__).parent.parent.parent / "shared" / "eval" / "parsing"
SHINGLE = 5  # words
SAME_CONTENT = 0.5  # the share of one file's shingles that another must hold
_MARKUP = re.compile(
    r"<[^>]*>|\{[^}]*\}|^(?:WEBVTT|Kind:|Language:|NOTE|STYLE).*$|^\[(?:ti|ar|al|by|re|ve|length):.*$", re.MULTILINE
)
_TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}(?:[.,:]\d+)?|-->|^\d+(?:\t\d+)?\s", re.MULTILINE)
_FRONT = re.compile(r"\A---\r?\n.*?\r?\n---", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measured:
    """One file, read: its transcript, or why there is none; seconds and bytes."""

    path: Path
    transcript: Transcript | None
    seconds: float
    failure: str = ""

    @property
    def spoken(self) -> list[Turn]:
        """The turns that are somebody's speech."""
        turns = self.transcript.turns if self.transcript else ()
        return [turn for turn in turns if turn.role is not Role.NARRATOR]


@dataclass(slots=True)
class Totals:
    """Counts over all files, for the last table."""

    seconds: float = 0.0
    size: int = 0
    crashes: int = 0
    refused: int = 0
    empty: int = 0
    invented: int = 0
    found: int = 0
    right: int = 0
    expected: int = 0
    gold: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0, 0]))


def main() -> None:
    """Prints the tables; one sentence, and status 1, where there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("directory", nargs="?", type=Path, default=DIRECTORY)
    parser.add_argument("--only", default="", help="only files whose names hold this")
    given = parser.parse_args()
    if not given.directory.is_dir():
        sys.exit(
            f"{given.directory}: there is no such folder to measure on; name one: python -m benchmarks.parsing DIR"
        )
    totals = Totals()
    if (given.directory / "manifest.jsonl").exists():
        _files(given.directory, given.only, totals)
    for gold in sorted(given.directory.glob("*/gold.jsonl")):
        _gold(gold, given.only, totals)
    _print_totals(totals)


def measured(path: Path, totals: Totals) -> Measured:
    """Reads one file as a build does; any failure is recorded, none is raised."""
    begun = time.perf_counter()
    transcript, failure = None, ""
    try:
        transcript = read_transcript(path)
    except FormatError as error:
        failure = f"refused: {error.reason}"
        totals.refused += 1
    except Exception as error:  # a crash is a figure of the table
        failure = f"CRASH {type(error).__name__}: {error}"
        totals.crashes += 1
    seconds = time.perf_counter() - begun
    totals.seconds += seconds
    totals.size += path.stat().st_size
    if transcript is not None and not transcript.turns:
        totals.empty += 1
    return Measured(path, transcript, seconds, failure)


# --- files/: who is found, what is lost ------------------------------------------------------------------------------


def _files(directory: Path, only: str, totals: Totals) -> None:
    print("| file | format | turns | spoken | words kept | speakers found / listed | P | R | remarks |")
    print("|---|---|--:|--:|--:|---|--:|--:|---|")
    done: list[Measured] = []
    for row in _rows(directory / "manifest.jsonl"):
        path = directory / str(row["file"])
        if only in path.name:
            read = measured(path, totals)
            done.append(read)
            print(_file_row(read, row.get("speakers"), totals), flush=True)
    _same_content([read for read in done if read.transcript])


def _file_row(read: Measured, listed: object, totals: Totals) -> str:
    name = read.path.name[:60]
    if read.transcript is None:
        if isinstance(listed, list):
            totals.expected += len(listed)
        return f"| {name} | - | 0 | 0 | - | - | - | - | {read.failure} |"
    people = _people(read.spoken)
    found = f"{len(people)}: {', '.join(sorted(people))[:60]}"
    precision = recall = "-"
    remarks = []
    if isinstance(listed, list) and listed:
        right = matched(people, [str(name) for name in listed])
        totals.found, totals.right, totals.expected = (
            totals.found + len(people),
            totals.right + right,
            totals.expected + len(listed),
        )
        found = f"{len(people)} / {len(listed)}" + ("" if right == len(people) == len(listed) else f" ({found})")
        precision, recall = f"{right / max(1, len(people)):.2f}", f"{right / len(listed):.2f}"
    elif isinstance(listed, list):
        invented = sorted(person for person, labels in people.items() if not _printed(labels, read.path))
        totals.invented += len(invented)
        remarks += [f"invented: {', '.join(invented)}"] if invented else []
    kept = _kept(read.path, read.transcript)
    remarks += [f"{len(read.transcript.warnings)} warnings"] if read.transcript.warnings else []
    remarks += [] if read.transcript.turns else ["EMPTY"]
    counts = f"{len(read.transcript.turns)} | {len(read.spoken)} | {kept:.1%}"
    return f"| {name} | {read.transcript.format} | {counts} | {found} | {precision} | {recall} | {'; '.join(remarks)} |"


def _people(spoken: Iterable[Turn]) -> dict[str, set[str]]:
    """The labels of every voice that is told apart, by its speaker's name, or by its label where it has none."""
    people: dict[str, set[str]] = defaultdict(set)
    for turn in spoken:
        if turn.speaker or turn.label:
            people[turn.speaker or turn.label or ""].add(turn.label or "")
    return people


def _printed(labels: Iterable[str], path: Path) -> bool:
    """Whether a voice is only a number that the file itself prints, and so nobody's invention."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    return any(label_kind(label) is LabelKind.NUMBERED and label in text for label in labels if label)


def _kept(path: Path, transcript: Transcript) -> float:
    """The share of the file's words that are in a turn or its label, by a count that knows no format."""
    raw = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as opened:
            raw = opened.read("content.xml") if "content.xml" in opened.namelist() else b""
    naive = _FRONT.sub("", raw.decode("utf-8", errors="replace"))
    counted = Counter(_WORD.findall(fold(_TIMES.sub(" ", _MARKUP.sub(" ", naive)))))
    read = Counter(word for turn in transcript.turns for word in _WORD.findall(fold(f"{turn.label or ''} {turn.text}")))
    return (counted & read).total() / max(1, counted.total())


def _same_content(done: Sequence[Measured]) -> None:
    shingles = {read.path.name: _shingles(read) for read in done}
    print("\n| same words in | and in | shared | turns F1, words | turns F1, words and speaker |")
    print("|---|---|--:|--:|--:|")
    for one, other in combinations(done, 2):
        left, right = shingles[one.path.name], shingles[other.path.name]
        shared = len(left & right) / max(1, min(len(left), len(right)))
        if shared >= SAME_CONTENT:
            by_words = f1(
                [" ".join(words(t.text)) for t in one.spoken], [" ".join(words(t.text)) for t in other.spoken]
            )
            whole = f1([_whole(turn) for turn in one.spoken], [_whole(turn) for turn in other.spoken])
            print(f"| {one.path.name[:60]} | {other.path.name[:60]} | {shared:.0%} | {by_words:.3f} | {whole:.3f} |")
    print()


def _shingles(read: Measured) -> set[int]:
    said = [word for turn in read.spoken for word in words(turn.text)]
    return {hash(tuple(said[place : place + SHINGLE])) for place in range(len(said) - SHINGLE + 1)}


def _whole(turn: Turn) -> tuple[str, str]:
    return fold(turn.speaker or turn.label or ""), " ".join(words(turn.text))


# --- gold turns: which words are whose -------------------------------------------------------------------------------


def _gold(gold: Path, only: str, totals: Totals) -> None:
    print(f"\n| {gold.parent.name} | format | gold turns | turns | words, right speaker | turn F1 |")
    print("|---|---|--:|--:|--:|--:|")
    sums = totals.gold[gold.parent.name]
    for row in _rows(gold):
        path = gold.parent / str(row.get("raw_path") or row.get("episode"))
        if only not in path.name:
            continue
        turns = [(str(turn["speaker"]), str(turn["text"])) for turn in row["turns"]]
        read = measured(path, totals)
        right, total = right_words(turns, read.spoken)
        whole = right_turns(turns, read.spoken)
        for place, count in enumerate((right, total, whole, len(turns), len(read.spoken))):
            sums[place] += count
        form = read.transcript.format if read.transcript else read.failure
        f1 = 2 * whole / max(1, len(turns) + len(read.spoken))
        share = right / max(1, total)
        print(f"| {path.name[:60]} | {form} | {len(turns)} | {len(read.spoken)} | {share:.2%} | {f1:.3f} |", flush=True)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _print_totals(totals: Totals) -> None:
    print("\n| what | measured | to reach |\n|---|--:|---|")
    for name, (right, total, whole, gold, read) in totals.gold.items():
        print(f"| {name}: words with the right speaker | {right / max(1, total):.2%} | ≥ 99 %, of debates 99.5 % |")
        print(f"| {name}: turn F1 | {2 * whole / max(1, gold + read):.3f} | ≥ .98 |")
    if totals.expected:
        print(f"| speakers listed: precision | {totals.right / max(1, totals.found):.3f} | ≥ .95 |")
        print(f"| speakers listed: recall | {totals.right / totals.expected:.3f} | ≥ .95 |")
    print(f"| speakers invented where none is listed | {totals.invented} | 0 |")
    print(f"| crashes; refused; empty | {totals.crashes}; {totals.refused}; {totals.empty} | 0; -; 0 |")
    speed = totals.size / 1e6 / max(1e-9, totals.seconds)
    print(f"| read in | {totals.seconds:.1f} s, {speed:.2f} MB/s | |")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| resident memory at most, this script's own counting too | {memory:.0f} MB | |")


if __name__ == "__main__":
    main()
