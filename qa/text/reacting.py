"""What leads to words without saying that they are spoken: "Brandt laughed. “…”", "Il n'en démord pas : « … »"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.text.saying import NAME

_VERBS = (
    r"laugh(?:s|ed)|shrug(?:s|ged)|smile[sd]|grin(?:s|ned)|nod(?:s|ded)|sigh(?:s|ed)|chuckle[sd]|frown(?:s|ed)"
    r"|sh(?:akes|ook) (?:his|her|their) head|hesitate[sd]|pause[sd]|snort(?:s|ed)|blush(?:es|ed)|wince[sd]|giggle[sd]"
    r"|(?:hausse|haussait|a haussé|lève|a levé) les (?:épaules|yeux)|souri(?:t|ait)|a souri|rit|riait|a ri|rigole"
    r"|(?:hoche|secoue|a hoché|a secoué) la tête|soupir(?:e|ait)|s['’]amuse|s['’]esclaffe|éclate de rire|grimace|hésite"
    r"|réfléchit|se tait|marque une pause|s['’]agace|s['’]emporte|s['’]émeut|se souvient"
    r"|lach(?:t|te)|lächel(?:t|te)|seufz(?:t|te)|nick(?:t|te)|grins(?:t|te)"
    r"|zuck(?:t|te) (?:mit )?de[nr] (?:Schultern|Achseln)|schüttel(?:t|te) den Kopf|wink(?:t|te) ab|zöger(?:t|te)"
    r"|se ríe|ríe|rió|se rio|sonríe|sonrió|suspir(?:a|ó)|se encog(?:e|ió) de hombros|asiente|asintió"
    r"|niega con la cabeza|ride|sorride|sospira|alza le spalle|annuisce"
)
_SUBJECT = (
    rf"(?:(?P<apart>Lui|Elle(?=,))\b,?|(?P<pronoun>(?:Il|Elle|He|She|Er|Sie|Él|Ella|Lei|il|elle|he|she|er|sie|él|ella)\b)"
    rf"|(?P<name>{NAME}))"
)
_REACTED = re.compile(
    rf"(?:\A|[.!?…»”\"]\s+|,\s+|\A(?:Mais|Et|Puis|But|And|Then|Aber|Und|Dann|Pero|Y|Entonces)\s+){_SUBJECT}"
    rf"(?:,[^,.;:]{{1,80}},)?\s+(?:(?:\w+ly|just|only|simply|then)\s+)?(?:{_VERBS})\b[^.!?…:«»“”\"]{{0,60}}[.!…:]\s*\Z"
)
_CLEFT = re.compile(
    rf"\A\W*(?:C['’](?:est|était)|It (?:is|was)|Es (?:ist|war)|Fue|Es)\s+(?P<name>{NAME})\b(?:,[^:«»]{{1,80}},)?\s+"
    r"(?:qui|who|that|der|die|quien|que)\b[^:«»]{0,120}:\s*\Z"
)
_STOOD = re.compile(
    r"\A\W*(?:Il|Elle|He|She|Er|Sie|Él|Ella)\s+(?!(?:y a|y avait|faut|fallait|faudra|s['’]agi|s['’]appell"
    r"|est (?:question|écrit|interdit)|était écrit|existe|reste|suffit|suffi|hat ein|is called|calls|has a|a une?"
    r"|porte|lit|wears|reads)\b)"
    r"[^:«»]{1,120}:\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Whose words follow: a name, or a pronoun (`name` is None), which `apart` sets against who spoke before."""

    name: str | None
    apart: bool


def reacting(sentence: str) -> Lead | None:
    """Who laughs, nods or shrugs in the sentence right before words that nothing else attributes; None for nobody."""
    match = _REACTED.search(sentence)
    return Lead(match["name"], match["apart"] is not None) if match else None


def presented(clause: str) -> Lead | None:
    """Whose words a clause with a colon leads to that holds no verb of speech: "C'est Anne Roy qui l'a vu :"."""
    if match := _CLEFT.match(clause):
        return Lead(match["name"], False)
    return Lead(None, False) if _STOOD.match(clause) else None
