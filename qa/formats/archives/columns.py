"""Which column of a table is what: by its header, in several languages, or by what stands in it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.formats.archives import clock
from qa.formats.archives.stated import listed, stated_language
from qa.text import fold

Row = Sequence[str]
_WIDEST = 100  # columns that are looked at


class Kind(StrEnum):
    """What a column holds."""

    START = "start"
    END = "end"
    SPEAKER = "speaker"
    ROLE = "role"
    TEXT = "text"
    QUESTION = "question"
    ANSWER = "answer"
    TRANSLATION = "translation"
    TAPE = "tape"
    OTHER = "other"


_WORDS: dict[Kind, frozenset[str]] = {
    Kind.TRANSLATION: listed("translation ubersetzung uebersetzung traduction traduccion traduzione translated"),
    Kind.TAPE: listed("tape band bande kassette cassette cinta bandnummer bandnr"),
    Kind.END: listed("end ende bis fin finish out stop to endtime fine offset"),
    Kind.START: listed(
        "timecode timecodes tc time times timestamp timestamps start starttime begin begins beginning in zeit "
        "zeitmarke zeitstempel zeitcode anfang beginn von temps minutage horodatage debut hora tiempo inicio minuto "
        "minute timespan onset from seconds sekunden tempo inizio"
    ),
    Kind.SPEAKER: listed(
        "speaker speakers sprecher sprecherin sprecherinnen sprechende locuteur locutrice locuteurs intervenant "
        "intervenante intervenants name nom nombre noms hablante orador oradora interlocutor participant participants "
        "person personne persona voice voix stimme who qui quien wer speakername sprechername interlocuteur parlante "
        "locutor actor author from_name falante redner"
    ),
    Kind.ROLE: listed("role rolle rol ruolo funktion fonction"),
    Kind.QUESTION: listed("question questions frage fragen pregunta preguntas domanda q"),
    Kind.ANSWER: listed("answer answers reponse reponses antwort antworten respuesta respuestas risposta a"),
    Kind.TEXT: listed(
        "transcript transcripts transkript transkripte transcription transkription transcripcion trascrizione verbatim "
        "said says gesagt beitrag redebeitrag intervention interventions parole discours enonce enonces wortlaut "
        "utterance utterances aussage ausserung propos paroles speech text texte texto testo content contents contenu "
        "contenido inhalt words sentence segment body message dialogue dialog caption subtitle untertitel"
    ),
}
_TINY = listed("in out to from von bis fin stop a q who")
_BEST_TEXT = listed("transcript transkript transcription transkription transcripcion trascrizione verbatim wortlaut")
_NO_TEXT = listed("id nr no number num index code codes note notes comment type count length duration url file")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that count, by their places; `header` is the row of the header (None without one), `names` what it
    prints, `left_out` the places of columns with words that are not read."""

    kinds: tuple[Kind, ...]
    header: int | None = None
    names: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()

    def place(self, kind: Kind) -> int | None:
        """The first column of a kind."""
        return self.kinds.index(kind) if kind in self.kinds else None


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table; None when no column of it holds what somebody said.

    Its header is that of the first rows which names most columns; what no header names is told by what stands in it.
    """
    rows = [row[:_WIDEST] for row in rows]
    headed = [found for place in range(min(40, len(rows))) if (found := _headed(place, rows)) is not None]
    if headed:
        return max(headed, key=lambda found: sum(kind is not Kind.OTHER for kind in found.kinds))
    return _by_content(rows)


def _headed(place: int, rows: Sequence[Row]) -> Columns | None:
    row, below = rows[place], rows[place + 1 :]
    named = [_kind(cell) for cell in row]
    known = set(named) - {Kind.OTHER}
    if not known or any(len(cell) > 60 or clock.is_time(cell) for cell in row) or _recurs(row, named, below):
        return None
    if Kind.TEXT not in known and not {Kind.QUESTION, Kind.ANSWER} <= known:
        if not known & {Kind.START, Kind.SPEAKER}:
            return None
        named = _with_most_words(named, below)
    others = known & {Kind.START, Kind.SPEAKER, Kind.ROLE, Kind.QUESTION, Kind.END, Kind.TRANSLATION}
    if Kind.TEXT in named and not others and any(len([cell for cell in line if cell.strip()]) > 1 for line in rows):
        return None
    if Kind.TEXT not in named and Kind.ANSWER not in named:
        return None
    kinds, left_out = _one_each(row, named)
    return Columns(tuple(kinds), place, tuple(row), tuple(left_out))


def _recurs(row: Row, named: Sequence[Kind], below: Sequence[Row]) -> bool:
    """Whether what looks like a header stands again and again below it, as a speaker's name does."""
    for place, kind in enumerate(named):
        if kind in (Kind.START, Kind.SPEAKER, Kind.TEXT):
            again = sum(place < len(line) and line[place].strip() == row[place].strip() for line in below)
            if again > max(1, len(below) // 20):
                return True
    return False


def _with_most_words(named: Sequence[Kind], below: Sequence[Row]) -> list[Kind]:
    """The kinds, with the column of most words as that of the text: its header calls it what is not known here."""
    words = [
        sum(len(line[place].split()) for line in below if place < len(line)) if kind is Kind.OTHER else 0
        for place, kind in enumerate(named)
    ]
    most = max(words, default=0)
    return [Kind.TEXT if most and count == most else kind for kind, count in zip(named, words, strict=True)]


def _kind(cell: str) -> Kind:
    words = [word for word in re.split(r"[^\w]+|_", fold(cell)) if word]
    if len(words) > 4 or words[-1:] in (["1"], ["2"], ["3"], ["4"]):  # "Speaker 1" is somebody
        return Kind.OTHER
    timed = bool(_WORDS[Kind.START] & set(words) - _TINY)
    telling = {word for word in words if word not in _TINY or len(words) == 1 or timed}  # not the "in" of "Sprecher:in"
    for kind, known in _WORDS.items():
        if known & telling and not (kind is not Kind.TRANSLATION and _NO_TEXT & set(words[1:])):
            return kind
    if len(words) == 1 and len(words[0]) > 3 and stated_language(words[0]):
        return Kind.TEXT
    return Kind.OTHER


def _one_each(row: Row, named: Sequence[Kind]) -> tuple[list[Kind], list[int]]:
    """The kinds, but only one column of words: the one called a transcript, else the first."""
    texts = [place for place, kind in enumerate(named) if kind is Kind.TEXT]
    best = [place for place in texts if _BEST_TEXT & set(re.split(r"[^\w]+|_", fold(row[place])))]
    chosen = next(iter(best or texts), -1)
    kinds = [kind if kind is not Kind.TEXT or place == chosen else Kind.OTHER for place, kind in enumerate(named)]
    for kind in (Kind.START, Kind.END, Kind.SPEAKER, Kind.TAPE):
        places = [place for place, found in enumerate(kinds) if found is kind]
        for place in places[1:]:
            kinds[place] = Kind.OTHER
    extra = [place for place, kind in enumerate(kinds) if kind in (Kind.OTHER, Kind.TRANSLATION) and row[place].strip()]
    return kinds, extra


def _by_content(rows: Sequence[Row]) -> Columns | None:
    """Columns without a header: times look like times, names recur and are short, words are many."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    cells = [[row[place].strip() for row in rows if place < len(row) and row[place].strip()] for place in range(width)]
    kinds = [Kind.OTHER] * width
    times = [place for place in range(width) if _share(cells[place], len(rows), 0.6) and _are_times(cells[place])]
    for place, kind in zip(times, (Kind.START, Kind.END), strict=False):
        kinds[place] = kind
    free = [place for place in range(width) if place not in times and cells[place]]
    if not free:
        return None
    text = max(free, key=lambda place: sum(len(cell.split()) for cell in cells[place]))
    kinds[text] = Kind.TEXT
    named = [place for place in free if place != text and _are_names(cells[place])]
    if named:
        kinds[named[0]] = Kind.SPEAKER
    few = sum(len(cell.split()) for cell in cells[text]) < (2 if named else 3) * len(cells[text])
    if not times and (few or (not named and width > 1)):
        return None
    extra = tuple(place for place in free if kinds[place] is Kind.OTHER and any(map(_is_worded, cells[place])))
    return Columns(tuple(kinds), left_out=extra)


def _share(cells: Sequence[str], rows: int, least: float) -> bool:
    return bool(cells) and len(cells) >= least * rows


def _are_times(cells: Sequence[str]) -> bool:
    if sum(map(clock.is_time, cells)) >= 0.8 * len(cells):
        return True
    numbers = [clock.number(cell) for cell in cells]
    known = [value for value in numbers if value is not None]
    rising = sum(left <= right for left, right in itertools.pairwise(known))
    counting = known == [known[0] + step for step in range(len(known))] if known else True
    return len(known) >= 5 and len(known) >= 0.95 * len(cells) and rising >= 0.9 * (len(known) - 1) and not counting


def _are_names(cells: Sequence[str]) -> bool:
    kinds = Counter(cells)
    short = all(len(cell.split()) <= 6 and len(cell) <= 60 for cell in cells)
    worded = sum(map(_is_worded, cells)) >= 0.9 * len(cells)
    return short and worded and (len(kinds) <= max(2, len(cells) // 3) or len(kinds) < len(cells) <= 6)


def _is_worded(cell: str) -> bool:
    return any(map(str.isalpha, cell))
