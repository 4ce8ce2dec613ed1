"""Pronouns and possessives whose antecedent is not in the question: what they stand for takes their place."""

from __future__ import annotations

from collections.abc import Sequence

from qa.conversation import english, french
from qa.conversation.forms import Anaphor
from qa.conversation.mentions import Kind, Mention, Past, Referent
from qa.conversation.topic import identified, is_opinion, topic
from qa.conversation.wording import bare, flat


def resolved(text: str, names: Sequence[Mention], past: Past, is_french: bool) -> str | None:
    """The question with its first pronoun made a name; None when nothing in it points back, or to nothing known.

    A second pronoun for a firm, after one for a person, becomes the firm's name where both have been named.
    """
    anaphora, replaced = (french.anaphora, french.replaced) if is_french else (english.anaphora, english.replaced)
    text = bare(text)
    found = anaphora(flat(text), [mention.start for mention in names])
    referent = _stands_for(found[0], past) if found else None
    if referent is None:
        return None
    second = next((one for one in found if one.start >= found[0].end and one.kind is not found[0].kind), None)
    other = past.referent(second.kind) if second else None
    if second and other and other.name != referent.name:
        text = replaced(text, second, other)
    return replaced(text, found[0], referent)


def _stands_for(anaphor: Anaphor, past: Past) -> Referent | None:
    if anaphor.may_be_described and (described := identified(past.last)):
        return Referent(described, False, False)
    if anaphor.kind is Kind.THING and is_opinion(past.last) and (subject := topic(past.last)):
        return Referent(subject, False, False)
    return past.referent(anaphor.kind)
