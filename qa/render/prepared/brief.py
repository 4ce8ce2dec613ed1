"""A topic, and everybody on it, as a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qa.render.papers import STATES, Block, Heading, Paper, Points, Prose, Table, TableCell
from qa.render.people import organisation
from qa.render.prepared.counts import Counted
from qa.render.prepared.quoting import asking_part, quotation
from qa.render.prepared.silence import silent_blocks
from qa.render.prepared.typography import french
from qa.render.prepared.words import Common, common, listing
from qa.schema import Asking, Brief, State, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefWords:
    """The words of a brief. `standings`: how somebody stands to the topic, by whether they address it and what became
    of it with them."""

    title: str
    wordings: str
    caption: str
    standing: str
    passages: str
    standings: Mapping[tuple[bool, State], str]
    silent: str
    asked: Counted
    put: str


_ENGLISH = BriefWords(
    title="On “{topic}”",
    wordings="Also looked for as: {wordings}.",
    caption="Everybody, at a glance",
    standing="On this topic",
    passages="Passages shown",
    standings={
        (True, State.ANSWERED): "Asked about it, and addresses it",
        (True, State.TOUCHED): "Addresses it without being asked",
        (True, State.NOT_ASKED): "Addresses it without being asked",
        (False, State.ANSWERED): "Asked about it, but does not address it",
        (False, State.TOUCHED): "Silent: not asked, does not address it",
        (False, State.NOT_ASKED): "Silent: not asked, does not address it",
    },
    silent="Who does not",
    asked=Counted("", "Also asked about it:", "Also asked about it, {n} times:"),
    put="{name}: {question}",
)

_FRENCH = french(
    BriefWords(
        title="Sur « {topic} »",
        wordings="Aussi cherché sous la forme : {wordings}.",
        caption="Tout le monde en un coup d’œil",
        standing="Sur ce sujet",
        passages="Passages montrés",
        standings={
            (True, State.ANSWERED): "En parle, à la suite d’une question",
            (True, State.TOUCHED): "En parle sans qu’on le lui demande",
            (True, State.NOT_ASKED): "En parle sans qu’on le lui demande",
            (False, State.ANSWERED): "N’en parle pas, malgré une question",
            (False, State.TOUCHED): "N’en parle pas ; aucune question à ce sujet",
            (False, State.NOT_ASKED): "N’en parle pas ; aucune question à ce sujet",
        },
        silent="Qui n’en parle pas",
        asked=Counted("", "Autre question à ce sujet :", "{n} autres questions à ce sujet :"),
        put="{name} : {question}",
    )
)


def brief_words(language: str) -> BriefWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH


def brief_paper(brief: Brief, language: str, base_url: str) -> Paper:
    """Who addresses the topic, with their passages, and who does not, with what they say nearest. Permalinks lead to
    `base_url`; there are none when it is empty."""
    words, own = common(language), brief_words(language)
    return Paper(
        title=own.title.format(topic=brief.topic),
        subtitle=words.addressed(brief.addressed, brief.of),
        language=words.language,
        blocks=tuple(_blocks(brief, words, own, base_url)),
        footer=words.footer,
    )


def _blocks(brief: Brief, words: Common, own: BriefWords, base: str) -> Iterator[Block]:
    if brief.wordings:
        wordings = listing((words.quoted.format(text=wording) for wording in brief.wordings), words)
        yield Prose(text=own.wordings.format(wordings=wordings), muted=True)
    if brief.voices:
        yield _glance(brief, words, own)
    if brief.addressed:
        yield Heading(level=1, text=words.addressing)
    for voice in brief.voices:
        if voice.addresses:
            yield from _voice(voice, words, own, base)
    if brief.addressed < brief.of:
        yield Heading(level=1, text=own.silent)
        yield from silent_blocks(brief.voices, words, base)


def _glance(brief: Brief, words: Common, own: BriefWords) -> Table:
    rows = tuple(
        (
            TableCell(text=voice.speaker),
            _standing(voice, own),
            TableCell(text=str(len(voice.hits)) if voice.addresses else "—"),
        )
        for voice in brief.voices
    )
    return Table(header=(words.person, own.standing, own.passages), rows=rows, caption=own.caption)


def _standing(voice: Voice, own: BriefWords) -> TableCell:
    """How a voice stands: by the sign of having answered only if they address the topic."""
    state = voice.state if voice.addresses else State.NOT_ASKED
    return TableCell(text=own.standings[voice.addresses, voice.state], state=state, symbol=STATES[state][0])


def _voice(voice: Voice, words: Common, own: BriefWords, base: str) -> Iterator[Block]:
    firms = (organisation(hit.passage.speaker, hit.source) for hit in voice.hits)
    firm = next(filter(None, firms), None)
    yield Heading(level=2, text=f"{voice.speaker}, {firm}" if firm else voice.speaker)
    asked = ""
    for hit in voice.hits:
        question = hit.passage.question or ""
        yield quotation(hit, words, base, question=question if question != asked else None)
        asked = question
    others = [asking for asking in voice.askings if not _shown(asking, voice)]
    if others:
        yield Prose(text=own.asked(len(others)), muted=True)
        yield Points(items=tuple(_put(asking, own) for asking in others))


def _shown(asking: Asking, voice: Voice) -> bool:
    return any(asking.text in (hit.passage.question or "") for hit in voice.hits)


def _put(asking: Asking, own: BriefWords) -> str:
    question = asking_part(asking.text)
    return own.put.format(name=asking.speaker, question=question) if asking.speaker else question
