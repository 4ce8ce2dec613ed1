"""How one interview goes: the length of every turn in order, the interviewer's below the line, the others' above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.render.papers import Table, TableCell
from qa.render.pictures.numbers import number, percent
from qa.render.pictures.picture import Links, Picture, plain
from qa.render.pictures.style import HEAD, LINE, ROLES, VOICES, Series, axis, layout
from qa.render.pictures.words import Common, common, interview_name
from qa.render.prepared.typography import french
from qa.schema import Course, Role, Stretch
from qa.text import clock

HEIGHT = 380

_Voice = tuple[str | None, Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: str
    caption: str
    speaks: str
    longest: str
    at: str
    lines: str
    nothing: str
    turns: str
    minutes: str
    words: str


_ENGLISH = _Words(
    title="Who speaks when: {name}",
    caption="Every turn in order, with its length",
    speaks="{name}: {words} in {turns} ({share}).",
    longest="The longest turn is number {turn}, {words} by {name}{at}.",
    at=", {seconds} from {start} on",
    lines="Above the line who answers, below it who asks.",
    nothing="There are no turns.",
    turns="Turns, in order",
    minutes="Minutes of the recording",
    words="Words",
)

_FRENCH = french(
    _Words(
        title="Qui parle à quel moment : {name}",
        caption="Chaque prise de parole dans l’ordre, avec sa longueur",
        speaks="{name} : {words} en {turns} ({share}).",
        longest="La prise de parole la plus longue est la numéro {turn}, {words} de {name}{at}.",
        at=", {seconds} à partir de {start}",
        lines="Au-dessus de la ligne, qui répond ; au-dessous, qui interroge.",
        nothing="Il n’y a pas de prises de parole.",
        turns="Prises de parole, dans l’ordre",
        minutes="Minutes de l’enregistrement",
        words="Mots",
    )
)


def course_picture(course: Course, links: Links, language: str) -> Picture:
    """Every turn of one interview, as wide as it lasts where the file has times; each leads to the turn."""
    words, own = common(language), _FRENCH if language == "fr" else _ENGLISH
    series = _series(course.stretches)
    return Picture(
        name="course",
        title=own.title.format(name=interview_name(course.source)),
        says=" ".join(_says(course, words, own)),
        figure={
            "data": [_trace(course, voice, series[voice], links, words) for voice in series],
            "layout": layout(
                HEIGHT,
                barmode="overlay",
                margin={"l": 4, "r": 12, "t": HEAD, "b": 52, "pad": 0},
                xaxis=axis(title={"text": own.minutes if course.timed else own.turns}, nticks=6, showgrid=False),
                yaxis=_words_axis(course.stretches, own.words, language),
                shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": LINE}}],
            ),
        },
        height=HEIGHT,
        table=_table(course, links, words, own),
    )


def _series(stretches: Sequence[Stretch]) -> Mapping[_Voice, Series]:
    """How each voice is told from the others: who asks and who narrates as everywhere, the others in turn."""
    voices = list(dict.fromkeys((stretch.speaker, stretch.role) for stretch in stretches))
    fixed = {voice: ROLES[voice[1]] for voice in voices if voice[1] in (Role.INTERVIEWER, Role.NARRATOR)}
    others = [voice for voice in voices if voice not in fixed]
    return fixed | {voice: VOICES[number % len(VOICES)] for number, voice in enumerate(others)}


def _trace(course: Course, voice: _Voice, series: Series, links: Links, words: Common) -> dict[str, Any]:
    own = [stretch for stretch in course.stretches if (stretch.speaker, stretch.role) == voice]
    below = -1 if voice[1] is Role.INTERVIEWER else 1
    name = words.speaker(*voice)
    return {
        "type": "bar",
        "name": plain(name),
        "x": [_middle(stretch) if course.timed else stretch.turn for stretch in own],
        "y": [below * stretch.words for stretch in own],
        "width": [max((stretch.seconds or 0) / 60, 0.01) if course.timed else 0.86 for stretch in own],
        "marker": series.marker(),
        "hovertext": [_hover(stretch, name, words) for stretch in own],
        "hoverinfo": "text",
        "customdata": [links.turn(course.source.id, stretch.turn) for stretch in own],
    }


def _middle(stretch: Stretch) -> float:
    """The minute in the middle of a turn."""
    return round(((stretch.start or 0) + (stretch.seconds or 0) / 2) / 60, 3)


def _hover(stretch: Stretch, name: str, words: Common) -> str:
    turn = f"{words.columns['turn']} {stretch.turn}"
    when = []
    if stretch.start is not None and stretch.seconds is not None:
        when = [f"{clock(stretch.start)}–{clock(stretch.start + stretch.seconds)}"]
    return "<br>".join([f"<b>{plain(name)}</b>", ", ".join([turn, words.count(stretch.words, "word"), *when])])


def _words_axis(stretches: Sequence[Stretch], title: str, language: str) -> dict[str, Any]:
    """An axis that counts words upwards and downwards."""
    asked = max((stretch.words for stretch in stretches if stretch.role is Role.INTERVIEWER), default=0)
    other = max((stretch.words for stretch in stretches if stretch.role is not Role.INTERVIEWER), default=0)
    step = next((size for size in _STEPS if max(asked, other) / size <= 5), _STEPS[-1])
    ticks = list(range(-step * (asked // step), step * (other // step) + 1, step))
    room = 0.06 * max(asked + other, 1)
    texts = [number(abs(tick), language) for tick in ticks]
    return axis(title={"text": title}, tickvals=ticks, ticktext=texts, range=[-asked - room, other + room])


_STEPS = tuple(unit * 10**power for power in range(1, 6) for unit in (1, 2, 5))


def _says(course: Course, words: Common, own: _Words) -> Iterator[str]:
    if not course.stretches:
        yield own.nothing
        return
    language, total = words.around.language, sum(stretch.words for stretch in course.stretches)
    said: dict[_Voice, list[Stretch]] = {}
    for stretch in course.stretches:
        said.setdefault((stretch.speaker, stretch.role), []).append(stretch)
    for voice, stretches in sorted(said.items(), key=lambda pair: -sum(s.words for s in pair[1]))[:4]:
        count = sum(stretch.words for stretch in stretches)
        yield own.speaks.format(
            name=words.speaker(*voice),
            words=words.count(count, "word"),
            turns=words.count(len(stretches), "turn"),
            share=percent(count, total, language),
        )
    yield _longest(course.stretches, words, own)
    if any(role is Role.INTERVIEWER for _, role in said):
        yield own.lines


def _longest(stretches: Sequence[Stretch], words: Common, own: _Words) -> str:
    longest = max(stretches, key=lambda stretch: stretch.words)
    at = ""
    if longest.start is not None and longest.seconds is not None:
        at = own.at.format(seconds=clock(longest.seconds), start=clock(longest.start))
    name, count = words.speaker(longest.speaker, longest.role), words.count(longest.words, "word")
    return own.longest.format(turn=longest.turn, words=count, name=name, at=at)


def _table(course: Course, links: Links, words: Common, own: _Words) -> Table:
    columns = ["turn", "speaker", "role", "words", *(["start", "seconds"] if course.timed else [])]
    return Table(
        header=tuple(words.columns[column] for column in columns),
        rows=tuple(_row(course, stretch, links, words) for stretch in course.stretches),
        caption=own.caption,
    )


def _row(course: Course, stretch: Stretch, links: Links, words: Common) -> tuple[TableCell, ...]:
    link = links.turn(course.source.id, stretch.turn)
    times = (clock(stretch.start or 0), clock(stretch.seconds or 0)) if course.timed else ()
    return (
        TableCell(text=str(stretch.turn), link=link),
        TableCell(text=words.speaker(stretch.speaker, stretch.role)),
        TableCell(text=words.around.roles[stretch.role]),
        TableCell(text=number(stretch.words, words.around.language)),
        *(TableCell(text=time) for time in times),
    )
