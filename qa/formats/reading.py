"""What every reader gives back, and how it makes turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from qa.schema import Role, Turn
from qa.text.layout import Span, trim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file, read by its format: nobody is a person yet.

    `turns` are in order, never overlapping, indexed from 0, `text[turn.start:turn.end] == turn.text`; they carry labels
    as printed and the roles that the format shows. `format` names the family. `metadata` is what the text states of
    itself: any of title, date, interviewer, guests, speakers (several joined by "; "), publisher, language, url,
    source, and the keys of a front matter. `warnings` are whole sentences. `composed` tells that `text` is not the
    file's own: it was composed from a container.
    """

    text: str
    format: str
    turns: tuple[Turn, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    composed: bool = False


def make_turn(
    text: str,
    span: tuple[int, int],
    role: Role = Role.UNKNOWN,
    label: str | None = None,
    *,
    inferred: bool = False,
    time: float | None = None,
) -> Turn:
    """A turn of these words, trimmed, not yet numbered (index 0)."""
    start, end = trim(text, *span)
    said = text[start:end]
    return Turn(
        index=0, text=said, start=start, end=end, role=role, label=label, inferred=inferred, time_start=time
    )  # fmt: skip


def narration(text: str, spans: Iterable[Span]) -> list[Turn]:
    """One narrator's turn a span."""
    return [make_turn(text, span, Role.NARRATOR) for span in spans]


def numbered(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """The turns that say something, in order of appearance, indexed from 0."""
    said = sorted((turn for turn in turns if any(map(str.isalnum, turn.text))), key=lambda turn: turn.start)
    return tuple(replace(turn, index=index) for index, turn in enumerate(said))


def seconds(stamp: str | None) -> float | None:
    """Seconds in a printed time: "1:02:03", "02:14", "0:21.5"."""
    if stamp is None:
        return None
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
