"""What somebody else makes of the topic: "qu'en pense Thomas Fauré ?", "does she agree?", "and the others?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation.mentions import Kind, Mention, Past
from qa.conversation.topic import quoted, topic
from qa.conversation.wording import Completion, as_question, bare, flat, listed, of, spliced

_VIEW = listed(
    "pense pensent penser penserait penseraient dit disent dire dirait diraient avis opinion accord partage "
    "partagent vue "
    "croit parle parlent mentionne evoque think thinks thought say says said agree agrees disagree disagrees view "
    "views "
    "opinion opinions position take talk talks mention mentions mind"
)
_SAYING = listed("dit disent dire dirait diraient parle parlent say says said talk talks")
_EMPTY = listed(
    "en y quoi que qu qui est ce quel quelle ca cela de du d la le l et lui la-dessus dessus ils elles il elle t "
    "ont a meme point cet cette sur "
    "this that it so do does did would will is are has have what what's who how they he she him her of about on to "
    "with and "
    "by the from same s aussi too also alors then chose thing point for one person man woman founder guy autre "
    "entreprise "
    "societe company firm est-il est-elle pense-t-il pense-t-elle dit-il dit-elle pensent-ils disent-ils"
)
_THIRD_PERSON = re.compile(r"\b(?:il|elle|ils|elles|he|she|they|his|her|their|son)\b")
_PEOPLE = (
    r"(?: (?:intervenants|invites|personnes|entreprises|fondateurs|dirigeants|founders|guests|people|speakers|companies"
    r"|firms))"
)
_OTHERS = re.compile(
    r"\bl'autre\b(?! (?:cote|jour|fois|monde|bout|moitie)\b)|\b(?:qui|quelqu'un|personne) d'autre\b"
    rf"|\bles (?:deux |trois )?autres(?:{_PEOPLE}\b|(?= *$|,| (?:en|qu'en|pensent|disent|parlent|sont|ont|ils)\b"
    rf"| d(?:e|u|es)\b| d'))"
    rf"|\bthe other(?:{_PEOPLE})?\b|\b(?:the )?others\b|\b(?:who|any(?:one|body)|some(?:one|body)|every(?:one"
    rf"|body)) else\b"
)
_ONE_OTHER = re.compile(r"\bl'autre\b|\bthe other\b")
_WHO = re.compile(r"(?:qui|who)\b(?! (?:est|is|are|sont|d'autre|else)\b)")


def on_others(text: str, names: Sequence[Mention], past: Past, french: bool) -> Completion | None:
    """The topic of the question before, without whom it was about; None when the question asks for no others."""
    plain = flat(bare(text))
    if not (found := _OTHERS.search(plain)):
        return None
    said = _content(plain[: found.start()] + " " + plain[found.end() :])
    excluded = _asked_about(past)
    if names or said - _VIEW:
        return Completion(as_question(text, french), excluded) if said & _VIEW and excluded else None
    if _ONE_OTHER.search(found.group()) and (other := _other_of_two(past)):
        return Completion(_view_of(other, said, past, french), excluded - {other})
    return _view_of_others(past, excluded, french)


def on_topic(text: str, names: Sequence[Mention], past: Past, french: bool) -> Completion | None:
    """The topic of the question before, and who is asked about it now; None when the question has its own content."""
    plain = flat(bare(text))
    without = plain
    for mention in reversed(names):
        without = f"{without[: mention.start]} {without[mention.end :]}"
    said = _content(without)
    if not said or said - _VIEW or len({mention.name for mention in names}) > 1:
        return None
    meant = past.referent(Kind.PERSON) if _THIRD_PERSON.search(without) and not names else None
    who = names[0].name if names else meant.name if meant else None
    return Completion(_view_of(who, said, past, french), past.last.speakers - {who}) if who else None


def _content(plain: str) -> set[str]:
    return {word for word in re.findall(r"\w+(?:-\w+)*", plain) if word not in _EMPTY}


def _asked_about(past: Past) -> frozenset[str]:
    """Whom the question before named, else who answered it."""
    hit = past.last.first_hit
    heard = frozenset({hit.passage.speaker}) if hit and hit.passage.speaker else frozenset[str]()
    return past.last.speakers or heard


def _other_of_two(past: Past) -> str | None:
    """The other one when the conversation has had exactly two people: those named, else those heard too."""
    named = list(dict.fromkeys(name for asked in past.asked for name in sorted(asked.speakers)))
    hits = [asked.first_hit for asked in past.asked]
    both = list(dict.fromkeys([*named, *(hit.passage.speaker for hit in hits if hit and hit.passage.speaker)]))
    for people in (named, both):
        others = [name for name in people if name not in _asked_about(past)]
        if len(people) == 2 and len(others) == 1:
            return others[0]
    return None


def _view_of_others(past: Past, excluded: frozenset[str], french: bool) -> Completion:
    text = past.last.text
    if who := _WHO.match(flat(text)):
        more = " d'autre" if who.group() == "qui" else " else"
        asks_voices = _content(flat(bare(text))) & _VIEW
        return Completion(
            as_question(spliced(text, who.end(), who.end(), more), french), excluded if asks_voices else frozenset()
        )
    if subject := topic(past.last):
        asked = f"Que pensent les autres {of(subject)}" if french else f"What do the others think of {subject}"
    else:
        asked = f"{'Et les autres :' if french else 'And the others:'} {quoted(past.last)}"
    return Completion(as_question(asked, french), excluded)


def _view_of(who: str, said: set[str], past: Past, french: bool) -> str:
    says, subject = bool(said & _SAYING), topic(past.last)
    if french:
        verb = "dit" if says else "pense"
        asked = f"Que {verb} {who} {of(subject)}" if subject else f"Qu'en {verb} {who} : {quoted(past.last)}"
    else:
        verb = "say about" if says else "think of"
        asked = f"What does {who} {verb} {subject or f'this: {quoted(past.last)}'}"
    return as_question(asked, french)
