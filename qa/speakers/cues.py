"""Words that show who asks and who answers, French and English: welcomes, thanks, prompts, titles."""

from __future__ import annotations

import re

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
ENDS_ASKING = re.compile(r"(?:[?？؟\u037e\u2047-\u2049]|[α-ωά-ώ] ?;)[!.…\s\"'”’»)\]*_」』]*\Z")
"""The end of a turn whose last sentence asks, by the question marks of any script."""
PROMPT = re.compile(
    r"\b(?:tell (?:me|us)|walk (?:me|us) through|(?:talk|speak) (?:to (?:me|us|that) )?(?:a (?:little )?bit )?about"
    r"|(?:describe|explain|elaborate|expand on|introduce yourself|give us|go on|i wonder)\b|go ahead"
    r"|let['’]s (?:talk|start|begin|turn|move)|i['’]m (?:curious|wondering)"
    r"|i (?:want|wanted|['’]d like|would like|['’]d love) to (?:ask|hear|know|talk|start)"
    r"|what (?:about|do|did|is|are|was|were|has|have|made|would|kind)\b"
    r"|how (?:do|did|does|is|are|was|were|has|have|would|come|about)\b"
    r"|why (?:do|did|is|are|was)\b|(?:can|could|would|will|do|did|have|are|were) you\b"
    r"|(?:parle|raconte|dis|explique|décri[st]|présente|rappelle|donne|détaille|précise)[zs]?[- ]"
    r"(?:nous|moi|vous|toi)\b"
    r"|est-ce qu|qu['’]est-ce|qu['’]en (?:est-il|pensez|dites)"
    r"|(?:pouvez|pourriez|peux|pourrais|voulez|avez|êtes|pensez|souhaitez|allez)-(?:vous|tu)\b"
    r"|(?:comment|pourquoi|quel(?:le)?s?|combien|depuis quand) \w+[- ]|(?:revenons|parlons|passons|commençons)\b"
    r"|votre (?:réaction|réponse|avis|parcours)"
    r"|allez-y|à vous\b|vous avez la parole|on vous écoute|continuez|poursuivez)",
)
"""Words that invite to speak, with or without a question mark, in small letters."""
CLOSING = re.compile(
    r"thank(?:s| you)(?: you)?(?: all| both| guys)?(?: again)?(?: so much| very much)? (?:everyone|everybody"
    r"|for (?:coming|joining|being|taking|your time|sharing|listening|tuning|watching|doing))"
    r"|that['’]s (?:it|all) for|we['’]ll (?:link|put|see you)|see you next|until next time"
    r"|merci (?:beaucoup |infiniment )?(?:à (?:vous|toi|tous|toutes)|d['’]avoir|pour (?:cet|votre|ton|ces|vos))"
    r"|fin de l['’](?:entretien|interview)|c['’]est la fin|à la semaine prochaine|bonne (?:soirée|fin|journée)",
    re.IGNORECASE,
)
"""What who receives a guest says at the end."""
SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|yourself|vous|votre|vos|tu|ton|tes|toi|usted|ustedes|ihr|ihnen|ihre[mnr]?|lei|voi)\b",
)
"""Words that speak to somebody, in small letters."""
FIRST_PERSON = re.compile(r"\b(?:i|my|me|mine|myself|je|moi|mon|ma|mes|yo|mi|mis|ich|mein\w*|mir|io|mio)\b|\b[jm]['’]")
"""Words that speak of oneself, in small letters."""
