"""Times, dates, languages, roles and roots, as files of archives print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.formats.archives import clock
from qa.formats.archives.roots import root_name
from qa.formats.archives.stated import stated_date, stated_language, stated_role
from qa.formats.files import File
from qa.schema import Role


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("01:02:03", 3723.0),
        ("2:03", 123.0),
        ("0:00:05,25", 5.25),
        ("[00:01:30.500]", 90.5),
        ("[2] 00:01:30:500", 90.5),
        ("00:00:01:12", 1.48),
        ("PT1H2M3.5S", 3723.5),
        ("12.5", 12.5),
        ("12,5 s", 12.5),
        ("1500 ms", 1.5),
        ("2 min", 120.0),
        ("", None),
        ("noon", None),
        ("-3", None),
        ("1e9", None),
        ("12:34:56:78:90", None),
    ],
)
def test_printed_times_are_seconds(printed: str, time: float | None) -> None:
    assert clock.seconds(printed) == time


def test_two_digits_are_frames_at_the_rate_given() -> None:
    assert clock.seconds("00:00:01.12", frames=24) == 1.5
    assert clock.seconds("00:00:01.12") == 1.12
    assert clock.seconds("00:00:01.120", frames=24) == 1.12


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
def test_a_time_that_is_printed_is_read_back(hours: int, minutes: int, seconds: int, rest: int) -> None:
    printed = f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"
    assert clock.seconds(printed) == pytest.approx(hours * 3600 + minutes * 60 + seconds + rest / 1000)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(printed: str) -> None:
    time = clock.seconds(printed)
    assert time is None or time >= 0
    assert not clock.is_time(printed) or time is not None


@pytest.mark.parametrize("printed", ["nan", "inf", "-1", "1e999", "", "x", None])
def test_numbers_are_finite_and_never_negative(printed: str | None) -> None:
    assert clock.number(printed) is None


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2004-05-17", "2004-05-17"),
        ("2004-05", "2004-05"),
        ("2004", "2004"),
        ("2004-05-17T10:00:00", "2004-05-17"),
        ("17-MAY-2004", "2004-05-17"),
        ("17.5.2004", "2004-05-17"),
        ("17 May 2004", "2004-05-17"),
        ("13 juin 2006", "2006-06-13"),
        ("40.40.2004", "2004"),
        ("20040517123", None),
        ("Unknown Date", None),
        (None, None),
    ],
)
def test_dates_are_iso_and_as_precise_as_printed(printed: str | None, date: str | None) -> None:
    assert stated_date(printed) == date


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("eng", "en"),
        ("fr-CA", "fr"),
        ("Deutsch", "de"),
        ("Français", "fr"),
        ("English; French", "en"),
        ("x", None),
        (None, None),
    ],
)
def test_languages_are_two_letters(printed: str | None, code: str | None) -> None:
    assert stated_language(printed) == code


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Investigator", Role.INTERVIEWER),
        ("enquêtrice", Role.INTERVIEWER),
        ("(Interviewerin)", Role.INTERVIEWER),
        ("Interviewee", Role.INTERVIEWEE),
        ("Zeitzeugin", Role.INTERVIEWEE),
        ("témoin", Role.INTERVIEWEE),
        ("Target_Child", Role.UNKNOWN),
        ("the interviewer's brother", Role.UNKNOWN),
        (None, Role.UNKNOWN),
    ],
)
def test_roles_are_known_in_several_languages_and_never_guessed(printed: str | None, role: Role) -> None:
    assert stated_role(printed) is role


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"<TEI>", "TEI"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <no/> -->\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<t:TEI xmlns:t='x'>",
            "TEI",
        ),
        ("<?xml version='1.0' encoding='UTF-16'?><Trans/>".encode("utf-16"), "Trans"),
        (b"words <b>in</b> bold", None),
        (b"<", None),
        (b"", None),
        (b"\x00\xff", None),
    ],
)
def test_the_root_is_told_without_parsing(raw: bytes, name: str | None) -> None:
    assert root_name(File("a", raw)) == name
