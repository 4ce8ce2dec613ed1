"""A name as printed → the parts that a bibliography sorts and inverts it by (CSL 1.0.2, name variables)."""

from __future__ import annotations

from collections.abc import Iterable

from qa.text import LabelKind, bare_name, fold, label_kind

NameParts = dict[str, str]
"""Keys of CSL: `family`, `given`, particles and `suffix`, or `literal` for what is not to be inverted."""

# Left out of the short form and put behind the given name ("Gaulle, Charles de"; "Leyen, Ursula von der").
_DROPPED = frozenset(("de", "d'", "d’", "von", "zu", "vom", "zum"))
# Part of the family name, wherever it is sorted ("van Gogh", "da Silva", "du Bellay").
_KEPT = frozenset(
    ("du", "des", "la", "le", "les", "van", "der", "den", "ter", "ten", "di", "da", "do", "dos", "das")
) | {*("del", "della", "dello", "degli", "delle", "al", "el", "bin", "ibn", "ben", "y", "e")}
_SUFFIXES = {suffix: suffix for suffix in ("Jr.", "Sr.", "II", "III", "IV")} | {"Jr": "Jr.", "Sr": "Sr."}


def name_parts(name: str, organisations: Iterable[str] = ()) -> NameParts:
    """The parts of a person's name.

    Kept whole are one name alone, an organisation, a label such as "Speaker 1", a name in a script without capitals,
    and one whose surname was reduced to an initial ("Emmanuel M": "M, E." would name nobody).
    """
    bare = bare_name(name)
    words = bare.split()
    if name in organisations or label_kind(bare) is not LabelKind.NAME or len(words) < 2:
        return {"literal": " ".join(name.split())}
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    surname = _surname(words)
    given, particles, family = words[:surname], *_particles(words[surname:])
    if not given or not family or len(family[-1].rstrip(".")) == 1:
        return {"literal": " ".join(name.split())}
    dropped, kept = particles
    parts = {
        "family": " ".join(family),
        "given": " ".join(given),
        "dropping-particle": dropped,
        "non-dropping-particle": kept,
        "suffix": _SUFFIXES.get(suffix, suffix),
    }
    return {key: value for key, value in parts.items() if value}


def _surname(words: list[str]) -> int:
    """Where the family name begins, with its particles: at the first of them, or at words in capitals at the end."""
    capitals = len(words)
    while capitals > 1 and len(words[capitals - 1]) > 1 and words[capitals - 1].isupper():
        capitals -= 1
    if capitals < len(words):
        return capitals
    particle = (number for number, word in enumerate(words) if number and number < len(words) - 1 and _particle(word))
    return next(particle, len(words) - 1)


def _particle(word: str) -> bool:
    # "y", "e" and "al" stand between two names of one family; capital "E." is an initial.
    return fold(word) in _KEPT | _DROPPED and word[-1] != "."


def _particles(words: list[str]) -> tuple[tuple[str, str], list[str]]:
    """The dropping and the other particles before a family name, in lower case only: "Le Pen" has none."""
    dropped: list[str] = []
    kept: list[str] = []
    while len(words) > 1 and words[0].islower() and fold(words[0]) in _DROPPED and not kept:
        dropped, words = [*dropped, words[0]], words[1:]
        while dropped[0] == "von" and len(words) > 1 and words[0] in ("der", "den", "dem", "und", "zu"):
            dropped, words = [*dropped, words[0]], words[1:]
    while len(words) > 1 and words[0].islower() and fold(words[0]) in _KEPT:
        kept, words = [*kept, words[0]], words[1:]
    return (" ".join(dropped), " ".join(kept)), words
