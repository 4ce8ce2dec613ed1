"""Putting a question together from pieces: seams, elisions, capitals, question marks; and which language it is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from qa.text import fold, words


def listed(words: str) -> frozenset[str]:
    """The words of a list written as a text."""
    return frozenset(words.split())


_END = " ?!.…,;:"
_FRENCH = listed(
    "et chez le la les du des de d un une que qu qui quoi quel quelle quels quelles combien comment pourquoi quand "
    "ou est "
    "sont il elle ils elles son sa ses leur leurs avec pour par dans sur en au aux ce cette ca cela l autre autres "
    "meme "
    "depuis idem pareil selon lui eux ont quid mais donc alors c plus exemple dit pense peut faire t on"
)
_ENGLISH = listed(
    "and at the a an of what who whom whose which how many much why when where is are was were do does did he she "
    "they it "
    "his her its their him them with for by from about that this other others else same since company has have "
    "would in "
    "to but so then can will example instance really more say think"
)


@dataclass(frozen=True, slots=True)
class Completion:
    """A question made whole: `question` is what is searched, and shown as "understood as"; the words of the speakers in
    `excluded` are not wanted ("what do the others think?")."""

    question: str
    excluded: frozenset[str] = frozenset()


def tidy(question: str) -> str:
    """The question composed (NFC), with single spaces and plain apostrophes, so that `flat` keeps its offsets."""
    return " ".join(unicodedata.normalize("NFC", question).replace("’", "'").split())


def flat(text: str) -> str:
    """The text without case and accents, character by character: offsets into it are offsets into the text."""
    return "".join(fold(character)[:1] or " " for character in text)


def bare(text: str) -> str:
    """The text without the question mark or other punctuation at its ends."""
    return text.strip(_END)


def is_french(question: str, otherwise: str | None) -> bool:
    """Whether a question is French rather than English; what tells neither is in the language given."""
    said = [part for word in words(question.replace("'", " ").replace("’", " ")) for part in word.split("-")]
    french, english = (sum(word in known for word in said) for known in (_FRENCH, _ENGLISH))
    english += len(re.findall(r"\w's\b", question))
    french += len(re.findall(r"(?<!\w)[àÀ](?!\w)", question))
    return otherwise == "fr" if french == english else french > english


def as_question(text: str, french: bool) -> str:
    """The text with a capital first and a question mark last, spaced as its language has it (`french` where the text
    does not tell)."""
    text = bare(text)
    french = is_french(text, "fr" if french else "en")
    return f"{text[:1].upper()}{text[1:]}{' ?' if french else '?'}"


def uncapitalised(text: str, named: bool) -> str:
    """The text as it goes on after a colon or another word; a name or an acronym keeps its capital."""
    first = text.split(" ", 1)[0]
    keeps = named or first == "I" or (len(first) > 1 and first[1].isupper())
    return text if keeps else text[:1].lower() + text[1:]


def spliced(text: str, start: int, end: int, new: str) -> str:
    """The text with `new` in the place of [start:end], French elisions and contractions mended at the seam."""
    left, right = text[:start], text[end:]
    vowel = flat(new[:1]) in tuple("aeiou")
    if elided := re.search(r"\b(d|(?:lors|puis|quoi)?qu)'$", left, re.IGNORECASE):
        left = left if vowel else f"{left[: elided.end(1)]}e "
    elif vowel and (open_end := re.search(r"\b(d|(?:lors|puis|quoi)?qu)e $", left, re.IGNORECASE)):
        left = f"{left[: open_end.end(1)]}'"
    return contracted(left + new, start - 3) + right


def contracted(text: str, start: int = 0) -> str:
    """`de le` → `du`, `à les` → `aux`, from the offset on."""
    start = max(start, 0)
    tail = re.sub(r"\b([dD])e le (?=\S)", r"\1u ", text[start:])
    tail = re.sub(r"\b([dD])e les (?=\S)", r"\1es ", tail)
    tail = re.sub(r"(?<!\w)à le (?=\S)", "au ", tail)
    return text[:start] + re.sub(r"(?<!\w)à les (?=\S)", "aux ", tail)


def of(name: str) -> str:
    """`de Wimi`, `d'Inspeere`, `du cloud`."""
    return spliced("de ", 3, 3, name)
