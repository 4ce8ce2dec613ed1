"""The words by which a fragment of a question is known, French and English."""

from __future__ import annotations

import re

from qa.conversation.wording import listed

ABOUT = re.compile(
    r"(?:what about|how about|what of|qu'en est-il (?:de |du |des "
    r"|d')|quid (?:de |du |des |d')"
    r"|(?:la )?meme (?:question|chose) (?:pour |chez |avec |sur |a propos de |concernant )|(?:idem|pareil) (?:pour "
    r"|chez |avec |a )?"
    r"|(?:the )?same (?:question |thing )?(?:for|with|about|at)|ditto(?: for)?|je voulais dire|je parlais de "
    r"|i meant|non(?=,)|no(?=,)|plutot|rather)(?:(?<=[ '])|(?![\w-]))[ ,]*"
)
LEAD = re.compile(
    r"(?:(?:et puis|et alors|et|and then|and|mais|but|so|donc|alors|ok|okay|d'accord|then|sinon|puis|or|oui|non|yes|no"
    r"|merci|thanks|thank you|sorry|pardon|desole|je vois|i see|ah|oh)(?:[,.!;]? |,))+"
)
TAIL = re.compile(
    r"(?:,? (?:alors|aussi|then|too|also|instead|please|stp|svp|as well|s'il (?:te|vous) plait"
    r"|exactement|exactly|precisely|au juste))+$"
)
PREPOSITION = re.compile(
    r"(?P<de>du |des |de la |de l'|de |d'|of )"
    r"|(?P<other>chez|pour|avec|par rapport (?:a|au|aux)|par|dans|sur|sans|selon|contre|depuis|en|face (?:a|au|aux)"
    r"|aux?|a"
    r"|at|for|with|without|in|on|about|by|from|to|since|according to|compared (?:to|with)|versus|vs|against|under|after"
    r"|before|apres|avant) "
)
COMPARED = re.compile(r"(?:par rapport|face|compared|versus|vs|contre|against)\b")
AROUND = listed(
    "do does same meme pareil fait chez a au aux de d du des la le les l pour avec par dans sur selon et en at for "
    "with of in on by from to the "
    "about s societe entreprise company firm "
    "monsieur madame m mr mme mrs ms lui elle eux alors combien how many much according rapport cote face compared "
    "un une a "
    "an some"
)
ON = ("de", "sur", "about", "on")
FIRM_PREPOSITIONS = frozenset(("", "chez", "at", "pour", "for", "a", "selon", "according to"))
BREAK = re.compile(
    r" (?:chez|pour|avec|par|dans|sur|sans|selon|depuis|en|at|for|with|without|in|on|by|from"
    r"|since)\b|[,;:]|$"
)
VERB = re.compile(
    r"\b(?:est|sont|etait|etaient|sera|seront|a|ont|avait|avaient|aura|fait|font|faire|peut|peuvent|doit|doivent|va"
    r"|vont|veut|veulent|dit|disent"
    r"|pense|pensent|travaille|travaillent|utilise|utilisent|vend|vendent|coute|coutent|propose|proposent|marche"
    r"|sert|gagne|vient|existe|faut"
    r"|is|are|was|were|will|would|do|does|did|has|have|had|can|could|should|may|might|must|works|uses|sells"
    r"|costs|makes|hosts|runs|says|thinks|needs|means)\b"
    r"|-(?:t-)?(?:il|elle|on|ils|elles|vous|tu|nous|je|ce)\b"
)
SUBJECT_PRONOUN = re.compile(
    r"\b(?:il|elle|ils|elles|on|nous|vous|je|tu|j|toi|moi|lui|eux|he|she|they|we|you|me|him|her|them|i|it|ca|cela|c|qui"
    r"|who)\b"
)
ADVERB = re.compile(
    r"(?:avant|apres|maintenant|aujourd'hui|hier|demain|ensuite|plus tard|a l'avenir|ailleurs|now|today|before|after"
    r"|later|tomorrow|next|nowadays|elsewhere)"
)
ADVERBIAL = (
    r"(?:pourquoi|comment|quand|ou|depuis quand|depuis combien de temps|jusqu'a quand|why|when|where|since when|how"
    r"|how so|how come|for how long"
    r"|(?:a|avec|par|pour|chez|de|sur|sous|contre|en|dans) (?:qui|quoi|(?:quel|quelle|quels"
    r"|quelles)(?: [a-z-]+){1,2}|combien de (?:temps|[a-z-]+))"
    r"|(?:by|with|for|to|from|at|on|in|under|against|about) (?:whom|who|what|which|how many|how much)(?: [a-z-]+){0,2})"
)
BARE = re.compile(
    rf"(?:{ADVERBIAL}|combien|combien de temps|qui|quoi|qui ca|ou ca|comment ca|quand ca|pourquoi ca|pourquoi cela"
    rf"|pourquoi pas|c'est-a-dire|par exemple|comme quoi|comme qui|lequel|laquelle|lesquels|lesquelles|vraiment"
    r"|(?:est-ce|c'est) vrai|(?:is|was) (?:that|it|this) (?:true|so|right)|when was that"
    r"|who|what|which|which ones?|how much|how many|how long|how often|for example|for instance|such as|like what"
    r"|like who|such as what|really|why not|why is that|why's that|how is that|what for|who for|with whom)"
)
FR_QUESTION = re.compile(
    r"(?:pourquoi|comment|quand|ou|depuis quand|depuis combien de temps|par qui|avec qui|en quelle annee|pour qui"
    r"|pour quoi|chez qui) "
    r"(?=(?!est |sont )\w)"
)
EN_QUESTION = re.compile(
    r"(?:since when|why|when|where|how|by whom|with whom|for whom) (?=(?:is|are|was|were|do"
    r"|does|did|will|would|can|could|should|has|have|had)\b)"
)
EN_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|had)\b")
FR_YES_NO = re.compile(r"(?:est-ce (?:que |qu')|.*-(?:t-)?(?:il|elle|ils|elles)\b)")
FR_OPENS = re.compile(
    r"(?:que|qu'|qui|quel|quelle|quels|quelles|combien|quoi|lequel|laquelle|a|de|avec|par|en"
    r"|pour|chez)\b"
)
MORE = re.compile(
    r"(?:(?:(?:peux|pouvez)-(?:tu|vous) )?(?:m'|nous )?(?:en )?(?:dis|dites|dire)(?:[ -](?:moi|m'en"
    r"|nous))?(?: en)? (?:plus|davantage)|plus de details?|des details|tell me more|more(?: details?)?|go on"
    r"|continue|develope+z?|can you elaborate|"
    r"could you elaborate|elaborate|explique(?:z)?|explain)"
)
COUNTED = re.compile(
    r"(?:how (?:many|much)|which|what|combien de|combien d'|quels?"
    r"|quelles?) (?P<noun>[a-z-]+(?: [a-z-]+)?) (?=(?:do|does|did|is|are|was|were|has|have|had|will|can|work|a|ont"
    r"|chez|est|sont|y)\b)"
)
ASPECT = re.compile(r"(?P<wh>combien (?:de |d')|quels?|quelles?|how many|how much|what|which)(?: ?)(?P<what>[a-z].*)")
WHY_SAID = re.compile(
    r"(?P<why>pourquoi|why|comment ca se fait qu') ?(?:(?:dit|pense|croit)-(?:t-)?(?:il|elle)(?: (?:ca|cela))?"
    r"|(?:il|elle) (?:dit|pense) (?:ca|cela)"
    r"|does (?:he|she) (?:say|think|believe) (?:that|so|this|it))"
)
SOMEBODY = re.compile(
    r"(?:le |la |l'|the |leur |son |sa )?(?:co-?)?(?:fondat\w+|createur|creatrice|pdg|ceo|cto|dirigeante?"
    r"|patronn?e?|direct\w+|president\w*|associee?"
    r"|founder|boss|head|director|chief)\b"
)
ASKS = re.compile(
    r"\b(?:combien|quel|quelle|quels|quelles|qui|que|qu|quoi|comment|pourquoi|quand|lequel|how|what|which|who|whom"
    r"|why|when|where"
    r"|est-ce)\b"
)
LONGEST = 6
LONGEST_ASPECT = 4


def opening(plain: str) -> int:
    """How many characters "et", "and", "what about" take at the start of a flat question."""
    lead = LEAD.match(plain)
    start = lead.end() if lead else 0
    about = ABOUT.match(plain, start)
    return about.end() if about else start


def closing(plain: str) -> int:
    """Where the question ends before "aussi", "please"."""
    tail = TAIL.search(plain)
    return tail.start() if tail and tail.start() else len(plain)
