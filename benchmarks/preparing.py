"""Measures what preparing an interview costs over 5,000 interviews with 500,000 passages (`benchmarks.interviews`), and
prints a table.

python -m benchmarks.preparing [--index DIR]    makes the index in DIR where there is none; without it, a temporary one
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.interviews import INTERVIEWS, OWN, guest, plan, write_index
from qa.config import settings
from qa.encode import load_encoder
from qa.engine import Engine
from qa.schema import AskedMatrix, Brief, Comparison, Dossier, Survey, Topic


class Silence:
    """A progress bar that measures how long it was told nothing, at most, in seconds."""

    def __init__(self) -> None:
        self._heard, self.longest = time.perf_counter(), 0.0

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Is told of progress."""
        now = time.perf_counter()
        self._heard, self.longest = now, max(self.longest, now - self._heard)


Found: TypeAlias = AskedMatrix | Dossier | Brief | Comparison | Survey | tuple[Topic, ...]
TOPICS = "levée de fonds", "télétravail"
QUESTIONS = "Comment s'est passée la levée de fonds ?", "Que pensez-vous du télétravail ?"


KINDS: dict[str, Callable[[Engine, int, Silence], Found]] = {
    "matrix, 30 rows": lambda engine, number, progress: engine.preparer.matrix(limit=30, progress=progress),
    "dossier": lambda engine, number, progress: engine.preparer.dossier(guest(number), progress=progress),
    "topic brief": lambda engine, number, progress: engine.preparer.brief(TOPICS[number]),
    "topics": lambda engine, number, progress: engine.preparer.topics(),
    "comparison": lambda engine, number, progress: engine.preparer.comparison(guest(2 * number), guest(2 * number + 1)),
    "survey": lambda engine, number, progress: engine.survey(QUESTIONS[number], progress=progress),
}


def told(found: Found) -> str:
    """What was found, in a few numbers."""
    match found:
        case AskedMatrix():
            states = Counter(cell.state.value for row in found.rows for cell in row.cells)
            return f"{found.questions:,} rows; pairwise F1 of the first {len(found.rows)} {f1(found):.3f}; {states}"
        case Dossier():
            return f"{len(found.topics)} topics, {len(found.asked)} asked, {len(found.never_asked)} never asked"
        case Brief() | Survey():
            return f"{found.addressed:,} of {found.of:,}"
        case Comparison():
            return f"{len(found.pairs)} pairs"
        case _:
            return f"{len(found)} topics"


def f1(found: AskedMatrix) -> float:
    """How well the rows put together what asks the same question of the guide: F1 over pairs of questions."""

    def pairs(count: int) -> int:
        return count * (count - 1) // 2

    plans = [[subject for subject, _ in plan(number)] for number in range(INTERVIEWS)]
    rows = []
    for row in found.rows:
        places = (asking.id.removeprefix("talk-").split("#t") for asking in row.askings)
        rows.append(Counter(plans[int(talk)][int(turn) // 2] for talk, turn in places))
    there = Counter(subject for asked in plans for subject in asked if subject != OWN)
    right = sum(pairs(count) for row in rows for subject, count in row.items() if subject != OWN)
    return 2 * right / (sum(pairs(row.total()) for row in rows) + sum(map(pairs, there.values())))


def measure(folder: Path, kind: str | None) -> dict[str, Any]:
    """What this very process takes to open the index, and to do one thing, once and again for another guest or topic:
    seconds by step, the longest silence of the progress bar, and what was found."""
    begun = time.perf_counter()
    engine = Engine.open(folder)
    facts: dict[str, Any] = {"opened": time.perf_counter() - begun}
    for name, number in (("once", 0), ("again", 1)) if kind else ():
        begun, progress = time.perf_counter(), Silence()
        found = KINDS[kind or ""](engine, number, progress)
        progress()
        facts |= {name: time.perf_counter() - begun, f"{name} silent": progress.longest, f"{name} found": told(found)}
        del found
    return facts


def watched(folder: Path, kind: str | None) -> dict[str, Any]:
    """`measure` in a process of its own, with the most memory, in GB, that was resident in it, `all` of it and `own`
    (without the pages of mapped files, which the system takes back when it needs them)."""
    command = [sys.executable, "-m", "benchmarks.preparing", "--index", str(folder), "--measure", kind or ""]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
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
    return facts | {"all": most.ru_maxrss / (1 << 20), "own": own / (1 << 20)}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path)
    parser.add_argument("--measure", choices=[*KINDS, ""])
    options = parser.parse_args()
    if options.measure is not None:
        print(json.dumps(measure(options.index, options.measure or None)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = options.index or Path(name)
        if not (folder / "CURRENT").exists():
            write_index(folder, load_encoder(settings()))
        print("| what | time | again, of another | longest silence | memory | of this not of mapped files |")
        print("|---|---|---|---|---|---|")
        for kind in (None, *KINDS):
            facts = watched(folder, kind)
            print(f"| {kind or 'opening'} | {_cells(facts, kind)} |", flush=True)
            print(os.getloadavg(), facts, file=sys.stderr)


def _cells(facts: dict[str, Any], kind: str | None) -> str:
    memory = f"{facts['all']:.1f} GB | {facts['own']:.1f} GB"
    if kind is None:
        return f"{facts['opened']:.1f} s | | | {memory}"
    return f"{facts['once']:.1f} s | {facts['again']:.1f} s | {facts['once silent']:.1f} s | {memory}"


if __name__ == "__main__":
    main()
