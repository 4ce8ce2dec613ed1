"""Who speaks most over the whole corpus: each person's words, by role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.numbers import number, percent
from qa.render.pictures.picture import Links, Picture, plain
from qa.render.pictures.style import ROLES, axis, layout, row_labels, rows_axis, rows_height
from qa.render.pictures.words import Common, common
from qa.render.prepared.typography import french
from qa.schema import Role, Share, Statistics

MOST = 20
"""How many people the picture shows, at most; its table has all."""

_ANSWERING = (Role.INTERVIEWEE, Role.QUOTED)  # who has a dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    most: str
    then: str
    apart: str
    shown: str
    nothing: str


_ENGLISH = _Words(
    title="Who speaks most",
    caption="Words and turns by speaker and role, over all interviews",
    most="{name} speaks most: {words} in {turns}, {share} of all words.",
    then="Then come {names}.",
    apart="Narration ({words}) is nobody’s speech and stands only in the table.",
    shown="The picture shows the {n} who speak most; the table has everybody.",
    nothing="No speaker is known by name.",
)

_FRENCH = french(
    _Words(
        title="Qui parle le plus",
        caption="Mots et prises de parole par personne et par rôle, sur tous les entretiens",
        most="{name} parle le plus : {words} en {turns}, soit {share} de tous les mots.",
        then="Viennent ensuite {names}.",
        apart="Le récit ({words}) n’est la parole de personne et ne figure que dans le tableau.",
        shown="L’image montre les {n} personnes qui parlent le plus ; le tableau les a toutes.",
        nothing="Aucune personne n’est connue par son nom.",
    )
)


def people_picture(statistics: Statistics, links: Links, language: str) -> Picture:
    """The words of each known person in each role, most first; narration and unknown voices are in the table."""
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    known = [share for share in statistics.shares if share.speaker]
    shown = known[:MOST]
    labels = [f"{share.speaker} · {words.count(share.words, 'word')}" for share in shown]
    height = rows_height(len(shown))
    return Picture(
        name="people",
        title=own.title,
        says=" ".join(_says(statistics, known, words, own)),
        figure={
            "data": [_trace(role, shown, links, words) for role in ROLES if any(share.role is role for share in shown)],
            "layout": layout(
                height,
                barmode="overlay",
                xaxis=axis(rangemode="tozero", nticks=5, separatethousands=True),
                yaxis=rows_axis(len(shown)),
                annotations=row_labels(labels),
                separators=",\N{NARROW NO-BREAK SPACE}" if language == "fr" else ".,",
            ),
        },
        height=height,
        table=_table(statistics, links, words, own),
    )


def _trace(role: Role, shown: Sequence[Share], links: Links, words: Common) -> dict[str, Any]:
    rows = [(row, share) for row, share in enumerate(shown) if share.role is role]
    return {
        "type": "bar",
        "orientation": "h",
        "name": words.roles[role],
        "x": [share.words for _, share in rows],
        "y": [row for row, _ in rows],
        "width": 0.44,
        "marker": ROLES[role].marker(),
        "hovertext": [
            f"<b>{plain(share.speaker or '')}</b><br>{words.around.roles[role]}<br>{words.count(share.words, 'word')}, "
            f"{words.count(share.turns, 'turn')}"
            for _, share in rows
        ],
        "hoverinfo": "text",
        "customdata": [_leads(share, links) for _, share in rows],
    }


def _leads(share: Share, links: Links) -> str | None:
    return links.speaker(share.speaker) if share.speaker and share.role in _ANSWERING else None


def _says(statistics: Statistics, known: Sequence[Share], words: Common, own: _Words) -> Iterator[str]:
    if not known:
        yield own.nothing
        return
    first, *others = known
    share = percent(first.words, statistics.counts.words, words.around.language)
    turns = words.count(first.turns, "turn")
    yield own.most.format(name=first.speaker, words=words.count(first.words, "word"), turns=turns, share=share)
    if others:
        names = [f"{other.speaker} ({words.count(other.words, 'word')})" for other in others]
        yield own.then.format(names=words.listing(names, 3))
    narrated = sum(part.words for part in statistics.counts.roles if part.role is Role.NARRATOR)
    if narrated:
        yield own.apart.format(words=words.count(narrated, "word"))
    if len(known) > MOST:
        yield own.shown.format(n=MOST)


def _table(statistics: Statistics, links: Links, words: Common, own: _Words) -> Table:
    header = tuple(words.columns[column] for column in ("speaker", "role", "words", "share", "turns"))
    language, everything = words.around.language, statistics.counts.words
    rows = (
        (
            TableCell(text=words.speaker(share.speaker, share.role), link=_leads(share, links)),
            TableCell(text=words.around.roles[share.role]),
            TableCell(text=number(share.words, language)),
            TableCell(text=percent(share.words, everything, language)),
            TableCell(text=number(share.turns, language)),
        )
        for share in statistics.shares
    )
    return Table(header=header, rows=tuple(rows), caption=own.caption)
