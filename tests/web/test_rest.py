"""A program that speaks HTTP, against a running server; and the description that it goes by."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from qa.render import answer_record
from qa.schema import Filters
from qa.web.access.sizes import LONGEST_REQUEST

from .conftest import PASSWORD, Served
from .fake import FakeEngine
from .material import transcripts

WIMI = "How many organizations use the Wimi solution?"
CALLS: list[tuple[str, str, Any]] = [
    ("POST", "/api/ask", {"question": WIMI}),
    ("POST", "/api/verify", {"quote": "Il s’agit d’un aveu d’échec pour moi"}),
    ("POST", "/api/who", {"quote": "Il s’agit d’un aveu d’échec pour moi"}),
    ("GET", "/api/speakers", None),
    ("GET", "/api/sources", None),
    ("GET", "/api/turns/wimi-lionel-roux", None),
    ("GET", "/api/cite?id=wimi-lionel-roux%23t1", None),
    ("GET", "/api/openapi.json", None),
    ("POST", "/mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}),
    ("GET", "/read/wimi-lionel-roux", None),
    ("GET", "/gradio_api/info", None),
    ("GET", "/config", None),
    ("POST", "/gradio_api/call/ask", {"data": [WIMI]}),
]


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url, timeout=20) as client:
        yield client


def test_an_answer_is_the_record_of_the_command_line(client: httpx.Client) -> None:
    asked = {"question": WIMI, "k": 2, "source": "wimi-lionel-roux", "role": "interviewee"}
    filters = Filters(source="wimi-lionel-roux", role=None)
    engine = FakeEngine(transcripts())
    expected = answer_record(engine.ask(WIMI, k=4, filters=filters))["passages"]
    given = client.post("/api/ask", json=asked).raise_for_status().json()
    theirs = [passage for passage in expected if passage["role"] == "interviewee"][:2]
    assert [passage["text"] for passage in given["passages"]] == [passage["text"] for passage in theirs]
    assert given["passages"][0] == theirs[0]


def test_a_quote_is_verified_with_and_without_a_claim(client: httpx.Client) -> None:
    quote = "Il s’agit d’un aveu d’échec pour moi"
    right = client.post("/api/verify", json={"quote": quote, "speaker": "Thomas Fauré"}).json()
    wrong = client.post("/api/verify", json={"quote": quote, "speaker": "Alain Juillet"}).json()
    unclaimed = client.post("/api/verify", json={"quote": quote}).json()
    assert (right["verdict"], right["speaker_matches"], wrong["speaker_matches"]) == ("verbatim", True, False)
    assert unclaimed["speaker_matches"] is None
    assert unclaimed["matches"][0]["source"]["id"] == "whaller-thomas-faure"


def test_who_said_it_is_answered_with_names_and_the_real_words(client: httpx.Client) -> None:
    said = client.post("/api/who", json={"quote": "more than 55,000 organizations"}).json()
    (by,) = said["said_by"]
    assert (said["verdict"], by["speaker"], by["role"]) == ("verbatim", "Lionel Roux", "interviewee")
    assert by["text"] == "more than 55,000 organizations"
    assert client.post("/api/who", json={"quote": "Nobody said this"}).json()["said_by"] == []


def test_speakers_sources_and_turns_can_be_read(client: httpx.Client) -> None:
    speakers = client.get("/api/speakers").json()["speakers"]
    assert "Thomas Fauré" in [speaker["name"] for speaker in speakers]
    sources = client.get("/api/sources").json()["sources"]
    assert [source["id"] for source in sources] == ["whaller-thomas-faure", "wimi-lionel-roux", "flaminem"]
    read = client.get("/api/turns/wimi-lionel-roux", params={"first": 2, "last": 3}).json()
    assert (read["total"], [turn["index"] for turn in read["turns"]]) == (9, [2, 3])
    assert read["source"] == sources[1]


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("/api/ask", {"question": " "}, 400, "The question is empty"),
        ("/api/ask", {"question": "When?", "since": "soon"}, 400, "“soon” is not a date"),
        ("/api/ask", {}, 422, "question: field required"),
        ("/api/ask", {"question": "When?", "k": 0}, 422, "k: input should be greater than or equal to 1"),
        ("/api/ask", {"question": "When?", "k": 51}, 422, "k: input should be less than or equal to 50"),
        ("/api/ask", {"question": "When?", "speeker": "A"}, 422, "speeker: extra inputs are not permitted"),
        ("/api/ask", {"question": "When?", "role": "guest"}, 422, "role: input should be 'interviewer'"),
        ("/api/verify", {"quote": ""}, 400, "The quote is empty"),
        ("/api/nowhere", {}, 404, "/api/openapi.json lists what there is"),
        ("/api/speakers", {}, 405, "/api/openapi.json lists what there is"),
        ("/api/ask", {"question": "x" * LONGEST_REQUEST}, 413, "longer than 262,144 bytes"),
        ("/api/ask", {"question": "please explode"}, 500, "went wrong on our side"),
        ("/api/verify", {"quote": "please explode"}, 500, "went wrong on our side"),
    ],
)
def test_what_cannot_be_answered_gets_one_sentence(
    client: httpx.Client, path: str, body: dict[str, Any], status: int, said: str
) -> None:
    refused = client.post(path, json=body)
    assert refused.status_code == status
    assert list(refused.json()) == ["error"]
    assert said in refused.json()["error"]
    assert "Traceback" not in refused.text


def test_an_unknown_source_is_named_with_the_nearest(client: httpx.Client) -> None:
    refused = client.get("/api/turns/wimi-lionel-ruox")
    assert refused.status_code == 400
    assert "did you mean 'wimi-lionel-roux'" in refused.json()["error"]
    assert "first is 3 and last 2" in client.get("/api/turns/flaminem?first=3&last=2").json()["error"]
    assert client.get("/api/turns/flaminem?first=-1").status_code == 422


def test_words_are_cited_by_id_and_by_permalink(client: httpx.Client) -> None:
    cited = client.get("/api/cite", params={"id": "whaller-thomas-faure#t3", "style": "bibtex"}).json()
    assert (cited["id"], cited["style"]) == ("whaller-thomas-faure#t3", "bibtex")
    assert "Fauré" in cited["citation"]
    again = client.get("/api/cite", params={"id": cited["permalink"], "style": "bibtex"}).json()
    assert again == cited
    gone = "/read/flaminem?exact=Nobody+ever+said+these+very+words&start=0&end=33"
    for given, said in (
        ({"id": "nope#t3"}, "no source"),
        ({"id": gone}, "no longer"),
        ({"id": "/read/x?a=1"}, "permalink"),
    ):
        refused = client.get("/api/cite", params=given)
        assert refused.status_code == 400, given
        assert said in refused.json()["error"]
    assert client.get("/api/cite", params={"id": "flaminem#t0", "style": "vogue"}).status_code == 422


def test_a_body_that_is_no_json_is_refused(client: httpx.Client) -> None:
    refused = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
    assert (refused.status_code, list(refused.json())) == (422, ["error"])


def test_nothing_of_a_question_is_logged(client: httpx.Client, served: Served) -> None:
    for path, key in (("/api/ask", "question"), ("/api/verify", "quote"), ("/api/who", "quote")):
        client.post(path, json={key: "please explode, my zeppelin"})
    log = served.log.read_text()
    assert "RuntimeError" in log
    assert "zeppelin" not in log
    assert "secret" not in log


def test_every_answer_carries_the_security_headers(client: httpx.Client) -> None:
    for method, path, body in CALLS:
        headers = client.request(method, path, json=body).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "access-control-allow-origin" not in headers, path


@pytest.mark.parametrize("path", ["/api/ask", "/mcp"])
def test_other_host_names_and_pages_of_other_sites_are_refused(client: httpx.Client, path: str) -> None:
    assert client.post(path, json={"question": WIMI}, headers={"Host": "evil.example"}).status_code == 421
    foreign = client.post(path, json={"question": WIMI}, headers={"Origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json()["error"]) == (403, "Pages of other sites may not ask here.")
    own = {"Origin": str(client.base_url).rstrip("/")}
    assert client.get("/api/speakers", headers=own).status_code == 200


# With a password


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_nothing_is_reachable_without_the_password(locked: Served, method: str, path: str, body: Any) -> None:
    refused = httpx.request(method, locked.url.rstrip("/") + path, json=body)
    assert refused.status_code == 401
    assert "Wimi" not in refused.text


@pytest.mark.parametrize(
    "header",
    ["Basic", "Basic !!!", "Bearer reader", "Basic " + base64.b64encode(b"\xff:\xff").decode(),
     "Basic " + base64.b64encode(b"reader").decode(), "Basic " + base64.b64encode(b"reader:").decode(),
     "Basic " + base64.b64encode(b"reader:pate").decode(), "Basic " + base64.b64encode(b":").decode()],
)  # fmt: skip
def test_another_password_does_not_open(locked: Served, header: str) -> None:
    refused = httpx.get(f"{locked.url}api/speakers", headers={"Authorization": header})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic ")
    assert "password" in refused.json()["error"]


def test_the_password_opens(locked: Served) -> None:
    token = base64.b64encode(":".join(PASSWORD).encode()).decode()
    asked = httpx.post(f"{locked.url}api/ask", json={"question": WIMI}, headers={"Authorization": f"Basic {token}"})
    assert asked.json()["passages"]


def test_who_is_signed_in_on_the_page_needs_no_second_password(locked: Served) -> None:
    with httpx.Client(base_url=locked.url, cookies={"access-token-x": "y"}) as browser:
        assert browser.get("/api/speakers").status_code == 401
        form = dict(zip(("username", "password"), PASSWORD, strict=True))
        browser.post("/login", data=form).raise_for_status()
        assert browser.get("/config").json()["version"]
        assert browser.get("/api/speakers").json()["speakers"]


# The description


@pytest.fixture(scope="module")
def described(served: Served) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{served.url}api/openapi.json").json()
    return found


def test_the_description_lists_every_operation(described: dict[str, Any]) -> None:
    operations = {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    assert operations == {
        "ask": "POST /ask", "verify_quote": "POST /verify", "who_said": "POST /who", "list_speakers": "GET /speakers",
        "sources": "GET /sources", "cite": "GET /cite", "read_turns": "GET /turns/{source}",
    }  # fmt: skip
    assert described["servers"] == [{"url": "/api"}]


def test_the_description_describes_answers_and_refusals(described: dict[str, Any]) -> None:
    answer = described["components"]["schemas"]["AnswerRecord"]
    assert answer["required"] == list(answer["properties"])
    assert answer["properties"]["passages"]["items"] == {"$ref": "#/components/schemas/PassageRecord"}
    for methods in described["paths"].values():
        for operation in methods.values():
            assert len(operation["description"]) > 60
            refusals = [operation["responses"][status]["content"]["application/json"] for status in ("400", "422")]
            assert refusals == [{"schema": {"$ref": "#/components/schemas/Refusal"}}] * 2
