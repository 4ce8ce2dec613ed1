"""The names of topics, given on their page: asked about first, and taken back."""

from __future__ import annotations

import re
from typing import Any

from qa.curation import topic_names
from qa.web.site import page_words

from .conftest import Own, Served, Visitor
from .preparing import get, post, texts, tree, values

EN = page_words("prepare", "en")


def test_topics_cannot_be_renamed_where_nothing_may_be_changed(starter: Served) -> None:
    assert not values(get(starter, "/topics"), "//form[@method='post']/@action")
    refused = post(starter, do="rename", topic="t-x", to="Argent", sure="yes")
    assert refused.status_code == 403
    assert "reading only" in " ".join(tree(refused).text_content().split())


def test_a_topic_is_renamed_after_asking_and_the_change_can_be_undone(own: Own, mend: Visitor) -> None:
    tab = mend("prepare/topics", locale="fr-FR")
    first = tab.page.locator(".qa-topics > li").first
    label = first.locator("h2 a").inner_text()
    first.get_by_text("Renommer", exact=True).click()
    first.get_by_label("Nouveau nom").fill("  Nos   chiffres ")
    first.get_by_role("button", name="Renommer…").click()
    tab.page.get_by_role("heading", name=re.compile("Renommer ce sujet")).wait_for()
    assert topic_names(own.corpus) == ()
    tab.page.get_by_role("button", name="Renommer").click()
    tab.page.get_by_text("Le sujet s’appelle désormais").wait_for()
    assert [named.name for named in topic_names(own.corpus)] == ["Nos chiffres"]
    assert tab.page.locator(".qa-topics h2 a").first.inner_text() == "Nos chiffres"
    tab.page.get_by_role("button", name="Annuler ce changement").click()
    tab.page.get_by_text("Le changement est annulé").wait_for()
    assert tab.page.locator(".qa-topics h2 a").first.inner_text() == label
    assert topic_names(own.corpus) == ()


def test_topics_are_merged_named_and_told_apart_again(own: Own) -> None:
    page = get(own.served, "/topics")
    ids = values(page, "//form[@id='merge']//input[@name='topic']/@value")
    asked = post(own.served, do="merge", topic=ids[:2], to="Argent")
    assert len(texts(asked, "//ul[@class='qa-list']/li")) == 2
    assert topic_names(own.corpus) == ()
    merged = post(own.served, do="merge", topic=ids[:2], to="Argent", sure="yes")
    labels = texts(merged, "//ol[@class='qa-topics']//h2/a")
    assert (len(labels), labels.count("Argent")) == (len(ids) - 1, 1)
    assert "Argent" in texts(get(own.served, ""), "//*[@class='qa-chip']/text()/..")[0]
    (held,) = values(merged, "//h2[a='Argent']/following-sibling::*//input[@name='topic']/@value")
    post(own.served, do="unname", topic=held, sure="yes")
    assert len(texts(get(own.served, "/topics"), "//ol[@class='qa-topics']/li")) == len(ids)


def test_a_change_is_not_undone_over_a_later_one(own: Own) -> None:
    ids = values(get(own.served, "/topics"), "//form[@id='merge']//input[@name='topic']/@value")
    first = post(own.served, do="rename", topic=ids[0], to="Un", sure="yes")
    undo = dict(zip(values(first, "//form[.//@value='undo']//input/@name"),
                    values(first, "//form[.//@value='undo']//input/@value"), strict=True))  # fmt: skip
    post(own.served, do="rename", topic=ids[1], to="Deux", sure="yes")
    late = post(own.served, **undo)
    assert late.status_code == 409
    assert {named.name for named in topic_names(own.corpus)} == {"Un", "Deux"}


def test_what_cannot_be_done_to_topics_is_said(own: Own) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"do": "merge", "topic": ["t-x"], "to": "Argent"}, EN.merge_two),
        ({"do": "rename", "topic": "t-gone", "to": "Argent"}, EN.topics_gone),
        ({"do": "elsewhere"}, EN.topics_gone),
        ({}, EN.topics_gone),
    ]
    ids = values(get(own.served, "/topics"), "//form[@id='merge']//input[@name='topic']/@value")
    wrong += [
        ({"do": "rename", "topic": ids[0], "to": name, "sure": "yes"}, EN.name_wrong(most=80))
        for name in ("", " ", "x" * 81, "a\x07b")
    ]
    for sent, sentence in wrong:
        assert texts(post(own.served, **sent), "//*[@role='alert']") == [sentence]
    assert topic_names(own.corpus) == ()
