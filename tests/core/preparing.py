"""A small corpus to prepare interviews from, whose truth can be told by reading it, and what it is opened with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, talk, write_corpus

from qa.build import build
from qa.confidence import Calibration
from qa.engine import Engine
from qa.preparation import Preparer
from qa.preparation.looking import Looking
from qa.schema import Hit, Role
from qa.search import SearchIndex
from qa.store import current

PANEL = talk(
    ("Anna Lowe", "How did the harbour of Brell begin?"),
    ("Dora Finch", "Smugglers dug the harbour by night. The harbour was never planned."),
    ("Egon Wells", "A harbour needs fishermen. Nobody planned the harbour of Brell."),
    ("Anna Lowe", "Are you afraid of storms?"),
    ("Egon Wells", "Storms frighten my goats. I sleep through storms."),
    ("Anna Lowe", "Thank you both."),
)
ARTICLE = """The harbour fights back

The council voted on Monday. "We shall rebuild the lighthouse", says Gwen Hart, mayor of Brell. The quay stays closed.

"Storms are our fate", adds Ivo Lund, captain.
"""
TURNED = talk(
    ("Dora Finch", "Why do you interview fishermen?"),
    ("Anna Lowe", "Microphones love fishermen. A hurricane drowned two microphones."),
)
DIMENSION = 512
TEXTS: dict[str, str] = {
    "article.txt": ARTICLE,
    "bridge.txt": BRIDGE,
    "cheese.txt": CHEESE,
    "harbour.txt": HARBOUR,
    "panel.txt": PANEL,
}
GUESTS = ("Zoé Martin", "Clara Dunn", "Bert Moss", "Dora Finch", "Egon Wells")
EVERYBODY = ("Gwen Hart", "Ivo Lund", *GUESTS)
"""Who is quoted in the article, then the guests, in the order of the corpus."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index, and everything that prepares from it."""

    engine: Engine
    index: SearchIndex
    looking: Looking

    @property
    def preparer(self) -> Preparer:
        """The engine's."""
        return self.engine.preparer


def encoder() -> FakeEncoder:
    """One of so many dimensions that what shares no word is hardly near at all."""
    return FakeEncoder(dimension=DIMENSION)


@contextmanager
def opened(folder: Path, texts: Mapping[str, str] | None = None) -> Iterator[Opened]:
    """The corpus of these texts (`TEXTS` without), indexed in a folder with the fake encoder."""
    build(write_corpus(folder, dict(texts or TEXTS)), folder / "index", encoder())
    engine = Engine.open(folder / "index", encoder())
    index = SearchIndex.open(current(folder / "index"))
    yield Opened(engine, index, Looking(index, encoder(), Calibration(**index.manifest.calibration)))
    engine.close()
    index.close()


def ids(hits: tuple[Hit, ...]) -> list[str]:
    """The ids of the passages."""
    return [hit.passage.id for hit in hits]


def own(speaker: str, hits: tuple[Hit, ...]) -> bool:
    """Whether all are the speaker's own spoken words, verbatim, ranked from 1, each once."""
    return (
        all(hit.passage.speaker == speaker for hit in hits)
        and all(hit.passage.role in (Role.INTERVIEWEE, Role.QUOTED) for hit in hits)
        and [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
        and len(set(ids(hits))) == len(hits)
        and all(0 <= hit.score <= 1 for hit in hits)
    )
