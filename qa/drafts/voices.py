"""Who is said to have said what is quoted: the words before it, after it and inside it, and what is carried over."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qa.drafts.blocks import Block
from qa.drafts.quoted import Quoted, Stretch, is_signature
from qa.text import LabelKind, fold, is_month, label_kind, names_in, sentences
from qa.text.attribution import Attribution, attribution_after, attribution_before, incises, signature
from qa.text.layout import Span, trim

_BRACKETS = re.compile(r"[\s,.]*\((?P<name>[^()]{3,80})\)")
_DASH = re.compile(r"\s*(?:[—–]|--?)\s*")
_LABEL = re.compile(r"(?P<name>[^\s:«»“”\"][^:«»“”\"\n]{0,60}?)\s*:\s*\Z")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is said to speak: `name` as written and `at`, where; None where nobody is named. `pronoun`: only "dit-elle"
    says it. `incises` are the stretches of the quoted words that are the narrator's."""

    name: str | None = None
    at: Stretch | None = None
    pronoun: bool = False
    incises: tuple[Stretch, ...] = ()


def voices(blocks: Sequence[Block], quoted: Sequence[Quoted]) -> list[Voice]:
    """Who says each of the quotes, in their order."""
    found = [_own(blocks, quoted, number) for number in range(len(quoted))]
    found = _surnames(blocks, quoted, found)
    found = _carried(blocks, quoted, found)
    return _repeated(blocks, quoted, found)


def _own(blocks: Sequence[Block], quoted: Sequence[Quoted], number: int) -> Voice:
    """What the words beside a quote, or inside it, say of who says it."""
    this = quoted[number]
    inside = [
        (stretch.block, incise)
        for stretch in this.stretches
        for incise in incises(blocks[stretch.block].text, stretch.span)
    ]
    cut = tuple(Stretch(block, incise.span) for block, incise in inside)
    for block, incise in inside:
        if incise.name:
            return Voice(incise.name, _at(blocks, block, incise), incises=cut)
    said = _signed(blocks, this) or _beside(blocks, quoted, number)
    pronoun = any(incise.pronoun for _, incise in inside)
    return replace(said, incises=cut) if said else Voice(pronoun=pronoun, incises=cut)


def _at(blocks: Sequence[Block], block: int, said: Attribution) -> Stretch | None:
    start = blocks[block].text.find(said.name or "", said.span.start)
    return Stretch(block, Span(start, start + len(said.name or ""))) if start >= 0 else None


def _signed(blocks: Sequence[Block], this: Quoted) -> Voice | None:
    """Who signs a block quotation, in it or below it."""
    if this.signed is not None:
        return _signature(blocks, this.signed)
    return None


def _signature(blocks: Sequence[Block], line: Stretch) -> Voice | None:
    text = line.span.of(blocks[line.block].text).strip(" \n().")
    dash = _DASH.match(text)
    bare = (text[dash.end() :] if dash else text).strip("*_ ")
    name = signature(f"— {bare}") or (bare.split(",")[0] if label_kind(bare.split(",")[0]) is LabelKind.NAME else None)
    if name is None:
        return None
    start = blocks[line.block].text.find(name, line.span.start)
    return Voice(name, Stretch(line.block, Span(start, start + len(name))))


def _beside(blocks: Sequence[Block], quoted: Sequence[Quoted], number: int) -> Voice | None:
    """What the sentence around a quote, or the line below it, says."""
    return _after(blocks, quoted, number) or _before(blocks, quoted, number)


def _after(blocks: Sequence[Block], quoted: Sequence[Quoted], number: int) -> Voice | None:
    closes = quoted[number].closes
    block, place = blocks[closes.block], closes.span.end
    end = _limit(quoted, number, closes.block, len(block.text))
    for cite in block.cites:
        if place <= cite.start <= end and not block.text[place : cite.start].strip(" ,.(—–-\n"):
            return _signature(blocks, Stretch(closes.block, cite))
    said = attribution_after(block.text, place, end)
    if said and (said.name or said.pronoun):
        return Voice(said.name, _at(blocks, closes.block, said) if said.name else None, said.pronoun)
    if (brackets := _BRACKETS.match(block.text, place, end)) and (name := _named(brackets["name"])):
        start = brackets.start("name") + brackets["name"].find(name)
        return Voice(name, Stretch(closes.block, Span(start, start + len(name))))
    if not block.text[place:end].strip(" .,\n") and end == len(block.text):
        return _below(blocks, closes.block + 1)
    return None


