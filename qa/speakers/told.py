"""What a text tells of names beyond its labels: who is listed, narrated, addressed, and who introduces themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa.schema import Role, Turn
from qa.speakers.civil import given_sex
from qa.speakers.forms import Form, form, same_words, shortens
from qa.speakers.labels import label
from qa.text import LabelKind, fold, names_in

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w'’.-]{{0,30}}"
_RUN = re.compile(rf"(?<![\w'’.-]){_WORD}(?:[ \u00a0\u202f](?:d[eu]|des|l[ae]|v[ao]n|der|den|di|da|{_WORD})){{1,7}}")
_GREETING = re.compile(
    r"(?:bonjour|bonsoir|merci|welcome|thanks|thank you|hello|hi|please welcome|bienvenue(?: à)?)[, ]+\Z", re.IGNORECASE
)
_SURELY = r"my name(?: is|['’]s)|je m['’]appelle|mon nom est|ich heiße|mein name ist|me llamo|mi nombre es|mi chiamo"
_PERHAPS = r"i['’]m|i am|je suis|moi,? c['’]est|ich bin|soy|ik ben|sono"
_INTRODUCES = re.compile(
    rf"(?:^|(?<=[.,!?;:—–-])|\b(?i:and|et|und|y|e|hi|hello))\s*\b(?i:(?P<sure>{_SURELY})|(?P<perhaps>{_PERHAPS}))\s+"
    rf"(?={_CAPITAL})"
)
_AFTER = re.compile(r"\s*(?:[,.;!?—–-]|$|\b(?:and|from|with|et|de|du|à|und|y|e)\b)")
_NICKNAMED = re.compile(rf"(?<![\w'’.-]){_WORD} [(\"“«']\s?{_WORD}\s?[)\"”»'] {_WORD}")
_LEGEND = re.compile(
    r"^[^\w\n]{0,5}(?P<label>[^\W\d_]+[ _]?\d{1,2}|[^\W\d_][.\w-]{0,5})\s*[:=–—-]\s*"
    r"(?P<name>[^\n:=]{3,60}?)[^\w\n]{0,5}$",
    re.MULTILINE,
)
_CODED = re.compile(
    rf"(?P<name>{_WORD}(?:[ \u00a0\u202f][^\s():,;]{{1,30}}){{1,5}})[ \u00a0\u202f]"
    r"\((?P<label>[^\W\d_a-z]{1,4}\d{1,2})\)"
)
_EARLY = 4  # turns of a voice in which it may say who it is


def listed(facts: Mapping[str, str]) -> list[str]:
    """The names in the text's own list of speakers and in its byline."""
    found = [name.strip() for key in ("speakers", "guests", "guest") for name in facts.get(key, "").split(";")]
    return [name for name in [*found, facts.get("interviewer", "")] if name]


def narrated(turns: Sequence[Turn], facts: Mapping[str, str]) -> list[str]:
    """The full names in the title and in narration, each spelling once, in order."""
    told = [facts.get("title", ""), *(turn.text for turn in turns if turn.role is Role.NARRATOR)]
    return list(dict.fromkeys(name for text in told for name, _, _ in names_in(text)))


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each person once, by first appearance; the fuller of two that agree."""
    kept: list[str] = []
    for name in dict.fromkeys(names):
        mine = form(name)
        if any(same_words(mine, form(other)) or shortens(mine, form(other)) for other in kept):
            continue
        kept = [other for other in kept if not shortens(form(other), mine)]
        kept.append(name)
    return kept


def addressed(turns: Sequence[Turn]) -> dict[str, set[str]]:
    """The full names by which somebody is greeted, or called in the first or last words of a turn; with each, the
    labels of the turns before and after, whose voice it may be."""
    spoken = [turn for turn in turns if turn.role is not Role.NARRATOR]
    everybody = {turn.label for turn in spoken if turn.label}
    found: dict[str, set[str]] = defaultdict(set)
    for place, turn in enumerate(spoken):
        around = {other.label for other in spoken[max(0, place - 1) : place + 2] if other.label and other is not turn}
        for name, start, end in _full_names(turn.text):
            greeted = bool(_GREETING.search(turn.text[max(0, start - 20) : start]))
            if greeted:
                found[name] |= everybody
            elif _is_call(turn.text, start, end):
                found[name] |= around - {turn.label}
    return found


def nicknames(texts: Iterable[str]) -> Iterator[Form]:
    """The names printed with a nickname between first name and surname: 'Robert "Bob" Smith'."""
    return (form(match.group()) for text in texts for match in _NICKNAMED.finditer(text))


def legend(turns: Sequence[Turn]) -> dict[tuple[str, ...], str]:
    """Keys of labels → the full names that narration gives them: "Speaker 1 = Jean Roy" on a line, "Jean Roy (JR1)"."""
    found: dict[tuple[str, ...], str] = {}
    for turn in turns:
        if turn.role is not Role.NARRATOR:
            continue
        for match in (*_LEGEND.finditer(turn.text), *_CODED.finditer(turn.text)):
            name = label(match["name"])
            if name.full and name.kind is LabelKind.NAME:
                found[label(match["label"]).key] = name.name
    return found


def _is_call(text: str, start: int, end: int) -> bool:
    opens = start == 0 and text[end : end + 1] == ","
    closes = len(text) - end <= 3 and not text[end:].strip(" \u00a0?.!»") and text[:start].rstrip().endswith(",")
    return opens or closes


def _full_names(text: str) -> Iterator[tuple[str, int, int]]:
    for run in _RUN.finditer(text):
        for name, start, end in names_in(run.group().rstrip(".")):
            yield name, run.start() + start, run.start() + end


def introductions(turns: Sequence[Turn], facts: Mapping[str, str]) -> dict[str, str]:
    """Labels → the full name by which the voice introduces itself; only where it gives one name, which no other voice
    gives itself."""
    seen: dict[str, int] = defaultdict(int)
    said: dict[str, list[str]] = defaultdict(list)
    for turn in turns:
        if turn.label is None or turn.role is Role.NARRATOR or seen[turn.label] >= _EARLY:
            continue
        seen[turn.label] += 1
        said[turn.label] += _introduced(turn, turns, facts)
    bearers: dict[str, set[str]] = defaultdict(set)
    for voice, names in said.items():
        for name in names:
            bearers[fold(name)].add(voice)
    once = {voice: names[0] for voice, names in said.items() if len({fold(name) for name in names}) == 1}
    return {voice: name for voice, name in once.items() if len(bearers[fold(name)]) == 1}


def _introduced(turn: Turn, turns: Sequence[Turn], facts: Mapping[str, str]) -> Iterator[str]:
    for match in _INTRODUCES.finditer(turn.text[:1500]):
        rest = turn.text[match.end() : match.end() + 60]
        name, start, end = next(names_in(rest), ("", -1, 0))
        if start == 0 and (match["sure"] or (_AFTER.match(rest, end) and _is_somebody(name, turn, turns, facts))):
            yield name


def _is_somebody(name: str, turn: Turn, turns: Sequence[Turn], facts: Mapping[str, str]) -> bool:
    """Whether "I'm …" goes on with a name, not with a post: the first name is known as one, or others say it."""
    first = name.split()[0]
    if given_sex(fold(first)):
        return True
    pattern = re.compile(rf"\b{re.escape(first)}\b")
    others = (other.text for other in turns if other.label != turn.label)
    return any(map(pattern.search, facts.values())) or any(map(pattern.search, others))
