"""Whether a label may stand for a full name: as its initials, a part of it, a handle, a post."""

from __future__ import annotations

from collections.abc import Sequence

from qa.schema import Turn
from qa.speakers.forms import form, is_part, same_words, shortens
from qa.speakers.grouping import Somebody
from qa.speakers.labels import Label, letters
from qa.speakers.posts import holds
from qa.text import LabelKind, initials


def fits(one: Label, name: str, somebody: Somebody | None, turns: Sequence[Turn]) -> bool:
    """Whether a label may be this person's; `somebody` is what is known of them, None for a name only heard of."""
    forms = somebody.forms if somebody else [form(name)]
    if one.kind is LabelKind.INITIALS or _is_camel(one.name):
        announced = somebody is not None and any(announces(each, one) for each in somebody.labels)
        short = len(letters(one.name)) >= 2 and _has_initials(one, name)
        return announced or short or (len(one.name) > 2 and any(is_part(one.form, other) for other in forms))
    if one.name.startswith("@"):
        return _is_handle(letters(one.name), name)
    if one.form.post and not one.kind:
        return holds(name, one.form.post, one.form.sex, turns)
    return any(same_words(one.form, other) or is_part(one.form, other) or shortens(one.form, other) for other in forms)


def _is_camel(name: str) -> bool:
    """ "JvdB": letters with small ones between."""
    return name.isalpha() and len(name) <= 5 and not name.isupper() and name[:1].isupper() and name[-1:].isupper()


def announces(one: Label, short: Label) -> bool:
    """Whether a label says which letters stand for it later: "Nell Farrow (NF)"."""
    return any(aside.isupper() and letters(aside) == letters(short.name) for aside in one.asides)


def _has_initials(one: Label, name: str) -> bool:
    wanted, parts = letters(one.name), form(name).words
    core = (*form(name).given, *form(name).core)
    return wanted in initials(name) or wanted in {
        "".join(p[0] for p in some) for some in (parts, core, (*core[:1], *core[-1:])) if some
    }


def _is_handle(handle: str, name: str) -> bool:
    parts = form(name)
    first, last = "".join(parts.given), "".join(parts.family)
    return bool(first) and handle in {first + last, last + first, first[0] + last, last + first[0], first + last[0]}
