"""The order in which a question is read as a follow-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.conversation.anaphora import resolved
from qa.conversation.cues import closing, opening
from qa.conversation.ellipsis import asked_anew, at, completed_fragment, opened
from qa.conversation.forms import Fragment
from qa.conversation.mentions import Kind, Mention, Past, mentions
from qa.conversation.views import on_others, on_topic
from qa.conversation.wording import Completion, as_question, bare, flat, is_french, tidy
from qa.schema import Answer, Links

_FOREIGN = re.compile(
    r"[¿¡ßñ]|\b(?:los|las|cuales|cual|cuantos|der|das|und|ist|wie|viele|welche|wer|gli|che|sono"
    r"|quanti|quais|quem)\b"
)
_ATTRIBUTE = re.compile(
    r"(?:comment s'appellent? (?:le|la|les|l')|(?:quel|quelle|quels|quelles) (?:est|sont|etait) (?:le|la|les|l')"
    r"|(?:qui|ou) (?:est|sont) (?:le|la|les|l')"
    r"|what(?:'s| is| are| was) the |who(?:'s| is| are) the |where (?:is|are) the "
    r"|combien de |combien d'|how many |how much |qui (?!est|sont)\w+ (?:le|la|les|l')|who (?!is|are)\w+ the )"
)
_OF_ITS_OWN = re.compile(r"\b(?:de la|du|de l'|des|d'un|d'une|of)\b")
_SHORT = 8


def completed(question: str, history: Sequence[Answer], link: Callable[[str], Links]) -> Completion | None:
    """The question completed from the conversation, None when it stands by itself.

    `history` are the answers so far, oldest first. `link` finds the corpus's names in a text.
    """
    text = tidy(question)
    if not history or _FOREIGN.search(flat(text)):
        return None
    past = Past(history, link)
    french = is_french(text, history[-1].language)
    part = _fragment(text, link)
    if not bare(part.text):
        return None
    found = on_others(part.text, part.names, past, french) or on_topic(part.text, part.names, past, french)
    if found:
        return found
    whole = (
        asked_anew(part, past, french)
        or _pointing_back(part, past, french)
        or completed_fragment(part, past, french)
        or _led_attribute(part, past, french)
    )
    return Completion(as_question(whole, french)) if whole else None


def _fragment(text: str, link: Callable[[str], Links]) -> Fragment:
    plain = flat(text)
    start = opening(plain)
    end = start + closing(flat(bare(text[start:])))
    core = bare(text[start:end])
    return Fragment(core, _names(core, bool(start), link), bool(start), text.endswith("?"))


def _names(core: str, led: bool, link: Callable[[str], Links]) -> tuple[Mention, ...]:
    """The names in what follows "et": there, even its first word has its capital for a reason."""
    if not led:
        return mentions(core, link)
    shift = 2
    found = mentions(f", {core}", link)
    return tuple(Mention(m.start - shift, m.end - shift, m.name, m.links) for m in found)


def _pointing_back(part: Fragment, past: Past, french: bool) -> str | None:
    whole = resolved(part.text, part.names, past, french)
    return opened(whole, french) if whole and part.led else whole


def _led_attribute(part: Fragment, past: Past, french: bool) -> str | None:
    """ "Et quel est le chiffre d'affaires ?": a bare attribute after "et" is that of whom the talk is about."""
    if not part.led or part.names or len(part.plain.split()) > _SHORT:
        return None
    if not _ATTRIBUTE.match(part.plain) or _OF_ITS_OWN.search(part.plain):
        return None
    referent = past.referent(Kind.FIRM)
    return f"{part.text} {at(referent, french)}" if referent else None
