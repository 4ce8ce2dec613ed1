"""The bytes of a JSON file: encodings, what is broken, what is odd, what is hostile."""

from __future__ import annotations

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats import read
from qa.formats.files import File
from qa.formats.recordings import FORMATS
from qa.formats.recordings.loading import document

TALK = {"language": "fr", "segments": [{"start": 0, "end": 1, "text": " Où est-il allé ?", "speaker": "SPEAKER_00"}]}
PRINTED = json.dumps(TALK, ensure_ascii=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("name", ["talk.json", "talk.txt", "talk"])
def test_every_encoding_is_read(encoding: str, name: str) -> None:
    assert read(PRINTED.encode(encoding), name).turns[0].text == "Où est-il allé ?"


@pytest.mark.parametrize("name", ["talk.json", "talk.txt"])
@pytest.mark.parametrize(
    "raw",
    [
        b'{"segments": [\n{"start": 0, "text": "hi"},\n{"start": 1, "te',
        b'{"segments": [\n{"start": 0, "text": "hi"},\n{"start": 1, "text":',
        b'{"segments": [\n{"start": 0, "text": "hi"},\n{"start": 1},',
        b'{"segments": [\n{"start": 0, "text": "hi"},\n{"start": tru\n\n',
    ],
)
def test_a_truncated_file_is_refused_with_the_line_where_it_stops(raw: bytes, name: str) -> None:
    with pytest.raises(FormatError, match="the JSON stops in the middle, line 3") as refused:
        read(raw, name)
    assert refused.value.line == 3


def test_a_broken_file_is_refused_with_its_line() -> None:
    with pytest.raises(FormatError, match=r"talk\.json:2: this is not well-formed JSON: expecting ',' delimiter"):
        read(b'{"segments": [\n{"start": 0 "text": "hi"}]}', "talk.json")


def test_half_a_utf_16_character_is_refused() -> None:
    with pytest.raises(FormatError, match=r"UTF-16 but is damaged"):
        read(PRINTED.encode("utf-16-le")[:-1], "talk.json")


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000], ids=["lists", "objects"])
def test_deep_nesting_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match="nested too deep"):
        read(raw, "talk.json")


@pytest.mark.parametrize("raw", [b"{}", b"[]", b"null", b"3", b'{"version": "1", "contributors": [{"name": "Ann"}]}'])
def test_json_without_words_is_refused_with_the_shapes_that_are_known(raw: bytes) -> None:
    with pytest.raises(FormatError, match=r"holds no words that can be found; .*Whisper"):
        read(raw, "talk.json")


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(FormatError, match="the file is empty"):
        read(b" \n", "talk.json")


@pytest.mark.parametrize("text", ["[00:12] Ann Low: Hello.\n[00:14] Bo Marsh: Hi.", "[Ann Low]: Hello.", "{Music}"])
def test_plain_text_with_brackets_is_no_json(text: str) -> None:
    assert not any(form.recognises(File("talk.txt", text.encode())) for form in FORMATS)


def test_a_key_that_stands_twice_is_said() -> None:
    reading = read(b'[{"speaker": "Ann", "text": "first", "text": "second"}]', "talk.json")
    assert reading.turns[0].text == "second"
    assert reading.warnings[0].startswith("The key 'text' stands twice in one object")


def test_values_that_are_no_numbers_are_missing_and_said() -> None:
    reading = read(b'[{"speaker": "Ann", "start": NaN, "end": -Infinity, "text": "first"}]', "talk.json")
    assert reading.turns[0].time_start is None
    assert reading.warnings[0].startswith("2 values are no numbers")


def test_a_lone_surrogate_is_replaced_so_that_the_text_can_be_stored() -> None:
    reading = read(b'[{"speaker": "A\\ud800", "text": "bad \\udc00 word \\ud83d\\ude00 \\u0000"}]', "talk.json")
    assert reading.text.encode()
    assert reading.turns[0].text == "bad \ufffd word \U0001f600 \ufffd"


def test_numbers_where_words_are_expected_are_written_out_and_said() -> None:
    reading = read(b'{"segments": [{"start": 0, "text": 1961}, {"start": 1, "text": "Sunday"}]}', "talk.json")
    assert reading.turns[0].text == "1961 Sunday"
    assert any("not written as text" in warning for warning in reading.warnings)


def test_a_file_is_parsed_once_however_often_it_is_asked_about() -> None:
    file = File("talk.json", PRINTED.encode())
    assert document(file) is document(File("talk.json", PRINTED.encode()))


def test_values_one_after_the_other_are_a_list_whatever_stands_between() -> None:
    raw = b'{"text": "One."}\n{"text": "Two."},\n\x1e{\n "text": "Three."}'
    assert document(File("x.json", raw)).value == [{"text": "One."}, {"text": "Two."}, {"text": "Three."}]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("00:01"),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["text", "speaker", "start", "end", "words", "word", "segments", "results", "alternatives", "utterances",
             "channels", "monologues", "elements", "speakers", "items", "turns", "metadata", "role", "transcript",
             "paragraphs", "body", "startTime", "timestamps", "events", "segs", "tStartMs", "tokens", "media", "name"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused_and_never_silently_empty(value: Any) -> None:
    with contextlib.suppress(FormatError):
        reading = read(json.dumps(value).encode(), "talk.json")
        assert reading.turns
        assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)
        assert all(turn.start <= anchor.start < turn.end for turn in reading.turns for anchor in turn.anchors)


HOSTILE: dict[str, Any] = {
    "segments": {"segments": [{"start": k, "end": k + 1, "text": f" word {k} and more."} for k in range(14_000)]},
    "words of two voices": {
        "segments": [
            {
                "start": 0,
                "text": "a " * 90_000,
                "words": [{"word": "zq", "speaker": "AB"[k % 2]} for k in range(18_000)],
            }
        ]
    },
    "many lists": {f"k{k}": [{"text": "hello there you"}] for k in range(22_000)},
    "many keys": [{f"k{k}": "hello there" for k in range(40_000)}],
    "other keys": [{f"k{k}": "hello there"} for k in range(30_000)],
    "one word": {"text": "a" * 1_000_000},
    "no sentence": {"text": "hi there. " * 90_000},
    "comments": {"text": "<!--" * 240_000, "media": "x"},
    "tags": {"text": "<div>" * 190_000 + "words", "media": "x"},
    "channels": {"results": {"channels": [{"alternatives": [{"words": [{"word": "hey"}]}]} for _ in range(16_000)]}},
    "a number": [{"text": "hi there", "start": "1" * 900_000}],
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_json_of_a_megabyte_is_read_in_seconds(value: Any) -> None:
    raw = json.dumps(value).encode()
    began = time.process_time()
    with contextlib.suppress(FormatError):
        read(raw, "talk.json")
    assert time.process_time() - began < 10
