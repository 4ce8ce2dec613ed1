"""Who speaks how much: the roles in each interview, and each person over the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.numbers import number, percent
from qa.render.pictures.picture import Links, Picture, plain
from qa.render.pictures.style import ROLES, axis, layout, row_labels, rows_axis, rows_height
from qa.render.pictures.words import Common, common, interview_name
from qa.render.prepared.typography import french
from qa.schema import Role, Statistics, Talk

MOST = 30
"""How many rows a picture has, at most; its table has all."""

_INSIDE = 9  # per cent: a narrower part of a bar has no room for its share


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    parts: str
    part: str
    most: str
    shown: str
    nothing: str


_ENGLISH = _Words(
    title="Who speaks how much, interview by interview",
    caption="Words by role in each interview, the longest first",
    parts="Of {words}: {parts}.",
    part="{role} {share}",
    most="The guests’ share is largest in {first} ({more}) and smallest in {last} ({less}).",
    shown="The picture shows the {n} longest interviews; the table has all.",
    nothing="There are no words to count.",
)

_FRENCH = french(
    _Words(
        title="Qui parle combien, entretien par entretien",
        caption="Mots par rôle dans chaque entretien, du plus long au plus court",
        parts="Sur {words} : {parts}.",
        part="{role} {share}",
        most="La part des invités est la plus grande dans {first} ({more}), la plus petite dans {last} ({less}).",
        shown="L’image montre les {n} entretiens les plus longs ; le tableau les a tous.",
        nothing="Il n’y a pas de mots à compter.",
    )
)


def talk_picture(statistics: Statistics, links: Links, language: str) -> Picture:
    """The share of each role in the words of each interview, the longest interview first."""
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    talks = sorted(statistics.talks, key=lambda talk: -talk.words)
    shown = talks[:MOST]
    labels = [f"{interview_name(talk.source)} · {words.count(talk.words, 'word')}" for talk in shown]
    height = rows_height(len(shown))
    ticks = {"tickvals": [0, 25, 50, 75, 100], "ticktext": [percent(n, 100, language) for n in (0, 25, 50, 75, 100)]}
    return Picture(
        name="talk",
        title=own.title,
        says=" ".join(_says(statistics, talks, words, own)),
        figure={
            "data": [_trace(role, shown, links, words) for role in ROLES if any(talk.words_in(role) for talk in shown)],
            "layout": layout(
                height,
                barmode="stack",
                xaxis=axis(range=[0, 100], **ticks),
                yaxis=rows_axis(len(shown)),
                annotations=row_labels(labels),
            ),
        },
        height=height,
        table=_table(talks, links, words, own),
    )


def _trace(role: Role, talks: Sequence[Talk], links: Links, words: Common) -> dict[str, Any]:
    language, said = words.around.language, [talk.words_in(role) for talk in talks]
    shares = [100 * count / talk.words if talk.words else 0 for count, talk in zip(said, talks, strict=True)]
    inside = [percent(share, 100, language) if share >= _INSIDE else "" for share in shares]
    hover = [
        f"<b>{plain(interview_name(talk.source))}</b><br>{words.roles[role]}, {words.count(count, 'word')}, "
        f"{percent(count, talk.words, language)}"
        for count, talk in zip(said, talks, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": words.roles[role],
        "x": [round(share, 2) for share in shares],
        "y": list(range(len(talks))),
        "width": 0.44,
        "marker": ROLES[role].marker(),
        "text": inside,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "var(--picture-on)", "weight": 600, "size": 13, "shadow": "auto"},
        "hovertext": hover,
        "hoverinfo": "text",
        "customdata": [links.interview(talk.source.id) for talk in talks],
    }


def _says(statistics: Statistics, talks: Sequence[Talk], words: Common, own: _Words) -> Iterator[str]:
    language, counts = words.around.language, statistics.counts
    if not counts.words:
        yield own.nothing
        return
    parts = [
        own.part.format(share=percent(part.words, counts.words, language), role=words.roles[part.role].lower())
        for part in counts.roles
    ]
    yield own.parts.format(words=words.count(counts.words, "word"), parts=words.listing(parts))
    answered = [talk for talk in talks if talk.words_in(Role.INTERVIEWEE)]
    ranked = sorted(answered, key=lambda talk: -talk.words_in(Role.INTERVIEWEE) / talk.words)
    if len(ranked) > 1:
        first, last = ranked[0], ranked[-1]
        more, less = (percent(talk.words_in(Role.INTERVIEWEE), talk.words, language) for talk in (first, last))
        names = (words.quoted(interview_name(talk.source)) for talk in (first, last))
        yield own.most.format(first=next(names), last=next(names), more=more, less=less)
    if len(talks) > MOST:
        yield own.shown.format(n=MOST)


def _table(talks: Sequence[Talk], links: Links, words: Common, own: _Words) -> Table:
    roles = [role for role in ROLES if any(talk.words_in(role) for talk in talks)]
    header = (words.columns["interview"], *(words.roles[role] for role in roles), words.columns["words"])
    return Table(header=header, rows=tuple(_row(talk, roles, links, words) for talk in talks), caption=own.caption)


def _row(talk: Talk, roles: Sequence[Role], links: Links, words: Common) -> tuple[TableCell, ...]:
    language = words.around.language
    named = TableCell(text=talk.source.title, link=links.interview(talk.source.id), language=talk.source.language)
    said = [talk.words_in(role) for role in roles]
    shares = (
        TableCell(text=f"{number(count, language)} ({percent(count, talk.words, language)})" if count else "–")
        for count in said
    )
    return (named, *shares, TableCell(text=number(talk.words, language)))
