"""What citations say beside the facts, in French and English; the styles bring the rest."""

from __future__ import annotations

from dataclasses import dataclass

from qa.schema import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language. Templates take what is named in braces; `voices` say whose words are cited where
    they are not the author's own, {name} being the speaker, and `nameless` the same of nobody known."""

    locale: str
    interview: str
    interview_with: str
    interview_by: str
    conjunction: str
    transcript: str
    title: str
    quote: str
    turn: str
    page: str
    interviewer: str
    quoted_in: str
    permalink: str
    voices: dict[Role, str]
    nameless: dict[Role, str]


FRENCH = Wording(
    locale="fr-FR",
    interview="Entretien",
    interview_with="Entretien avec {guests}",
    interview_by="{interview} par {interviewers}",
    conjunction=" et ",
    transcript="Transcription",
    title="« {title} »",
    quote="“{words}”",
    turn="tour {turn}",
    page="p. {page}",
    interviewer="{name} (intervieweur),",
    quoted_in="{name}, cité dans",
    permalink="Lien permanent\u00a0: {link}",
    voices={
        Role.INTERVIEWER: "{name}, dans",
        Role.INTERVIEWEE: "{name}, dans",
        Role.UNKNOWN: "{name}, dans",
    },
    nameless={
        Role.INTERVIEWER: "question de l’intervieweur, dans",
        Role.INTERVIEWEE: "personne interviewée non nommée, dans",
        Role.QUOTED: "personne non identifiée, citée dans",
        Role.NARRATOR: "propos de la publication, dans",
        Role.UNKNOWN: "personne non identifiée, dans",
    },
)
ENGLISH = Wording(
    locale="en-US",
    interview="Interview",
    interview_with="Interview with {guests}",
    interview_by="{interview} by {interviewers}",
    conjunction=" and ",
    transcript="Transcript",
    title="“{title}”",
    quote="‘{words}’",
    turn="turn {turn}",
    page="p. {page}",
    interviewer="{name} (interviewer),",
    quoted_in="{name}, quoted in",
    permalink="Permalink: {link}",
    voices={
        Role.INTERVIEWER: "{name}, in",
        Role.INTERVIEWEE: "{name}, in",
        Role.UNKNOWN: "{name}, in",
    },
    nameless={
        Role.INTERVIEWER: "interviewer’s question, in",
        Role.INTERVIEWEE: "unnamed interviewee, in",
        Role.QUOTED: "unidentified speaker, quoted in",
        Role.NARRATOR: "the publication’s own words, in",
        Role.UNKNOWN: "unidentified speaker, in",
    },
)


def wording(language: str | None) -> Wording:
    """The words in this language (ISO 639-1); English for one that has none here."""
    return FRENCH if language == "fr" else ENGLISH
