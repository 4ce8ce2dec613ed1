"""Whom the facts of a file name as asking or answering: its metadata, and lines before the first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from qa.schema import Role, Turn
from qa.speakers.functions import ROLE_OF
from qa.speakers.labels import label
from qa.text import LabelKind, fold, names_in

_LINE = re.compile(
    r"^[^\w\n]*(?P<part>[^\W\d_][^\n:：=]{2,40}?)[^\w\n:：=]*[:：=][*_]{0,2}[ \t\u00a0\u202f]*(?P<names>[^\n]{3,200})$",
    re.MULTILINE,
)
_BETWEEN = re.compile(r"\s*(?:[;,/&]|\b(?:and|et|und|y|e|with|avec)\b)\s*")
_ENDING = re.compile(r"(?:[(/·.-]+(?:e|es|s|in|innen)\)?(?:s|[(/·.-]s\)?)?|\d+)$")
_TELLS = re.compile(
    r"narrator|narrateur|narratrice|informant|informateur|informatrice|witness|temoin|temoignage|zeitzeuge|zeitzeugin"
    r"|erzahler|erzahlerin|storyteller|respondent|chronicler"
)
_ASKED_BY = re.compile(
    r"(?:interview(?:ed)?|questions?|propos recueillis|entretien|entrevista|intervista|gefuhrt|interviewt)(?: \w+)?"
    r" (?:by|par|von|por|da)"
)
_MOST_WORDS = 3


def credited(turns: Sequence[Turn], facts: Mapping[str, str]) -> dict[str, Role]:
    """Names → the role that the facts state: "interviewer", "guest" and "guests" of the metadata, and lines such as
    "INTERVIEWER: Maud Stern" or "Narrator: Ole Brink (OB)" before the first words.

    Who is credited with both is left out.
    """
    found: dict[str, set[Role]] = {}
    for name, role in (*_of_facts(facts), *_of_lines(turns)):
        found.setdefault(name, set()).add(role)
    return {name: next(iter(roles)) for name, roles in found.items() if len(roles) == 1}


def with_credits(turns: Sequence[Turn], facts: Mapping[str, str]) -> dict[str, str]:
    """The facts, with "interviewer" and "guest" where they state none and the file credits one full name with it."""
    named = credited(turns, facts)
    single: dict[str, str] = {}
    for key, role in (("interviewer", Role.INTERVIEWER), ("guest", Role.INTERVIEWEE)):
        names = [name for name, stated in named.items() if stated is role]
        if len(names) == 1 and label(names[0]).full:
            single[key] = names[0]
    return single | dict(facts)


def _of_facts(facts: Mapping[str, str]) -> Iterator[tuple[str, Role]]:
    stated = (("interviewer", Role.INTERVIEWER), ("guest", Role.INTERVIEWEE), ("guests", Role.INTERVIEWEE))
    for key, role in stated:
        yield from ((name, role) for name in _named(facts.get(key, "")))


def _of_lines(turns: Sequence[Turn]) -> Iterator[tuple[str, Role]]:
    for turn in takewhile(lambda turn: turn.role is Role.NARRATOR, turns):
        for match in _LINE.finditer(turn.text):
            role = _role(match["part"])
            if role is not None and not match["names"].rstrip().endswith(("?", "!")):
                yield from ((name, role) for name in _named(match["names"]))


def _role(part: str) -> Role | None:
    """The role that the word before a colon states in a head, where a narrator is who tells their life."""
    words = fold(part).strip(" *_")
    if _ASKED_BY.fullmatch(words):
        return Role.INTERVIEWER
    for word in (words, _ENDING.sub("", words).strip(), words.removesuffix("s")):
        if _TELLS.fullmatch(word):
            return Role.INTERVIEWEE
        if len(word) > 1 and ROLE_OF.get(word, Role.UNKNOWN) is not Role.UNKNOWN:
            return ROLE_OF[word]
    return None


def _named(stated: str) -> Iterator[str]:
    """The names in a list of them, without codes in brackets and offices behind."""
    for piece in _BETWEEN.split(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", stated).strip(" .*_")):
        one = label(piece.strip(" *_"))
        found = [name for name, start, _ in names_in(piece) if start == 0]
        if found:
            yield found[0]
        elif one.kind in {LabelKind.NAME, LabelKind.WORD} and len(piece.split()) <= _MOST_WORDS:
            yield one.name
