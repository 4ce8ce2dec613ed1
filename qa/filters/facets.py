"""How many passages each value of a filter would let through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from qa.filters.admitting import admitted, stated
from qa.filters.labels import Labels, Mask
from qa.schema import Facet, Facets, Filters


def facets(filters: Filters, labels: Labels) -> Facets:
    """The values of each filter, given the other filters. Raises as `admitted`, also for what is left out."""
    admitted(filters, labels)
    speakers = labels.per_speaker(stated(replace(filters, speaker=None), labels))
    roles = labels.per_role(stated(replace(filters, role=None), labels))
    sources = labels.per_source(admitted(replace(filters, source=None), labels))
    languages = _per_fact(labels, admitted(replace(filters, language=None), labels), "language")
    years = _per_fact(labels, admitted(replace(filters, since=None, until=None), labels), "year")
    return Facets(
        speakers=_most_first(speakers.items()),
        sources=tuple(Facet(source.id, sources.get(source.id, 0)) for source in labels.sources),
        roles=_most_first((role.value, passages) for role, passages in roles.items()),
        languages=_most_first(languages.items()),
        years=tuple(Facet(year, years[year]) for year in sorted(years, reverse=True)),
    )


def _per_fact(labels: Labels, mask: Mask, fact: str) -> Counter[str]:
    """The passages of this mask by language, or by year, of their sources; those of none are left out."""
    found: Counter[str] = Counter()
    passages = labels.per_source(mask)
    for source in labels.sources:
        value = source.language if fact == "language" else (source.date or "")[:4]
        if value:
            found[value] += passages.get(source.id, 0)
    return found


def _most_first(values: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    return tuple(Facet(value, passages) for value, passages in sorted(values, key=lambda pair: -pair[1]))
