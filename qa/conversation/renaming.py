"""A new name in the place of the old one: "Et chez Wimi ?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation.cues import COMPARED, FIRM_PREPOSITIONS, ON, PREPOSITION
from qa.conversation.forms import Fragment
from qa.conversation.mentions import Mention, Past
from qa.conversation.topic import ARTICLE, on
from qa.conversation.wording import as_question, bare, flat, spliced


def with_name(part: Fragment, past: Past, french: bool) -> str:
    """The question before with the fragment's name for the one of its kind or place; added where it names nobody."""
    text, names = bare(past.last.text), past.last.mentions
    first, last = part.names[0], part.names[-1]
    preposition = PREPOSITION.match(part.plain)
    place = place_of(preposition)
    opinion = on(past.last, object_of(part.text, preposition)) if place in ON and not first.links else None
    if opinion:
        return as_question(opinion, french)
    old = None if COMPARED.match(part.plain) else _old_name(first, text, names, place)
    if old is None:
        return as_question(_added(text, part, preposition, french), french)
    if preposition and not first.links and place_of(before(text, old)) == place:
        return as_question(spliced(text, _start_with_preposition(text, old), old.end, part.text), french)
    new = first.name if first is last else part.text[first.start : last.end]
    if not first.links:
        new = part.text[preposition.end() if preposition else 0 :]
    return as_question(_renamed(text, [mention for mention in names if mention.name == old.name], new), french)


def place_of(preposition: re.Match[str] | None) -> str:
    """The preposition without its article, "" for none."""
    if preposition is None:
        return ""
    return "de" if preposition["de"] else preposition["other"]


def object_of(phrase: str, preposition: re.Match[str] | None) -> str:
    """A phrase without the preposition that it begins with: "du prix" → "le prix"."""
    if preposition is None:
        return phrase
    return ARTICLE.get(preposition["de"], "") + phrase[preposition.end() :]


def before(text: str, mention: Mention) -> re.Match[str] | None:
    """The preposition right before a name."""
    found = (match for match in PREPOSITION.finditer(flat(text)) if match.end() == mention.start)
    return next((match for match in found if opens_word(text, match)), None)


def opens_word(text: str, match: re.Match[str]) -> bool:
    """Whether a match starts where a word does."""
    return match.start() == 0 or not text[match.start() - 1].isalnum()


def _start_with_preposition(text: str, mention: Mention) -> int:
    preposition = before(text, mention)
    return preposition.start() if preposition else mention.start


def _old_name(new: Mention, text: str, names: Sequence[Mention], place: str) -> Mention | None:
    """The name that a new one takes the place of: of its kind and after its preposition, else of its kind, else any."""
    if not new.links:
        after_same = _in_place(text, names, place)
        return after_same or (next(iter(names), None) if place in FIRM_PREPOSITIONS else None)
    known = [mention for mention in names if mention.links]
    alike = [mention for mention in known if mention.is_person == new.is_person]
    return _in_place(text, alike, place) or next(iter([*alike, *known, *names]), None)


def _in_place(text: str, names: Sequence[Mention], place: str) -> Mention | None:
    return next((mention for mention in names if place and place_of(before(text, mention)) == place), None)


def _renamed(text: str, old: Sequence[Mention], new: str) -> str:
    for mention in reversed(old):
        text = spliced(text, mention.start, mention.end, new)
    return text


def _added(text: str, part: Fragment, preposition: re.Match[str] | None, french: bool) -> str:
    if preposition:
        return f"{text} {part.text}"
    name = part.names[0]
    if name.is_person:
        return f"{text} {'selon' if french else 'according to'} {name.name}"
    return f"{text} {'chez' if french else 'at'} {name.name}"
