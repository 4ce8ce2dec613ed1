"""Measures how long a quote takes over corpora of 1,000, 10,000 and 100,000 turns, and prints a table.

The turns are made up: random walks over the pairs of words of the starter corpus, so that common words are as common as
they are in speech; vectors are random. What finds a quote does not depend on what the vectors mean, only on how many
there are; the quote itself is encoded by the default encoder.

python -m benchmarks.quotes
"""

from __future__ import annotations

import gc
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from qa.confidence import UNTAUGHT
from qa.config import settings
from qa.corpus import walk
from qa.dense import DenseIndex
from qa.encode import load_encoder
from qa.engine import Engine
from qa.lexical import LexicalIndex
from qa.paraphrases import learned
from qa.passages import Sizes, passages
from qa.quotes import Postings
from qa.schema import Encoder, Matrix, Passage, Role, Source, Transcript, Turn
from qa.search import ASKINGS, OWNERS, RECORDS, VECTORS, WORDS
from qa.store import SCHEMA, Manifest, generation, write_records
from qa.tokens import Quantiser, TokenFile

CORPUS = Path(__file__).parent.parent / "corpus"
SIZES = (1_000, 10_000, 100_000)
TURNS = 50  # a transcript
WORDS_A_TURN = 70
TOKENS = 40  # a passage; real ones have about twice as many, which only the few that are compared pay for
RUNS = 30


def main() -> None:
    """Prints the table: median and worst milliseconds by kind of quote and number of turns."""
    encoder = load_encoder(settings())
    columns: dict[str, list[str]] = defaultdict(list)
    for count in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            texts = made_up(count, random.Random(count))  # noqa: S311 - no secret
            made = time.perf_counter()
            write_index(folder, texts, encoder)
            columns["index without vectors of words, made in"].append(f"{time.perf_counter() - made:.0f} s")
            opened = time.perf_counter()
            engine = Engine.open(folder, encoder)
            columns["opened in"].append(f"{time.perf_counter() - opened:.1f} s")
            gc.collect()
            gc.freeze()  # what this benchmark itself holds is not to be walked through while quotes are timed
            for kind, quotes in kinds(texts, random.Random(7)).items():  # noqa: S311 - no secret
                columns[kind].append(timed(engine, quotes))
            engine.close()
    print(f"| quote | {' | '.join(f'{count:,} turns' for count in SIZES)} |")
    print(f"|---|{'---|' * len(SIZES)}")
    for kind, cells in columns.items():
        print(f"| {kind} | {' | '.join(cells)} |")


def timed(engine: Engine, quotes: list[str]) -> str:
    """Median and worst milliseconds, after a warm-up."""
    engine.verify(quotes[0])
    times = []
    for quote in quotes[1:]:
        begun = time.perf_counter()
        engine.verify(quote)
        times.append(1000 * (time.perf_counter() - begun))
    return f"{statistics.median(times):.0f} ms (worst {max(times):.0f})"


def kinds(texts: list[str], chance: random.Random) -> dict[str, list[str]]:
    """`RUNS` quotes and one for the warm-up, by kind."""

    def slices(length: int) -> Iterator[list[str]]:
        for _ in range(RUNS + 1):
            words = chance.choice(texts).split()
            start = chance.randrange(max(1, len(words) - length))
            yield words[start : start + length]

    made_up_words = ["Nobody", "whispered", "purple", "elephants", "across", "forgotten", "marble", "staircases"]
    return {
        "verbatim, 5 words": [" ".join(words) for words in slices(5)],
        "verbatim, 15 words": [" ".join(words) for words in slices(15)],
        "verbatim, 60 words": [" ".join(words) for words in slices(60)],
        "altered: a negation dropped among 15 words": [_altered(words) for words in slices(15)],
        "stitched from two turns": [
            f"{' '.join(one)} […] {' '.join(two)}" for one, two in zip(slices(10), slices(10), strict=True)
        ],
        "not found, words of the corpus shuffled": [" ".join(chance.sample(words, len(words))) for words in slices(20)],
        "not found, other words": [" ".join(chance.sample(made_up_words, 7)) for _ in range(RUNS + 1)],
    }


def _altered(words: list[str]) -> str:
    return " ".join([*words[:7], "ne", words[7], "jamais", *words[9:]])


def made_up(count: int, chance: random.Random) -> list[str]:
    """`count` turns of about `WORDS_A_TURN` words."""
    follow: dict[str, list[str]] = defaultdict(list)
    for found in walk(CORPUS):
        if isinstance(found, Transcript):
            words = found.text.split()
            for one, other in pairwise(words):
                follow[one].append(other)
    starts = list(follow)
    texts = []
    for _ in range(count):
        words = [chance.choice(starts)]
        for _ in range(chance.randrange(WORDS_A_TURN // 2, WORDS_A_TURN * 3 // 2)):
            words.append(chance.choice(follow.get(words[-1]) or starts))
        texts.append(" ".join(words))
    return texts


def write_index(folder: Path, texts: list[str], encoder: Encoder) -> None:
    """Writes a whole index of these turns, with random vectors, to `folder`."""
    chance = np.random.default_rng(1)
    transcripts = [_transcript(i // TURNS, texts[i : i + TURNS]) for i in range(0, len(texts), TURNS)]
    found = [passage for transcript in transcripts for passage in passages(transcript, Sizes())]
    sentences = 2 * len(found)
    vectors = _unit(chance, len(found) + sentences, encoder.dimension)
    quantiser = Quantiser.fitted(_unit(chance, 1000, encoder.dimension))
    codes = quantiser.encoded(_unit(chance, TOKENS, encoder.dimension))
    with generation(folder) as draft:
        DenseIndex.of(vectors).write(draft.path / VECTORS)
        owners = np.concatenate([np.arange(len(found)), chance.integers(0, len(found), sentences)])
        np.save(draft.path / OWNERS, owners.astype(np.int32))
        np.save(draft.path / ASKINGS, np.zeros((0, encoder.dimension), np.float32))
        TokenFile.write(draft.path, quantiser, ((codes, _spans(passage)) for passage in found))
        LexicalIndex.build(draft.path / WORDS, ((passage.text, "fr") for passage in found))
        Postings.build(draft.path, texts)
        write_records(draft.path / RECORDS, transcripts, found)
        draft.commit(_manifest(encoder))


def _transcript(number: int, texts: list[str]) -> Transcript:
    text, turns = "", []
    for index, turn in enumerate(texts):
        start = len(text)
        text += turn + "\n\n"
        turns.append(
            Turn(index=index, text=turn, start=start, end=start + len(turn), role=Role.INTERVIEWEE, speaker="A. Nobody")
        )
    source = Source(id=f"talk-{number}", file=f"talk-{number}.txt", title=f"Talk {number}", language="fr")
    return Transcript(source=source, format="made up", text=text, sha256="", turns=tuple(turns), metadata={})


def _unit(chance: np.random.Generator, count: int, dimension: int) -> Matrix:
    vectors = chance.standard_normal((count, dimension), np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _spans(passage: Passage) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    starts = np.linspace(0, len(passage.text) - 1, TOKENS).astype(np.int32)
    return np.column_stack([starts, np.minimum(starts + 4, len(passage.text))]).astype(np.int32)


def _manifest(encoder: Encoder) -> Manifest:
    return Manifest(
        schema=SCHEMA,
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        settings={},
        transcripts=(),
        counts={},
        calibration=UNTAUGHT.as_dict(),
        head_starts={},
        paraphrasing=learned(encoder).as_dict(),
        files={},
    )


if __name__ == "__main__":
    main()
