"""The pages of the corpus over HTTP: what is held, what may be sent, what is kept from whom."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import httpx
import pytest

from .conftest import Own, Served
from .uploads import TALK, about, ended, upload

SECOND = b"Cy Dunn: Who made the cheese?\n\nDi Fry: My grandmother kept eleven goats and salted every wheel by hand.\n"


@pytest.fixture
def visitor(house: Own) -> Iterator[httpx.Client]:
    """Somebody who may change the corpus of `house`, and has brought nothing yet."""
    with httpx.Client(base_url=house.served.url, headers={"Accept-Language": "en"}, timeout=60) as client:
        yield client


def test_what_is_held_can_be_sorted_and_leads_to_its_page(visitor: httpx.Client) -> None:
    page = visitor.get("/corpus").text
    assert len(re.findall(r'<th scope="row"', page)) >= 5
    assert page.count("indexed</span>") >= 5
    assert 'href="/corpus/wimi-lionel-roux"' in page
    down = visitor.get("/corpus?sort=words").text
    found = [int(number.replace(",", "")) for number in re.findall(r"Words </span>([\d,]+)", down)]
    assert found == sorted(found, reverse=True)
    assert 'aria-sort="descending"' in down
    dated = visitor.get("/corpus?sort=date&order=down").text
    assert dated.index("whaller-thomas-faure.txt") < dated.index("wimi-lionel-roux.txt")


def test_where_the_corpus_may_only_be_read_there_is_the_list_and_no_way_to_change_it(starter: Served) -> None:
    with httpx.Client(base_url=starter.url) as client:
        page = client.get("/corpus").text
        assert "<form" not in page
        assert 'href="/read/wimi-lionel-roux"' in page
        one = client.get("/corpus/wimi-lionel-roux")
        assert (one.status_code, one.headers["location"]) == (303, "/read/wimi-lionel-roux")
        assert client.get("/corpus/wimi-lionel-roux/original").status_code == 403
        assert client.get("/corpus/add").status_code == 403
        for path in ("add", "update", "wimi-lionel-roux", "wimi-lionel-roux/remove", "wimi-lionel-roux/speaker",
                     "wimi-lionel-roux/merge", "job/x/stop"):  # fmt: skip
            refused = client.post(f"/corpus/{path}", data={"title": "Mine"})
            assert refused.status_code == 403
            assert "only be read" in refused.text


def test_over_interviews_that_have_no_folders_there_is_the_list_alone(served: Served) -> None:
    with httpx.Client(base_url=served.url) as client:
        page = client.get("/corpus")
        assert page.status_code == 200
        assert "<form" not in page.text
        assert 'scope="row"' in page.text
        assert client.post("/corpus/add", data={"text": "Ann: Hello."}).status_code == 403


def test_without_a_script_files_go_from_the_form_through_the_report_into_the_index(
    visitor: httpx.Client, house: Own
) -> None:
    assert upload(visitor, ("talk.txt", TALK), ("second.txt", SECOND), do="look").status_code == 303
    report = visitor.get("/corpus/add").text
    assert "2 files wait" in report
    assert "Bo Marsh" in report
    assert not (house.corpus / "talk.txt").exists()
    mended = {"shown.1": "1", "title.1": "The harbour", "name.1.1": "Paul Marsh", "shown.2": "1", "out.2": "1"}
    started = visitor.post("/corpus/add", data=mended | {"do": "add"})
    assert started.headers["location"].startswith("/corpus/job/")
    page = ended(visitor, started.headers["location"])
    assert "added" in page
    assert "The index now holds" in page
    assert (house.corpus / "talk.txt").read_bytes() == TALK
    assert not (house.corpus / "second.txt").exists()
    assert "Paul Marsh" in visitor.get("/read/talk").text
    assert "1 file waits" in visitor.get("/corpus/add").text


def test_what_cannot_be_read_is_told_and_stops_nothing(visitor: httpx.Client) -> None:
    upload(visitor, ("empty.txt", b""), ("song.mp3", b"ID3\x03\x00sound"), ("market.txt", about("market")))
    page = visitor.get("/corpus/add").text
    assert "The file is empty" in page
    assert "It is a recording" in page
    assert "Add 1 transcript<" in page
    french = visitor.get("/corpus/add", headers={"Accept-Language": "fr"}).text
    assert "Le fichier est vide." in french
    assert "C’est un enregistrement" in french


def test_a_value_that_cannot_be_kept_is_shown_again_beside_the_reason(visitor: httpx.Client) -> None:
    upload(visitor, ("station.txt", about("station")))
    refused = visitor.post("/corpus/add", data={"shown.1": "1", "date.1": "last year", "title.1": "Kept", "do": "add"})
    assert refused.status_code == 400
    assert 'value="last year"' in refused.text
    assert "Give a date as 2021" in refused.text
    assert 'value="Kept"' in refused.text
    assert 'value="Kept"' in visitor.get("/corpus/add").text


def test_text_can_be_pasted(visitor: httpx.Client) -> None:
    visitor.post("/corpus/add", data={"text": about("tower").decode(), "called": "The harbour", "do": "look"})
    page = visitor.get("/corpus/add").text
    assert "The harbour.txt" in page
    assert 'value="Bo Marsh"' in page


def test_names_are_replaced_before_anything_is_kept(visitor: httpx.Client, house: Own) -> None:
    upload(visitor, ("talk with Bo Marsh.txt", about("library")))
    sent = {"shown.1": "1", "real": ["Ann Low", "Bo Marsh", ""], "pseudonym": ["Host", "Witness", ""], "do": "add"}
    page = ended(visitor, visitor.post("/corpus/add", data=sent).headers["location"])
    assert "Bo Marsh → Witness" in page
    (kept,) = house.corpus.rglob("*.json")
    assert kept.name == "talk with Witness.json"
    assert b"Marsh" not in kept.read_bytes()
    clash = visitor.post("/corpus/add", data={"real": "", "pseudonym": "Nobody", "do": "add"})
    assert clash.status_code == 400


def test_two_visitors_never_see_what_the_other_brought(visitor: httpx.Client, house: Own) -> None:
    upload(visitor, ("secret.txt", about("vault")))
    with httpx.Client(base_url=house.served.url) as other:
        assert "secret" not in other.get("/corpus/add").text
        other.cookies.set("qa-visitor", "A" * 43)
        assert "secret" not in other.get("/corpus/add").text
        upload(other, ("mine.txt", about("mine")))
        assert "mine.txt" not in visitor.get("/corpus/add").text
        started = visitor.post("/corpus/add", data={"do": "add"}).headers["location"]
        assert other.get(started).status_code == 404
        assert other.get(started, params={"format": "json"}).status_code == 404
        other.post(f"{started}/stop")
        assert "added" in ended(visitor, started)


def test_the_name_of_a_visitor_is_long_and_kept_from_scripts(visitor: httpx.Client) -> None:
    answer = upload(visitor, ("talk.txt", about("park")))
    cookie = answer.headers["set-cookie"]
    assert re.match(r"qa-visitor=[\w-]{43};", cookie)
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


def test_nothing_that_is_sent_lands_outside(visitor: httpx.Client, house: Own) -> None:
    before = {path for path in house.corpus.parent.rglob("*") if house.index not in path.parents}
    for number, name in enumerate(("../../evil.txt", "..\\evil.txt", "/srv/evil.txt", "../up/x.txt")):
        upload(visitor, (name, about(f"cellar {number}")), format="json", place=name)
    ended(visitor, visitor.post("/corpus/add", data={"do": "add"}).headers["location"])
    after = {path for path in house.corpus.parent.rglob("*") if house.index not in path.parents}
    assert {path.name for path in after - before} >= {"evil.txt", "evil-2.txt", "x.txt"}
    assert {path.parent for path in after - before} == {house.corpus}


def test_a_zip_file_that_unpacks_to_far_too_much_is_refused(visitor: httpx.Client) -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 60_000_000)
        archive.writestr("talk.txt", about("bomb"))
    upload(visitor, ("box.zip", box.getvalue()))
    assert "far more than a document holds" in visitor.get("/corpus/add").text


def test_more_than_may_be_sent_is_refused_and_the_rest_still_waits(visitor: httpx.Client) -> None:
    upload(visitor, ("hall.txt", about("hall")))
    assert upload(visitor, ("large.txt", b"a " * 250_000)).status_code == 413
    assert "1 file waits" in visitor.get("/corpus/add").text


def test_what_is_in_the_folder_but_not_indexed_is_offered_to_be_one_job_at_a_time(
    visitor: httpx.Client, house: Own
) -> None:
    (house.corpus / "garden.txt").write_bytes(about("garden"))
    assert "1 transcript is not indexed as it is" in visitor.get("/corpus").text
    first = visitor.post("/corpus/update").headers["location"]
    second = visitor.post("/corpus/update")
    if second.status_code == 409:  # unless the first was quicker
        assert "One change at a time" in second.text
    assert "The index now holds" in ended(visitor, first)
    if second.status_code == 303:
        ended(visitor, second.headers["location"])
    assert "is not indexed" not in visitor.get("/corpus").text


def test_a_job_that_nobody_knows_any_more_says_what_is_safe(visitor: httpx.Client) -> None:
    gone = visitor.get("/corpus/job/forged")
    assert gone.status_code == 404
    assert "is there and whole" in gone.text


def test_a_job_that_is_stopped_leaves_the_index_as_it_was(visitor: httpx.Client, house: Own) -> None:
    before = (house.index / "CURRENT").read_text()
    upload(visitor, *((f"stop{n}.txt", about(f"bridge {n}")) for n in range(6)))
    job = visitor.post("/corpus/add", data={"do": "add"}).headers["location"]
    visitor.post(f"{job}/stop")
    page = ended(visitor, job)
    assert "The index is as it was" in page
    assert (house.index / "CURRENT").read_text() == before
    added = len([*house.corpus.glob("stop*.txt")])
    waiting = re.search(r"(\d) files? waits?", visitor.get("/corpus/add").text)
    assert added + (int(waiting[1]) if waiting else 0) == 6


def test_facts_are_stated_and_taken_back(visitor: httpx.Client) -> None:
    path = "/corpus/inspeere-michael-ferrec"
    page = visitor.post(path, data={"date": "2020-03"}, follow_redirects=True).text
    assert "Date: nothing said → 2020-03" in page
    assert "The index does not know this yet" in page
    back = visitor.post(path, data={"date": ""}, follow_redirects=True).text
    assert "Date: 2020-03 → nothing said" in back
    assert "does not know this yet" not in back
    sent = {"organisations": "Inspeere; Harbour Board", "language": "en"}
    french = visitor.post(path, data=sent, headers={"Accept-Language": "fr"}, follow_redirects=True).text
    assert "Langue\u00a0: français → anglais" in french
    assert "Inspeere; Harbour Board" in french
    visitor.post(path, data={"organisations": "Inspeere", "language": "fr"})
    refused = visitor.post(path, data={"date": "spring", "title": "Typed"})
    assert refused.status_code == 400
    assert 'value="spring"' in refused.text
    assert 'value="Typed"' in refused.text


def test_a_speaker_is_called_otherwise_and_back(visitor: httpx.Client) -> None:
    path = "/corpus/cozy-cloud-benjamin-andre/speaker"
    sent = {"old": "Benjamin André", "name": "Ben André", "scope": "here"}
    page = visitor.post(path, data=sent, follow_redirects=True).text
    assert re.search(r"Benjamin André → Ben André \(\d+ turns\)", page)
    panel = page.split("qa-changed")[1].split("</form>")[0]
    undo = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', panel))
    assert "Ben André → Benjamin André" in visitor.post(path, data=undo, follow_redirects=True).text
    wrong = {"old": "Nobody At All", "name": "X Y", "scope": "here"}
    refused = visitor.post(path, data=wrong, headers={"Accept-Language": "fr"})
    assert refused.status_code == 400
    assert "Le programme le dit en anglais" in refused.text


def test_the_original_is_given_byte_for_byte_and_removal_leaves_nothing(visitor: httpx.Client, house: Own) -> None:
    held = (house.corpus / "wimi-lionel-roux.txt").read_bytes()
    given = visitor.get("/corpus/wimi-lionel-roux/original")
    assert given.content == held
    assert "attachment" in given.headers["content-disposition"]
    assert "wimi-lionel-roux.txt" in visitor.get("/corpus/wimi-lionel-roux/remove").text
    assert (house.corpus / "wimi-lionel-roux.txt").exists()
    job = visitor.post("/corpus/wimi-lionel-roux/remove").headers["location"]
    assert "not a word of it is left" in ended(visitor, job)
    assert not (house.corpus / "wimi-lionel-roux.txt").exists()
    assert visitor.get("/corpus/wimi-lionel-roux").status_code == 404
    assert b"wimi-lionel-roux" not in (house.corpus / "catalogue.toml").read_bytes()


@pytest.mark.parametrize("wrong", ["no-such", "..%2fcatalogue.toml", "%3Cscript%3E", "catalogue.toml"])
def test_an_id_that_is_none_is_told_in_a_sentence(visitor: httpx.Client, wrong: str) -> None:
    for path in (f"/corpus/{wrong}", f"/corpus/{wrong}/remove", f"/corpus/{wrong}/original"):
        missed = visitor.get(path)
        assert missed.status_code == 404
        assert "<script>" not in missed.text


def test_a_voice_without_a_name_is_given_a_role_only_with_a_name(visitor: httpx.Client) -> None:
    said = b"Q: When did the ferry of Brell sink?\n\nA: It sank in the storm of March, with all the mail.\n\n"
    upload(visitor, ("ferry.txt", said + said.replace(b"March", b"April")))
    assert 'placeholder="No name"' in visitor.get("/corpus/add").text
    refused = visitor.post("/corpus/add", data={"shown.1": "1", "role.1.1": "quoted", "name.1.1": ""})
    assert refused.status_code == 400
    assert "Give this voice a name" in refused.text
    sent = {"shown.1": "1", "role.1.1": "quoted", "name.1.1": "Bo Marsh"}
    page = visitor.post("/corpus/add", data=sent, follow_redirects=True).text
    assert 'value="Bo Marsh"' in page
    assert '<option value="quoted" selected>' in page
