"""The words that surround a passage, in French and English, and dates and languages spelled out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from qa.schema import Passage, Role
from qa.text import clock

LANGUAGES = ("fr", "en")
"""The languages in which answers can be presented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written around passages, in one language. Passages themselves are never translated.

    Templates take the fields named in braces: `asked_by` {name}, `passage` {rank} and {name}, `confidence` {percent},
    `nearest` {count}, `page` {page}.
    """

    language: str
    roles: Mapping[Role, str]
    months: tuple[str, ...]
    conjunction: str
    undated: str
    narration: str
    narration_note: str
    inferred: str
    page: str
    unknown_speaker: str
    asked: str
    asked_by: str
    understood_as: str
    passage: str
    confidence: str
    in_context: str
    open_transcript: str
    loading: str
    copy: str
    unanswered: str
    unanswered_note: str
    outside: str
    outside_note: str
    narrowed: str
    narrowed_note: str
    nothing: str
    nearest: str
    problem: str


ENGLISH = Words(
    language="en",
    roles={
        Role.INTERVIEWEE: "Interviewee",
        Role.QUOTED: "Quoted in an article",
        Role.NARRATOR: "Narration",
        Role.INTERVIEWER: "Interviewer",
        Role.UNKNOWN: "Speaker not identified",
    },
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    conjunction=" and ",
    undated="undated",
    narration="Narration",
    narration_note="The publication’s own words, not somebody’s speech.",
    inferred="not named in the source",
    page="p. {page}",
    unknown_speaker="Unknown speaker",
    asked="The interviewer asked",
    asked_by="{name} asked",
    understood_as="Understood as:",
    passage="Passage {rank}: {name}",
    confidence="Confidence {percent}%",
    in_context="In context",
    open_transcript="Open in the transcript",
    loading="Opening the transcript…",
    copy="Copy citation",
    unanswered="Not answered in these interviews",
    unanswered_note="They come near it, but nobody answers it, as far as can be found. Look at the "
    "nearest passages, or try other words.",
    outside="These interviews do not speak of that",
    outside_note="What you ask about does not come up in them, as far as can be found. Ask in other words, or about "
    "what they do speak of.",
    narrowed="Not answered within these filters",
    narrowed_note="Without the filters there is an answer: take them off, or choose others.",
    nothing="No passage matches. Try other words, or fewer filters.",
    nearest="Nearest passages, not answers ({count})",
    problem="No answer this time",
)

FRENCH = Words(
    language="fr",
    roles={
        Role.INTERVIEWEE: "Personne interviewée",
        Role.QUOTED: "Propos cités dans un article",
        Role.NARRATOR: "Récit de la publication",
        Role.INTERVIEWER: "Intervieweur",
        Role.UNKNOWN: "Personne non identifiée",
    },
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    conjunction=" et ",
    undated="sans date",
    narration="Récit de la publication",
    narration_note="Les mots de la publication, non les propos de quelqu’un.",
    inferred="non indiqué dans la source",
    page="p. {page}",
    unknown_speaker="Personne inconnue",
    asked="Question de l’intervieweur",
    asked_by="{name} demandait",
    understood_as="Question comprise ainsi :",
    passage="Passage {rank} : {name}",
    confidence="Confiance : {percent} %",
    in_context="Dans son contexte",
    open_transcript="Ouvrir dans la transcription",
    loading="Ouverture de la transcription…",
    copy="Copier la référence",
    unanswered="Ces entretiens n’y répondent pas",
    unanswered_note="Ils s’en approchent, mais personne n’y répond, pour autant qu’on puisse le trouver. Voyez les "
    "passages les plus proches, ou essayez d’autres mots.",
    outside="Ces entretiens n’en parlent pas",
    outside_note="Il n’y en est pas question, pour autant qu’on puisse le trouver. Essayez d’autres mots, ou "
    "interrogez-les sur ce dont ils parlent.",
    narrowed="Pas de réponse avec ces filtres",
    narrowed_note="Sans les filtres, il y a une réponse : retirez-les, ou choisissez-en d’autres.",
    nothing="Aucun passage ne correspond. Essayez d’autres mots, ou moins de filtres.",
    nearest="Les passages les plus proches, qui ne sont pas des réponses ({count})",
    problem="Pas de réponse cette fois",
)


def words_in(language: str) -> Words:
    """The words in this language (ISO 639-1); English for a language that is not one of `LANGUAGES`."""
    return FRENCH if language == "fr" else ENGLISH


def language_word(code: str, words: Words) -> str:
    """A language's name, from its ISO 639-1 code; the code itself when it is none."""
    name: str = Locale(words.language).languages.get(code, code)
    return name


def date_words(date: str | None, words: Words) -> str:
    """An ISO date, as precise as it is ("2021", "2021-07", "2021-07-14"), spelled out; other text stays as it is."""
    if not date:
        return words.undated
    parts = date.split("-")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts):
        return date
    year, month, day = [*parts, "", ""][:3]
    if month and not 1 <= int(month) <= 12:
        return date
    first = "1er" if words.language == "fr" and day and int(day) == 1 else day.lstrip("0")
    return " ".join(filter(None, (first, words.months[int(month) - 1] if month else "", year)))


def place_words(passage: Passage, words: Words) -> str | None:
    """Where in its recording or document a passage begins, "12:34" or "p. 3"; None where the file has neither."""
    if passage.time is not None:
        return clock(passage.time)
    return words.page.format(page=passage.page) if passage.page is not None else None
