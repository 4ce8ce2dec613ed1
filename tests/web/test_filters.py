"""The chips: what each filter can be set to, given the others, and what is in use."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from qa.schema import Facet, Facets, Filters, Role
from qa.web.filters import MOST, filters_html, picks, used
from qa.web.site import page_words

from .conftest import Served
from .fake import FakeEngine
from .material import transcripts

ENGLISH, FRENCH = page_words("ask", "en"), page_words("ask", "fr")
SOURCES = FakeEngine(transcripts()).sources
NONE: dict[str, Any] = {"speakers": (), "sources": (), "roles": (), "languages": (), "years": ()}


@pytest.mark.parametrize(
    ("filters", "called"),
    [
        (Filters(), []),
        (Filters(speaker="Lionel Roux", role=Role.INTERVIEWEE), ["Lionel Roux", "Interviewee"]),
        (Filters(source="wimi-lionel-roux", language="fr"), ["Meeting with Lionel Roux, CEO of Wimi", "French"]),
        (Filters(since="2019", until="2021-07"), ["from 2019", "until July 2021"]),
        (Filters(since="2021", until="2021"), ["2021"]),
    ],
)
def test_filters_in_use_are_called_by_their_names(filters: Filters, called: list[str]) -> None:
    assert [label for _, label in used(filters, SOURCES, ENGLISH)] == called


def test_each_choice_has_its_name_in_the_language_and_its_number() -> None:
    found = Facets(**NONE | {"roles": (Facet("quoted", 2),), "sources": (Facet("flaminem", 3),)})
    speaker, source, role, *_ = picks(found, Filters(role=Role.QUOTED), SOURCES, FRENCH)
    assert speaker.choices == ()
    assert [(choice.label, choice.passages, choice.chosen) for choice in (*source.choices, *role.choices)] == [
        ("Comment Flaminem veut aider les espions français", 3, False),
        ("Propos cités dans un article", 2, True),
    ]
    assert (role.chosen, source.chosen) == ("Propos cités dans un article", "")


def test_of_very_many_choices_those_with_the_most_passages_are_listed() -> None:
    many = tuple(Facet(f"Speaker {number}", number) for number in range(MOST + 50))
    (pick, *_) = picks(Facets(**NONE | {"speakers": many}), Filters(), SOURCES, ENGLISH)
    assert len(pick.choices) == MOST
    assert min(choice.passages for choice in pick.choices) == 50


def test_counts_are_those_given_the_other_filters(starter: Served) -> None:
    def counts(query: str) -> dict[str, str]:
        html = httpx.get(f"{starter.url}filters?{query}", headers={"Accept-Language": "en"}).text
        found = re.findall(r'data-filter="source" data-value="([^"]+)".*?aria-label="(\d+) passages?"', html)
        return dict(found)

    everywhere, narrowed = counts(""), counts("speaker=Lionel+Roux")
    assert min(int(number) for number in everywhere.values()) > 0
    assert [source for source, number in narrowed.items() if number != "0"] == ["wimi-lionel-roux"]


def test_a_filter_that_names_nobody_is_said_and_can_still_be_chosen_anew(starter: Served) -> None:
    html = httpx.get(f"{starter.url}filters?speaker=Nobody+At+All", headers={"Accept-Language": "en"}).text
    assert 'class="qa-filter-problem"' in html
    assert 'aria-label="Remove the filter Nobody At All"' in html
    assert 'data-value="Lionel Roux"' in html


@pytest.mark.parametrize("query", [{"k": "many"}, {"k": ""}, {"speaker": "<b>"}, {"role": "king"}, {"since": "soon"}])
def test_what_stands_in_an_address_is_never_taken_for_html_or_a_number(query: dict[str, str]) -> None:
    html = filters_html(FakeEngine(transcripts()), query, "fr")
    assert "<b>" not in html
    assert "5 passages" in html
