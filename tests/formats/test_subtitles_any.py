"""Any bytes are read or refused in a sentence; no word of a cue is lost; what the readers stand on, piece by piece."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.subtitled import PRINTERS, Spoken, said, srt, vtt
from formats.subtitled import clock as printed
from qa.errors import FormatError
from qa.formats import read
from qa.formats.files import File, Format
from qa.formats.subtitles import FORMATS
from qa.formats.subtitles.blocks import arrow_times
from qa.formats.subtitles.clock import clock
from qa.formats.subtitles.cues import language
from qa.formats.subtitles.labels import label_at, stated
from qa.formats.subtitles.offsets import Rates, seconds
from qa.formats.subtitles.sounds import is_sound, names_sound
from qa.schema import Role

TALK = [
    Spoken("Jeanne Roy", "Is it <i>old</i>?"),
    Spoken("Paul Marsh", "[laughs] It is."),
    Spoken(None, "- No. - Yes."),
]
SEEDS = st.sampled_from([printer(TALK) for printer in PRINTERS.values()])
SCRAPS = st.sampled_from(
    (
        "-->",
        "<v ",
        "</v>",
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        ":",
        "\n\n",
        "\r",
        "00:01 --> 00:02\n",
        "[00:01.00]",
        "{\\p1}",
        "♪",
        ">> ",
        "WEBVTT",
        "NOTE",
        "Ann: ",
        "\t",
        "\x00",
        "&#xD800;",
        "<rt>",
        "<p>",
        "٣",
        "²",
        "Format: ",
        "(host): ",
    )
)
PLACES = st.integers(0, 10_000)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(text=SEEDS, scraps=st.lists(st.tuples(PLACES, SCRAPS, st.integers(0, 9)), max_size=8))
def test_a_damaged_file_is_read_or_refused(form: Format, text: str, scraps: list[tuple[int, str, int]]) -> None:
    for place, scrap, gone in scraps:
        at = place % (len(text) + 1)
        text = text[:at] + scrap + text[at + gone :]
    file = File("talk.txt", text.encode())
    assert form.recognises(file) in {True, False}
    try:
        found = form.read(file)
    except FormatError:
        return
    assert found.turns
    assert all(found.text[turn.start : turn.end] == turn.text for turn in found.turns)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(raw=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(form: Format, raw: bytes) -> None:
    assert form.recognises(File("x", raw)) in {True, False}
    with contextlib.suppress(FormatError):
        assert form.read(File("x", raw)).turns


@pytest.mark.parametrize("printer", [vtt, srt])
@given(lines=st.lists(st.text(alphabet="abAB éà.,?!:;-–—'\"«»()[]>♪#*\u00a0", max_size=30), min_size=1, max_size=8))
def test_no_word_of_a_cue_is_lost(printer: object, lines: list[str]) -> None:
    talk = [Spoken(None, f"n{at} {line}") for at, line in enumerate(lines)]
    text = vtt(talk) if printer is vtt else srt(talk)
    found = read(text.encode(), "talk.srt")
    expected = re.findall(r"\w+", " ".join(spoken.words for spoken in talk))
    kept = re.findall(r"\w+", found.text)
    assert [word for word in kept if word in set(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "Ab\nCd: e\n" * 12_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v x>" * 20_000 + "a",
        "WEBVTT\n" + "00:01 --> 00:02\nx x x x x x x x\n\n" * 3_000,
        "1\n00:01 --> 00:02\n" + "a. B: " * 17_000,
        "1\n00:01 --> 00:02\n" + "[(" * 50_000 + "a",
        "[00:01.00]a\n" + "b\n" * 20_000,
    ],
)
def test_a_hundred_thousand_hostile_characters_take_no_time(text: str) -> None:
    begun = time.process_time()
    assert read(text.encode(), "talk.txt").turns
    assert time.process_time() - begun < 10


@given(st.integers(0, 99 * 3600))
def test_times_come_back(at: int) -> None:
    assert clock(printed(at)) == clock(printed(at, ",")) == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1:02:03.5", 3723.5), ("02:14,250", 134.25), ("00:00:01:500", 1.5), ("0:7", 7.0), ("7", None), ("a:b", None)],
)
def test_a_time_is_hours_minutes_seconds_or_nothing(text: str, expected: float | None) -> None:
    assert clock(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("00:01.000 --> 00:02.000 align:start position:0%", (1.0, 2.0, "")),
        ("00:00:01,000 --> 00:00:02,000 X1:1 Y1:2", (1.0, 2.0, "")),
        ("00:01->00:02 And words", (1.0, 2.0, "And words")),
        ("00:01 –> 00:02", (1.0, 2.0, "")),
        ("00:01 -->", (1.0, None, "")),
        ("--> 00:02", (None, 2.0, "")),
        ("a --> b", None),
        ("from 3 --> to 4", None),
        ("00:01, then 00:02", None),
    ],
)
def test_a_line_of_times(line: str, expected: tuple[float | None, float | None, str] | None) -> None:
    assert arrow_times(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00:01:02.5", 62.5),
        ("00:00:01:15", 1.5),
        ("01:02.5", 62.5),
        ("9.25", 9.25),
        ("1.5h", 5400.0),
        ("2m", 120.0),
        ("1500ms", 1.5),
        ("45f", 1.5),
        ("500t", 0.5),
        ("soon", None),
        (None, None),
    ],
)
def test_a_time_of_ttml(text: str | None, expected: float | None) -> None:
    assert seconds(text, Rates(frames=30, ticks=1000)) == expected


@pytest.mark.parametrize(
    "text", ["[Music]", "(laughs)", "♪ la la ♪", "♪♪", "*sighs*", "[a] (b).", "APPLAUSE", "# la la #", "♪ la"]
)
def test_sounds(text: str) -> None:
    assert is_sound(text)


@pytest.mark.parametrize("text", ["Hello [laughs]", "(Is it old?)", "♪ la ♪ Ann: no", "#1", "", "a (b) c"])
def test_what_is_no_sound(text: str) -> None:
    assert not is_sound(text)


def test_a_sound_in_brackets_is_told_from_a_name() -> None:
    assert names_sound("Upbeat Music")
    assert names_sound("Rires")
    assert not names_sound("Jeanne Roy")


@pytest.mark.parametrize(
    ("printed_name", "expected"),
    [
        ("Jeanne Roy (host)", ("Jeanne Roy", Role.INTERVIEWER)),
        ("Jeanne Roy (Invitée, Brest)", ("Jeanne Roy", Role.INTERVIEWEE)),
        ("Jeanne Roy (laughing)", ("Jeanne Roy (laughing)", Role.UNKNOWN)),
        ("(host)", ("(host)", Role.UNKNOWN)),
    ],
)
def test_a_role_after_a_name(printed_name: str, expected: tuple[str, Role]) -> None:
    assert stated(printed_name) == expected


@pytest.mark.parametrize(
    "text", ["So here is the thing: no", "Voilà: no", "10:30: no", "https://a.b", "[Laughs] no", "Ann", "note: no", ""]
)
def test_what_can_be_no_label(text: str) -> None:
    assert label_at(text) is None


def test_language_tags() -> None:
    assert [language(tag) for tag in ("fr", "EN-gb", "pt_BR", "eng", "French", "")] == [
        "fr",
        "en",
        "pt",
        None,
        None,
        None,
    ]


def test_a_talk_of_one_word_a_cue_is_read_whole() -> None:
    words = [f"word{at}" for at in range(300)]
    turns = said(srt([Spoken(None, word) for word in words]), "talk.srt")
    assert " ".join(text for _, text in turns).split() == words
