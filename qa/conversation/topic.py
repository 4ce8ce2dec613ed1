"""What an earlier question was about, as a phrase that can stand in another question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.conversation.mentions import Asked, Mention
from qa.conversation.wording import bare, flat, of, uncapitalised

_OPINION = re.compile(
    r"(?:que |qu'|quel|comment |qui |.*quoi).*?\b(?:pense(?:nt)?|dit|disent|croi(?:t|ent)|juge(?:nt)?|voi(?:t|ent)"
    r"|parle(?:nt)?"
    r"|avis|opinion|position|point de vue|regard)\b(?:-(?:t-)?(?:il|elle|ils|elles|on)\b)?(?: quoi\b)?"
)
_ABOUT = re.compile(
    r"(?<!\w)(?:(?P<de>du |des |de la |de l'|de |d')|(?:sur|a propos|au sujet|quant) (?:du |des |de |d'|a |au |aux )?)"
)
ARTICLE = {"du ": "le ", "des ": "les ", "de la ": "la ", "de l'": "l'"}
_ENGLISH_OPINION = re.compile(
    r"(?:(?:what|how) (?:do|does|did|would|will|can|might|is|are) .+? (?:think|say|feel|believe|saying|thinking)"
    r"|what(?:'s| is| are) .+? (?:opinions?|views?|take|position|thoughts?)|(?:who (?:else )?|does .+? )(?:talk"
    r"|speak|think|say)s?)"
    r" (?:about|of|on|to|regarding) (?P<topic>.+)|who (?:else )?mentions? (?P<mentioned>.+)"
)
_DEFINITION = re.compile(
    r"(?:qu'est-ce que (?:c'est que )?(?=(?:le|la|les|un|une|l|ce|cette)\b)|c'est quoi |qu'entend-on par "
    r"|que signifie(?:nt)? "
    r"|quel(?:le)?s? (?:est|sont) |what(?:'s| is| are) )(?P<topic>.+)"
)
_IDENTITY = re.compile(r"(?:qui (?:est|sont|etait) |who(?:'s| is| are| was) )(?P<topic>(?:le|la|les|l|the|a|an)\b.+)")


def is_opinion(asked: Asked) -> bool:
    """Whether an earlier question asked what somebody thinks or says of something."""
    plain = flat(bare(asked.text))
    return bool((_ENGLISH_OPINION.fullmatch(plain) or _OPINION.match(plain)) and topic(asked))


def on(asked: Asked, subject: str) -> str | None:
    """An earlier question of opinion, put on another subject: "Que pense X du cloud": "Que pense X du prix"."""
    old = topic(asked) if is_opinion(asked) else None
    if old is None:
        return None
    text = bare(asked.text)
    for was, now in ((of(old), of(subject)), (old, subject)):
        if text.endswith(was):
            return f"{text.removesuffix(was)}{now}"
    return None


def topic(asked: Asked) -> str | None:
    """The phrase that an earlier question was about ("Que pense X du cloud ?": "le cloud"); None where it has none."""
    text = bare(asked.text)
    plain = flat(text)
    if found := _ENGLISH_OPINION.fullmatch(plain):
        return text[found.start("topic") if found["topic"] else found.start("mentioned") :]
    if opinion := _OPINION.match(plain):
        return _after_preposition(text, opinion.end(), asked.mentions)
    found = _DEFINITION.fullmatch(plain)
    return text[found.start("topic") :] if found else None


def identified(asked: Asked) -> str | None:
    """Whom an earlier question asked to identify ("Qui est l'associé de … ?"), or what it asked to define where it
    names nobody."""
    text = bare(asked.text)
    pattern = _IDENTITY.fullmatch(flat(text)) or (None if asked.mentions else _DEFINITION.fullmatch(flat(text)))
    return text[pattern.start("topic") :] if pattern else None


def quoted(asked: Asked) -> str:
    """The earlier question as it stands after a colon."""
    return uncapitalised(bare(asked.text), any(mention.start == 0 for mention in asked.mentions))


def _after_preposition(text: str, start: int, names: Sequence[Mention]) -> str | None:
    """What follows the preposition of "que pense X de …": not the one within X ("le patron de Palantir")."""
    people = [mention.end for mention in names if mention.is_person and mention.start >= start]
    found = list(_ABOUT.finditer(flat(text), people[0] if people else start))
    named = {mention.start for mention in names}
    later = [match for match in found if people or match.end() not in named]
    chosen = next(iter([*later, *found]), None)
    return ARTICLE.get(chosen["de"], "") + text[chosen.end() :] if chosen else None
