"""Names heard of, found again by the label that may stand for them without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from qa.speakers.forms import form
from qa.speakers.labels import Label
from qa.text import LabelKind


class Heard:
    """Full names by their words and by the letters that begin them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            words = form(name).words
            for word in dict.fromkeys(words):
                self._by_word[word].append(name)
            for letter in dict.fromkeys(word[0] for word in (*words[:1], *words[-1:])):
                self._by_letter[letter].append(name)

    def near(self, one: Label) -> list[str]:
        """The names that share a word with the label or, for letters, handles and posts, that may: in order."""
        if one.form.post and not one.kind:
            return list(dict.fromkeys(name for names in self._by_letter.values() for name in names))
        found = [name for word in one.form.words for name in self._by_word.get(word, ())]
        if one.kind is LabelKind.INITIALS or not one.form.full:
            found += self._by_letter.get(one.key[0][:1], ())
        return list(dict.fromkeys(found))
