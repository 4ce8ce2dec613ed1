"""What a TEI header states: who speaks under which id, in which role, on which timeline; title, date, language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.formats.archives import clock
from qa.formats.archives.roots import TWIN
from qa.formats.archives.stated import kept, stated_date, stated_language, stated_role
from qa.formats.xml import local
from qa.schema import Role

if TYPE_CHECKING:
    from lxml import etree

ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody whom the file lists: `name` as it gives it (None where it gives none), the role that it states."""

    name: str | None
    role: Role = Role.UNKNOWN


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these local names below, in the order of the document."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def participants(root: etree._Element) -> dict[str, Participant]:
    """By id: persons, groups and dramatic roles. Ids are without "#"; codes of `altGrp` count as ids."""
    found: dict[str, Participant] = {}
    for person in named(root, "person", "personGrp", "participant", "role", "org"):
        known = Participant(_name(person), _role(person))
        for key in _keys(person):
            found.setdefault(key, known)
    return found


def _keys(person: etree._Element) -> Iterator[str]:
    yield from filter(None, (person.get(ID), person.get("id"), person.get(TWIN)))
    for alternative in named(person, "alt"):
        if code := alternative.get("type"):
            yield code


def _name(person: etree._Element) -> str | None:
    if local(person) == "role":
        return spaced(person) or None
    for tag in ("persName", "name", "orgName", "label", "abbr"):
        for element in named(person, tag):
            if words := spaced(element):
                return words
    return (person.get("n") or "").strip() or None


def spaced(element: etree._Element) -> str:
    """The words of an element and of those in it, one space between."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _role(person: etree._Element) -> Role:
    stated = stated_role(person.get("role"))
    for element in named(person, "roleName", "occupation", "role"):
        if stated is Role.UNKNOWN:
            stated = stated_role(spaced(element))
    return stated


def timeline(root: etree._Element) -> dict[str, float]:
    """Seconds by the id of each point whose time the file tells, counted from the first absolute one."""
    points: dict[str, float] = {}
    origin: float | None = None
    for line in named(root, "timeline"):
        scale = 0.001 if (line.get("unit") or "s").lower() in ("ms", "msec", "milliseconds") else 1.0
        previous: str | None = None
        for point in named(line, "when"):
            key = point.get(ID) or point.get("id") or point.get(TWIN)
            time, origin = _time(point, scale, points, previous, origin)
            if key and time is not None:
                points[key] = time
            previous = key or previous
    return points


def _time(
    point: etree._Element, scale: float, points: Mapping[str, float], previous: str | None, origin: float | None
) -> tuple[float | None, float | None]:
    absolute = clock.seconds((point.get("absolute") or "").split("T")[-1].rstrip("Z"))
    if absolute is not None:
        origin = absolute if origin is None and ":" in point.get("absolute", "") else origin
        return max(0.0, absolute - (origin or 0.0)), origin
    interval = clock.number(point.get("interval"))
    if interval is None:
        interval = clock.seconds(point.get("interval"))
        scale = 1.0
    if interval is None:
        return None if point.get("since") or previous else 0.0, origin
    since = (point.get("since") or "").lstrip("#") or previous
    return round(interval * scale + points.get(since or "", 0.0), 3), origin


def facts(root: etree._Element) -> dict[str, str]:
    """Title, date, publisher and language of the recording or text."""
    header = next(named(root, "teiHeader"), root)
    return kept(
        title=_first(header, "titleStmt", "title"),
        date=_date(header),
        publisher=_first(header, "publicationStmt", "publisher"),
        language=_language(root, header),
    )


def _first(header: etree._Element, parent: str, child: str) -> str | None:
    for statement in named(header, parent):
        for element in named(statement, child):
            if words := spaced(element):
                return words
    return None


def _date(header: etree._Element) -> str | None:
    for parent in ("recording", "setting", "creation", "bibl", "publicationStmt"):
        for statement in named(header, parent):
            for element in named(statement, "date"):
                for words in (element.get("when"), element.get("from"), element.get("notBefore"), spaced(element)):
                    if date := stated_date(words):
                        return date
    return None


def _language(root: etree._Element, header: etree._Element) -> str | None:
    text = next(named(root, "text"), None)
    for element in (text, root):
        if element is not None and (code := stated_language(element.get(_LANG))):
            return code
    found = {stated_language(element.get("ident")) for element in named(header, "language")} - {None}
    return found.pop() if len(found) == 1 else None
