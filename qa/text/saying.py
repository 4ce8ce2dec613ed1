"""The words that attribute speech, French and English, as regular expressions: verbs, names, pronouns."""

from __future__ import annotations

from qa.text.layout import H

_STEMS = """
abond acclam admet admis affirm agac ajout alert amus analys annonc appui appuy argu argument assur averti
assén assèn avanc avou balai balay calcul certifi cingl clam comment complèt complét conclu concèd concéd confi conseill
considèr considér constat critiqu demand déclar décri défend démen dénonc déplor détaill dévelop dévoil embray
emport enchaîn enthousiasm espèr espér estim exclam expliqu fulmin fustig félicit garanti gliss grogn hurl
illustr indign indiqu inquièt inquiét insist interpell interrog interv ironis jug justifi lanc lâch moqu martel
martèl murmur nuanc objecte observ oppos pest philosoph plaid plain plaisant poursui promet promis protest
précis préconis préd préven prévien prévoi racont raconte raill raisonn rappel rapport rassur recommand
reconna reconnu regrett relativis remarqu renchéri repren repri rigol réagi récapitul récus réfut réjoui
répliqu répond répèt répét résum rétorqu révèl révél signal souffl souhait soulign soupir souri souvenai
souvien corrig tonn tonne grond grommel chuchot rectifi maugré bougonn ricân pouff implor suppli réclam revendiqu tempêt
jubil désol désespèr offusqu insurg énerv lament balbuti bafouill bredouill achèv confess excus émerveill emport suggèr
suggér tempèr tempér théoris tranch témoign vant écri étonn évoqu
"""
_FIXED = (
    r"dit|disait|dira|note|notait|noté|pense|pensait|croit|croyait|crie|criait|crié|cite|jure|juré|veut croire"
    r"|rit|riait|fait (?:valoir|savoir|remarquer|observer)|point(?:e|ait|é)"
)
FRENCH = rf"(?:(?:{'|'.join(_STEMS.split())})\w{{0,6}}|{_FIXED})"
"""A French verb of speech, in any form."""
_GERMAN = (
    r"sagt|sagte|erklärte?|meinte?|betonte?|berichtete?|erzählte?|fragte?|antwortete?|ergänzte?|glaubte?|lachte?"
    r"|schimpfte?|klagte?|warnte?|seufzte?|rief|ruft|findet|fand|weiß|verspricht|versprach|gesteht|gestand|bestätigte?"
    r"|kritisierte?|fordert|forderte|schreibt|schrieb|erinnerte? sich"
)
DROPPING = (
    r"(?:dijo|dice|explicó|explica|afirmó|afirma|añadió|añade|aseguró|asegura|contó|cuenta|preguntó|pregunta|respondió"
    r"|responde|recuerda|recordó|señala|señaló|comenta|comentó|insiste|insistió|sostiene|sostuvo|concluye|concluyó"
    r"|lamenta|lamentó|admite|admitió|reconoce|reconoció|confiesa|confesó|agrega|agregó|advierte|advirtió|bromea|bromeó"
    r"|resume|relata|relató|ha detto|disse|spiega|spiegò|ha spiegato|afferma|aggiunge|racconta|afirmou|explicou|contou)"
)
"""A verb of speech of the languages that leave pronouns out: Spanish, Italian, Portuguese."""
ENGLISH = (
    r"(?:says?|said|tells|told|adds|added|explain(?:s|ed)|notes|noted|writes|wrote|argue[sd]|claim(?:s|ed)|recall(?:s|ed)"
    r"|remember(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|admit(?:s|ted)|continue[sd]"
    r"|conclude[sd]|observe[sd]|remark(?:s|ed)|state[sd]|declare[sd]|announce[sd]|ask(?:s|ed)|joke[sd]|laugh(?:s|ed)"
    r"|quip(?:s|ped)|stresse[sd]|emphasi[sz]e[sd]|suggest(?:s|ed)|believe[sd]|thinks|thought|point(?:s|ed) out"
    r"|comment(?:s|ed)|confirm(?:s|ed)|acknowledge[sd]|concede[sd]|predict(?:s|ed)|hope[sd]|agree[sd]|put it|puts it"
    r"|sums? up|summed up|shout(?:s|ed)|whisper(?:s|ed)|mutter(?:s|ed)|insisted|complain(?:s|ed)|sigh(?:s|ed)"
    r"|shrug(?:s|ged)|smile[sd]|cr(?:ies|ied)"
    rf"|{_GERMAN}|{DROPPING})"
)
"""An English verb of speech, third person; German, Spanish, Italian and Portuguese ones that stand as those do."""
INVERTED = r"(?:-t)?-(?:il|elle|on|ils|elles)"
"""A French pronoun behind its verb: "a-t-il", "dit-elle"."""
_REFLEXIVE = r"(?:(?:se|me|nous|lui|leur|y|en)\s+|[sm]['’])?"
_HAS = rf"(?:(?:a|avait|ont|avaient|aura|aurait|est|était|s['’]est|s['’]était)(?:{INVERTED})?\s+(?:\w+\s+)?)?"
SAYS = rf"{_REFLEXIVE}{_HAS}{_REFLEXIVE}{FRENCH}"
"""A French verb of speech with its auxiliary and pronouns: "explique", "s'est souvenu", "a déclaré"."""
ASIDE = r"(?:\s+\w+ment\b)?(?:,\s[^,.«»\"“”]{3,40},)?"
"""What may stand between a French verb and who speaks: "simplement", ", de son côté,"."""
ANY_INVERTED = (
    r"(?!(?:faut|est|peut|doit|va|a|y|fait|sont|ont|pourrait|serait)-)(?:se\s|[sm]['’])?"
    rf"\w+{INVERTED}(?=\s*(?:[,.:»\"”]|$))"
)
"""Any French verb with its pronoun behind it, closing an incise: "lâche-t-il"."""
TITLES = frozenset(
    (
        *("chief", "executive", "officer", "president", "chairman", "chairwoman", "director", "minister", "senator"),
        *("councillor", "mayor", "professor", "union", "leader", "prime", "secretary", "general", "judge", "captain"),
        *("pdg", "dg"),
        *("sergeant", "governor", "ambassador", "ceo", "cto", "cfo", "founder", "spokesman", "spokeswoman", "manager"),
    )
)
"""Titles printed with a capital before a name."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CIVILITY = r"(?:(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Prof)\.?\s+)?"
_WORD = rf"(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]*|d['’]{_CAPITAL}[\w’'-]*)"
_PARTICLE = rf"(?:(?:de la|van de[rn]?|von de[rn]?|de|du|des|le|la|van|von|der|den|di|da|bin|ben|el|al){H})?"
NAME = rf"{_CIVILITY}{_WORD}(?:{H}{_PARTICLE}{_WORD}){{0,4}}"
"""A name as printed: capitalised words, with civility and particles."""
SUBJECT = rf"(?P<description>(?:[^\W\d_A-Z][\w’'-]*\s+){{0,7}}?(?:[^\W\d_A-Z][\w’'-]*,\s+)?)(?P<name>{NAME})"
"""Who speaks, after a few words that describe them: "la députée Anne Roy", "son directeur, Paul Rey"."""
