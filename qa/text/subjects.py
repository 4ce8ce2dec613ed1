"""Who the subject of a verb of speech is: a name without titles, posts and openers; no pronoun, no firm."""

from __future__ import annotations

import re

from qa.text.names import CIVILITIES, names_in
from qa.text.saying import NAME, TITLES
from qa.text.words import fold

_FIRMS = re.compile(
    rf"\s+(?:(?:co-?)?founder|chief|boss|head|director|president|chair\w*|spokes\w+|executive)s?\s+(?P<name>{NAME})"
)
"""What makes the name before it a firm's: "Truc founder Thomas Roy"."""
_APPOSED = re.compile(rf",\s+(?P<name>{NAME})(?=\s*(?:[.,;:!?)]|$))")
_POST = frozenset(
    (
        *("directeur", "directrice", "president", "presidente", "pdg", "dg", "fondateur", "fondatrice", "cofondateur"),
        *("cofondatrice", "responsable", "ministre", "depute", "deputee", "senateur", "senatrice", "professeur"),
        *("professeure", "avocat", "avocate", "chercheur", "chercheuse", "secretaire", "porte-parole", "director"),
        *("ceo", "cto", "cfo", "founder", "cofounder", "chairman", "professor", "minister", "spokesman", "spokeswoman"),
    )
)
"""Posts printed with a capital behind a name."""
_ELIDED = re.compile(r"[LlDd]['’][a-zà-ÿ]")
OF = frozenset(
    ("de", "du", "d", "des", "chez", "of", "at", "for", "from", "in", "a", "au", "aux", "par", "avec", "with", "to")
)
"""What makes the name behind it a firm or a place (folded)."""
_NOUN = re.compile(
    r"(?:The|Der|Die|Das|Eine?|Une?|El|Los|Las|Una|Su|(?:Ihr|Sein|Mein|Unser)(?:e[mnrs]?)?|Everyone|Everybody)\s"
)
"""Behind these a single capital is a noun: "Der Fischer", "The Baker"; "Le Goff" is a surname."""
_THAT = frozenset(("que", "that"))
_GERMAN = re.compile(r"(?:ihr|sein|mein|unser|ein|dies)(?:e[mnrs]?)?|d(?:er|ie|em|en|as)")
"""A German article: the capital behind it is a noun's (folded)."""
NOBODY = frozenset(
    (
        *("il", "elle", "he", "she", "they", "the", "le", "la", "les", "et", "and", "but", "mais", "selon", "on", "it"),
        *("when", "as", "if", "quand", "lorsque", "we", "this", "that", "these", "those", "i", "you", "nobody", "who"),
        *("someone", "somebody", "everyone", "everybody", "people", "one", "what", "there", "nous", "vous", "je", "tu"),
        *("ce", "cela", "ca", "ceci", "chacun", "chacune", "personne", "beaucoup", "certains", "tous", "toutes", "qui"),
        *("une", "un", "des", "du", "aucun", "aucune", "plusieurs", "some", "many", "most", "all", "another", "others"),
    )
)
"""Words printed with a capital at the start of a sentence that are nobody's name (folded)."""


def subject(match: re.Match[str]) -> str | None:
    """The name after a verb, unless what precedes it makes it somebody's firm ("le patron de Renault"): then the full
    name that follows the firm's ("le patron de Renault, Luc Roy"), if there is one."""
    description = fold(match["description"] or "").split()
    if match["name"] and description and description[-1] in OF and not set(description) & _THAT:
        named = _APPOSED.match(match.string, match.end())
        return _without_title(named["name"].strip()) if named and " " in named["name"] else None
    if not match["name"] or set(description) & _THAT or _is_nobody(match["name"]):
        return None
    if description and _GERMAN.fullmatch(description[-1]):
        return match["name"].partition(" ")[2].strip(",;: ") or None
    if " " not in match["name"] and (holder := _FIRMS.match(match.string, match.end())):
        return _without_title(holder["name"].strip())
    return _without_title(match["name"].strip(",;: "))


def _is_nobody(name: str) -> bool:
    """Whether what stands where a name may is a title, a pronoun, or a firm's letters ("selon l'AFP")."""
    letters = " " not in name and name.isupper() and 2 <= len(name) <= 5
    return letters or fold(name) in TITLES or fold(name) in NOBODY


def _without_title(name: str) -> str:
    """ "Chief Executive Mary Stone" is Mary Stone, "L'universitaire Anne Roy" Anne Roy, as is "Anne Roy Directrice"."""
    parts = name.split()
    while len(parts) > 1 and (fold(parts[0]) in TITLES or _ELIDED.match(parts[0])):
        parts = parts[1:]
    full = next((name for name, _, _ in names_in(" ".join(parts))), "")
    if full and fold(parts[0]).rstrip(".") not in CIVILITIES and " ".join(parts).endswith(full):
        parts = full.split()
    post = next((place for place, part in enumerate(parts) if place > 1 and fold(part) in _POST), len(parts))
    return " ".join(parts[:post])


def without_opener(name: str) -> str | None:
    """ "Et Paul Roy" at the start of a sentence is Paul Roy."""
    if _is_nobody(name):
        return None
    full = next((full for full, _, _ in names_in(name)), None)
    return _without_title(full or name) if full or not _NOUN.match(name) else None
