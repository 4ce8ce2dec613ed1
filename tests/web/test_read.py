"""The page "Read" as it is served: the list, what a link to an interview leads to, citations, the original file."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from qa.engine import Engine
from qa.permalink import permalink

from .conftest import Own, Served

WHALLER = "whaller-thomas-faure"
GONE = "/read/flaminem-expansion?" + urlencode(
    {"exact": "Nobody ever said these very words here", "start": 0, "end": 38}
)
LINE = re.compile(r'<p class="qa-line-text"[^>]*>(.*?)</p>', re.DOTALL)


def get(served: Served, path: str, language: str = "en") -> httpx.Response:
    return httpx.get(served.url.rstrip("/") + path, headers={"Accept-Language": language})


def shown(page: httpx.Response) -> list[str]:
    """The text content of every turn on a page."""
    return [html.unescape(re.sub(r"<mark[^>]*>|</mark>", "", line)) for line in LINE.findall(page.text)]


def titles(page: httpx.Response) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'<th scope="row".*?<a [^>]*>(.*?)</a>', page.text, re.DOTALL)]


@pytest.fixture(scope="module")
def link(starter_engine: Engine) -> str:
    return permalink(starter_engine.excerpt(f"{WHALLER}#t13-p0"), "")


@pytest.fixture(scope="module")
def moved(link: str) -> str:
    """The same link, made when the words stood at the beginning."""
    start, end = (int(re.search(rf"{name}=(\d+)", link)[1]) for name in ("start", "end"))  # type: ignore[index]
    return link.replace(f"start={start}&end={end}", f"start=0&end={end - start}")


# The list


@pytest.mark.parametrize("path", ["/read", "/read/"])
def test_all_interviews_are_listed_with_their_facts(starter: Served, path: str) -> None:
    listed = get(starter, path, "fr")
    assert (listed.status_code, len(titles(listed))) == (200, 5)
    row = listed.text[listed.text.index("Rencontre avec Thomas") :].partition("</tr>")[0]
    for fact in ("Thomas Fauré", "entretien mené par Emmanuel M", "juillet 2021", "français", "39 prises de parole"):
        assert fact in row
    assert "Article avec citations" in listed.text


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("sort=-length", "Interview de Michaël Ferrec", 5),
        ("sort=speaker", "Benjamin André", 5),
        ("sort=nonsense", "Benjamin André", 5),
        ("language=en", "Meeting with Lionel Roux", 1),
        ("speaker=Emmanuel+M&sort=-title", "Rencontre avec Thomas Fauré", 3),
        ("kind=article", "Comment Flaminem", 1),
        ("year=2021", "Rencontre avec Thomas Fauré", 1),
        ("q=wimi+roux", "Meeting with Lionel Roux", 1),
        ("q=l%27expansion", "Comment Flaminem", 1),
    ],
)
def test_the_list_is_sorted_and_narrowed_by_its_address(starter: Served, query: str, first: str, count: int) -> None:
    found = titles(get(starter, f"/read?{query}"))
    assert len(found) == count
    assert found[0].startswith(first)


def test_the_column_that_the_list_is_sorted_by_says_so_and_turns_it_round(starter: Served) -> None:
    page = get(starter, "/read?sort=date&q=cloud&language=fr").text
    assert re.findall(r'aria-sort="(\w+)"', page) == ["ascending"]
    assert 'aria-sort="ascending"><a href="/read?q=cloud&amp;language=fr&amp;sort=-date">Date' in page


def test_what_was_said_is_found_word_for_word_and_leads_to_the_words(starter: Served) -> None:
    page = get(starter, "/read?q=%22chiffres+cl%C3%A9s%22")
    assert "2 interviews of 5" in page.text
    assert "“chiffres clés” in 2 turns" in page.text
    assert page.text.count("<mark>chiffres clés</mark>") == 2
    words = re.findall(r'class="qa-place-words" href="([^"]+)"', page.text)
    led = get(starter, html.unescape(words[0]))
    assert led.status_code == 303
    opened = get(starter, led.headers["location"])
    assert (opened.status_code, "chiffres clés" in opened.text.partition("<mark")[2][:200]) == (200, True)
    assert 'value="&#34;chiffres clés&#34;"' in opened.text


def test_a_guest_s_words_are_shown_before_those_that_are_not(starter: Served) -> None:
    page = get(starter, "/read?q=whaller").text
    places = re.findall(r'class="qa-place qa-place--(\w+)"', page)
    assert places.count("interviewee") >= 3
    group = get(starter, f"/read?q=whaller&in={WHALLER}").text
    assert group.count('class="qa-place ') > 3
    assert "Only in “Rencontre avec Thomas Fauré, CEO de Whaller”" in group


def test_where_nothing_is_found_the_next_step_is_a_question(starter: Served) -> None:
    page = get(starter, "/read?q=chiffre+d%E2%80%99affaires+colossal", "fr").text
    assert "Aucun entretien ne convient" in page
    assert 'href="/?q=chiffre+d%E2%80%99affaires+colossal"' in page
    assert "No interview fits" in get(starter, "/read?language=en&kind=article").text


@pytest.mark.parametrize("query", ["q=%22", "q=%00", "shown=-1&in=%2F&sort=--title", "q=" + "a" * 5000])
def test_odd_addresses_are_pages_too(starter: Served, query: str) -> None:
    assert get(starter, f"/read?{query}").status_code == 200


# One interview


def test_every_turn_is_shown_to_the_character(starter: Served, starter_engine: Engine) -> None:
    for source in starter_engine.sources:
        turns = starter_engine.turns(source.id)
        page = get(starter, f"/read/{source.id}")
        assert shown(page) == [turn.text for turn in turns]
        assert all(f'id="t{turn.index}"' in page.text for turn in turns)


def test_the_facts_stand_above_with_ways_to_the_file_the_dossier_and_a_question(starter: Served) -> None:
    page = get(starter, "/read/cozy-cloud-benjamin-andre").text
    head = page[page.index("<h1") : page.index('class="qa-reader"')]
    for fact in ("Nomination", "undated", "in French", "13 turns", "Benjamin André (Cozy Cloud)", "David Rozec"):
        assert fact in head
    assert 'href="/read/cozy-cloud-benjamin-andre/original"' in head
    assert 'href="/prepare/guest?name=Benjamin+Andr%C3%A9"' in head
    assert "name=David+Rozec" not in head
    assert '<input type="hidden" name="source" value="cozy-cloud-benjamin-andre">' in head


def test_questions_lead_to_their_turns(starter: Served, starter_engine: Engine) -> None:
    page = get(starter, f"/read/{WHALLER}").text
    asked = re.findall(r'<a href="#t(\d+)" data-asked', page)
    turns = starter_engine.turns(WHALLER)
    assert len(asked) == 18
    assert {turns[int(number)].role.value for number in asked} == {"interviewer"}
    assert "5 voices" in get(starter, "/read/flaminem-expansion").text


def test_a_voice_has_the_same_colour_in_every_interview(starter: Served) -> None:
    pages = [get(starter, f"/read/{name}").text for name in (WHALLER, "wimi-lionel-roux", "inspeere-michael-ferrec")]
    looks = [set(re.findall(r"qa-line--interviewer qa-voice--(\d)", page)) for page in pages]
    assert looks[0] == looks[1] == looks[2]
    assert len(looks[0]) == 1
    assert not looks[0] & set(re.findall(r"qa-line--interviewee qa-voice--(\d)", pages[0]))


def test_a_permalink_marks_its_words_and_cites_them(starter: Served, link: str, starter_engine: Engine) -> None:
    page = get(starter, link)
    assert page.status_code == 200
    (mark,) = re.findall(r'<mark id="words" tabindex="-1">(.*?)</mark>', page.text, re.DOTALL)
    assert html.unescape(mark) == starter_engine.excerpt(f"{WHALLER}#t13-p0").text
    assert "Fauré, T. (2021, July)." in page.text
    assert "qa-notice" not in page.text


def test_a_link_whose_words_have_moved_or_changed_says_so(starter: Served, link: str, moved: str) -> None:
    page = get(starter, moved)
    assert (page.status_code, "stood elsewhere" in page.text, '<mark id="words"' in page.text) == (200, True, True)
    changed = get(starter, link.replace("Freemium", "Payant"), "fr")
    assert (changed.status_code, "La transcription a changé" in changed.text, "<mark" in changed.text) == (
        200,
        True,
        True,
    )
    assert "Payant" in changed.text


def test_a_link_whose_words_are_gone_marks_nothing(starter: Served) -> None:
    gone = get(starter, GONE)
    assert (gone.status_code, "<mark" in gone.text) == (404, False)
    assert "not in this transcript" in gone.text
    assert "Nobody ever said these very words here" in gone.text


@pytest.mark.parametrize(
    "query", ["exact=a", "exact=a&start=3", "first=a&start=0&end=9", "turn=999", "start=9", "%ff=1", "turn=1%3Cb%3E"]
)
def test_a_link_that_is_not_whole_says_so_and_shows_the_interview(starter: Served, query: str) -> None:
    broken = get(starter, f"/read/flaminem-expansion?{query}")
    assert broken.status_code == 400
    assert "not whole" in broken.text
    assert len(shown(broken)) == 25


@pytest.mark.parametrize("query", ["turn=13", "start=2731&end=2950"])
def test_short_links_lead_on_to_the_permalink_with_what_they_hint_at(starter: Served, query: str) -> None:
    led = get(starter, f"/read/{WHALLER}?{query}&find=offre&from=ask")
    assert led.status_code == 303
    assert re.match(rf"/read/{WHALLER}\?(exact|first)=", led.headers["location"])
    assert led.headers["location"].endswith("&find=offre&from=ask")
    page = get(starter, led.headers["location"])
    assert page.status_code == 200
    assert re.search(r'id="qa-back" href="/"[^>]*>Back to the answer', page.text)


def test_nobody_is_led_back_to_another_site(starter: Served) -> None:
    page = get(starter, f"/read/{WHALLER}?from=//evil.example")
    assert page.status_code == 200
    assert "evil" not in page.text.replace("from=//evil.example", "")


@pytest.mark.parametrize(("language", "said"), [("en", "There is no interview"), ("fr-CA", "Il n’y a pas d’entretien")])
@pytest.mark.parametrize("rest", ["", "?turn=1", "/original"])
def test_an_unknown_interview_is_a_page_in_plain_words(starter: Served, language: str, said: str, rest: str) -> None:
    missing = get(starter, f"/read/%3Cscript%3E{rest}", language)
    assert missing.status_code == 404
    assert said in missing.text
    assert "&lt;script&gt;" in missing.text
    assert f'href="/read/{WHALLER}"' in missing.text


# Citing, and the file


def test_a_turn_and_words_in_it_are_cited_on_demand(starter: Served, starter_engine: Engine) -> None:
    turn = starter_engine.excerpt(f"{WHALLER}#t13")
    whole = get(starter, f"/read/{WHALLER}/cite?turn=13", "fr")
    assert whole.text.count('class="qa-cited') == 9
    assert "tour 13" in whole.text
    assert html.escape(permalink(turn, starter.url)) in whole.text
    part = get(starter, f"/read/{WHALLER}/cite?start={turn.start}&end={turn.start + 7}")
    assert f"exact={turn.text[:7]}" in part.text
    for wrong in ("turn=999", "", "start=1", "exact=a"):
        missed = get(starter, f"/read/{WHALLER}/cite?{wrong}")
        assert (missed.status_code, missed.text) == (404, "These words could not be cited. Reload the page.")


def test_the_original_is_the_file_as_it_came_and_is_never_rendered(starter: Served, starter_corpus: Path) -> None:
    sent = get(starter, f"/read/{WHALLER}/original")
    assert sent.content == (starter_corpus / f"{WHALLER}.txt").read_bytes()
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["content-disposition"] == f'attachment; filename="{WHALLER}.txt"'
    assert sent.headers["x-content-type-options"] == "nosniff"


def test_where_the_file_is_not_there_or_leads_elsewhere_the_text_is_sent(own: Own, tmp_path: Path) -> None:
    file, secret = own.corpus / f"{WHALLER}.txt", tmp_path / "secret.txt"
    secret.write_text("not for you")
    file.unlink()
    file.symlink_to(secret)
    for _ in range(2):
        sent = get(own.served, f"/read/{WHALLER}/original")
        assert "Je suis sorti de" in sent.text
        assert sent.headers["content-type"] == "text/plain; charset=utf-8"
        assert "attachment" in sent.headers["content-disposition"]
        file.unlink(missing_ok=True)


def test_the_reader_sends_no_script_of_its_own_and_asks_who_comes(starter: Served, locked: Served, link: str) -> None:
    policy = get(starter, link).headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    for path in ("/read", "/read/", "/read/flaminem?turn=1", "/read/flaminem/original", "/read/flaminem/cite?turn=1"):
        refused = get(locked, path)
        assert refused.status_code in (303, 401)
        assert "Palantir" not in refused.text