def _limit(quoted: Sequence[Quoted], number: int, block: int, end: int) -> int:
    """Where the words after a quote end: at the next quote of the block."""
    if number + 1 < len(quoted) and quoted[number + 1].opens.block == block:
        return quoted[number + 1].opens.span.start
    return end


def _named(text: str) -> str | None:
    """The person whom brackets name: a full name in the first words of theirs, no month."""
    for name, start, _ in names_in(text):
        if start == 0 or fold(text[:start]).strip(" .") in ("m", "mme", "mr", "mrs", "ms", "dr", "pr"):
            return None if any(is_month(word) for word in name.split()) else text[: start + len(name)]
    return None


def _below(blocks: Sequence[Block], place: int) -> Voice | None:
    """The line below a quote, where it signs it."""
    if place >= len(blocks):
        return None
    text = blocks[place].text
    line = trim(text, 0, len(text.strip().partition("\n")[0]) + len(text) - len(text.lstrip()))
    if is_signature(line.of(text)):
        return _signature(blocks, Stretch(place, line))
    for cite in blocks[place].cites:
        if not text[: cite.start].strip(" (—–-\n"):
            return _signature(blocks, Stretch(place, cite))
    return None


def _before(blocks: Sequence[Block], quoted: Sequence[Quoted], number: int) -> Voice | None:
    place, end = quoted[number].opens.block, quoted[number].opens.span.start
    start = _previous_end(quoted, number, place)
    if not blocks[place].text[start:end].strip() and start == 0 and place:
        place -= 1
        end = len(blocks[place].text.rstrip())
        if not blocks[place].text[:end].endswith(":"):
            return None
        start = _last_end(quoted, place)
    text = blocks[place].text
    clause = _last_sentence(text, start, end)
    said = attribution_before(text, clause, end, indirect=True)
    if said and (said.name or said.pronoun):
        return Voice(said.name, _at(blocks, place, said) if said.name else None, said.pronoun)
    return _labelled(text, place, clause, end)


def _previous_end(quoted: Sequence[Quoted], number: int, block: int) -> int:
    previous = quoted[number - 1].closes if number else None
    return previous.span.end if previous and previous.block == block else 0


def _last_end(quoted: Sequence[Quoted], block: int) -> int:
    return max((one.closes.span.end for one in quoted if one.closes.block == block), default=0)


def _last_sentence(text: str, start: int, end: int) -> int:
    found = sentences(text[start:end])
    return start + found[-1][0] if found else start


def _labelled(text: str, block: int, start: int, end: int) -> Voice | None:
    """A name and a colon: "Paul Roy : « … »". One word only, for now without a voice: see `_surnames`."""
    label = _LABEL.search(text, start, end)
    if label is None or text[start : label.start()].strip():
        return None
    at = Stretch(block, Span(*label.span("name")))
    return Voice(label["name"], at) if label_kind(label["name"]) is LabelKind.NAME else Voice(at=at)


def _surnames(blocks: Sequence[Block], quoted: Sequence[Quoted], found: Sequence[Voice]) -> list[Voice]:
    """Takes one word before a colon ("Roy : « … »") for a name where somebody of that name speaks in the draft."""
    known = {fold(part) for voice in found if voice.name for part in voice.name.split() if part[0].isupper()}
    done = []
    for voice in found:
        if voice.name is None and voice.at is not None:
            label = voice.at.span.of(blocks[voice.at.block].text)
            voice = replace(voice, name=label) if fold(label) in known else replace(voice, at=None)
        done.append(voice)
    return done


