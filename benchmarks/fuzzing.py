"""Fuzzes every reader: `python -m benchmarks.fuzzing [--minutes 30] [--seed 1] [--keep DIR]`.

Mutates the committed fixtures of every format (and the examples of the documentation), reads each as `qa add` does, and
prints a table: how many inputs a format was given, how many it read and refused with a sentence of the project's own,
what else came out of it (which is a defect), and how many processor seconds the slowest took. Inputs that show a defect
are kept in DIR.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.mutations import mutated
from qa import formats, speakers
from qa.errors import FormatError
from qa.formats import FORMATS
from qa.formats.reading import Reading

_SEEDS = (Path("tests/fixtures/formats"), Path("corpus"))
_SLOW = 10.0  # processor seconds that no input of 1 MB may take


@dataclass(slots=True)
class Tally:
    """What came of the inputs of one format."""

    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    defects: dict[str, int] = field(default_factory=dict)


class _TooSlow(BaseException):
    """Raised by the alarm; no reader catches it."""


def main() -> None:
    """Runs the fuzzer and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("/tmp/qa-fuzzing"))  # noqa: S108 - named in the help
    options = parser.parse_args()
    seeds = list(_seeds())
    by_suffix: dict[str, list[tuple[str, bytes]]] = {}
    for name, content in seeds:
        by_suffix.setdefault(Path(name).suffix, []).append((name, content))
    tallies = {suffix: Tally() for suffix in by_suffix}
    chance = Random(options.seed)  # noqa: S311 - no secret
    until = time.monotonic() + 60 * options.minutes
    while time.monotonic() < until:
        name, seed = chance.choice(by_suffix[chance.choice(list(by_suffix))])
        if chance.random() < 0.05:
            name = chance.choice(seeds)[0]  # under another format's extension
        raw = mutated(seed, [content for _, content in seeds], chance)
        _try(name, raw, tallies[Path(name).suffix], options.keep)
    _print(tallies)


def _seeds() -> Iterator[tuple[str, bytes]]:
    for folder in _SEEDS:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix and path.suffix != ".toml":
                yield path.name, path.read_bytes()
    for form in FORMATS:
        for suffix in form.suffixes:
            with suppress(FormatError):  # the example of what is no text is a sentence about it
                formats.read(form.example.encode(), f"example{suffix}")
                yield f"example{suffix}", form.example.encode()


def _try(name: str, raw: bytes, tally: Tally, keep: Path) -> None:
    tally.inputs += 1
    began = time.process_time()
    try:
        with _alarm():
            reading = formats.read(raw, name)
            _check(reading)
        tally.read += 1
    except FormatError:
        tally.refused += 1
    except (Exception, _TooSlow) as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        defect = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} {str(error)[:80]}"
        if defect not in tally.defects:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{hashlib.sha256(raw).hexdigest()[:12]}-{name}").write_bytes(raw)
        tally.defects[defect] = tally.defects.get(defect, 0) + 1
    tally.slowest = max(tally.slowest, time.process_time() - began)


def _check(reading: Reading) -> None:
    """What every reading promises; speakers are assigned too, as in a build."""
    cast = speakers.assign(reading.turns, metadata=reading.metadata)
    end = 0
    for index, turn in enumerate(cast.turns):
        said = reading.text[turn.start : turn.end]
        if turn.index != index or turn.start < end or said != turn.text or not said.strip():
            raise AssertionError("turns are not slices in order")
        end = turn.end


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(_signal: int, _frame: object) -> None:
        raise _TooSlow(f"over {_SLOW:.0f} s")

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, _SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _print(tallies: dict[str, Tally]) -> None:
    print("| extension | inputs | read | refused | slowest | defects |\n|---|--:|--:|--:|--:|---|")
    for suffix, tally in sorted(tallies.items()):
        defects = "; ".join(f"{count} × {what}" for what, count in tally.defects.items()) or "none"
        counts = f"{tally.inputs} | {tally.read} | {tally.refused} | {tally.slowest:.1f} s"
        print(f"| {suffix} | {counts} | {defects} |")
    total = sum(tally.inputs for tally in tallies.values())
    wrong = sum(sum(tally.defects.values()) for tally in tallies.values())
    print(f"\n{total} inputs, {wrong} defects")


if __name__ == "__main__":
    main()
