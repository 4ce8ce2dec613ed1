"""The colours of the voices: readable on every ground, and told apart by whoever sees colours in another way."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from qa.render import COLOURS

from .conftest import TESTS

STATIC = TESTS.parent / "qa" / "web" / "static"
PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
ON_BADGE = ("#ffffff", "#16171a")

Colour = npt.NDArray[np.float64]

# From linear sRGB to XYZ (IEC 61966-2-1), and what is seen without one kind of cone (Machado and others 2009).
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
SIGHTS = {
    "all": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(code: str) -> Colour:
    channels = np.array([int(code[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 has it, 1…21."""
    darker, lighter = sorted(float(XYZ[1] @ linear(code)) for code in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: Colour) -> Colour:
    x, y, z = np.cbrt(XYZ @ np.clip(colour, 0, 1) / XYZ.sum(1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def pairs(name: str, sheet: str) -> tuple[str, str]:
    """A colour of a style sheet, on light and on dark."""
    found = re.search(rf"--{name}: {PAIR}", (STATIC / sheet).read_text("utf-8"))
    assert found, name
    return found[1], found[2]


VOICES = [pairs(f"voice-{number}", "reader.css") for number in range(COLOURS)]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_names_and_initials_can_be_read(theme: int) -> None:
    grounds = [pairs(name, "base.css")[theme] for name in ("qa-paper", "qa-tint")]
    for voice in VOICES:
        assert min(contrast(voice[theme], ground) for ground in [*grounds, ON_BADGE[theme]]) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_no_two_voices_look_alike_to_anybody(theme: int, sight: str) -> None:
    seen = [lab(SIGHTS[sight] @ linear(voice[theme])) for voice in VOICES]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > 13
