"""Labels that are no full names, by voice: what is certainly one voice under several printings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from qa.speakers.forms import is_slip
from qa.speakers.grouping import Exchanges
from qa.speakers.labels import Label, label
from qa.text import LabelKind


def alone(labels: list[Label]) -> list[Label]:
    """The labels; one name beside two numbers ("Speaker 1 (Tide)", "Speaker 2 (Tide)") names nobody."""
    numbers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in labels:
        numbers[one.key] |= {aside for aside in one.asides if label(aside).kind is LabelKind.NUMBERED}
    shared = {key for key, found in numbers.items() if len({label(aside).key for aside in found}) > 1}
    return [
        replace(label(min(numbers[one.key] & set(one.asides))), printed=one.printed)
        if one.key in shared and numbers[one.key] & set(one.asides)
        else one
        for one in labels
    ]


def with_slips(found: list[list[Label]], counts: Mapping[str, int], exchanges: Exchanges) -> list[list[Label]]:
    """A word with one letter wrong, printed once or twice, that stands where one printed often stands."""
    done = list(found)
    for group in found:
        rare = sum(counts[one.printed] for one in group)
        fitting = [
            other
            for other in done
            if other is not group
            and group[0].kind is other[0].kind is LabelKind.WORD
            and is_slip(group[0].form, other[0].form)
            and sum(counts[one.printed] for one in other) >= max(3, 2 * rare)
            and not exchanges.between(group, other)
        ]
        if rare <= 2 and len(fitting) == 1:
            fitting[0].extend(group)
            done.remove(group)
    return done


def groups(labels: Iterable[Label]) -> list[list[Label]]:
    """Labels that are no full names by voice: the same but for case, accents and civility. Where civilities of both
    sexes are printed, each label is a voice of its own."""
    by_key: dict[tuple[str | None, tuple[str, ...]], list[Label]] = defaultdict(list)
    for one in labels:
        by_key[(one.form.generation, one.key)].append(one)
    done: list[list[Label]] = []
    for group in by_key.values():
        sexes = {one.form.sex for one in group} - {None}
        if len(sexes) < 2:
            done.append(group)
            continue
        done.extend(by_sex(group))
    return done


def by_sex(group: Iterable[Label]) -> list[list[Label]]:
    """The labels by the sex that their civility tells, those that tell none by themselves."""
    parts: dict[str | None, list[Label]] = defaultdict(list)
    for one in group:
        parts[one.form.sex].append(one)
    return list(parts.values())
