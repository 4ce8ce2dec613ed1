"""EXMARaLDA (`.exb`) and FOLKER (`.flk`, `.fln`) → turns: transcription tiers or contributions, by the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import kept, stated_language
from qa.formats.archives.tei_header import named, spaced
from qa.formats.archives.tiers import Segment, in_order
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading

if TYPE_CHECKING:
    from lxml import etree

_NAME = "EXMARaLDA"


def _read(file: File) -> Reading:
    root = tree(file)
    folker = root_name(file) == "folker-transcription"
    pieces = _contributions(root) if folker else in_order(_tiers(root))
    if not pieces:
        raise FormatError(file.name, "this file holds no words in a transcription tier")
    return composed(pieces, "FOLKER" if folker else _NAME, metadata=_metadata(root))


def _speakers(root: etree._Element) -> dict[str, str]:
    """The full name of each speaker, where the file gives it, else the abbreviation."""
    names: dict[str, str] = {}
    for speaker in named(root, "speaker"):
        key = speaker.get("id") or speaker.get("speaker-id") or ""
        told = [spaced(element) for element in named(speaker, "ud-information") if _is_name(element)]
        told += [spaced(element) for element in named(speaker, "name", "abbreviation")]
        names[key] = next(filter(None, told), key)
    return names


def _is_name(element: etree._Element) -> bool:
    return element.get("attribute-name", "").strip().lower() in ("name", "full name", "fullname", "speaker name")


def _timeline(root: etree._Element) -> dict[str, tuple[int, float | None]]:
    """By point: its place on the line, its time."""
    points: dict[str, tuple[int, float | None]] = {}
    for place, point in enumerate(named(root, "tli", "timepoint")):
        time = clock.number(point.get("time") or point.get("absolute-time"))
        points[point.get("id") or point.get("timepoint-id") or ""] = (place, time)
    return points


def _tiers(root: etree._Element) -> Iterator[tuple[str | None, list[Segment]]]:
    names, points = _speakers(root), _timeline(root)
    known = _filled(points)
    for tier in named(root, "tier"):
        if tier.get("type", "t") == "t":
            label = names.get(tier.get("speaker", "")) or tier.get("speaker")
            yield label or None, list(_joined(tier, points, known))


def _filled(points: dict[str, tuple[int, float | None]]) -> dict[str, float]:
    """A time for each point: one without stands where the one before it does."""
    filled: dict[str, float] = {}
    last = 0.0
    for key, (_, time) in points.items():
        last = last if time is None else time
        filled[key] = last
    return filled


def _joined(
    tier: etree._Element, points: dict[str, tuple[int, float | None]], times: dict[str, float]
) -> Iterator[Segment]:
    """The events of a tier in the order of the timeline; one that ends within a word goes on in the next."""
    events = list(named(tier, "event"))
    events.sort(key=lambda event: points.get(event.get("start", ""), (0, None))[0])
    words, begun, end = "", None, ""
    for event in events:
        said = "".join(map(str, event.itertext()))
        start = event.get("start", "")
        if words and (start != end or words[-1:].isspace() or said[:1].isspace()):
            yield Segment(words, begun, times.get(end))
            words = ""
        begun = begun if words else times.get(start)
        words, end = words + said, event.get("end", "")
    if words:
        yield Segment(words, begun, times.get(end))


def _contributions(root: etree._Element) -> list[Piece]:
    """FOLKER's: each is one speaker's, its segments or words in it."""
    names, times = _speakers(root), _filled(_timeline(root))
    pieces = []
    for part in named(root, "contribution"):
        label = names.get(part.get("speaker-reference", "")) or None
        start, end = (times.get(part.get(f"{which}-reference", "")) for which in ("start", "end"))
        tokens = [spaced(word) for word in named(part, "w")]
        words = " ".join(tokens) if tokens else spaced(part)
        pieces.append(Piece(text=words, label=label, time_start=start, time_end=end))
    return [piece for piece in pieces if piece.text]


def _metadata(root: etree._Element) -> dict[str, str]:
    languages = {stated_language(element.get("lang")) for element in named(root, "language")} - {None}
    title = next((spaced(element) for element in named(root, "transcription-name")), None)
    return kept(title=title, language=languages.pop() if len(languages) == 1 else None)


EXMARALDA = Format(
    name=_NAME,
    suffixes=(".exb", ".flk", ".fln", ".xml"),
    recognises=lambda file: root_name(file) in ("basic-transcription", "folker-transcription"),
    read=_read,
    example='<basic-transcription>…<tier speaker="SPK0" type="t"><event start="T0" end="T1">hello </event>…',
)
"""Basic transcriptions of EXMARaLDA's Partitur-Editor, and FOLKER's."""
