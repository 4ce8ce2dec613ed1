"""Personal data that can be told by its form: e-mail addresses, telephone numbers, bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban

from qa.schema import Concern, Doubt, Transcript, Turn

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0\u202f-]?[A-Z0-9]{1,4}){3,9}(?![A-Za-z0-9])")
# Where a number with no country code is dialled from, by the language spoken.
_REGIONS = {
    "fr": "FR", "en": "US", "de": "DE", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "pl": "PL", "sv": "SE",
    "da": "DK", "fi": "FI", "no": "NO", "cs": "CZ", "hu": "HU", "el": "GR", "ja": "JP", "ko": "KR", "ru": "RU",
}  # fmt: skip


def private(transcript: Transcript) -> Iterator[Doubt]:
    """A doubt for each address or number, turn by turn; `start` and `end` are where it stands."""
    region = _REGIONS.get(transcript.source.language or "")
    for turn in transcript.turns:
        for match in _EMAIL.finditer(turn.text):
            yield _doubt(Concern.EMAIL, "an e-mail address", turn, match.start(), match.group())
        for start, printed in _accounts(turn.text):
            yield _doubt(Concern.IBAN, "a bank account", turn, start, printed)
        if any(map(str.isdigit, turn.text)):
            for found in phonenumbers.PhoneNumberMatcher(turn.text, region):
                yield _doubt(Concern.PHONE, "a telephone number", turn, found.start, found.raw_string)


def _accounts(text: str) -> Iterator[tuple[int, str]]:
    """The accounts whose check digits are right; words that follow in capitals are left off one by one."""
    for match in _IBAN.finditer(text):
        printed = match.group()
        while len(printed) >= 15:
            if iban.is_valid(printed):
                yield match.start(), printed
                break
            printed = printed[:-1].rstrip(" \u00a0\u202f-")


def _doubt(concern: Concern, what: str, turn: Turn, start: int, printed: str) -> Doubt:
    return Doubt(
        concern=concern,
        sentence=f"turn {turn.index} holds {what}, {printed}",
        turn=turn.index,
        start=turn.start + start,
        end=turn.start + start + len(printed),
        values={"turn": turn.index, "printed": printed},
    )
