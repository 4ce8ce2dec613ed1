"""Pronouns and possessives whose antecedent is not in the question: what they stand for takes their place."""

from __future__ import annotations

from collections.abc import Sequence

from qa.conversation import english, french
from qa.conversation.mentions import Mention, Past, Referent
from qa.conversation.topic import identified
from qa.conversation.wording import bare, flat


def resolved(text: str, names: Sequence[Mention], past: Past, is_french: bool) -> str | None:
    """The question with its first pronoun made a name; None when nothing in it points back, or to nothing  known."""
    language = french if is_french else english
    text = bare(text)
    found = language.anaphor(flat(text), [mention.start for mention in names])
    if found is None:
        return None
    person = identified(past.last) if found.may_be_described else None
    referent = Referent(person, True) if person else past.referent(found.kind)
    return language.replaced(text, found, referent) if referent else None
