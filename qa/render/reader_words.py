"""The words of the reader's page, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.permalink import State


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderWords:
    """The words of one language. Templates take the fields in braces: `turn` {number}, `missing` and `nearest` {name}.

    `notices` say what became of the words of a link; `link_says` comes before the words that the link carries.
    """

    home: str
    transcripts: str
    spoken: str
    original: str
    notices: Mapping[State, str]
    broken: str
    link_says: str
    go: str
    cite: str
    copy: str
    copied: str
    permalink: str
    turn: str
    footer: str
    missing: str
    missing_note: str
    nearest: str


ENGLISH = ReaderWords(
    home="Ask the interviews",
    transcripts="All transcripts",
    spoken="in {language}",
    original="Where it was published",
    notices={
        State.MOVED: "These words stood elsewhere when the link was made. They are the same.",
        State.CHANGED: "The transcript has changed since the link was made. What is marked is most like its words.",
        State.GONE: "The words of this link are not in this transcript, or no longer. Nothing is marked.",
    },
    broken="This link is not whole, so nothing is marked. Copy it again from where it came.",
    link_says="The link has:",
    go="Go to the words",
    cite="Cite these words",
    copy="Copy",
    copied="Copied",
    permalink="Permalink",
    turn="Link to turn {number}",
    footer="Turn by turn, as the source has it. Nothing is summed up or translated.",
    missing="There is no transcript “{name}” here",
    missing_note="The link may be from another collection, or the transcript was taken out or given another name.",
    nearest="Perhaps you are looking for {name}.",
)
FRENCH = ReaderWords(
    home="Interroger les entretiens",
    transcripts="Toutes les transcriptions",
    spoken="en {language}",
    original="Là où il a été publié",
    notices={
        State.MOVED: "Ces mots étaient à un autre endroit quand le lien a été fait. Ce sont les mêmes.",
        State.CHANGED: "La transcription a changé depuis que le lien a été fait. Le passage marqué est le plus proche.",
        State.GONE: "Les mots de ce lien ne sont pas, ou plus, dans cette transcription. Rien n’est marqué.",
    },
    broken="Ce lien est incomplet : rien n’est marqué. Copiez-le de nouveau là d’où il vient.",
    link_says="Le lien contient :",
    go="Aller aux mots",
    cite="Citer ces mots",
    copy="Copier",
    copied="Copié",
    permalink="Lien permanent",
    turn="Lien vers le tour {number}",
    footer="Tour par tour, comme dans la source. Rien n’est résumé ni traduit.",
    missing="Il n’y a pas de transcription « {name} » ici",
    missing_note="Le lien vient peut-être d’une autre collection, ou la transcription a été retirée ou renommée.",
    nearest="Cherchez-vous {name} ?",
)


def reader_words_in(language: str) -> ReaderWords:
    """The words in "fr" or "en"; English for any other language."""
    return FRENCH if language == "fr" else ENGLISH
