"""What the encoder made of one transcript, in files of its own: an index takes over those of the index before it
whole, by linking them, and none is ever written again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.arrays import ArrayFile
from qa.dense import DenseIndex, Halves
from qa.schema import Matrix
from qa.search import ASKINGS, OWNERS, VECTORS
from qa.tokens import Quantiser, TokenFile

Numbers = npt.NDArray[np.int32]
PARTS = "parts"


def vectors_name(digest: str) -> str:
    """The file of the vectors of the transcript whose framed text has this digest."""
    return f"{PARTS}/{digest}.vectors"


def tokens_name(digest: str) -> str:
    """The file of its token vectors (`qa.tokens.TokenPart`)."""
    return f"{PARTS}/{digest}.tokens"


@dataclass(frozen=True, slots=True)
class Part:
    """The vectors of one transcript. `pooled`, shape (passages, d); `sentences`, shape (n, d), with the number of the
    passage that each lies in: `owners`, shape (n,); `askings`, shape (questions, d); `sizes`, shape (passages,): the
    tokens of each passage, which are in a file of their own."""

    pooled: Halves
    sentences: Halves
    owners: Numbers
    askings: Matrix
    sizes: Numbers

    def write(self, path: Path) -> None:
        """Writes the part. Raises `OSError` when it cannot."""
        with path.open("wb") as file:
            for array in (self.pooled, self.sentences, self.owners, self.askings, self.sizes):
                np.save(file, array)

    @classmethod
    def read(cls, path: Path) -> Part:
        """What `write` wrote."""
        with path.open("rb") as file:
            return cls(*(np.load(file) for _ in range(5)))


def linked(there: Path, here: Path) -> None:
    """A second name for a file that never changes; a copy where the file system cannot link. Raises `OSError`."""
    try:
        here.hardlink_to(there)
    except OSError:
        shutil.copyfile(there, here)


def join(folder: Path, digests: Sequence[str], quantiser: Quantiser, dimension: int) -> list[int]:
    """Writes what is searched, the vectors of all transcripts in the order given, from the parts in `folder`; returns
    how many sentences each has. Raises `OSError` when it cannot."""
    owners: list[Numbers] = []
    sizes: list[list[int]] = []
    with ArrayFile(folder / ASKINGS, np.float32, dimension) as askings:

        def blocks() -> Iterator[Halves]:
            for digest in digests:
                part = Part.read(folder / vectors_name(digest))
                askings.append(part.askings)
                owners.append(part.owners)
                sizes.append(part.sizes.tolist())
                yield part.pooled
            for digest in digests:
                yield Part.read(folder / vectors_name(digest)).sentences

        DenseIndex.write_blocks(folder / VECTORS, dimension, blocks())
    firsts = list(accumulate(map(len, sizes), initial=0))
    with ArrayFile(folder / OWNERS, np.int32) as file:
        file.append(np.arange(firsts[-1]))
        for first, own in zip(firsts, owners, strict=False):
            file.append(own + first)
    TokenFile.join(folder, quantiser, zip(map(tokens_name, digests), sizes, strict=True))
    return list(map(len, owners))
