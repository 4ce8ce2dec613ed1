"""Words that show who asks and who answers, French and English: functions, welcomes, thanks, titles."""

from __future__ import annotations

import re

from qa.schema import Role

_ASKS = """
q question interviewer intervieweur intervieweuse journaliste journalist host cohost co-host hote moderator moderateur
moderatrice animateur animatrice presentateur presentatrice presenter reporter anchor redaction questioner
"""
_ANSWERS = """
a r answer reponse rep guest invite invitee interviewee interviewe expert experte respondent repondant repondante
"""
_NOBODY = "unknown inconnu inconnue unidentified audience public all tous operator"
ROLE_OF = {
    word: role
    for role, listed in ((Role.INTERVIEWER, _ASKS), (Role.INTERVIEWEE, _ANSWERS), (Role.UNKNOWN, _NOBODY))
    for word in listed.split()
}
"""The role that a function word (folded) states."""
HOSTING = re.compile(
    r"\bwelcome (?:back )?to\b|\bwelcome back\b|\bwelcome,"
    r"|thanks? (?:you )?(?:so much )?for (?:joining|being|coming|taking)|joins? (?:us|me)\b|joining us"
    r"|\b(?:I'm|I am) your host|your host\b|(?:my|our) (?:special )?guest"
    r"|with (?:me|us) (?:today|is|are)|bienvenue|notre invitée?"
    r"|(?:on reçoit|nous recevons|on accueille|nous accueillons) (?:aujourd|maintenant|ce (?:soir|matin))"
    r"|merci (?:d['’]avoir accepté|d['’]être|de nous rejoindre|pour m['’]accorder|de nous accorder)"
    r"|bonsoir à (?:tous|vous)",
    re.IGNORECASE,
)
"""What who receives a guest says at the beginning."""
INVITED = re.compile(
    r"thanks? (?:you )?(?:so much |very much )?for (?:having|inviting) (?:me|us)"
    r"|(?:glad|happy|great|good|excited|honou?r(?:ed)?|pleasure|delighted) to be (?:here|on)"
    r"|merci (?:beaucoup )?(?:de|pour) (?:cette|votre|ton|ta|l['’]) ?invitation"
    r"|merci (?:à vous )?de (?:me|nous|m['’])\s?(?:recevoir|accueillir|inviter|avoir invité)",
    re.IGNORECASE,
)
"""What a guest says at the beginning."""
BEFORE_GUEST = re.compile(
    r"(?:interview(?:s|ed|er|ing)?|rencontre|entretien|meeting|conversation|discussion|talk(?:s|ing|ed)?|speaks?|spoke"
    r"|dialogue|q\s?&\s?a|échange|questions|portrait|chat)\s*(?:avec|with|de|d['’]|of|to|à|:)?\s*"
    r"(?:(?:M|Mme|Mr|Mrs|Ms|Dr)\.?\s+)?$",
    re.IGNORECASE,
)
"""What stands before the guest's name in a title: "Rencontre avec", "Interview with"."""
AND_ANOTHER = re.compile(r",? (?:and|et|&) [^\W\d_a-zß-öø-ÿ][\w-]+ [^\W\d_a-zß-öø-ÿ]")
"""A second name joined to a first."""
ENDS_ASKING = re.compile(r"\?[\s\"'”’»)*_]*\Z")
"""The end of a turn whose last sentence asks."""
