"""How much is said in each year of which interviews are dated, by role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.numbers import number
from qa.render.pictures.picture import Picture
from qa.render.pictures.style import HEAD, ROLES, axis, layout
from qa.render.pictures.words import Common, common
from qa.render.prepared.typography import french
from qa.schema import Role, Timeline, Year
from qa.schema.statistics import words_in

HEIGHT = 340


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    most: str
    years: str


_ENGLISH = _Words(
    title="How much is said, year by year",
    caption="Dated interviews by year",
    most="Most is from {year}: {words} in {interviews}.",
    years="The dated interviews are from {years}.",
)

_FRENCH = french(
    _Words(
        title="Combien se dit, année par année",
        caption="Entretiens datés, par année",
        most="L’année la plus fournie est {year} : {words} en {interviews}.",
        years="Les entretiens datés sont de {years}.",
    )
)


def years_picture(timeline: Timeline, language: str) -> Picture | None:
    """The words of each year by role; None where the dated interviews are not of two years at least."""
    if len(timeline.years) < 2:
        return None
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    roles = [role for role in ROLES if any(words_in(year.shares, role) for year in timeline.years)]
    most = max(timeline.years, key=lambda year: year.words)
    says = (
        own.most.format(
            year=most.year,
            words=words.count(most.words, "word"),
            interviews=words.count(len(most.interviews), "interview"),
        ),
        own.years.format(years=words.listing([str(year.year) for year in timeline.years], 12)),
    )
    return Picture(
        name="years",
        title=own.title,
        says=" ".join(says),
        figure={
            "data": [_trace(role, timeline.years, words) for role in roles],
            "layout": layout(
                HEIGHT,
                barmode="stack",
                margin={"l": 4, "r": 12, "t": HEAD, "b": 40, "pad": 0},
                xaxis=axis(tickformat="d", dtick=1 if len(timeline.years) < 8 else None, showgrid=False),
                yaxis=axis(title={"text": words.columns["words"]}, separatethousands=True),
                separators=",\N{NARROW NO-BREAK SPACE}" if language == "fr" else ".,",
            ),
        },
        height=HEIGHT,
        table=_table(timeline.years, words, own),
    )


def _trace(role: Role, years: Sequence[Year], words: Common) -> dict[str, Any]:
    said = [words_in(year.shares, role) for year in years]
    return {
        "type": "bar",
        "name": words.roles[role],
        "x": [year.year for year in years],
        "y": said,
        "marker": ROLES[role].marker(),
        "hovertext": [
            f"<b>{year.year}</b><br>{words.roles[role]}, {words.count(count, 'word')}"
            for year, count in zip(years, said, strict=True)
        ],
        "hoverinfo": "text",
    }


def _table(years: Sequence[Year], words: Common, own: _Words) -> Table:
    columns, language = ("year", "interviews", "turns", "words"), words.around.language
    rows = (
        (
            TableCell(text=str(year.year)),
            *(TableCell(text=number(count, language)) for count in (len(year.interviews), year.turns, year.words)),
        )
        for year in years
    )
    return Table(header=tuple(words.columns[column] for column in columns), rows=tuple(rows), caption=own.caption)
