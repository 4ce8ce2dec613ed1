"""What a paragraph sounds like: whether it asks, speaks to somebody, speaks of whoever speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

ADDRESS = re.compile(
    r"\b(?:you|your|yours|yourself|vous|votre|vos|tu|toi|ton|ta|tes|vôtres?|usted|ustedes|te|lei|suo|sua|você|seu|вы|вас"
    r"|вам|ваш\w*|ты|тебя)\b|\bt['’]|-(?:tu|vous|toi)\b|(?-i:\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b)"
    r"|\b(?:hast|bist|kannst|willst|würdest|warst|hattest|machst|denkst|glaubst|siehst|gehst) du\b"
    r"|[您你]|あなた|さん|당신|선생님|أنت|حضرتك|אתה|את(?=\s)",
    re.IGNORECASE,
)
"""Speaks to somebody."""
_SELF = re.compile(
    r"\b(?:I|we|our|my|me|us|je|nous|notre|nos|mon|ma|mes|moi|on|ich|wir|mich|mir|mein\w*|yo|mi|mis|nosotros|io|noi|mio|mia"
    r"|eu|meu|minha|я|мы|меня|мне)\b|\b[jm]['’]|\bI['’]|我|私|僕|나는|저는|제가|أنا|אני",
    re.IGNORECASE,
)
"""Speaks of oneself."""
ASKING = re.compile(
    r"(?:\W*)(?:(?:please |can you |could you )?(?:tell|describe|explain|introduce|walk|take|talk) "
    r"(?:us|me|yourself|to us|through)|parle[zs]?[- ]|raconte[zs]?[- ]|dites[- ]|décri[vs]e?[zs]?\b|présente[zs]?[- ]"
    r"|explique[zs]?[- ]|un mot (?:sur|de)|a (?:last|final) word|le mot de la fin)",
    re.IGNORECASE,
)
ENDS_ASKING = re.compile(r"(?:[?？؟\u037e]|(?<=[\u0370-\u03ff]);)[\s)*_»”\"’」』]*\Z")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_LONGEST_PROMPT = 30  # words


def is_question(paragraph: str) -> bool:
    """Whether a paragraph reads as put to somebody: it asks, and speaks to "you" or at least not of "me"."""
    if ASKING.match(paragraph) and len(paragraph.split()) <= 40:
        return True
    if not ENDS_ASKING.search(paragraph):
        return False
    own = QUOTED.sub("", paragraph)
    return bool(ADDRESS.search(own)) or not _SELF.search(own)


def is_personal(answers: Sequence[str]) -> bool:
    """Whether the answers speak of "me" or "us", as a person does and an article seldom."""
    return sum(bool(_SELF.search(answer)) for answer in answers) * 3 >= len(answers)


def speaks_to(paragraph: str) -> bool:
    """Whether a paragraph asks, or is short and speaks to "you" and not of "me"."""
    own = QUOTED.sub("", paragraph)
    short = len(paragraph.split()) <= _LONGEST_PROMPT
    return is_question(paragraph) or (short and bool(ADDRESS.search(own)) and not _SELF.search(own))
