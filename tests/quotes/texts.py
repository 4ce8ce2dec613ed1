"""Texts to try the quote checker on: sentences in both languages, and soups of what makes words hard to tell."""

from __future__ import annotations

from hypothesis import strategies as st

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u2066\u2069\ufeff\ufe0f"
SENTENCES = (
    "On ne peut plus faire confiance aux États-Unis, c'est l'évidence même.",
    "Aujourd'hui, c'est 500 000 utilisateurs et plus de 30 000 réseaux : 3,5 % du marché !",
    "Nos équipes n'ont jamais refusé un cœur d'œuvre à 12 €, fit-il.",
    "I don't think we can't do it; we cannot, and she won't either.",
    'He said "no" to 1,234,567.89 dollars on 12 June 2016, and -5 degrees.',
    "Fishermen dug the first basin in 1921, with 20 men, 3.5 tonnes and no money.",
)
_BITS = (
    *("ne", "pas", "Ça", "l'", "don't", "DON’T", "cannot", "n't", "œuvre", "ﬁn", "été", "e\u0301", "ß", "İ", "x²", "½"),
    *("500", "000", "3,5", "0,125", "12.", "-5", "−5", "2021", "1 000", "½", "፩", "٣٤", "€", "%", "°", "mp3"),
    *("«", "»", "…", "[…]", "...", "(", ")", "-", "_", "'", "’", "\u00a0", "\u202f", "\n", "  ", "\u200b", "\u00ad"),
    *("аеор", "Ελλάς", "日本", "👍🏽", "a", "b", "the", "not", "Thomas", "Fauré", ".", ","),
)


def wordings() -> st.SearchStrategy[str]:
    """Any text, and texts of what is hard to tell apart, with white space between or without."""
    soup = st.lists(st.sampled_from(_BITS) | st.text(max_size=3), max_size=12)
    return st.text(max_size=40) | soup.map(" ".join) | soup.map("".join)


@st.composite
def sprinkled(draw: st.DrawFn, text: str, characters: str) -> str:
    """The text with some of these characters put in anywhere, also before and after it."""
    places = draw(st.lists(st.integers(0, len(text)), max_size=6))
    for place in sorted(places, reverse=True):
        text = text[:place] + draw(st.sampled_from(characters)) + text[place:]
    return text
