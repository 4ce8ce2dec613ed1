"""Offices and civilities around names: they are no part of the name, and tell people of one surname apart."""

from __future__ import annotations

import pytest

from .talks import answering, cast, speakers


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("SENATOR MARY KAY ASH", "SEN. ASH"),
        ("Sen. Nell Farrow", "SENATOR FARROW"),
        ("Judge Ida Marlow", "Justice Marlow"),
        ("Captain Otto Brill", "Capt. Brill"),
        ("Gov. Lena Stack", "Governor Stack"),
        ("Rabbi Saul Wenner", "Wenner"),
        ("Sister Agnes Tull", "Tull"),
        ("Maître Colin Aubry", "Me Aubry"),
        ("Sénateur Bruno Castel", "M. Castel"),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(full: str, later: str) -> None:
    found = answering(full, later, full.split()[-1])
    assert len(set(found)) == 1


def test_first_names_and_surname_alone_are_whom_an_office_introduces() -> None:
    assert len(set(answering("SENATOR MARY KAY ASH", "ASH", "SEN. ASH", "MARY KAY ASH"))) == 1


def test_two_of_one_surname_are_not_joined_by_an_office() -> None:
    assert len(set(answering("Senator Mary Ash", "Senator John Ash", "SEN. ASH"))) == 3


def test_somebody_known_by_office_and_surname_only_stays_apart_from_another_office() -> None:
    assert len(set(answering("Father Moran", "Sister Moran"))) == 2


def test_a_civility_and_a_letter_hide_a_name_and_are_no_answer() -> None:
    found = cast("Q: Where was it?", "Mr A: We had a mill.", "Q: And?", "Mme R.: Two cows.", "Q: Now?", "Mr A: None.")
    assert speakers(found)[1::2] == ["Mr A", "Mme R.", "Mr A"]


@pytest.mark.parametrize(
    "pair", [("MME LE GOFF", "M. LE GOFF"), ("Mrs. Cole", "Mr. Cole"), ("MME DUPONT", "M. LE GOFF")]
)
def test_a_surname_alone_keeps_its_civility(pair: tuple[str, str]) -> None:
    assert answering(*pair, *pair) == [*pair, *pair]
