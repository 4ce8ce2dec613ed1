"""A speaker's label taken apart: the name in it, and what stands beside the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.schema import Role
from qa.speakers.civil import GENERATIONS, POSTS, SEX_OF, given_sex
from qa.speakers.forms import Form, form
from qa.speakers.functions import ROLE_OF
from qa.text import LabelKind, fold, label_kind
from qa.text.names import names_joined
from qa.text.parts import is_part

_SPACE = r"[ \t\u00a0\u202f]"
_ASIDE = re.compile(rf"{_SPACE}*[(\[](?P<aside>[^()\[\]]*)[)\]]{_SPACE}*(?=$|[(\[–—|:,-])")
_BREAK = re.compile(rf"{_SPACE}+[-–—]{_SPACE}+|{_SPACE}*\|{_SPACE}*")
_MARKS = " \u00a0\u202f\t[]*_:,"
LONGEST = 120
"""How many characters a label may have that is looked into."""
_PARTS = {word for word, role in ROLE_OF.items() if role is not Role.UNKNOWN}
_ENDS_IN_LETTER = re.compile(r"(?:^|[\s.\-])[^\W\d_]\.$")
_COUNTED = re.compile(r"(?P<word>[^\W\d]*?)[\s_#-]*0*(?P<number>\d+|(?<=[\s_#-])[a-z])")
_NOT_PEOPLE = re.compile(
    r"\b(?:radio|tele\w*|tv|news|university|universite|bank|banque|group|groupe|france|inter|new|san|los|city|ville|inc"
    r"|ltd|gmbh|sa|corp|labs?|studios?|paris|london|male|female|homme|femme|phone|zoom|online|offscreen|voice|voix)\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, the name in it (civility kept, asides left out), what the name looks like, its parts, and the
    asides in order: "Jean Roy (host) - Tide" holds the name "Jean Roy" and the asides "host" and "Tide"."""

    printed: str
    name: str
    kind: LabelKind | None
    form: Form
    asides: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The same for every printing of one voice; sex and generation part people who share it."""
        if self.kind is LabelKind.NUMBERED and (found := _COUNTED.fullmatch(fold(self.name).strip(_MARKS))):
            return found["word"].strip(), found["number"]
        if self.kind is LabelKind.INITIALS:
            return (letters(self.name),)
        return self.form.words or (fold(self.printed),)

    @property
    def full(self) -> bool:
        """Whether it names somebody with first name and surname."""
        return self.kind in {LabelKind.NAME, LabelKind.WORD} and self.form.full


def letters(name: str) -> str:
    """The folded letters and digits of initials: "E. M." → "em"."""
    return re.sub(r"[\W_]", "", fold(name))


@lru_cache(maxsize=65536)
def label(printed: str) -> Label:
    """The parts of a printed label; any text at all has some."""
    if len(printed) > LONGEST:
        return Label(printed, printed.strip(), None, Form(printed, (fold(printed),), 0, None))
    asides = [match["aside"].strip() for match in _ASIDE.finditer(printed)]
    base = _ASIDE.sub(" ", printed).strip(_MARKS)
    first, *rest = [part.strip(_MARKS) for part in _BREAK.split(base)]
    asides += [part for part in rest if part]
    first = _before_comma(first, asides)
    name = _named(first or base or printed.strip(), asides)
    name = name if _ENDS_IN_LETTER.search(name) else name.rstrip(" .")
    if names_joined(name) or is_unsure(printed):
        return Label(printed, name, None, Form(name, (fold(name),), 0, None))
    found = form(name)
    born = next((GENERATIONS[fold(aside)] for aside in asides if fold(aside) in GENERATIONS), None)
    found = replace(found, generation=born) if born else found
    kind = _kind(name, found)
    return Label(printed, name, kind, found, tuple(aside for aside in asides if aside))


def is_unsure(printed: str) -> bool:
    """Whether a label doubts whose the words are: "Tom Ode?"."""
    return printed.rstrip(" )]:").endswith("?")


def _kind(name: str, found: Form) -> LabelKind | None:
    kind = label_kind(name)
    if kind in {LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.INITIALS}:
        return kind
    if found.full:
        return LabelKind.NAME if all(word[:1].isupper() for word in (name, name.split()[-1])) or "," in name else kind
    words = name.split()
    if len(words) > 1 and fold(words[-1]).strip(".") in GENERATIONS:
        words.pop()
    if len(words) > 1 and fold(words[0]).strip(".") in SEX_OF:
        words = words[1:]
        if len(letters(words[0])) == 1 == len(words):  # "Mr A" hides a name
            return LabelKind.WORD
    return label_kind(" ".join(words)) or kind


def _before_comma(text: str, asides: list[str]) -> str:
    """The name before a comma; what follows goes to the asides, unless it is the first name ("Roy, Jean")."""
    head, comma, tail = text.partition(",")
    tail = tail.strip()
    if not comma or not head.strip() or not tail:
        return text
    if _is_surname(head) and _is_first_name(tail):
        return f"{head.strip()}, {tail}"
    if fold(tail).strip(".") in {"jr", "sr", "ii", "iii", "iv"}:
        return f"{head.strip()} {tail}"
    asides.append(tail)
    return head.strip()


def _is_surname(head: str) -> bool:
    if any(fold(word).strip(".") in SEX_OF for word in head.split()):
        return False
    return not form(head).full or (head.isupper() and len(head.split()) > 1)


def _is_first_name(tail: str) -> bool:
    words = [fold(word).strip(".") for word in tail.split()]
    if len(words) > 3 or any(word in POSTS or word in SEX_OF or word in ROLE_OF for word in words if len(word) > 1):
        return False
    if _NOT_PEOPLE.search(fold(tail)) or not all(word[0].isupper() for word in tail.split()):
        return False
    return not (tail.isupper() and len(tail) > 2 and "." not in tail)


def _named(first: str, asides: list[str]) -> str:
    """The name, where a function or number goes before it or stands in its place: "Host - Jean Roy"."""
    words = first.split()
    kind = label_kind(first)
    if (
        kind is LabelKind.NAME
        and len(words) > 1
        and len(words[0]) > 3
        and fold(words[0]) in _PARTS
        and words[1][0].isupper()
    ):
        asides.insert(0, words[0])
        return " ".join(words[1:])
    if kind in {LabelKind.NUMBERED, LabelKind.FUNCTION} or is_part(first):
        for aside in asides:
            if _is_somebody(aside):
                asides[asides.index(aside)] = first
                return aside
    return first


def _is_somebody(aside: str) -> bool:
    if _NOT_PEOPLE.search(fold(aside)) or not aside[:1].isupper():
        return False
    kind = label_kind(aside)
    full = kind is LabelKind.NAME and form(aside).full and not aside.isupper()
    return full or (kind is LabelKind.WORD and given_sex(fold(aside)) is not None)
