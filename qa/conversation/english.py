"""English pronouns, possessives and demonstratives that point back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qa.conversation.forms import Anaphor, Form
from qa.conversation.mentions import Kind, Referent
from qa.conversation.wording import listed

_IMPERSONAL = re.compile(
    r"\b(?:(?:is|was|would|will|isn't|wasn't) it (?:be |not )?(?:\w+ ){1,2}(?:that|to|for|if|when|how)\b"
    r"|it(?:'s| is| was| would be| will be) (?:\w+ ){1,2}(?:that|to|for|if|when)\b"
    r"|(?:does|did|will|would|do) it (?:(?:usually |normally )?takes? (?:\w+ ){0,3}to\b|matter|rain|snow|cost to"
    r"|make sense to)"
    r"|it comes (?:down )?to|it (?:takes|took|rains|seems|appears|snows)|time is it|is it (?:raining|snowing|cold"
    r"|hot|late|worth)"
    r"|how is it that|is it like to|(?:far|long) is it (?:to|from|until)|that it\b(?= is))"
)
_AUXILIARY = r"(?:do|does|did|can|could|will|would|should|is|are|was|were|has|have|had|may|might|must)"
_PRONOUN = r"(?:he|she|it|they|him|her|them|his|its|their|this|that|there|someone|anyone)"
_SUBJECT = re.compile(rf"(?:[a-z]+ ){{0,4}}?\b{_AUXILIARY} (?!{_PRONOUN}\b)(?P<subject>[a-z]+)\b(?P<after>.*)")
_PREDICATE = re.compile(r"(?:what|who|which|where)(?:'s| is| are| was| were)\b")
_ANYBODY = listed("i you we one people")
_PERSONAL_WORDS = listed("he she they him her them it")
_REACH = 4
_ASKED_SUBJECT = re.compile(rf"(?:which|what|how many) [a-z]+s (?!{_AUXILIARY}\b)[a-z]+\b")
_POSSESSIVE = re.compile(
    r"\b(?P<pronoun>his|its|their|her)(?= (?!(?:own|in|on|at|to|with|for|and|of|about|by|from|do"
    r"|say)\b)[a-z])"
)
_PERSONAL = re.compile(r"\b(?:(?P<verb>do|are|have|were) )?(?P<pronoun>he|she|they|him|her|them|it)\b(?!')")
_COMPANY = re.compile(
    r"\b(?:that|this|the) (?:company|firm|startup|start-up|business)\b(?!'s? \w+ (?:that|of)\b)(?! (?:that|of|which"
    r"|who|called|named|with)\b)"
)
_SOMEBODY = re.compile(r"\b(?:this|that) (?:man|woman|founder|ceo|person|guy|entrepreneur|speaker|gentleman|lady)\b")
_THERE = re.compile(r"\b(?:over )?there$|\bthe same$")
_THIS = re.compile(
    r"\b(?:is|was|does|did|do|has|have|can|will|would|why|how|mean|by|for|with|like|to|about|of) (?:this|that)$"
    r"|\b(?:is|was|does|did|has|can|will|would) (?:this|that) (?:[a-z]+$|(?=for\b|in\b|with\b))"
)
_SINGULAR = {"do": "does", "are": "is", "have": "has", "were": "was"}


def anaphora(plain: str, names: Sequence[int]) -> list[Anaphor]:
    """What in a flat question points back to somebody or something not in it, in order; `names` are where the question
    has names of its own."""
    plain = _IMPERSONAL.sub(lambda match: "_" * len(match.group()), plain)
    found = [one for one in _anaphora(plain) if not any(name < one.start for name in names)]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _anaphora(plain: str) -> Iterable[Anaphor]:
    for pattern, kind in ((_COMPANY, Kind.FIRM), (_SOMEBODY, Kind.PERSON)):
        if found := pattern.search(plain):
            yield Anaphor(found.start(), found.end(), Form.NOUN, kind)
    if (own := _POSSESSIVE.search(plain)) and not _has_antecedent(plain, own.start(), own["pronoun"]):
        yield Anaphor(
            own.start(), own.end(), Form.POSSESSIVE, _kind(own["pronoun"]), may_be_described=own["pronoun"] != "their"
        )
    for personal in _PERSONAL.finditer(plain):
        if not _has_antecedent(plain, personal.start(), personal["pronoun"]):
            described = personal["pronoun"] not in ("they", "them")
            yield Anaphor(*personal.span(), Form.NOUN, _kind(personal["pronoun"]), may_be_described=described)
    if there := _THERE.search(plain):
        yield Anaphor(there.start(), there.end(), Form.APPENDED, Kind.FIRM)
    if this := _THIS.search(plain):
        yield Anaphor(this.start(), this.end(), Form.APPENDED, Kind.THING)


def _kind(pronoun: str) -> Kind:
    if pronoun in ("he", "she", "him", "her", "his"):
        return Kind.PERSON
    return Kind.THING if pronoun in ("it", "its") else Kind.FIRM


def _has_antecedent(plain: str, start: int, pronoun: str) -> bool:
    """Whether the question's own subject comes before the pronoun, so that it may stand for that."""
    singular = re.match(r"(?:he|she|it|him|her|his|its)\b", pronoun) is not None
    if _ASKED_SUBJECT.match(plain[:start]):
        return not singular
    subject = None if _PREDICATE.match(plain) else _SUBJECT.match(plain[:start])
    if subject is None or (singular and re.search(r"[^s]s$", subject["subject"])):
        return False
    return subject["subject"] not in _ANYBODY or len(subject["after"].split()) >= _REACH


def replaced(text: str, found: Anaphor, referent: Referent) -> str:
    """The question with the anaphor made a name."""
    name, said = referent.name, text[found.start : found.end]
    if found.form is Form.POSSESSIVE:
        return f"{text[: found.start]}{name}'s{text[found.end :]}"
    if found.form is Form.APPENDED:
        kept = text[: found.start].rstrip() if said.endswith("there") else text
        if not (referent.is_person or referent.is_firm):
            return re.sub(r"\b(?:this|that)\b", lambda _: name, text[: found.end]) + text[found.end :]
        return f"{kept} {'according to' if referent.is_person else 'at'} {name}"
    verb, _, pronoun = said.rpartition(" ")
    if pronoun.lower() in _PERSONAL_WORDS and verb:
        name = f"{_SINGULAR.get(verb.lower(), verb)} {name}"
    return f"{text[: found.start]}{name}{text[found.end :]}"
