"""`guide.toml` written out as thirty transcripts and a catalogue, and the gold: who was asked what, in which turn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.wording import Dealer, Facts, Style, read_guide
from qa.corpus import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One turn of an interviewer: `text` is the whole turn, `turn` its index among the turns that are parsed.

    `key` is that of the guide question, None for own questions and thanks; `near` is the key of the guide question
    that an own question resembles and does not ask, None where it resembles none.
    """

    source: str
    guest: str
    turn: int
    key: str | None
    style: Style
    text: str
    near: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A guest who was never asked the guide question `key`, and touches on it in answer to another, in turn `turn`."""

    source: str
    guest: str
    turn: int
    key: str


def written(folder: Path) -> list[Asked]:
    """Writes the transcripts and `catalogue.toml` into `folder`, the same bytes every time; returns every turn of an
    interviewer, in the order of the catalogue and of the turns."""
    guide = read_guide()
    dealer = Dealer(guide)
    gold: list[Asked] = []
    entries: list[str] = []
    for place, guest in enumerate(guide["guest"]):
        asked = list(_asked(guide, place, dealer))
        interviewer = _in_turn(guide["interviewer"][_language(guest)], place)
        _write(folder / _file(guest), _transcript(guest, interviewer, asked))
        entries.append(_entry(guest, interviewer))
        gold += asked
    _write(folder / "catalogue.toml", "\n".join(entries))
    return gold


def touched() -> list[Touched]:
    """Who touches on what without having been asked, in the order of the catalogue. Whoever is neither asked a guide
    question nor listed here for it says nothing of it."""
    return [
        Touched(source=slug(guest["name"]), guest=guest["name"], turn=_index(place) + 1, key=turn[2])
        for guest in read_guide()["guest"]
        for place, turn in enumerate(guest["turns"])
        if len(turn) > 2
    ]


def guests() -> dict[str, str]:
    """The guests' names by source id, in the order of the catalogue."""
    return {slug(guest["name"]): guest["name"] for guest in read_guide()["guest"]}


def _asked(guide: Facts, interview: int, dealer: Dealer) -> Iterator[Asked]:
    guest = guide["guest"][interview]
    language = _language(guest)
    for place, (put, *_) in enumerate(guest["turns"]):
        key, style, text = None, Style.OWN, put
        if put in guide["question"]:
            key = put
            style, text = dealer.put(key, language, familiar="familiar" in guest)
        if place == 0:
            style, text = dealer.greet(interview, language, style, text)
        yield _turn(guest, place, key, style, text, guide["near"].get(put))
    yield _turn(guest, len(guest["turns"]), None, Style.THANKS, _in_turn(guide["thanks"][language], interview))


def _turn(guest: Facts, place: int, key: str | None, style: Style, text: str, near: str | None = None) -> Asked:
    name = guest["name"]
    filled = text.replace("{firm}", guest["firm"]).replace("{first}", name.split()[0])
    return Asked(source=slug(name), guest=name, turn=_index(place), key=key, style=style, text=filled, near=near)


def _index(place: int) -> int:
    """The index of an interviewer's turn: turn 0 is the title, and every question but the last turn has its answer."""
    return 1 + 2 * place


def _transcript(guest: Facts, interviewer: str, asked: Sequence[Asked]) -> str:
    label = "[{}] : {}" if _language(guest) == "fr" else "{}: {}"
    answers = [label.format(guest["name"], answer) for _, answer, *_ in guest["turns"]]
    paragraphs = [_title(guest)]
    for question, answer in zip(asked, [*answers, ""], strict=True):
        paragraphs += [label.format(interviewer, question.text), answer]
    return "\n\n".join(paragraphs).rstrip() + "\n"


def _entry(guest: Facts, interviewer: str) -> str:
    source = {"file": _file(guest), "title": _title(guest), "date": guest["date"], "language": _language(guest)}
    blocks = [
        ("[[transcript]]", source | {"organisations": [guest["firm"]]}),
        ("[[transcript.people]]", {"name": interviewer, "role": "interviewer"}),
        ("[[transcript.people]]", {"name": guest["name"], "role": "interviewee", "organisation": guest["firm"]}),
    ]
    return "\n".join("\n".join([head, *_lines(facts), ""]) for head, facts in blocks)


def _lines(facts: Facts) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _file(guest: Facts) -> str:
    return f"{slug(guest['name'])}.txt"


def _title(guest: Facts) -> str:
    return ("Rencontre avec " if _language(guest) == "fr" else "A conversation with ") + str(guest["name"])


def _language(guest: Facts) -> str:
    return str(guest.get("language", "fr"))


def _in_turn(texts: Sequence[str], place: int) -> str:
    return texts[place % len(texts)]
