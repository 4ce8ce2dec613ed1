"""The filters as chips: what each can be set to, with how many passages that gives, and those in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from qa.errors import QuestionError
from qa.render import date_words, language_word, words_in
from qa.schema import Facet, Facets, Filters, Role, Source
from qa.web.asked import filters_in
from qa.web.interviews import Interviews
from qa.web.site import Site, Visit, Words, page_words, rendered

if TYPE_CHECKING:
    from starlette.routing import Route

COUNTS = (1, 3, 5, 10, 20)
"""How many passages can be asked for."""

MOST = 300
"""Choices that are listed; those with the fewest passages are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a filter can be set to: a value, as it is called, and how many passages that lets through."""

    value: str
    label: str
    passages: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A filter, by its name in an address, with its choices; `chosen` is what it is set to, as that is called, empty
    where it restricts nothing."""

    name: str
    chosen: str
    choices: tuple[Choice, ...]


def routes(site: Site) -> list[Route]:
    """GET /filters?speaker=…&…&k=…: the chips for these filters, as a piece of the page."""

    def chips(visit: Visit) -> Response:
        html = filters_html(visit.interviews, dict(visit.request.query_params), visit.language)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return [site.route("/filters", "ask", chips)]


def filters_html(interviews: Interviews, query: dict[str, str], language: str) -> str:
    """The chips for the filters in a query; where they name nobody, with a sentence that says so."""
    words = page_words("ask", language)
    filters, found, problem = _looked_up(interviews, query, words)
    k = query.get("k", "5")
    return rendered("filters.html", w=words, language=language, picks=picks(found, filters, interviews.sources, words),
                    since=filters.since, until=filters.until, k=int(k) if k.isascii() and k.isdecimal() else 5,
                    counts=COUNTS, problem=problem)  # fmt: skip


def _looked_up(interviews: Interviews, query: dict[str, str], words: Words) -> tuple[Filters, Facets, str | None]:
    """The filters in a query, what they can be set to, and a sentence where they name nobody and nothing."""
    filters = Filters()
    try:
        filters = filters_in(query)
        return filters, interviews.facets(filters), None
    except QuestionError:
        return filters, interviews.facets(Filters()), str(words.filters_refused)


def picks(found: Facets, filters: Filters, sources: Sequence[Source], words: Words) -> tuple[Pick, ...]:
    """The filters with what each can be set to, given the others."""
    around, called = words_in(words.language), dict(used(filters, sources, words))
    year = filters.since if filters.since == filters.until else None
    period = " ".join(called[end] for end in ("since", "until") if end in called)

    def pick(name: str, facets: tuple[Facet, ...], chosen: str | None, labels: dict[str, str]) -> Pick:
        most = sorted(facets, key=lambda facet: -facet.passages)[:MOST] if len(facets) > MOST else facets
        choices = tuple(
            Choice(value=value, label=labels.get(value, value), passages=passages, chosen=value == chosen)
            for value, passages in most
        )
        return Pick(name=name, chosen=period if name == "period" else called.get(name, ""), choices=choices)

    return (
        pick("speaker", found.speakers, filters.speaker, {}),
        pick("source", found.sources, filters.source, {source.id: source.title for source in sources}),
        pick("role", found.roles, filters.role, {role.value: around.roles[role] for role in Role}),
        pick("language", found.languages, filters.language,
             {value: language_word(value, around) for value, _ in found.languages}),
        pick("period", found.years, year, {}),
    )  # fmt: skip


def used(filters: Filters, sources: Sequence[Source], words: Words) -> tuple[tuple[str, str], ...]:
    """The filters in use, each by its name in an address and as its value is called."""
    around = words_in(words.language)
    titles = {source.id: source.title for source in sources}
    called = {name: str(value) for name, value in asdict(filters).items() if value}
    if filters.source:
        called["source"] = titles.get(filters.source, filters.source)
    if filters.role:
        called["role"] = around.roles[filters.role]
    if filters.language:
        called["language"] = language_word(filters.language, around)
    if filters.since and filters.since == filters.until:
        return tuple((called | {"since": date_words(called.pop("until"), around)}).items())
    if filters.since:
        called["since"] = words.from_date(date=date_words(filters.since, around))
    if filters.until:
        called["until"] = words.to_date(date=date_words(filters.until, around))
    return tuple(called.items())
