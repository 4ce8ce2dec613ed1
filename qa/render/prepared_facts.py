"""What records of preparation say between the lines: the sources behind them, and which question was put to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.schema import Asking, Cell, Dossier, Hit, Row, Source


@dataclass(frozen=True, slots=True)
class Interviews:
    """Sources by id."""

    known: Mapping[str, Source]

    @classmethod
    def of(cls, dossier: Dossier, sources: Iterable[Source] = ()) -> Interviews:
        """Those that the dossier's passages are from, and these."""
        return cls({source.id: source for source in (*(hit.source for hit in dossier_hits(dossier)), *sources)})

    def source(self, identifier: str) -> Source:
        """The source of this id; where nothing is known of it, one that has no more than the id."""
        return self.known.get(identifier) or Source(id=identifier, file="", title="")


def dossier_hits(dossier: Dossier) -> Iterator[Hit]:
    """Every passage in a dossier, some of them several times."""
    yield from dossier.introductions
    for spoken in dossier.topics:
        yield from spoken.hits
        yield from (position.hit for position in spoken.positions if position.hit)
    for cell in dossier.asked:
        yield from cell.hits
    yield from (hit for row in dossier.never_asked for cell in row.cells for hit in cell.hits)
    yield from (mention.hit for mention in (*dossier.numbers, *dossier.names))
    yield from dossier.statements
    yield from (hit for sequel in dossier.sequels for hit in (sequel.earlier, sequel.later))


def put_to(row: Row, cell: Cell) -> Asking | None:
    """The question as it was put to the guest of this cell; None where it was not, though another that comes near it
    may have been."""
    asking = cell.asking
    return asking if asking in row.askings and asking and cell.speaker in asking.guests else None


def by_source(hits: Sequence[Hit]) -> list[tuple[Source, list[Hit]]]:
    """The hits by source, in the order in which the sources first occur; within one, in the order given."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.source.id, []).append(hit)
    return [(group[0].source, group) for group in groups.values()]
