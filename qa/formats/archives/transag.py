"""TranscriberAG (`.tag`) → turns: an annotation graph whose anchors are times on the tracks of a recording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import kept, stated_language
from qa.formats.archives.tei_header import named
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading

if TYPE_CHECKING:
    from lxml import etree

_NAME = "TranscriberAG"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A point of one track; `order` sorts those without a time of their own after what leads to them."""

    track: str
    time: float | None
    order: tuple[float, int]


@dataclass(frozen=True, slots=True)
class _Span:
    """An annotation: the ids of its anchors, its features."""

    kind: str
    start: str
    end: str
    features: dict[str, str]


@dataclass(slots=True)
class _Graph:
    """One graph, read: its anchors, its turns by track in order, what they begin at."""

    anchors: dict[str, _Anchor]
    turns: dict[str, list[_Span]] = field(default_factory=dict)
    begins: dict[str, list[tuple[float, int]]] = field(default_factory=dict)

    def add_turns(self, spans: list[_Span]) -> None:
        for span in sorted(spans, key=lambda span: self.order(span.start)):
            track = self.track(span.start)
            self.turns.setdefault(track, []).append(span)
            self.begins.setdefault(track, []).append(self.order(span.start))

    def order(self, key: str) -> tuple[float, int]:
        anchor = self.anchors.get(key)
        return anchor.order if anchor else (0.0, 0)

    def track(self, key: str) -> str:
        anchor = self.anchors.get(key)
        return anchor.track if anchor else ""

    def time(self, key: str) -> float | None:
        anchor = self.anchors.get(key)
        return anchor.time if anchor else None

    def speaker(self, span: _Span) -> str | None:
        """Who speaks: of the turns on the track the one that begins at the same anchor, else the last that began."""
        track = self.track(span.start)
        turns = self.turns.get(track, [])
        last = bisect_right(self.begins.get(track, []), self.order(span.start))
        near = turns[max(0, last - 4) : last]
        same = [turn for turn in near if turn.start == span.start]
        return next((turn.features.get("speaker") for turn in same or near[-1:]), None)


def _read(file: File) -> Reading:
    root = tree(file)
    names = {person.get("id", ""): _name(person) for person in named(root, "Speaker")}
    pieces = [piece for graph in named(root, "AG") for piece in _pieces(graph, names)]
    if not pieces:
        raise FormatError(file.name, "this TranscriberAG file holds no words in its units")
    language = next((code for told in named(root, "MetadataElement") if (code := _language(told))), None)
    return composed(pieces, _NAME, metadata=kept(language=language))


def _name(person: etree._Element) -> str:
    return " ".join(f"{person.get('name.first', '')} {person.get('name.last', '')}".split()) or person.get("id", "")


def _language(told: etree._Element) -> str | None:
    return stated_language(told.text) if told.get("name") == "lang" else None


def _pieces(element: etree._Element, names: dict[str, str]) -> list[Piece]:
    spans = [_span(annotation) for annotation in named(element, "Annotation")]
    graph = _Graph(_anchors(element, spans))
    graph.add_turns([span for span in spans if span.kind == "turn"])
    said = [(span, words) for span in spans if (words := _words(span))]
    said.sort(key=lambda entry: graph.order(entry[0].start))
    return [
        Piece(
            text=words,
            label=names.get(who, who) if (who := graph.speaker(span)) else None,
            time_start=graph.time(span.start),
            time_end=graph.time(span.end),
        )
        for span, words in said
    ]


def _span(annotation: etree._Element) -> _Span:
    features = {feature.get("name", ""): feature.text or "" for feature in named(annotation, "Feature")}
    return _Span(annotation.get("type", ""), annotation.get("start", ""), annotation.get("end", ""), features)


def _words(span: _Span) -> str:
    """What was said: the value of a text unit, or, in the first version, the text of a segment."""
    if span.kind == "unit" and span.features.get("subtype", "unit_text") == "unit_text":
        return span.features.get("value", "").strip()
    return span.features.get("text", "").strip() if span.kind == "segment" else ""


def _anchors(element: etree._Element, spans: list[_Span]) -> dict[str, _Anchor]:
    anchors: dict[str, _Anchor] = {}
    for anchor in named(element, "Anchor"):
        time = clock.number(anchor.get("offset"))
        anchors[anchor.get("id", "")] = _Anchor(
            anchor.get("signals", ""), time, (time if time is not None else -1.0, 0)
        )
    for key, order in _untimed(anchors, spans):
        anchors[key] = _Anchor(anchors[key].track, None, order)
    return anchors


def _untimed(anchors: dict[str, _Anchor], spans: list[_Span]) -> Iterator[tuple[str, tuple[float, int]]]:
    """Where anchors without a time stand in order: one step after the anchor from which a segment leads to them."""
    leads: dict[str, list[str]] = {}
    for span in spans:
        if span.kind in ("segment", "unit") and span.end in anchors and anchors[span.end].time is None:
            leads.setdefault(span.start, []).append(span.end)
    orders = {key: anchor.order for key, anchor in anchors.items() if anchor.time is not None}
    reached = [key for key in leads if key in orders]
    while reached:
        key = reached.pop()
        for following in leads.get(key, []):
            if following not in orders:
                time, step = orders[key]
                orders[following] = (time, step + 1)
                reached.append(following)
                yield following, orders[following]


TRANSAG = Format(
    name=_NAME,
    suffixes=(".tag", ".xml"),
    recognises=lambda file: root_name(file) == "AGSet",
    read=_read,
    example='<AGSet>…<Annotation type="unit" start="…" end="…"><Feature name="value">bonsoir</Feature></Annotation>…',
)
"""TranscriberAG's annotation graphs, versions 1 to 3."""
