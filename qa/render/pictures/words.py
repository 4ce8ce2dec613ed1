"""The words that pictures of several kinds share, in French and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.render.pictures.numbers import number
from qa.render.pictures.picture import short
from qa.render.prepared.typography import french
from qa.render.words import ENGLISH as ENGLISH_WORDS
from qa.render.words import FRENCH as FRENCH_WORDS
from qa.render.words import Words
from qa.schema import Role, Source

_FEW = 2  # guests whose names stand for their interview
_LETTERS = 27  # that fit on a narrow page with a number after them


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What is written on more than one picture. `roles` names the parts of an interview, as a legend does; `units` is
    for each unit the word for one and for more; `unknown` and `narration` stand for a speaker without a name."""

    around: Words
    roles: Mapping[Role, str]
    units: Mapping[str, tuple[str, str]]
    columns: Mapping[str, str]
    listed: str
    others: tuple[str, str]
    unknown: str
    narration: str
    quote: str

    def count(self, n: int, unit: str) -> str:
        """A number with its unit: "1 turn", "7,752 words"."""
        one, many = self.units[unit]
        single = n == 1 or (n == 0 and self.around.language == "fr")
        return f"{number(n, self.around.language)} {one if single else many}"

    def listing(self, names: Sequence[str], most: int = 5) -> str:
        """Names as a sentence lists them; the last of many are counted."""
        if len(names) > most + 1:
            rest = self.others[1].format(n=number(len(names) - most, self.around.language))
            names = [*names[:most], rest]
        return self.listed.join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    def quoted(self, text: str) -> str:
        """A title or label as a sentence quotes it."""
        return self.quote.format(text=text)

    def speaker(self, name: str | None, role: Role) -> str:
        """Who speaks: by name, else by what is known of it."""
        return name or (self.narration if role is Role.NARRATOR else self.unknown)


ENGLISH = Common(
    around=ENGLISH_WORDS,
    roles={
        Role.INTERVIEWEE: "Guests",
        Role.INTERVIEWER: "Interviewers",
        Role.QUOTED: "Quoted in articles",
        Role.NARRATOR: "Narration",
        Role.UNKNOWN: "Not identified",
    },
    units={
        "word": ("word", "words"),
        "turn": ("turn", "turns"),
        "interview": ("interview", "interviews"),
        "passage": ("passage", "passages"),
        "speaker": ("speaker", "speakers"),
        "topic": ("topic", "topics"),
    },
    columns={
        "interview": "Interview",
        "speaker": "Speaker",
        "role": "Role",
        "words": "Words",
        "turns": "Turns",
        "share": "Share of the words",
        "date": "Date",
        "year": "Year",
        "turn": "Turn",
        "start": "Begins at",
        "seconds": "Lasts",
        "topic": "Topic",
        "number": "No.",
        "passages": "Passages",
        "speakers": "Speakers",
        "nearest": "Nearest topic",
        "interviews": "Interviews",
    },
    listed=" and ",
    others=("1 other", "{n} others"),
    unknown="Not identified",
    narration="Narration",
    quote="“{text}”",
)

FRENCH = french(
    Common(
        around=FRENCH_WORDS,
        roles={
            Role.INTERVIEWEE: "Invités",
            Role.INTERVIEWER: "Intervieweurs",
            Role.QUOTED: "Cités dans un article",
            Role.NARRATOR: "Récit",
            Role.UNKNOWN: "Non identifiés",
        },
        units={
            "word": ("mot", "mots"),
            "turn": ("prise de parole", "prises de parole"),
            "interview": ("entretien", "entretiens"),
            "passage": ("passage", "passages"),
            "speaker": ("personne", "personnes"),
            "topic": ("sujet", "sujets"),
        },
        columns={
            "interview": "Entretien",
            "speaker": "Personne",
            "role": "Rôle",
            "words": "Mots",
            "turns": "Prises de parole",
            "share": "Part des mots",
            "date": "Date",
            "year": "Année",
            "turn": "Prise de parole",
            "start": "Commence à",
            "seconds": "Dure",
            "topic": "Sujet",
            "number": "N°",
            "passages": "Passages",
            "speakers": "Personnes",
            "nearest": "Sujet le plus proche",
            "interviews": "Entretiens",
        },
        listed=" et ",
        others=("1 autre", "{n} autres"),
        unknown="Non identifiée",
        narration="Récit",
        quote="« {text} »",
    )
)


def common(language: str) -> Common:
    """The words in this language; English for any but French."""
    return FRENCH if language == "fr" else ENGLISH


def interview_name(source: Source) -> str:
    """What an interview is called on a picture: its guests with what they stand for, when they are few, else its
    title."""
    guests = [person for person in source.people if person.role is Role.INTERVIEWEE]
    if not 0 < len(guests) <= _FEW:
        return short(source.title, _LETTERS)
    firms = dict.fromkeys(person.organisation for person in guests if person.organisation)
    names = ", ".join(person.name for person in guests)
    whole = f"{names} ({', '.join(firms)})" if firms else names
    return whole if len(whole) <= _LETTERS else short(names, _LETTERS)
