"""ELAN (`.eaf`) → turns: the transcription tiers, interleaved by time; translations, glosses and gestures left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.chat_words import plain_words
from qa.formats.archives.printed import with_printed_voices
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import kept, stated_language
from qa.formats.archives.tei_header import named
from qa.formats.archives.tiers import Segment, in_order, is_other, is_spoken, is_wordwise, voice
from qa.formats.composing import composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading

if TYPE_CHECKING:
    from lxml import etree

_NAME = "ELAN"
_CHOICES = "CONTROLLED_VOCABULARY_REF"


@dataclass(slots=True, eq=False)
class _Tier:
    """One tier: `kind` is its linguistic type; `annotations` are (id, the id it refers to, words, start, end)."""

    name: str
    kind: str
    parent: str | None
    participant: str | None
    language: str | None
    coded: bool = False
    annotations: list[_Annotation] = field(default_factory=list)

    @property
    def label(self) -> str | None:
        return self.participant or voice(self.name)

    @property
    def words(self) -> int:
        return sum(len(annotation.words.split()) for annotation in self.annotations)

    @property
    def is_coded(self) -> bool:
        """Whether its annotations are ids or codes: hardly ever two words together, and few of letters alone."""
        said = [annotation.words for annotation in self.annotations if annotation.words]
        plain = sum(len(words.split()) > 1 or words.strip(".,!?…").isalpha() for words in said)
        return 2 * plain < len(said)


@dataclass(frozen=True, slots=True)
class _Annotation:
    key: str
    refers: str | None
    words: str
    start: float | None
    end: float | None


def _read(file: File) -> Reading:
    root = tree(file)
    tiers = list(_tiers(root, _slots(root)))
    chosen = _chosen(tiers)
    times = _Times({annotation.key: annotation for tier in tiers for annotation in tier.annotations})
    pieces = with_printed_voices(in_order((tier.label, list(_segments(tier, times))) for tier in chosen))
    if not pieces:
        raise FormatError(file.name, "this ELAN file holds no words in a tier of speech")
    return composed(pieces, _NAME, metadata=_metadata(root, chosen), warnings=list(_warnings(tiers, chosen)))


def _slots(root: etree._Element) -> dict[str, float]:
    """Seconds by time slot; a slot without a value is where the one before it is."""
    slots: dict[str, float] = {}
    last = 0.0
    for slot in named(root, "TIME_SLOT"):
        value = clock.number(slot.get("TIME_VALUE"))
        last = last if value is None else value / 1000
        slots[slot.get("TIME_SLOT_ID", "")] = last
    return slots


def _tiers(root: etree._Element, slots: dict[str, float]) -> Iterator[_Tier]:
    closed = {kind.get("LINGUISTIC_TYPE_ID") for kind in named(root, "LINGUISTIC_TYPE") if kind.get(_CHOICES)}
    for element in named(root, "TIER"):
        tier = _Tier(
            name=element.get("TIER_ID", ""),
            kind=element.get("LINGUISTIC_TYPE_REF", ""),
            parent=element.get("PARENT_REF"),
            participant=" ".join(element.get("PARTICIPANT", "").split()) or None,
            language=element.get("LANG_REF") or element.get("DEFAULT_LOCALE"),
            coded=element.get("LINGUISTIC_TYPE_REF") in closed,
        )
        for annotation in named(element, "ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
            value = next(named(annotation, "ANNOTATION_VALUE"), None)
            tier.annotations.append(
                _Annotation(
                    key=annotation.get("ANNOTATION_ID", ""),
                    refers=annotation.get("ANNOTATION_REF"),
                    words=" ".join("".join(map(str, value.itertext())).split()) if value is not None else "",
                    start=slots.get(annotation.get("TIME_SLOT_REF1", "")),
                    end=slots.get(annotation.get("TIME_SLOT_REF2", "")),
                )
            )
        yield tier


@dataclass(slots=True)
class _Times:
    """When an annotation was said: its own time, or that of what it refers to."""

    annotations: dict[str, _Annotation]

    def of(self, annotation: _Annotation) -> tuple[float | None, float | None]:
        for _ in range(20):  # references are as deep as tiers; a ring of them ends here
            if annotation.refers is None or annotation.refers not in self.annotations:
                break
            annotation = self.annotations[annotation.refers]
        return annotation.start, annotation.end


def _segments(tier: _Tier, times: _Times) -> Iterator[Segment]:
    for annotation in tier.annotations:
        words = plain_words(annotation.words) if tier.name.startswith("*") else annotation.words  # from CLAN
        yield Segment(words, *times.of(annotation))


def _chosen(tiers: Sequence[_Tier]) -> list[_Tier]:
    """The tiers that hold what was said: of each family (a tier and those below it) at most one."""
    below: dict[str | None, list[_Tier]] = {}
    names = {tier.name for tier in tiers}
    for tier in tiers:
        below.setdefault(tier.parent if tier.parent in names else None, []).append(tier)
    families = [_family(root, below) for root in below.get(None, [])]
    found = list(filter(None, map(_spoken, families)))
    free = [tier for tier in found if not tier.coded]
    speech = [tier for tier in free if not is_other(tier.name, tier.kind, alone=tier.parent is None)]
    return speech or [tier for tier in free if is_wordwise(tier.name)] or sorted(found, key=_fewest)[:1]


def _fewest(tier: _Tier) -> int:
    return -tier.words


def _family(root: _Tier, below: dict[str | None, list[_Tier]]) -> list[_Tier]:
    family, seen, place = [root], {root.name}, 0
    while place < len(family):
        children = [child for child in below.get(family[place].name, []) if child.name not in seen]
        seen |= {child.name for child in children}
        family += children
        place += 1
    return family


def _spoken(family: Sequence[_Tier]) -> _Tier | None:
    """The transcription of a family: the tier that says so, else its root where that holds words, else the tier below
    that holds most of them and is no gloss or translation."""
    full = [tier for tier in family if tier.words]
    if not full:
        return None
    root = family[0]
    said = [tier for tier in full if is_spoken(tier.name, tier.kind) and not _below(tier)]
    if said:
        return max(said, key=lambda tier: (tier is root and not tier.is_coded, tier.words))
    if root.words and not (root.is_coded and len(full) > 1):
        return root
    rest = [tier for tier in full if tier is not root and not _below(tier)] or full
    return max(rest, key=lambda tier: tier.words)


def _below(tier: _Tier) -> bool:
    """Whether a tier says that it only comments on another: a gloss, a translation, words apart."""
    return is_other(tier.name.split("@")[0], tier.kind, alone=tier.parent is None)


def _metadata(root: etree._Element, chosen: Sequence[_Tier]) -> dict[str, str]:
    languages = {stated_language(tier.language) for tier in chosen if tier.language}
    if not languages:
        languages = {stated_language(element.get("LANG_ID")) for element in named(root, "LANGUAGE")}
    return kept(language=languages.pop() if len(languages) == 1 else None)


def _warnings(tiers: Sequence[_Tier], chosen: Sequence[_Tier]) -> Iterator[str]:
    read = {id(tier) for tier in chosen}
    left = [tier.name for tier in tiers if tier.words and id(tier) not in read]
    if left:
        shown = ", ".join(left[:12]) + (", …" if len(left) > 12 else "")
        yield f"Tiers not read as speech: {shown}."


ELAN = Format(
    name=_NAME,
    suffixes=(".eaf", ".xml"),
    recognises=lambda file: root_name(file) == "ANNOTATION_DOCUMENT",
    read=_read,
    example='<ANNOTATION_DOCUMENT>…<TIER TIER_ID="transcription" PARTICIPANT="Ann Lee">…',
)
"""ELAN's annotation format, 2.7 to 3.0."""