def _carried(blocks: Sequence[Block], quoted: Sequence[Quoted], found: Sequence[Voice]) -> list[Voice]:
    """Gives "dit-elle" to the last person named, and a quote without a voice to that of the quote beside it in its
    paragraph, before it or else behind it, where nobody else is named between the two."""
    done: list[Voice] = []
    last: Voice | None = None
    known = {fold(voice.name) for voice in found if voice.name}
    for number, voice in enumerate(found):
        from_whom = done[-1] if done else None
        if voice.pronoun and number:
            from_whom = _introduced(blocks, quoted[number - 1], quoted[number], known) or last
        if (
            voice.name is None
            and (from_whom and from_whom.name)
            and (voice.pronoun or _goes_on(blocks, quoted[number - 1], quoted[number], from_whom.name))
        ):
            voice = replace(voice, name=from_whom.name, at=from_whom.at)
        last = voice if voice.name else last
        done.append(voice)
    for number in reversed(range(len(done) - 1)):
        if done[number].name is None and not any(
            map(str.isalnum, _between(blocks, *quoted[number : number + 2]) or "a")
        ):
            done[number] = replace(done[number], name=done[number + 1].name, at=done[number + 1].at)
    return done


def _introduced(blocks: Sequence[Block], one: Quoted, other: Quoted, known: Collection[str]) -> Voice | None:
    """The person whom the narrator names last between two quotes: one who is quoted elsewhere in the draft, or with
    whom a sentence begins."""
    found: Voice | None = None
    for number in range(one.closes.block, other.opens.block + 1):
        text = blocks[number].text
        start = one.closes.span.end if number == one.closes.block else 0
        end = other.opens.span.start if number == other.opens.block else len(text)
        begins = {sentence for sentence, _ in sentences(text[start:end])}
        for name, at, stop in names_in(text[start:end]):
            if fold(name) in known or at in begins:
                found = Voice(name, Stretch(number, Span(start + at, start + stop)))
    return found


def _between(blocks: Sequence[Block], one: Quoted, other: Quoted) -> str | None:
    """What stands between two quotes of one paragraph; None where they are not in one."""
    if one.closes.block != other.opens.block:
        return None
    return blocks[one.closes.block].text[one.closes.span.end : other.opens.span.start]


def _goes_on(blocks: Sequence[Block], one: Quoted, other: Quoted, name: str) -> bool:
    """Whether a quote goes on with the one before, which `name` says: same paragraph, nobody else named between them,
    one sentence at most."""
    between = _between(blocks, one, other)
    if between is None:
        return False
    others = [found for found, _, _ in names_in(between) if fold(found) not in fold(name)]
    return not others and len(re.findall(r"[.!?…](?=\s|$)", between.strip())) <= 1


def _repeated(blocks: Sequence[Block], quoted: Sequence[Quoted], found: Sequence[Voice]) -> list[Voice]:
    """Gives a quote without a voice, as headings are, to whoever says the same words elsewhere in the draft."""
    said = [(fold(words_of(blocks, one, voice)), voice) for one, voice in zip(quoted, found, strict=True) if voice.name]
    done = []
    for one, voice in zip(quoted, found, strict=True):
        if voice.name is None and said:
            words = fold(words_of(blocks, one, voice)).strip(" .,!?")
            same = {other.name: other for text, other in said if len(words.split()) > 3 and words in text}
            if len(same) == 1:
                voice = replace(voice, name=next(iter(same)), at=next(iter(same.values())).at)
        done.append(voice)
    return done


def words_of(blocks: Sequence[Block], one: Quoted, voice: Voice) -> str:
    """The words quoted, without the incises, each paragraph on a line of its own."""
    lines = []
    for stretch in one.stretches:
        edges = [stretch.span.start]
        for incise in voice.incises:
            if incise.block == stretch.block:
                edges += incise.span
        edges.append(stretch.span.end)
        pieces = (blocks[stretch.block].text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        lines.append(" ".join(" ".join(pieces).split()))
    return "\n".join(line for line in lines if line)
