"""When the interviews were published: each with its date, as precise as it is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.numbers import number
from qa.render.pictures.picture import Links, Picture, plain
from qa.render.pictures.style import ROLES, axis, layout, row_labels, rows_axis, rows_height
from qa.render.pictures.words import Common, common, interview_name
from qa.render.prepared.typography import french
from qa.render.words import date_words
from qa.schema import Role, Talk, Timeline

MOST = 40
"""How many interviews the picture shows, at most: the latest; its table has all."""

_TICKS = 5
_DAY = 86_400_000  # milliseconds, in which plotly counts the length of a bar on an axis of dates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    one: str
    span: str
    none: str
    undated: str
    shown: str
    day: str
    longer: str


_ENGLISH = _Words(
    title="When the interviews are from",
    caption="Interviews by date, the oldest first; then those that bear none",
    one="Of {all}, one bears a date: {name}, {date}.",
    span="Of {all}, {dated} bear a date, from {first} ({date}) to {last} ({until}).",
    none="None of the interviews bears a date, so there is nothing to set in time.",
    undated="Without a date: {names}.",
    shown="The picture shows the {n} latest; the table has all.",
    day="The day is known",
    longer="The month or the year is known",
)

_FRENCH = french(
    _Words(
        title="De quand datent les entretiens",
        caption="Entretiens par date, du plus ancien au plus récent ; puis ceux qui n’en portent pas",
        one="Sur {all}, un seul porte une date : {name}, {date}.",
        span="Sur {all}, {dated} portent une date, de {first} ({date}) à {last} ({until}).",
        none="Aucun des entretiens ne porte de date : il n’y a rien à situer dans le temps.",
        undated="Sans date : {names}.",
        shown="L’image montre les {n} plus récents ; le tableau les a tous.",
        day="Le jour est connu",
        longer="Le mois ou l’année est connu",
    )
)


def span(day: str) -> tuple[date, date] | None:
    """The first day of a date as precise as it is known ("2021", "2021-07", "2021-07-14") and the one after its last;
    None for text that is no date."""
    try:
        parts = [int(part) for part in day.split("-")]
        year, month, start = [*parts, 1, 1][:3]
        first = date(year, month, start)
        days = {1: 366 if monthrange(year, 2)[1] == 29 else 365, 2: monthrange(year, month)[1], 3: 1}[len(parts)]
        return first, first + timedelta(days)
    except (ValueError, KeyError, OverflowError):
        return None


def dates_picture(timeline: Timeline, links: Links, language: str) -> Picture:
    """The dated interviews on an axis of time, a row each; a date that is a month or a year is as long as that."""
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    placed = [(talk, when) for talk in timeline.dated if (when := span(talk.source.date or ""))][-MOST:]
    labels = [f"{_date(talk, words)} · {interview_name(talk.source)}" for talk, _ in placed]
    height = rows_height(len(placed))
    return Picture(
        name="dates",
        title=own.title,
        says=" ".join(_says(timeline, words, own)),
        figure={
            "data": list(_traces(placed, links, words, own)),
            "layout": layout(
                height,
                barmode="overlay",
                showlegend=False,
                margin={"l": 24, "r": 28, "t": 8, "b": 48, "pad": 0},
                xaxis=axis(type="date", **_ticks([when for _, when in placed], words)),
                yaxis=rows_axis(len(placed)),
                annotations=row_labels(labels),
            ),
        },
        height=height,
        table=_table(timeline, links, words, own),
    )


def _traces(
    placed: Sequence[tuple[Talk, tuple[date, date]]], links: Links, words: Common, own: _Words
) -> Iterator[dict[str, Any]]:
    """Bars for months and years, diamonds for days."""
    rows = [(row, talk, first, after) for row, (talk, (first, after)) in enumerate(placed)]
    days = [found for found in rows if (found[3] - found[2]).days == 1]
    longer = [found for found in rows if found not in days]
    for own_rows, name in ((longer, own.longer), (days, own.day)):
        if own_rows:
            yield {
                "name": name,
                "y": [row for row, *_ in own_rows],
                "hovertext": [
                    f"<b>{plain(interview_name(talk.source))}</b><br>{_date(talk, words)}" for _, talk, *_ in own_rows
                ],
                "hoverinfo": "text",
                "customdata": [links.interview(talk.source.id) for _, talk, *_ in own_rows],
            } | (_diamonds(own_rows) if own_rows is days else _bars(own_rows))


def _bars(rows: Sequence[tuple[int, Talk, date, date]]) -> dict[str, Any]:
    look = ROLES[Role.INTERVIEWEE]
    return {
        "type": "bar",
        "orientation": "h",
        "width": 0.3,
        "base": [first.isoformat() for _, _, first, _ in rows],
        "x": [_DAY * (after - first).days for _, _, first, after in rows],
        "marker": look.marker() | {"line": {"color": look.color, "width": 3}},  # a month of ten years is seen, too
    }


def _diamonds(rows: Sequence[tuple[int, Talk, date, date]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [first.isoformat() for _, _, first, _ in rows],
        "marker": {"symbol": "diamond", "size": 16, "color": ROLES[Role.INTERVIEWEE].color},
    }


def _ticks(spans: Sequence[tuple[date, date]], words: Common) -> dict[str, Any]:
    """At most `_TICKS` years, or the quarters of a single one, named in the reader's language; and their range."""
    if not spans:
        return {}
    first, last = spans[0][0].year, max(after - timedelta(1) for _, after in spans).year
    if first == last:
        places = [date(first, month, 1) for month in (1, 4, 7, 10)] + [date(first, 12, 31)]
        texts = [words.around.months[place.month - 1] for place in places[:4]] + [""]
        texts = [f"{text}<br>{first}" if not number else text for number, text in enumerate(texts)]
    else:
        step = -(-(last + 1 - first) // (_TICKS - 1))
        places = [date(year, 1, 1) for year in range(first, min(last + step + 1, 9999), step)]
        texts = [str(place.year) for place in places]
    isos = [place.isoformat() for place in places]
    return {"tickvals": isos, "ticktext": texts, "range": [isos[0], isos[-1]]}


def _date(talk: Talk, words: Common) -> str:
    return date_words(talk.source.date, words.around)


def _says(timeline: Timeline, words: Common, own: _Words) -> Iterator[str]:
    dated, language = timeline.dated, words.around.language
    everything = words.count(len(dated) + len(timeline.undated), "interview")
    if not dated:
        yield own.none
    else:
        first, last = dated[0], dated[-1]
        template = own.one if len(dated) == 1 else own.span
        yield template.format(
            dated=number(len(dated), language),
            all=everything,
            name=words.quoted(interview_name(first.source)),
            first=words.quoted(interview_name(first.source)),
            date=_date(first, words),
            last=words.quoted(interview_name(last.source)),
            until=_date(last, words),
        )
    if timeline.undated:
        names = [words.quoted(interview_name(talk.source)) for talk in timeline.undated]
        yield own.undated.format(names=words.listing(names))
    if len(dated) > MOST:
        yield own.shown.format(n=MOST)


def _table(timeline: Timeline, links: Links, words: Common, own: _Words) -> Table:
    header = tuple(words.columns[column] for column in ("interview", "date", "words", "turns"))
    language = words.around.language
    rows = (
        (
            TableCell(text=talk.source.title, link=links.interview(talk.source.id), language=talk.source.language),
            TableCell(text=_date(talk, words)),
            TableCell(text=number(talk.words, language)),
            TableCell(text=number(talk.turns, language)),
        )
        for talk in chain(timeline.dated, timeline.undated)
    )
    return Table(header=header, rows=tuple(rows), caption=own.caption)
