"""Measures what a user waits for, on the starter corpus, and prints the table of benchmarks/README.md.

Every figure is a median; ratios compare figures of one run, since timings of one machine drift from run to run.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from qa.config import settings
from qa.encode import load_encoder
from qa.engine import Engine

ROOT = Path(__file__).parent.parent
QA = Path(sys.executable).parent / "qa"
RUNS = 50
QUESTIONS = (
    "Combien coûte Whaller pour une entreprise de taille moyenne ?",
    "What do the founders say about depending on American software?",
)


def main() -> None:
    """Prints the table."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
    print("| what | measured | to reach |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        for what, measured, bound in figures(index):
            print(f"| {what} | {measured} | {bound} |", flush=True)


def figures(index: Path) -> Iterator[tuple[str, str, str]]:
    """(what, measured, to reach) of every figure; builds an index in `index`."""
    full = seconds(lambda: run("build", "--index", str(index), "--corpus", str(ROOT / "corpus")))
    yield "full build of the five documents, whole command", f"{full:.1f} s", "≤ 30 s"
    again = seconds(lambda: run("build", "--index", str(index), "--corpus", str(ROOT / "corpus")))
    yield "build with nothing changed, whole command", f"{again:.1f} s", ""
    first = statistics.median(seconds(lambda: run("ask", QUESTIONS[0], "--index", str(index))) for _ in range(5))
    yield "first answer of `qa ask`, whole command (median of 5)", f"{first:.1f} s", "≤ 8 s"
    engine = Engine.open(index)
    encoder = load_encoder(settings())
    for question in QUESTIONS:
        whole, alone = paired(partial(engine.ask, question), partial(encoder.encode_questions, [question]))
        yield (
            f"whole answer, warm, {len(question.split())} words (median of {RUNS})",
            f"{whole * 1000:.1f} ms = {whole / alone:.2f} × encoding alone ({alone * 1000:.1f} ms)",
            "≤ 1.5 ×",
        )
    yield "resident memory at most, `qa ask`", f"{peak('ask', QUESTIONS[0], '--index', str(index)):.2f} GB", "≤ 1.5 GB"
    yield (
        "resident memory at most, `qa build`",
        f"{peak('build', '--index', str(index.parent / 'other')):.2f} GB",
        "≤ 1.5 GB",
    )
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / (1 << 20)
    yield "the index on disk", f"{size:.1f} MB", ""


def paired(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of two functions, run in turn after a warm-up, so that a drift of the machine meets both."""
    for _ in range(5):
        one(), other()
    times = [(seconds(one), seconds(other)) for _ in range(RUNS)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, wall clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(*arguments: str) -> None:
    """Runs a `qa` command from the project's folder; its failure ends the benchmark."""
    subprocess.run([QA, *arguments], cwd=ROOT, check=True, capture_output=True)


def peak(*arguments: str) -> float:
    """The most resident memory of a `qa` command, in GB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, str(QA), *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return int(done.stdout) / (1 << 20)


if __name__ == "__main__":
    main()
