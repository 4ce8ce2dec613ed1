"""Fragments: "et combien de salariés ?", "and for schools?", "depuis quand ?"."""

from __future__ import annotations

import re

from qa.conversation.cues import (
    ADVERB,
    ADVERBIAL,
    AROUND,
    ASKS,
    ASPECT,
    BARE,
    BREAK,
    COUNTED,
    EN_QUESTION,
    EN_YES_NO,
    FR_OPENS,
    FR_QUESTION,
    FR_YES_NO,
    LONGEST,
    LONGEST_ASPECT,
    MORE,
    ON,
    PREPOSITION,
    SOMEBODY,
    SUBJECT_PRONOUN,
    VERB,
    WHY_SAID,
)
from qa.conversation.forms import Fragment
from qa.conversation.mentions import Kind, Past, Referent
from qa.conversation.renaming import object_of, opens_word, place_of, with_name
from qa.conversation.topic import on, quoted
from qa.conversation.wording import as_question, bare, flat, is_french, uncapitalised

_FRENCH_OPENING = {"le": "Quel est", "la": "Quelle est"}
_ARTICLES = ("le", "la", "les", "the", "un", "une", "a", "an")


def asked_anew(part: Fragment, past: Past, french: bool) -> str | None:
    """The question before, asked with the bare question word of a follow-up: "Depuis quand ?", "why?"."""
    if MORE.fullmatch(part.plain):
        return as_question(past.last.text, french)
    if said := WHY_SAID.fullmatch(part.plain):
        return _prefixed(part.text[: said.end("why")], past, french)
    if not BARE.fullmatch(part.plain):
        return None
    return _fused(part.text, past, french) or _prefixed(part.text, past, french)


def _fused(wh: str, past: Past, french: bool) -> str | None:
    """ "Depuis quand ?" with "Wimi est-il rentable ?" as one sentence, where grammar and language allow it."""
    text = bare(past.last.text)
    plain = flat(text)
    if not re.fullmatch(ADVERBIAL, flat(wh)) or is_french(text, past.last.answer.language) != french:
        return None
    if found := EN_QUESTION.match(plain) or FR_QUESTION.match(plain):
        return as_question(f"{wh} {text[found.end() :]}", french)
    if EN_YES_NO.match(plain) or (FR_YES_NO.match(plain) and not FR_OPENS.match(plain)):
        return as_question(f"{wh} {quoted(past.last)}", french)
    return None


def _prefixed(wh: str, past: Past, french: bool) -> str:
    return as_question(f"{wh}{' :' if french else ':'} {quoted(past.last)}", french)


def completed_fragment(part: Fragment, past: Past, french: bool) -> str | None:
    """The question that a fragment stands for, None when it is a question of its own, or nothing."""
    if not (part.led or part.asks):
        return None
    if part.names:
        return with_name(part, past, french) if _is_only_names(part) else None
    preposition = PREPOSITION.match(part.plain)
    rest = part.plain[preposition.end() :] if preposition else part.plain
    if len(part.plain.split()) > LONGEST or VERB.search(rest) or SUBJECT_PRONOUN.search(part.plain):
        return None
    if preposition:
        return _with_phrase(part.text, preposition, past, french)
    if ASPECT.match(part.plain):
        short = len(part.plain.split()) <= (LONGEST_ASPECT if part.led else LONGEST_ASPECT - 1)
        return _of_referent(part.text, past, french) if short else None
    return _with_noun(part, past, french) if part.led and not ASKS.search(part.plain) else None


def _is_only_names(part: Fragment) -> bool:
    rest = part.plain
    for mention in reversed(part.names):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return all(word in AROUND for word in re.findall(r"\w+", rest))


def _with_phrase(phrase: str, preposition: re.Match[str], past: Past, french: bool) -> str:
    """ "Et pour les écoles ?": in the place of the question's phrase with the same preposition, else at its end."""
    text, place = bare(past.last.text), place_of(preposition)
    opinion = on(past.last, object_of(phrase, preposition)) if place in ON else None
    same = [found for found in PREPOSITION.finditer(flat(text)) if place_of(found) == place and opens_word(text, found)]
    if opinion or not same:
        return as_question(opinion or f"{text} {phrase}", french)
    start = same[0].start()
    stop = BREAK.search(flat(text), same[0].end())
    end = stop.start() if stop else len(text)
    whole = f"{text[:start]}{phrase}{text[end:]}"
    lost = [mention for mention in past.last.mentions if mention.links and start <= mention.start < end]
    return as_question(f"{whole} {at(Referent(lost[0].name, lost[0].is_person), french)}" if lost else whole, french)


def _with_noun(part: Fragment, past: Past, french: bool) -> str | None:
    """ "And users?": in the place of what the question before counted or was on, else of whom it was about."""
    text = bare(past.last.text)
    counted = COUNTED.match(flat(text))
    if ADVERB.fullmatch(part.plain):
        return as_question(f"{text} {part.text}", french)
    if counted and len(part.plain.split()) <= 2 and part.plain.split(" ")[0] not in _ARTICLES:
        return as_question(f"{text[: counted.start('noun')]}{part.text}{text[counted.end('noun') :]}", french)
    opinion = on(past.last, part.text)
    return as_question(opinion, french) if opinion else _of_referent(part.text, past, french)


def _of_referent(what: str, past: Past, french: bool) -> str | None:
    referent = past.referent(Kind.FIRM)
    return as_question(f"{opened(what, french)} {at(referent, french)}", french) if referent else None


def opened(phrase: str, french: bool) -> str:
    """A noun phrase made a question: "le prix" → "Quel est le prix"; what asks or says something stays as it is."""
    plain = flat(phrase)
    first = plain.split(" ")[0]
    if VERB.search(plain) or ASKS.search(plain):
        return phrase
    if SOMEBODY.match(plain):
        opening = "Qui est" if french else "Who is"
    else:
        opening = _FRENCH_OPENING.get(first, "Et") if french else "What about"
    return f"{opening} {uncapitalised(phrase, first not in _ARTICLES)}"


def at(referent: Referent, french: bool) -> str:
    """ "chez Wimi", "pour Lionel Roux"."""
    if referent.is_person:
        return f"{'pour' if french else 'for'} {referent.name}"
    return f"{'chez' if french else 'at'} {referent.name}"
