"""Who speaks, as the words of cues print it: "Jean:", "[Jean]", "(Jean)", and which of these are believed.

One colon proves nothing. A label is believed for its shape and for coming back, and only in a file that reads as
labelled: "So here is the thing: …" names nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.formats.subtitles.sounds import names_sound
from qa.schema import Role
from qa.text import LabelKind, bare_name, fold, label_kind

_COLON = re.compile(
    r"(?:\*\*|__)?(?P<name>[^\W\d_][^*:：\[\]()<>♪\n]{0,59}?)[ ]?(?P<aside>\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])?"
    r"(?:\*\*|__)?[ ]?[:：](?!//)(?:\*\*|__)?[ ]?"
)
_BRACKETS = re.compile(r"(?:\[(?P<square>[^\[\]\n]{1,60})\]|\((?P<round>[^()\n]{1,60})\))(?P<colon>[ ]?[:：])?[ ]?")
_ANY = re.compile(r"(?P<name>[+\w][^:：\n]{0,59}?)[ ]?[:：][ ]+")
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_ASK = (
    "host cohost co-host hote hotesse presenter presentateur presentatrice moderator moderateur moderatrice "
    "interviewer intervieweur intervieweuse journalist journaliste animateur animatrice reporter"
)
_ANSWER = "guest invite invitee interviewee interviewe"
_ROLES = dict.fromkeys(_ASK.split(), Role.INTERVIEWER) | dict.fromkeys(_ANSWER.split(), Role.INTERVIEWEE)
_SAYINGS = """
voila voici ecoutez ecoute regardez regarde attendez imaginez pensez rappelez notez resultat resultats consequence
morale verdict bilan bref bon bien alors donc enfin ensuite puis d'abord premierement deuxiemement finalement
troisiemement exactement justement evidemment parfait super merci pardon bonus evidence certes ainsi
listen look see remember imagine guess think wait stop well okay right anyway basically honestly seriously obviously
actually meaning result lesson moral verdict fact spoiler hint bonus perfect great exactly finally then plus again sorry
thanks firstly secondly thirdly next lastly meanwhile therefore
"""
_SAID = frozenset(_SAYINGS.split())
"""Words (folded) that people say before a colon and that name nobody."""
_FIRM = frozenset({LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.NAME})
_LONGEST = 128  # characters, of a line that a label may open
_SOME = 0.05
"""The share of cues that begin with a label from which one printed once is believed."""
_SMALL = 40
"""Cues below which one printing of a full name is enough in a labelled file."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: the words begin at `end`; `name` is what is printed, without a role in brackets
    after it, which is `role`; `key` is the same for every printing of one label."""

    end: int
    name: str
    kind: LabelKind
    role: Role = Role.UNKNOWN
    bracketed: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label may stand: what it could be, whether a sentence has ended before it (where the file ends
    them), and whether a cue or a new voice begins there."""

    label: Label
    after_sentence: bool
    begins: bool


def stated(name: str) -> tuple[str, Role]:
    """A printed name without the role that is stated after it: "Jeanne Roy (host)" → "Jeanne Roy", interviewer."""
    aside = _ASIDE.search(name)
    role = _ROLES.get((fold(aside.group(1)).split(" ") or [""])[0].strip(",")) if aside else None
    return (name[: aside.start()].rstrip(), role) if aside and role and aside.start() else (name, Role.UNKNOWN)


def label_at(text: str) -> Label | None:
    """What may be a label at the start of a line, None where nobody could be named."""
    return _label_at(text[:_LONGEST])


@lru_cache(maxsize=65536)
def _label_at(text: str) -> Label | None:
    if match := _BRACKETS.match(text):
        printed = (match["square"] or match["round"]).strip()
        return _label(match.end(), printed, printed, bracketed=match["colon"] is None)
    if match := _COLON.match(text):
        name = match["name"].strip()
        aside = match["aside"] if match["aside"] and any(map(str.isalpha, match["aside"])) else ""
        return _label(match.end(), f"{name} {aside}".strip(), name)
    if text[-1:].isdigit() and label_kind(text) is LabelKind.NUMBERED:
        return _label(len(text), text, text)
    return None


