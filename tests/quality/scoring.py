"""How well quotes were checked: quotes with their true verdicts and speakers, what became of them, measures of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.schema import Attribution, QuoteMatch, Verdict, Verification

FAITHFUL = frozenset({Verdict.VERBATIM, Verdict.NEAR_VERBATIM})
Speakers = tuple[str | None, ...]
"""Who speaks, each once, in order; None is narration; empty: nobody was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quote with the truth of it. `accepted` are the verdicts that are right; `speakers`, those of its pieces in
    order when it is stitched, else all who said it, earliest first."""

    text: str
    corpus: str
    verdict: Verdict
    accepted: frozenset[Verdict]
    speakers: Speakers
    claimed: str | None
    attribution: Attribution | None
    stitched: bool
    translation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the verifier made of one quote."""

    quote: Quote
    verdict: Verdict
    speakers: Speakers
    attribution: Attribution | None
    stitched: bool
    translation: bool

    @property
    def verdict_right(self) -> bool:
        """Whether the verdict is one of those accepted."""
        return self.verdict in self.quote.accepted

    @property
    def speaker_right(self) -> bool | None:
        """Whether the speakers named are the true ones, earliest first; None for a quote that nobody said, and for one
        that is rightly left unfound."""
        return None if self.unsaid else self.speakers == self.quote.speakers

    @property
    def unsaid(self) -> bool:
        """Whether there is nobody to be named: nobody said it, or it is not found and need not be."""
        return not self.quote.speakers or (not self.speakers and Verdict.NOT_FOUND in self.quote.accepted)

    @property
    def betrayed(self) -> bool:
        """Whether an altered quote passes for a faithful one: never to happen."""
        return self.quote.accepted == {Verdict.ALTERED} and self.verdict in FAITHFUL

    @property
    def right(self) -> bool:
        """Whether verdict, speakers and attribution are all as they should be."""
        attributed = self.unsaid or self.attribution is self.quote.attribution
        return self.verdict_right and self.speaker_right is not False and attributed

    def __str__(self) -> str:
        truth = f"{self.quote.verdict} {self.quote.speakers} {self.quote.attribution}"
        return f"{self.quote.text!r} is {truth}, got {self.verdict} {self.speakers} {self.attribution}"


def read_quotes(path: Path) -> list[Quote]:
    """The quotes of a JSON Lines file, in its order (see README.md for the fields)."""
    return [_quote(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def outcome(quote: Quote, verification: Verification) -> Outcome:
    """What the verifier made of `quote`, with the speakers of its pieces where it is stitched, else of its places."""
    places: Sequence[QuoteMatch] = verification.matches
    if verification.pieces:
        places = [piece.match for piece in verification.pieces if piece.match]
    speakers = [place.excerpt.turn.speaker for place in places]
    everybody = len(quote.speakers) > 1 or bool(verification.pieces)
    return Outcome(
        quote=quote,
        verdict=verification.verdict,
        speakers=_once(speakers if everybody else speakers[:1]),
        attribution=verification.attribution,
        stitched=bool(verification.pieces),
        translation=any(place.translation for place in places),
    )


def measures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares, 0…1, each of the outcomes that it is about; 1.0 where there are none.

    `verdict`: right verdicts. `speaker`: of the quotes that somebody said, those with the true speakers. `caught`: of
    the false claims, those called false. `acquitted`: of the true claims, those called true. `attribution`: claims
    with the very kind of what is wrong. In these a quote that is missed counts as wrong; the same names with `_found`
    leave out what is missed, which names nobody and calls no claim true. `stitched`, `translation`: quotes told rightly
    to be so or not, among those found.
    """
    said = [each for each in outcomes if not each.unsaid]
    found = [each for each in said if each.speakers]
    return {
        "verdict": _share(each.verdict_right for each in outcomes),
        **_attributions(said),
        **{f"{name}_found": share for name, share in _attributions(found).items()},
        "stitched": _share(each.stitched == each.quote.stitched for each in found),
        "translation": _share(each.translation == each.quote.translation for each in found),
    }


def _attributions(said: Sequence[Outcome]) -> dict[str, float]:
    claims = [each for each in said if each.quote.attribution]
    true = [each for each in claims if each.quote.attribution is Attribution.RIGHT]
    false = [each for each in claims if each.quote.attribution is not Attribution.RIGHT]
    return {
        "speaker": _share(bool(each.speaker_right) for each in said),
        "caught": _share(each.attribution not in (None, Attribution.RIGHT) for each in false),
        "acquitted": _share(each.attribution is Attribution.RIGHT for each in true),
        "attribution": _share(each.attribution is each.quote.attribution for each in claims),
    }


def _quote(row: dict[str, Any]) -> Quote:
    verdict = Verdict(row["verdict"])
    if verdict is Verdict.NOT_FOUND:
        speakers: list[str | None] = []
    elif row["stitched"]:
        speakers = [piece["speaker"] for piece in row["pieces"]]
    else:
        speakers = row.get("speakers", [row["speaker"]])
    return Quote(
        text=row["quote"],
        corpus=row["corpus"],
        verdict=verdict,
        accepted=frozenset(Verdict(name) for name in row.get("accept", [verdict])),
        speakers=_once(speakers),
        claimed=row["claimed"],
        attribution=Attribution(row["attribution"]) if row["attribution"] else None,
        stitched=row["stitched"],
        translation=row["translation"],
    )


def _once(speakers: Iterable[str | None]) -> Speakers:
    return tuple(dict.fromkeys(speakers))


def _share(truths: Iterable[bool]) -> float:
    counted = list(truths)
    return sum(counted) / len(counted) if counted else 1.0
