"""The words of a page, in French and English, from `qa/web/words/<page>.toml`.

    [passages]
    en = { one = "{n} passage", other = "{n} passages" }
    fr = { one = "{n} passage", other = "{n} passages" }

A phrase with forms is chosen by its field `n`, by the language's rule for plurals. Numbers in fields are written as the
language writes them.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

Entry = str | dict[str, str]


class Phrase(str):
    """One phrase as it stands; called with its fields, the phrase with them filled in."""

    __slots__ = ("_forms", "_language")

    _forms: dict[str, str]
    _language: str

    @classmethod
    def of(cls, entry: Entry, language: str) -> Phrase:
        """The phrase of one entry in one language."""
        forms = {"other": entry} if isinstance(entry, str) else entry
        made = cls(forms["other"])
        made._forms, made._language = forms, language
        return made

    def __call__(self, **fields: Any) -> str:
        """The phrase, with its fields filled in; `n` chooses the form. Raises `KeyError` for a missing field."""
        count = fields.get("n")
        form = Locale(self._language).plural_form(count) if isinstance(count, int) else "other"
        shown = {name: _shown(value, self._language) for name, value in fields.items()}
        return self._forms.get(form, self._forms["other"]).format(**shown)


class Words:
    """The phrases of a page in one language, by name: `words.title`. Raises `AttributeError` for one not there."""

    def __init__(self, language: str, entries: dict[str, dict[str, Entry]]) -> None:
        self.language = language
        self._phrases = {name: Phrase.of(entry[language], language) for name, entry in entries.items()}

    def __getattr__(self, name: str) -> Phrase:
        """The phrase of this name."""
        try:
            return self.__dict__["_phrases"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(f"no phrase {name!r}") from None

    def __getitem__(self, name: str) -> Phrase:
        """The phrase of a name that is made, as in `words["state_" + state]`. Raises `KeyError`."""
        return self._phrases[name]


@lru_cache(maxsize=64)
def page_words(page: str, language: str) -> Words:
    """The words of a page ("about") with those of the frame, in "fr" or "en"."""
    return Words(language, _entries("frame") | (_entries(page) if page else {}))


@cache
def _entries(page: str) -> dict[str, dict[str, Entry]]:
    return tomllib.loads((files("qa.web") / "words" / f"{page}.toml").read_text("utf-8"))


def _shown(value: Any, language: str) -> Any:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return format_decimal(value, locale=language) if number else value