def _label(end: int, printed: str, name: str, *, bracketed: bool = False) -> Label | None:
    kind = label_kind(bare_name(name)) or label_kind(name) or _surname_first(name)
    if kind is None or (bracketed and names_sound(name)) or (kind is LabelKind.WORD and fold(name) in _SAID):
        return None
    shown, role = stated(printed)
    return Label(end, shown, kind, role, bracketed, fold(bare_name(shown)))


def _surname_first(name: str) -> LabelKind | None:
    """ "Roy, Jeanne" may be a label; it looks less like one than most."""
    surname, comma, first = name.partition(", ")
    named = comma and label_kind(surname) and label_kind(first)
    return LabelKind.WORD if named and surname[0].isupper() and first[0].isupper() else None


def label_of_any_shape(text: str) -> Label | None:
    """What stands before a colon, be it "roy.j@example.org": a label only where nearly all cues have one."""
    match = _ANY.match(text)
    name = match["name"].strip() if match else ""
    return Label(match.end(), name, LabelKind.WORD, key=fold(bare_name(name))) if match else None


def believed(
    places: Mapping[int, Place], inside: Counter[str], voices: Collection[str], cues: int, *, opens: bool
) -> frozenset[int]:
    """Which of the places hold true labels.

    `inside` counts the labels printed inside lines, by key; `voices` are names that markup states, folded; `cues` is
    how many cues hold words; `opens` tells that the first of them begins with what may be a label.
    """
    counts = Counter(place.label.key for place in places.values())
    again = {key for key, count in counts.items() if count + inside[key] >= 2} | set(voices)
    if not _is_labelled(places, counts, again, cues, opens=opens):
        return frozenset()
    known = again | {place.label.key for place in places.values() if place.label.kind is LabelKind.NUMBERED}
    sure = [place.label for place in places.values() if place.label.key in known]
    share = len(places) / max(1, cues)
    return frozenset(
        at
        for at, place in places.items()
        if place.label.key in known or _is_one_of_them(place, sure, share, few=cues <= _SMALL)
    )


def _is_labelled(
    places: Mapping[int, Place], counts: Counter[str], again: Collection[str], cues: int, *, opens: bool
) -> bool:
    """Whether a file prints who speaks."""
    kinds = {place.label.key: place.label.kind for place in places.values()}
    if any(kind is LabelKind.NUMBERED for kind in kinds.values()):
        return True
    often = [key for key in again if key in counts]
    firm = any(kinds[key] in _FIRM for key in often)
    dense = 8 * counts.total() >= cues
    if len(set(again) | set(counts)) < 2:
        return bool(often) and opens and (firm or (dense and counts.total() >= 3))
    if opens and (often or dense):
        return True
    return len(often) >= 2 and (dense or (firm and sum(counts[key] for key in often) >= 6))


def _is_one_of_them(place: Place, sure: Sequence[Label], share: float, *, few: bool) -> bool:
    """Whether a label printed once is believed beside those that come back; `share` of the cues have one."""
    label = place.label
    if not (place.begins and place.after_sentence):
        return False
    if label.bracketed:
        return few and (not sure or any(other.bracketed for other in sure))
    if label.kind is LabelKind.NAME:
        return share >= _SOME or few
    alike = sum(_shape(label) == _shape(other) for other in sure)
    return share >= _SOME and (2 * alike >= len(sure) or (label.kind is LabelKind.FUNCTION and few))


def _shape(label: Label) -> tuple[bool, bool]:
    """Whether a label is in capitals, and whether it is a full name; short ones look like many things."""
    return label.name.isupper(), label.kind is LabelKind.NAME
