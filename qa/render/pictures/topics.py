"""What the corpus is about, as a map: a point a topic, near topics near one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.labels import Point, label_sides
from qa.render.pictures.numbers import number
from qa.render.pictures.picture import Links, Picture, plain, short
from qa.render.pictures.style import CLEAR, HEAD, INK, LINE, PAPER, VOICES, Series, layout
from qa.render.pictures.words import Common, common
from qa.render.prepared.typography import french
from qa.schema import TopicMap, TopicPoint

HEIGHT = 560
_WIDTH = 1000  # pixels, about, of the map where its labels are shown; on a narrower page the numbers stand alone
_EDGE = 0.16  # points and labels need room around, as a part of half the map
_BETWEEN = " · "
_SMALLEST, _GROWS = 24, 26  # pixels
_LABEL = 28  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    largest: str
    kept: str
    nothing: str
    one: str
    several: str


_ENGLISH = _Words(
    title="What is spoken of",
    caption="Topics by number, the one with most passages first, each with the topic nearest to it in meaning",
    largest="{topics}. The largest are {names}.",
    kept="Near topics lie near one another: for {kept} of {all}, the nearest in meaning is among the three nearest on "
    "the map. The directions themselves mean nothing.",
    nothing="No subject is spoken of in enough passages to be told apart from the rest.",
    one="One person speaks of it",
    several="Several people speak of it",
)

_FRENCH = french(
    _Words(
        title="De quoi il est question",
        caption="Sujets par numéro, du plus au moins fourni, chacun avec le sujet le plus proche par le sens",
        largest="{topics}. Les plus fournis : {names}.",
        kept="Les sujets voisins sont placés près l’un de l’autre : pour {kept} sur {all}, le plus proche par le sens "
        "est parmi les trois plus proches sur la carte. Les directions elles-mêmes ne veulent rien dire.",
        nothing="Aucun sujet ne revient dans assez de passages pour se distinguer du reste.",
        one="Une personne en parle",
        several="Plusieurs personnes en parlent",
    )
)


def topics_picture(found: TopicMap, links: Links, language: str) -> Picture:
    """The topics by number, as large as they have passages; a diamond where a single person speaks. The last trace
    holds the labels alone, and has the `meta` "wide": it is for pages where there is room for them."""
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    numbered = list(enumerate(found.points, 1))
    one = [pair for pair in numbered if len(pair[1].topic.speakers) < 2]
    several = [pair for pair in numbered if len(pair[1].topic.speakers) >= 2]
    sizes = _sizes(found.points)
    kinds = ((several, own.several, (VOICES[0], "circle")), (one, own.one, (VOICES[2], "diamond")))
    across, up = _reach(point.x for point in found.points), _reach(point.y for point in found.points)
    hidden = {"visible": False, "fixedrange": True}
    return Picture(
        name="topics",
        title=own.title,
        says=" ".join(_says(found, words, own)),
        figure={
            "data": [
                *(_trace(pairs, sizes, name, look, links, words) for pairs, name, look in kinds if pairs),
                _labels(found.points, sizes, across, up),
            ],
            "layout": layout(
                HEIGHT,
                margin={"l": 0, "r": 0, "t": HEAD, "b": 0, "pad": 0},
                xaxis=hidden | {"range": [-across, across]},
                yaxis=hidden | {"range": [-up, up]},
            ),
        },
        height=HEIGHT,
        table=_table(found, links, words, own),
    )


def _sizes(points: Sequence[TopicPoint]) -> list[float]:
    """The diameters, in pixels: the area above the smallest goes by the passages."""
    most = max((len(point.topic.passages) for point in points), default=1)
    return [round(_SMALLEST + _GROWS * sqrt(len(point.topic.passages) / max(most, 1)), 1) for point in points]


def _trace(
    pairs: Sequence[tuple[int, TopicPoint]],
    sizes: Sequence[float],
    name: str,
    look: tuple[Series, str],
    links: Links,
    words: Common,
) -> dict[str, Any]:
    series, symbol = look
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [point.x for _, point in pairs],
        "y": [point.y for _, point in pairs],
        "text": [str(count) for count, _ in pairs],
        "textposition": "middle center",
        "textfont": {"color": "var(--picture-on)", "size": 13},
        "marker": {
            "symbol": symbol,
            "size": [sizes[count - 1] for count, _ in pairs],
            "color": series.color,
            "opacity": 1,
            "line": {"color": PAPER, "width": 1.5},
        },
        "hovertext": [_hover(point, words) for _, point in pairs],
        "hoverinfo": "text",
        "customdata": [links.topic(point.topic.label) for _, point in pairs],
    }


def _hover(point: TopicPoint, words: Common) -> str:
    topic = point.topic
    people = plain(words.listing(topic.speakers, 3))
    return f"<b>{plain(topic.label)}</b><br>{words.count(len(topic.passages), 'passage')}<br>{people}"


def _reach(places: Iterable[float]) -> float:
    """How far the map goes in one direction from its middle, with room at the edge."""
    return max((abs(place) for place in places), default=0) * (1 + _EDGE) or 1


def _label(label: str) -> str:
    """The first terms of a label, as many as there is room for."""
    terms = label.split(_BETWEEN)
    fitting = [_BETWEEN.join(terms[:count]) for count in range(len(terms), 0, -1)]
    return next((text for text in fitting if len(text) <= _LABEL), short(terms[0], _LABEL))


def _labels(points: Sequence[TopicPoint], sizes: Sequence[float], across: float, up: float) -> dict[str, Any]:
    texts = [_label(point.topic.label) for point in points]
    placed = [
        Point(_pixel(point.x / across, _WIDTH), _pixel(point.y / up, HEIGHT - HEAD), size, text)
        for point, size, text in zip(points, sizes, texts, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "meta": "wide",
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "text": [plain(text) for text in texts],
        "textposition": label_sides(placed, _WIDTH, HEIGHT - HEAD),
        "textfont": {"color": INK, "size": 13},
        "marker": {"size": list(sizes), "color": CLEAR, "line": {"color": LINE, "width": 0}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _pixel(place: float, whole: float) -> float:
    """Where a place of -1…1 is, in pixels."""
    return (place + 1) / 2 * whole


def _says(found: TopicMap, words: Common, own: _Words) -> Iterator[str]:
    if not found.points:
        yield own.nothing
        return
    largest = [
        f"{words.quoted(point.topic.label)} ({words.count(len(point.topic.passages), 'passage')})"
        for point in found.points[:3]
    ]
    yield own.largest.format(topics=words.count(len(found.points), "topic"), names=words.listing(largest))
    if found.kept is not None:
        yield own.kept.format(kept=round(found.kept * len(found.points)), all=len(found.points))


def _table(found: TopicMap, links: Links, words: Common, own: _Words) -> Table:
    columns = ("topic", "number", "passages", "speakers", "nearest")
    labels = {point.topic.id: point.topic.label for point in found.points}
    rows = (
        (
            TableCell(text=point.topic.label, link=links.topic(point.topic.label)),
            TableCell(text=str(count)),
            TableCell(text=number(len(point.topic.passages), words.around.language)),
            TableCell(text=words.listing(point.topic.speakers, 5)),
            TableCell(text=labels.get(point.nearest or "", "–")),
        )
        for count, point in enumerate(found.points, 1)
    )
    return Table(header=tuple(words.columns[column] for column in columns), rows=tuple(rows), caption=own.caption)
