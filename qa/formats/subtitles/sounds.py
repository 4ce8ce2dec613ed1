"""What is heard besides words: "[Music]", "(laughs)", "♪ … ♪"."""

from __future__ import annotations

import re

from qa.text import fold, words

_SOUND = re.compile(r"(?:(?:\[[^\[\]]{1,80}\]|\([^()]{1,60}\)|\*[^*]{1,60}\*|[♪♫♬]+)[ .…,-]*)+")
_SUNG = re.compile(r"[♪♫♬][^♪♫♬]*(?:[♪♫♬][\s♪♫♬]*)*|#[ ][^#]+[ ]#")
_OPENS = frozenset("[(*♪♫♬#")
_LISTED = """
music musique musik musica applause applaudissements applaus aplausos laughter laughs laugh laughing rires rire
lachen risas risate chuckles chuckle chuckling giggles sighs sigh soupir soupirs gasps gasp groans cough coughs
coughing toux silence pause inaudible indistinct unintelligible incomprehensible unverstandlich crosstalk noise
bruit bruits gerausch sound sounds bell bells beep beeps beeping cheering cheers cheer clapping foreign speech
playing plays jingle theme song singing sings chants whispers whispering shouting screaming scream sniffs sneeze
sneezes clears throat snorts static phone telephone rings ringing door knocks knocking footsteps wind rain thunder
video audio clip intro outro blank_audio blank end fin overlapping background instrumental upbeat soft dramatic
"""
_HEARD = frozenset(_LISTED.split())
"""Words (folded) that tell a sound in brackets from a name in brackets."""


def is_sound(text: str) -> bool:
    """Whether the words of a cue are a sound, or sung, and nobody's speech."""
    if text.lstrip()[:1] not in _OPENS:
        return text.isupper() and all(word in _HEARD for word in words(text))
    shown = " ".join(text.split())
    if shown.endswith(("?)", "!)", ".)")) and not shown.isupper():
        return False
    return _SOUND.fullmatch(shown) is not None or _SUNG.fullmatch(shown) is not None


def names_sound(label: str) -> bool:
    """Whether what stands in brackets is a sound, "Laughs" or "Background music", and not a name."""
    found = words(label)
    return any(word in _HEARD for word in found) or (len(found) == 1 and fold(label).endswith("ing"))
