"""TTML, formerly DFXP (https://www.w3.org/TR/ttml2/): paragraphs with times, in divisions with times of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from qa.errors import FormatError
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.cues import Cue, Line, Subtitles, language, opening
from qa.formats.subtitles.offsets import Rates, rates, seconds
from qa.formats.subtitles.telling import told
from qa.formats.xml import local, parsed

_ELEMENT = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(?P<name>[A-Za-z][\w.-]{0,40})[\s/>]")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_PREFIX = re.compile(r"Namespace prefix ([A-Za-z][\w.-]*) .*not defined", re.ASCII)
_OPENS = re.compile(rb"(<(?:[A-Za-z][\w.-]{0,20}:)?tt)(?=[\s/>])")
_UNDECLARED = 8
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element inherits: when its own times begin to count, and who speaks."""

    start: float | None
    end: float | None
    agent: str | None


def recognises(file: File) -> bool:
    """Whether the root element is `tt`, with a body or a namespace of the format."""
    head = _COMMENT.sub("", opening(file)[:16384]).lstrip()
    root = _ELEMENT.search(head) if head.startswith("<") else None
    return root is not None and root["name"] == "tt" and any(sign in head for sign in ("body", "ns/ttml", "ttaf1"))


def _read(file: File) -> Reading:
    root = _root(file)
    body = next((element for element in root.iter() if _name(element) == "body"), None)
    if body is None:
        raise FormatError(file.name, "this TTML has no body, so no words; check that it was exported whole")
    if next((element for element in body.iter() if _name(element) == "image"), None) is not None and not _words(body):
        raise FormatError(file.name, "its subtitles are pictures, not text; export them as text, or as SRT")
    reader = _Reader(rates(root), _agents(root))
    reader.read(body, _Place(0.0, None, None))
    title = next((_words(element) for element in root.iter() if _name(element) == "title"), "")
    metadata = {"title": title} if title else {}
    if code := language(root.get(f"{_XML}lang") or ""):
        metadata["language"] = code
    return told(file, FORMAT.name, Subtitles(reader.cues, metadata))


def _root(file: File) -> etree._Element:
    """The root element. A prefix that nobody declared, as people write by hand, is declared here, and ids that stand
    twice, as exporters write them, are plain attributes."""
    for _ in range(_UNDECLARED):
        try:
            return parsed(file)
        except FormatError as error:
            missing = _PREFIX.search(error.reason)
            name = missing[1].encode() if missing else b""
            if "already defined" in error.reason:
                file = File(file.name, file.raw.replace(b"xml:id", b"id"))
                continue
            raw = _OPENS.sub(rb'\1 xmlns:%b="urn:undeclared:%b"' % (name, name), file.raw, count=1)
            if not missing or raw == file.raw:
                raise
            file = File(file.name, raw)
    return parsed(file)


class _Reader:
    """Walks the body and gathers cues."""

    def __init__(self, rates: Rates, agents: Mapping[str, str]) -> None:
        self.cues: list[Cue] = []
        self._rates, self._agents = rates, agents

    def read(self, element: etree._Element, above: _Place) -> None:
        place = self._place(element, above)
        if _name(element) == "p":
            self._cue(element, place)
            return
        absolute = _is_absolute(element, place, self._rates)
        inner = _Place(0.0, place.end, place.agent) if absolute else place
        clock = inner.start
        for child in element:
            if _name(child) not in {"body", "div", "p"}:
                continue
            start = _Place(clock, inner.end, inner.agent)
            self.read(child, start)
            if element.get("timeContainer") == "seq":
                clock = self._place(child, start).end or clock

    def _place(self, element: etree._Element, above: _Place) -> _Place:
        """When and by whom; times count from the beginning of the element around."""
        base = above.start or 0.0
        begin, end, lasts = (seconds(element.get(name), self._rates) for name in ("begin", "end", "dur"))
        start = base + begin if begin is not None else above.start
        stop = base + end if end is not None else above.end
        if lasts is not None:
            stop = (start or 0.0) + lasts
        return _Place(start, stop, _attribute(element, "agent") or above.agent)

    def _cue(self, element: etree._Element, place: _Place) -> None:
        lines = list(_lines(self._parts(element, place.agent)))
        if not lines:
            return
        start, end = place.start, place.end
        timed = [self._place(span, place) for span in element.iter() if _name(span) == "span" and span.get("begin")]
        if timed and element.get("begin") is None:
            start, end = timed[0].start, timed[-1].end
        self.cues.append(Cue(len(self.cues) + 1, element.sourceline or 0, start, end, tuple(lines)))

    def _parts(self, element: etree._Element, agent: str | None) -> Iterator[tuple[str, str | None]]:
        """The words in order, each stretch with the name of its agent."""
        who = agent.split()[0] if agent and agent.strip() else None
        voice = self._agents.get(who, who) if who else None
        yield element.text or "", voice
        for child in element:
            name = _name(child)
            if name == "br":
                yield "\n", voice
            elif name == "span":
                yield from self._parts(child, _attribute(child, "agent") or agent)
            yield child.tail or "", voice


def _lines(parts: Iterator[tuple[str, str | None]]) -> Iterator[Line]:
    text, speaker = "", None
    for words, voice in [*parts, ("\n", None)]:
        changes = words.strip() and voice != speaker
        if words == "\n" or changes:
            if shown := " ".join(text.split()):
                yield Line(shown, speaker)
            text = ""
        if words != "\n":
            text += words
            speaker = voice if words.strip() else speaker


def _is_absolute(element: etree._Element, place: _Place, rates: Rates) -> bool:
    """Whether times inside count from the beginning of the file, against the specification: taken from the element's
    beginning they would run past its end."""
    begin = seconds(element.get("begin"), rates)
    if not begin or place.start is None or place.end is None:
        return False
    inner = [child for child in element if _name(child) in {"div", "p"}]
    starts = [start for child in inner if (start := seconds(child.get("begin"), rates)) is not None]
    ends = [end for child in inner if (end := seconds(child.get("end"), rates)) is not None]
    lasts = place.end - place.start
    return bool(starts and ends) and min(starts) >= begin and max(ends) > lasts + 0.01


def _agents(root: etree._Element) -> dict[str, str]:
    """The names of the agents by their id; the full one, else first and last name."""
    named: dict[str, str] = {}
    for agent in root.iter():
        key = _attribute(agent, "id")
        if _name(agent) != "agent" or not key:
            continue
        names = {child.get("type") or "full": _words(child) for child in agent if _name(child) == "name"}
        whole = names.get("full") or " ".join(filter(None, [names.get("given"), names.get("family")]))
        if name := whole or next(filter(None, names.values()), ""):
            named[key] = name
    return named


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute whatever its namespace: the metadata namespace changed with each version."""
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), None)


def _name(element: etree._Element) -> str:
    return local(element) if isinstance(element.tag, str) else ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


FORMAT = Format(
    name="TTML (DFXP)",
    suffixes=(".ttml", ".dfxp"),
    recognises=recognises,
    read=_read,
    example=(
        '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n'
        '<p begin="1s" end="4s">Jeanne Roy: When did the harbour open?</p>\n'
        '<p begin="4.5s" end="7s">Paul Marsh: In 1961, on a Sunday.</p>\n</div></body></tt>'
    ),
)
"""TTML."""
