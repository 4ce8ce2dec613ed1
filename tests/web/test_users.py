"""Users, their passwords, their sessions, and what guessing costs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.web.access.attempts import FREE, LONGEST_WAIT, Attempts
from qa.web.access.passwords import hashed, is_hash, matches, readable_hash
from qa.web.access.users import SESSION, Users

PLAIN = "pâte à choux"
KEPT = {"reader": PLAIN, "Zoé": hashed("sésame")}


@pytest.fixture(scope="module")
def users() -> Users:
    return Users(KEPT)


def test_a_hash_opens_to_its_password_only_and_is_never_the_same_twice() -> None:
    one, other = hashed(PLAIN), hashed(PLAIN)
    assert one != other
    assert is_hash(one)
    assert readable_hash(one)
    assert PLAIN not in one
    assert matches(one, PLAIN)
    assert not matches(one, PLAIN.upper())
    assert not matches(one, one)


@given(kept=st.text(min_size=1), offered=st.text())
@settings(max_examples=50)
def test_a_plain_password_is_matched_by_itself_in_any_form_of_unicode(kept: str, offered: str) -> None:
    composed = [unicodedata.normalize(form, kept) for form in ("NFC", "NFD")]
    assert all(matches(kept, spelled) for spelled in composed)
    assert matches(kept, offered) == (unicodedata.normalize("NFC", offered) == composed[0])


@pytest.mark.parametrize(
    "kept",
    [
        "$scrypt$",
        "$scrypt$ln=15,r=8,p=1$c2FsdA$",
        "$scrypt$ln=15,r=8,p=1$c2FsdA$aGFzaA",
        "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHQ$" + "A" * 43,
        "$scrypt$ln=2,r=8,p=1$c2FsdHNhbHQ$" + "A" * 43,
        "$scrypt$ln=15,r=0,p=1$c2FsdHNhbHQ$" + "A" * 43,
    ],
    ids=["nothing", "no hash", "short hash", "too slow", "too quick", "no blocks"],
)
def test_what_is_no_usable_hash_is_told(kept: str) -> None:
    assert is_hash(kept)
    assert not readable_hash(kept)


def test_each_user_has_a_password_of_their_own(users: Users) -> None:
    assert users.named("reader", PLAIN) == "reader"
    assert users.named("Zoé", "sésame") == users.named("Zoe\u0301", "sésame") == "Zoé"
    for user, password in (("reader", "sésame"), ("Zoé", PLAIN), ("zoé", "sésame"), ("", ""), ("nobody", PLAIN)):
        assert users.named(user, password) is None


def test_without_users_there_are_none() -> None:
    assert not Users({})
    assert Users(KEPT)
    assert Users({}).named("", "") is None


def test_a_session_holds_for_its_time_and_no_longer(users: Users) -> None:
    note = users.session("Zoé", now=1000)
    assert users.of_session(note, now=1000 + SESSION - 1) == "Zoé"
    assert users.of_session(note, now=1000 + SESSION) is None


def test_a_session_outlives_a_restart_but_not_a_changed_password(users: Users) -> None:
    notes = [users.session(user) for user in KEPT]
    assert [Users(KEPT).of_session(note) for note in notes] == ["reader", "Zoé"]
    changed = Users(KEPT | {"reader": "another"})
    assert [changed.of_session(note) for note in notes] == [None, "Zoé"]
    assert Users({"Zoé": KEPT["Zoé"]}).of_session(notes[0]) is None


@given(place=st.integers(0, 200), other=st.characters())
@settings(max_examples=200)
def test_a_session_that_was_tampered_with_is_nobody_s(users: Users, place: int, other: str) -> None:
    note = users.session("reader")
    place %= len(note)
    forged = note[:place] + other + note[place + 1 :]
    assert users.of_session(forged) == ("reader" if forged == note else None)


@given(note=st.text())
def test_what_is_no_session_is_nobody_s(users: Users, note: str) -> None:
    assert users.of_session(note) is None


def test_after_some_wrong_passwords_each_further_one_costs_a_longer_wait() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(FREE):
        assert attempts.wait("here") == 0
        attempts.failed("here")
    waits = []
    for _ in range(8):
        waits.append(attempts.wait("here"))
        now[0] += waits[-1]
        assert attempts.wait("here") == 0
        attempts.failed("here")
    assert waits == [1, 2, 4, 8, 16, 32, LONGEST_WAIT, LONGEST_WAIT]
    assert attempts.wait("elsewhere") == 0


def test_wrong_passwords_are_forgotten_after_a_while() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(FREE + 3):
        attempts.failed("here")
    now[0] = 3600.0
    attempts.failed("here")
    assert attempts.wait("here") == 0
