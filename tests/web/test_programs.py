"""The functions in Python, their records against the types that describe them, and Gradio's own client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict, is_typeddict

from qa.citation import Style
from qa.engine import Engine
from qa.errors import QAError
from qa.schema import Attribution, Note, Operation, Role, Verdict
from qa.web import shapes
from qa.web.calling import checked
from qa.web.programs import Programs
from qa.web.shapes import MOST_TURNS
from qa.web.site import Library

from .conftest import PASSWORD, Served
from .fake import FakeEngine
from .material import transcripts

SAID = "Il s’agit d’un aveu d’échec pour moi"


@pytest.fixture
def programs() -> Programs:
    return Programs(Library.over(FakeEngine(transcripts())))


def strictly(kind: Any, record: Any) -> None:
    """Raises where the record, or one within it, has a key missing or to spare, or a value of another type."""
    for name, shape in vars(shapes).items():
        if is_typeddict(shape) and shape is not TypedDict and name.endswith("Record"):
            shape.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    TypeAdapter(kind).validate_python(record)


def records(programs: Programs) -> list[tuple[Any, Any]]:
    """What each function gives, with the type that it states."""
    calls: list[tuple[Callable[..., Any], tuple[str, ...]]] = [
        (programs.ask, ("Que pensez-vous du cloud de confiance ?",)),
        (programs.verify_quote, (SAID, "Alain Juillet")),
        (programs.verify_quote, ("Nobody ever said so.",)),
        (programs.who_said, (SAID,)),
        (programs.list_speakers, ()),
        (programs.read_turns, ("flaminem",)),
        (programs.sources, ()),
        (programs.cite, ("flaminem#t1", "mla")),
    ]
    return [(get_type_hints(function)["return"], function(*given)) for function, given in calls]


def test_records_have_the_keys_and_types_that_are_described(programs: Programs) -> None:
    for kind, record in records(programs):
        strictly(kind, _with_tuples(record))


def test_records_of_the_engine_too(starter_engine: Engine) -> None:
    programs = Programs(Library.over(starter_engine))
    asked = programs.ask("Que reproche-t-on à Palantir ?")
    strictly(get_type_hints(programs.ask)["return"], _with_tuples(asked))
    for source in programs.sources()["sources"]:
        read = programs.read_turns(source["id"])
        strictly(get_type_hints(programs.read_turns)["return"], read)
        assert read["total"] == len(read["turns"])
    strictly(get_type_hints(programs.list_speakers)["return"], programs.list_speakers())
    for quote in ("On peut faire confiance aux Etats-Unis", "On ne peut plus faire confiance aux Etats-Unis"):
        verified = programs.verify_quote(quote, "Thomas Serval")
        strictly(get_type_hints(programs.verify_quote)["return"], _with_tuples(verified))


@pytest.mark.parametrize(
    ("described", "known"),
    [
        (shapes.RoleName, Role), (shapes.VerdictName, Verdict), (shapes.AttributionName, Attribution),
        (shapes.OperationName, Operation), (shapes.NoteName, Note), (shapes.StyleName, Style),
    ],
)  # fmt: skip
def test_the_values_described_are_all_there_are(described: Any, known: type[StrEnum]) -> None:
    assert set(get_args(described)) == {member.value for member in known}


@pytest.mark.parametrize("spoil", [{"extra": 1}, {"answered": "yes"}])
def test_the_comparison_notices_what_is_not_described(programs: Programs, spoil: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        strictly(shapes.AnswerRecord, _with_tuples(programs.ask("Who?")) | spoil)


def _with_tuples(record: Any) -> Any:
    """The record with pairs as tuples, as the types have them (JSON knows lists only)."""
    if isinstance(record, dict):
        return {key: _with_tuples(value) for key, value in record.items()}
    if isinstance(record, list):
        values = [_with_tuples(value) for value in record]
        return tuple(values) if len(values) == 2 and all(isinstance(value, int) for value in values) else values
    return record


def test_turns_are_bounded_in_number_and_say_how_many_there_are() -> None:
    engine = FakeEngine(transcripts())
    (one, *_), source = engine.turns("flaminem"), engine.sources[2]

    class Long(FakeEngine):
        def turns(self, source: str, first: int = 0, last: int | None = None) -> Any:
            return [type(one)(index=i, text="a", start=0, end=1) for i in range(MOST_TURNS + 5)]

    read = Programs(Library.over(Long(transcripts()))).read_turns(source.id, first=3)
    assert (read["total"], len(read["turns"])) == (MOST_TURNS + 5, MOST_TURNS)
    assert [read["turns"][0]["index"], read["turns"][-1]["index"]] == [3, MOST_TURNS + 2]


def test_a_source_may_be_meant_by_a_part_of_its_name(programs: Programs) -> None:
    assert programs.read_turns("Lionel", 0, 0)["source"]["id"] == "wimi-lionel-roux"


def test_what_was_said_by_nobody_is_said_by_nobody_else(programs: Programs) -> None:
    said = programs.who_said("Nobody ever said so.")
    assert (said["quote"], said["verdict"], said["said_by"]) == ("Nobody ever said so.", "not-found", [])


def test_arguments_from_outside_are_checked_before_the_call(programs: Programs) -> None:
    ask = checked(programs.ask)
    assert ask({"question": "Who?", "k": "2"}) == programs.ask("Who?", 2)
    for given in ({"question": "Who?", "k": "many"}, {"k": 2}, {"question": None}, {"question": "Who?", "x": 1}):
        with pytest.raises(QAError, match=r"^(k|question|x): "):
            ask(given)


# Gradio's own client


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[Client]:
    client = Client(served.url, verbose=False, analytics_enabled=False, download_files=False)
    yield client
    client.close()


def test_gradio_s_client_gets_the_same_records(client: Client, programs: Programs) -> None:
    assert client.predict("Who?", 2, api_name="/ask") == programs.ask("Who?", 2)
    assert client.predict(question="Who?", source="flaminem", api_name="/ask")["passages"][0]["source"]["id"]
    assert client.predict(quote=SAID, speaker="Thomas Fauré", api_name="/verify_quote")["speaker_matches"] is True
    assert client.predict(SAID, api_name="/who_said") == programs.who_said(SAID)
    assert client.predict(api_name="/list_speakers") == programs.list_speakers()
    assert client.predict("flaminem", 1, 2, api_name="/read_turns") == programs.read_turns("flaminem", 1, 2)


def test_gradio_s_client_sees_these_five_and_nothing_of_the_page(client: Client) -> None:
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(named) == {"/ask", "/verify_quote", "/who_said", "/list_speakers", "/read_turns"}
    assert [parameter["parameter_name"] for parameter in named["/read_turns"]["parameters"]] == [
        "source", "first", "last",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"question": " "}, "The question is empty"),
        ({"question": "Who?", "k": 500}, "k: input should be less than or equal to 50"),
        ({"question": "explode, zeppelin"}, "went wrong on our side"),
    ],
)
def test_gradio_s_client_gets_our_sentences(client: Client, served: Served, given: dict[str, Any], said: str) -> None:
    with pytest.raises(AppError, match=said):
        client.predict(**given, api_name="/ask")
    assert "zeppelin" not in served.log.read_text()


def test_gradio_s_client_needs_the_password_where_there_is_one(locked: Served) -> None:
    quiet: dict[str, Any] = {"verbose": False, "analytics_enabled": False, "download_files": False}
    with pytest.raises(Exception, match=r"401|[Aa]uth|[Ll]ogin"):
        Client(locked.url, **quiet)
    assert Client(locked.url, auth=PASSWORD, **quiet).predict(api_name="/list_speakers")["speakers"]
