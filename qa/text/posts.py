"""Nouns printed with a capital before a name that are no part of it: ranks, German trades, elided nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.text.words import fold

RANKS = frozenset(
    (
        *("colonel", "captain", "major", "general", "sergeant", "lieutenant", "corporal", "commander"),
        *("admiral", "sheriff", "mayor", "governor", "councillor", "councilman", "councilwoman", "congressman"),
        *("congresswoman", "representative", "reverend", "pastor", "rabbi", "coach", "ambassador"),
        *("chancellor", "prosecutor", "attorney", "chairman", "chairwoman", "spokesman", "spokeswoman"),
        *("detective", "inspector", "constable", "superintendent", "minister", "judge", "deputy", "chief"),
        *("officer"),
    )
)
"""Printed with a capital before a name, and surnames too: no part of a name where they come first."""
_ELIDED_NOUN = re.compile(r"[LD]['’][a-zß-öø-ÿ]")
_OWN = r"(?:[Ii]hr|[Ss]ein|[Mm]ein|[Uu]nser|[Ee]in|[Dd]ies|[Kk]ein)(?:e[mnrs]?)?|[Dd](?:er|ie|em|en|as|es)"
_BEHIND_ARTICLE = re.compile(rf"\b(?:{_OWN})\s\Z")
_ARTICLE = re.compile(_OWN)
_GERMAN_OFFICE = re.compile(
    r"\w*(?:meister|leiter|sprecher|minister|prasident|direktor|forscher|lehrer|nachfolger|vorganger|trainer|fuhrer"
    r"|handler|besitzer|inhaber|grunder|kanzler|vorsitzende|beauftragte|abgeordnete|landwirt|nachbar|pfarrer|autor"
    r"|kunstler|anwalt|arzt|rentner|bauer|backer|betreiber|iker|schaftler|nehmer|spieler|ologe"
    r"|graf|wart|pfleger|forster|helfer|berater|retter|kapitan|hauptmann|oberst)(?:in|[rn])?"
    r"|\w{4,}(?:er|or|ist|olog|eur|ar)in|kochin"
)


def is_elided_noun(word: str) -> bool:
    """Whether a capital is an article's alone: "L'adjoint", "D'abord", and not "L'Oréal"."""
    return _ELIDED_NOUN.match(word) is not None


def german_nouns(before: str, words: Sequence[str]) -> int:
    """How many words of a run of capitals a German article and the noun behind it are, what stands before it given:
    "Ihr Nachfolger Kai Sommer" has two."""
    if len(words) < 2:
        return 0
    if _ARTICLE.fullmatch(words[0]):
        return 2
    office = len(words) > 2 and _GERMAN_OFFICE.fullmatch(fold(words[0])) is not None
    return int(office or _BEHIND_ARTICLE.search(before) is not None)
