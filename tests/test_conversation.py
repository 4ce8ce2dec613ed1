"""Follow-ups: what leans on the conversation is completed from it, a change of subject is left alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation import Completion, completed
from qa.linking import NameTable
from qa.schema import Answer, Hit, Passage, Person, Role, Source

FIRMS = {
    "Wimi": "Lionel Roux",
    "Whaller": "Thomas Fauré",
    "Inspeere": "Michaël Ferrec",
    "Cozy Cloud": "Benjamin André",
    "Ardoise": "Claire Vasseur",
}


def source(firm: str, guest: str) -> Source:
    guests = Person(name=guest, role=Role.INTERVIEWEE, organisation=firm)
    key = firm.lower().replace(" ", "-")
    return Source(
        id=key, file=f"corpus/{key}.txt", title=f"Rencontre avec {guest}", people=(guests,), organisations=(firm,)
    )


SOURCES = {firm: source(firm, guest) for firm, guest in FIRMS.items()}
NAMES = NameTable(SOURCES.values())


def hit(firm: str, speaker: str | None) -> Hit:
    passage = Passage(
        id=f"{SOURCES[firm].id}#t1-p0",
        transcript=SOURCES[firm].id,
        turn=1,
        speaker=speaker,
        role=Role.INTERVIEWEE if speaker else Role.NARRATOR,
        text="…",
        start=0,
        end=1,
    )
    return Hit(rank=1, score=0.9, passage=passage, source=SOURCES[firm], highlights=(), citation="")


def asked(question: str, hits: Sequence[Hit] = (), *, understood_as: str | None = None, language: str = "fr") -> Answer:
    return Answer(
        question=question,
        understood_as=understood_as,
        language=language,
        answered=bool(hits),
        confidence=0.9 if hits else 0.1,
        hits=tuple(hits),
    )


def after(*questions: str | Answer) -> list[Answer]:
    """A conversation in which every follow-up was understood as this room understands it."""
    history: list[Answer] = []
    for question in questions:
        if isinstance(question, Answer):
            history.append(question)
        else:
            whole = completed(question, history, NAMES.link)
            history.append(asked(question, understood_as=whole.question if whole else None))
    return history


def understood(question: str, *before: str | Answer) -> str | None:
    whole = completed(question, after(*before), NAMES.link)
    return whole.question if whole else None


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Qui héberge Whaller ?", "Et chez Wimi ?", "Qui héberge Wimi ?"),
        ("Qui héberge Whaller ?", "et wimi", "Qui héberge Wimi ?"),
        ("Qui héberge Whaller ?", "ET WIMI ?", "Qui héberge WIMI ?"),
        ("Qui héberge Whaller ?", "Et pour Inspeere alors ?", "Qui héberge Inspeere ?"),
        ("Quel est le métier d'Inspeere ?", "Et de Wimi ?", "Quel est le métier de Wimi ?"),
        ("Quel est le métier de Wimi ?", "Et Inspeere ?", "Quel est le métier d'Inspeere ?"),
        ("Quel est le métier d’Inspeere ?", "idem pour Cozy Cloud", "Quel est le métier de Cozy Cloud ?"),
        ("Combien de salariés chez Wimi ?", "même question pour Ardoise", "Combien de salariés chez Ardoise ?"),
        ("Combien de salaries chez Wimi", "meme question pour Ardoise", "Combien de salaries chez Ardoise ?"),
        ("Que pense Thomas Fauré du cloud ?", "Et Lionel Roux ?", "Que pense Lionel Roux du cloud ?"),
        ("Que pense Thomas Fauré du cloud ?", "et roux ?", "Que pense Lionel Roux du cloud ?"),
        ("Que pense Thomas Fauré du cloud ?", "Et Ardoise ?", "Que pense Ardoise du cloud ?"),
        ("Que pense Thomas Fauré de Wimi ?", "Et de Cozy Cloud ?", "Que pense Thomas Fauré de Cozy Cloud ?"),
        ("Que dit Thomas Fauré de Google ?", "et d'Amazon ?", "Que dit Thomas Fauré d'Amazon ?"),
        ("Combien de clients ont-ils ?", "Et chez Wimi ?", "Combien de clients ont-ils chez Wimi ?"),
        ("Quel est le modèle économique ?", "Et Wimi ?", "Quel est le modèle économique chez Wimi ?"),
        ("Combien coûte Wimi ?", "Et avec Dropbox ?", "Combien coûte Wimi avec Dropbox ?"),
        ("Combien coûte Wimi ?", "Et Dropbox ?", "Combien coûte Dropbox ?"),
        ("Who hosts Whaller?", "And Wimi?", "Who hosts Wimi?"),
        ("Who hosts Whaller?", "what about inspeere?", "Who hosts Inspeere?"),
        ("Who hosts Whaller?", "And at Cozy Cloud?", "Who hosts Cozy Cloud?"),
        ("Who hosts Whaller?", "same question for Ardoise, please", "Who hosts Ardoise?"),
        ("What is Whaller's revenue?", "And Wimi's?", "What is Wimi's revenue?"),
        ("What does Lionel Roux think of Zoom?", "How about Fauré?", "What does Thomas Fauré think of Zoom?"),
        ("What does Lionel Roux think of Zoom?", "And of Slack?", "What does Lionel Roux think of Slack?"),
        ("How many people work there?", "and at Wimi?", "How many people work there at Wimi?"),
        ("Where are the servers?", "And Wimi?", "Where are the servers at Wimi?"),
    ],
)
def test_a_new_name_takes_the_place_of_the_old_one(before: str, question: str, expected: str) -> None:
    assert understood(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Qui héberge Whaller ?", "et combien de salariés ?", "Combien de salariés chez Whaller ?"),
        ("Qui héberge Whaller ?", "combien de salariés ?", "Combien de salariés chez Whaller ?"),
        ("Qui héberge Whaller ?", "et le prix ?", "Quel est le prix chez Whaller ?"),
        ("Qui héberge Whaller ?", "Et la sécurité", "Quelle est la sécurité chez Whaller ?"),
        ("Qui héberge Whaller ?", "et les concurrents ?", "Et les concurrents chez Whaller ?"),
        ("Qui héberge Whaller ?", "Quels clients ?", "Quels clients chez Whaller ?"),
        ("Qui héberge Whaller ?", "Mais quel est le prix ?", "Quel est le prix chez Whaller ?"),
        (
            "Qui héberge Whaller ?",
            "Et quel est le chiffre d'affaires ?",
            "Quel est le chiffre d'affaires chez Whaller ?",
        ),
        ("Combien de salariés chez Wimi ?", "Et de clients ?", "Combien de clients chez Wimi ?"),
        ("Combien coûte Wimi pour les PME ?", "Et pour les écoles ?", "Combien coûte Wimi pour les écoles ?"),
        ("Combien coûte Wimi ?", "et pour les écoles ?", "Combien coûte Wimi pour les écoles ?"),
        ("Wimi est-elle rentable ?", "Depuis quand ?", "Depuis quand Wimi est-elle rentable ?"),
        ("Est-ce que Wimi est rentable ?", "depuis quand", "Depuis quand est-ce que Wimi est rentable ?"),
        ("Quand Wimi a-t-il été créé ?", "Par qui ?", "Par qui Wimi a-t-il été créé ?"),
        ("Pourquoi Wimi a levé des fonds ?", "Et en quelle année ?", "En quelle année Wimi a levé des fonds ?"),
        ("Qui héberge Wimi ?", "pourquoi ?", "Pourquoi : qui héberge Wimi ?"),
        ("Comment Wimi gagne de l'argent ?", "par exemple ?", "Par exemple : comment Wimi gagne de l'argent ?"),
        ("Who hosts Whaller?", "and how many employees?", "How many employees at Whaller?"),
        ("Who hosts Whaller?", "how many employees?", "How many employees at Whaller?"),
        ("Who hosts Whaller?", "And the price?", "What about the price at Whaller?"),
        ("Who hosts Whaller?", "What about security?", "What about security at Whaller?"),
        ("Who hosts Whaller?", "And what is the turnover?", "What is the turnover at Whaller?"),
        ("How many users does Wimi have?", "and employees?", "How many employees does Wimi have?"),
        ("How much does Wimi cost?", "And for schools?", "How much does Wimi cost for schools?"),
        ("Is Wimi profitable?", "Since when?", "Since when is Wimi profitable?"),
        ("When was Wimi founded?", "by whom?", "By whom was Wimi founded?"),
        ("Who hosts Wimi?", "Why?", "Why: who hosts Wimi?"),
        ("Who hosts Wimi?", "how so", "How so: who hosts Wimi?"),
        ("How does Wimi make money?", "For example?", "For example: how does Wimi make money?"),
        ("How does Wimi make money?", "Tell me more", "How does Wimi make money?"),
    ],
)
def test_a_new_aspect_is_asked_of_what_the_talk_is_about(before: str, question: str, expected: str) -> None:
    assert understood(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Qui est Claire Vasseur ?", "Où travaille-t-elle ?", "Où travaille Claire Vasseur ?"),
        (
            "Qui est Claire Vasseur ?",
            "Pourquoi a-t-elle quitté Paris ?",
            "Pourquoi Claire Vasseur a-t-elle quitté Paris ?",
        ),
        ("Qui est Claire Vasseur ?", "Que fait-elle ?", "Que fait Claire Vasseur ?"),
        ("Que fait Wimi ?", "Est-il rentable ?", "Wimi est-il rentable ?"),
        ("Que fait Wimi ?", "Combien de salariés a-t-il ?", "Combien de salariés a Wimi ?"),
        ("Que fait Wimi ?", "Est-ce qu'il est rentable ?", "Est-ce que Wimi est rentable ?"),
        ("Que fait Inspeere ?", "est ce qu'elle est rentable", "Est ce qu'Inspeere est rentable ?"),
        (
            "Que fait Inspeere ?",
            "Quel est son chiffre d'affaires en 2020 ?",
            "Quel est le chiffre d'affaires d'Inspeere en 2020 ?",
        ),
        (
            "Que fait Inspeere ?",
            "Quels sont ses concurrents directs ?",
            "Quels sont les concurrents directs d'Inspeere ?",
        ),
        ("Que fait Wimi ?", "Quel est leur modèle économique ?", "Quel est le modèle économique de Wimi ?"),
        ("Que fait Wimi ?", "D'où vient son nom ?", "D'où vient le nom de Wimi ?"),
        ("Que fait Wimi ?", "Et son prix ?", "Quel est le prix de Wimi ?"),
        ("Que fait Wimi ?", "Qui l'a créé ?", "Qui a créé Wimi ?"),
        ("Que fait Wimi ?", "Qui la dirige ?", "Qui dirige Wimi ?"),
        ("Que fait Wimi ?", "Qui en est le fondateur ?", "Qui est le fondateur de Wimi ?"),
        ("Que fait Wimi ?", "Combien de personnes y travaillent ?", "Combien de personnes travaillent chez Wimi ?"),
        ("Que fait Wimi ?", "Qui a fondé cette entreprise ?", "Qui a fondé Wimi ?"),
        ("Que fait Wimi ?", "ça coûte combien ?", "Ça coûte combien chez Wimi ?"),
        ("Que fait Wimi ?", "Comment ça marche ?", "Comment ça marche chez Wimi ?"),
        ("Que fait Lionel Roux ?", "Et avec qui il travaille ?", "Avec qui Lionel Roux travaille ?"),
        ("Que fait Lionel Roux ?", "Qui travaille avec lui ?", "Qui travaille avec Lionel Roux ?"),
        ("Qu'est-ce que le cloud personnel ?", "À quoi sert-il ?", "À quoi sert le cloud personnel ?"),
        ("Qui est l'associé de Claire Vasseur ?", "Quel âge a-t-il ?", "Quel âge a l'associé de Claire Vasseur ?"),
        ("What does Wimi do?", "Is it profitable?", "Is Wimi profitable?"),
        ("What does Wimi do?", "How many employees do they have?", "How many employees does Wimi have?"),
        ("What does Wimi do?", "where does its name come from", "Where does Wimi's name come from?"),
        ("What does Wimi do?", "Who founded it?", "Who founded Wimi?"),
        ("What does Wimi do?", "Who are their competitors?", "Who are Wimi's competitors?"),
        ("What does Wimi do?", "Who founded that company?", "Who founded Wimi?"),
        ("What does Wimi do?", "How many people work there?", "How many people work at Wimi?"),
        ("Who is Claire Vasseur?", "Where does she live?", "Where does Claire Vasseur live?"),
        ("Who is Claire Vasseur?", "And what is her background?", "What is Claire Vasseur's background?"),
        ("Who is Claire Vasseur?", "How can I contact her?", "How can I contact Claire Vasseur?"),
        ("Who is the CEO of Wimi?", "How old is he?", "How old is the CEO of Wimi?"),
    ],
)
def test_a_pronoun_becomes_what_it_stands_for(before: str, question: str, expected: str) -> None:
    assert understood(question, before) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Que pense Lionel Roux du cloud de confiance ?",
            "qu'en pense Thomas Fauré ?",
            "Que pense Thomas Fauré du cloud de confiance ?",
        ),
        ("Que dit Lionel Roux des GAFAM ?", "Et Fauré, il en dit quoi ?", "Que dit Thomas Fauré des GAFAM ?"),
        ("Qu'est-ce que le cloud souverain ?", "Qu’en pense Fauré", "Que pense Thomas Fauré du cloud souverain ?"),
        (
            "Que pense Lionel Roux de l'Europe ?",
            "Thomas Fauré est-il d'accord ?",
            "Que pense Thomas Fauré de l'Europe ?",
        ),
        (
            "Pourquoi Lionel Roux a-t-il quitté Paris ?",
            "Qu'en dit Thomas Fauré ?",
            "Qu'en dit Thomas Fauré : pourquoi Lionel Roux a-t-il quitté Paris ?",
        ),
        (
            "What does Lionel Roux think of the Patriot Act?",
            "what does Fauré say about that?",
            "What does Thomas Fauré say about the Patriot Act?",
        ),
        (
            "What is a trusted cloud?",
            "What would Thomas Fauré say to that?",
            "What does Thomas Fauré say about a trusted cloud?",
        ),
        (
            "What does Lionel Roux think of remote work?",
            "Does Thomas Fauré agree?",
            "What does Thomas Fauré think of remote work?",
        ),
        (
            "What does Lionel Roux think of remote work?",
            "And what does Fauré think?",
            "What does Thomas Fauré think of remote work?",
        ),
        ("Que pense Lionel Roux du télétravail ?", "Et les autres ?", "Que pensent les autres du télétravail ?"),
        (
            "Que pense Lionel Roux du télétravail ?",
            "Qu'en pensent les autres ?",
            "Que pensent les autres du télétravail ?",
        ),
        ("Qui parle de télétravail ?", "qui d'autre ?", "Qui d'autre parle de télétravail ?"),
        (
            "What does Lionel Roux think of remote work?",
            "what do the others think?",
            "What do the others think of remote work?",
        ),
        (
            "What does Lionel Roux think of remote work?",
            "Who else says that?",
            "What do the others think of remote work?",
        ),
        ("Who talks about remote work?", "Who else?", "Who else talks about remote work?"),
    ],
)
def test_a_topic_is_put_to_somebody_else(before: str, question: str, expected: str) -> None:
    assert understood(question, before) == expected


CHANGES = [
    "Comment tricoter une écharpe ?",
    "Quel est le métier d'Inspeere ?",
    "Et quel est le modèle économique de Cozy Cloud ?",
    "Et que pense Lionel Roux du télétravail ?",
    "Mais pourquoi Claire Vasseur a-t-elle créé Ardoise ?",
    "Y a-t-il un risque à utiliser Teams ?",
    "Est-il vrai que les données sont en Irlande ?",
    "Faut-il changer son mot de passe tous les mois ?",
    "Comment protéger ses photos de famille ?",
    "Pourquoi les entreprises perdent-elles leurs données ?",
    "Le cloud est-il sûr ?",
    "Comment l'Europe peut-elle rattraper son retard ?",
    "Quel temps fait-il à Lyon ?",
    "Que se passe-t-il en cas de panne ?",
    "Quel est le chiffre d'affaires ?",
    "Qu'est-ce que le chiffrement de bout en bout ?",
    "S'il vous plaît, quelle est la capitale du Pérou ?",
    "télétravail et sécurité",
    "Wimi",
    "What is the boiling point of water?",
    "And what is the boiling point of water?",
    "How do I knit a scarf?",
    "Is it true that the servers are in Ireland?",
    "Is it possible to work from home?",
    "How long does it take to learn Python?",
    "What time is it?",
    "Does Lionel Roux own his company?",
    "And what does Benjamin André think of his competitors?",
    "Why do companies lose their data?",
    "How do I wash a woollen sweater so that it keeps its shape?",
    "What does the law say about that kind of contract?",
    "Which countries have their own cloud?",
    "Which vitamin deficiency causes scurvy?",
    "Pourquoi Facebook s'intéresse-t-il au crédit ?",
    "Si quelqu'un vole mon ordinateur, peut-il lire mes photos ?",
    "Qu'est-ce qui fait qu'un logiciel plaît à ses utilisateurs ?",
    "Pourquoi n'est-il plus si cher de bâtir un réseau ?",
    "What matters when it comes to early investment?",
    "Et comment tricoter une écharpe ?",
    "¿Cuáles son los precios?",
    "Was kostet das?",
    "他多大了？",
]


@pytest.mark.parametrize("question", CHANGES)
@pytest.mark.parametrize("before", ["Que pense Thomas Fauré de Whaller ?", "Who hosts Whaller?"])
def test_a_change_of_subject_is_left_alone(before: str, question: str) -> None:
    assert understood(question, before) is None


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Que pense Lionel Roux du cloud ?", "Et du RGPD ?", "Que pense Lionel Roux du RGPD ?"),
        ("Que pense Lionel Roux du cloud ?", "Et la souveraineté ?", "Que pense Lionel Roux de la souveraineté ?"),
        ("Que pense Lionel Roux du cloud ?", "pourquoi dit-il ça ?", "Pourquoi : que pense Lionel Roux du cloud ?"),
        ("Que pense Lionel Roux du cloud ?", "C'est quoi ?", "C'est quoi, le cloud ?"),
        ("What does Fauré think of the GDPR?", "And of Slack?", "What does Fauré think of Slack?"),
        ("What does Fauré think of the GDPR?", "What is it?", "What is the GDPR?"),
        ("What does Fauré think of the GDPR?", "What about remote work?", "What does Fauré think of remote work?"),
        ("What does Fauré think of the GDPR?", "Why does he say that?", "Why: what does Fauré think of the GDPR?"),
        ("Qui héberge Wimi ?", "Ont-ils levé des fonds ?", "Wimi a-t-il levé des fonds ?"),
        ("Qui héberge Wimi ?", "Est-ce qu'ils vendent en ligne ?", "Est-ce que Wimi vend en ligne ?"),
        ("Qui héberge Wimi ?", "Merci, et Whaller ?", "Qui héberge Whaller ?"),
        ("Qui héberge Wimi ?", "Non, Whaller", "Qui héberge Whaller ?"),
        ("Qui héberge Wimi ?", "Et maintenant ?", "Qui héberge Wimi maintenant ?"),
        ("Qui héberge Wimi ?", "et le fondateur ?", "Qui est le fondateur chez Wimi ?"),
        ("Qui héberge Wimi ?", "Peut-on leur faire confiance ?", "Peut-on faire confiance à Wimi ?"),
        ("Who hosts Wimi?", "Do they have a free version?", "Does Wimi have a free version?"),
        ("Who hosts Wimi?", "Are schools using it?", "Are schools using Wimi?"),
        ("Who hosts Wimi?", "Sorry, I meant Whaller", "Who hosts Whaller?"),
        ("Who hosts Wimi?", "And compared to Teams?", "Who hosts Wimi compared to Teams?"),
        ("Why did Lionel Roux create Wimi?", "Did he create it alone?", "Did Lionel Roux create Wimi alone?"),
    ],
)
def test_the_rest_of_the_conversation_fills_what_is_missing(before: str, question: str, expected: str) -> None:
    assert understood(question, before) == expected


def test_a_follow_up_in_the_other_language_leans_too() -> None:
    assert understood("why?", "Est-ce que Wimi est sûr ?") == "Why: est-ce que Wimi est sûr ?"
    assert understood("and Whaller?", "Qui héberge Wimi ?") == "Qui héberge Whaller ?"


def test_a_chain_of_follow_ups_keeps_what_was_understood() -> None:
    history = after("Combien de salariés chez Whaller ?", "et d'utilisateurs ?", "Et chez Wimi ?", "idem pour Inspeere")
    assert [answer.understood_as for answer in history] == [
        None,
        "Combien d'utilisateurs chez Whaller ?",
        "Combien d'utilisateurs chez Wimi ?",
        "Combien d'utilisateurs chez Inspeere ?",
    ]


def test_the_nearest_question_that_names_somebody_supplies_the_name() -> None:
    assert understood("et le prix ?", "Que fait Wimi ?", "Que fait Whaller ?", "Où sont les serveurs ?") == (
        "Quel est le prix chez Whaller ?"
    )


def test_an_unanswered_question_is_leant_on_all_the_same() -> None:
    assert understood("Et Wimi ?", asked("Quel est l'effectif de Whaller ?")) == "Quel est l'effectif de Wimi ?"


def test_who_answered_is_meant_where_nobody_was_named() -> None:
    answer = asked("Qui parle de patriotisme ?", [hit("Wimi", "Lionel Roux")])
    assert understood("Que fait-il ?", answer) == "Que fait Lionel Roux ?"
    assert understood("et combien de salariés ?", answer) == "Combien de salariés chez Wimi ?"
    assert understood("How old is he?", answer) == "How old is Lionel Roux?"
    assert understood("How many employees do they have?", answer) == "How many employees does Wimi have?"


def test_he_is_who_answered_for_the_firm() -> None:
    answer = asked("Who runs Inspeere?", [hit("Inspeere", "Michaël Ferrec")], language="en")
    assert understood("And how old is he?", answer) == "How old is Michaël Ferrec?"


def test_the_firm_of_a_person_is_known_from_the_answers() -> None:
    answer = asked("What does Lionel Roux do?", [hit("Wimi", "Lionel Roux")], language="en")
    assert understood("and how many employees?", answer) == "How many employees at Wimi?"


def test_a_pronoun_that_nobody_stands_for_is_left_alone() -> None:
    assert understood("Que fait-il ?", "Où sont les serveurs ?") is None
    assert understood("How old is he?", "Where are the servers?") is None


def excluded(question: str, *before: str | Answer) -> frozenset[str]:
    whole = completed(question, after(*before), NAMES.link)
    assert whole is not None
    return whole.excluded


def test_the_others_are_all_but_who_was_named() -> None:
    assert excluded("et les autres ?", "Que pense Lionel Roux du cloud ?") == {"Lionel Roux"}
    assert excluded("What do the others think?", "What does Fauré think of Zoom?") == {"Thomas Fauré"}


def test_the_others_are_all_but_who_answered_where_nobody_was_named() -> None:
    answer = asked("Que disent-ils du cloud ?", [hit("Wimi", "Lionel Roux")])
    assert excluded("et les autres ?", answer) == {"Lionel Roux"}


def test_somebody_else_with_a_topic_of_its_own_keeps_its_words() -> None:
    whole = completed("Qui d'autre parle de sécurité ?", after("Que pense Lionel Roux du cloud ?"), NAMES.link)
    assert whole == Completion("Qui d'autre parle de sécurité ?", frozenset({"Lionel Roux"}))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("qu'en pense l'autre ?", "Que pense Lionel Roux du cloud ?"),
        ("Et l'autre ?", "Que pense Lionel Roux du cloud ?"),
        ("What does the other one think?", "What does Lionel Roux think of le cloud?"),
    ],
)
def test_the_other_of_two_has_a_name(question: str, expected: str) -> None:
    before = ("Que pense Lionel Roux du cloud ?", "Et Thomas Fauré ?")
    assert understood(question, *before) == expected
    assert excluded(question, *before) == {"Thomas Fauré"}


def test_the_other_of_one_or_of_three_is_anybody_else() -> None:
    three = ("Que pense Lionel Roux du cloud ?", "Et Thomas Fauré ?", "Et Claire Vasseur ?")
    assert understood("qu'en pense l'autre ?", three[0]) == "Que pensent les autres du cloud ?"
    assert understood("qu'en pense l'autre ?", *three) == "Que pensent les autres du cloud ?"


def test_who_is_asked_is_never_excluded() -> None:
    assert excluded("qu'en pense Thomas Fauré ?", "Que pensent Lionel Roux et Thomas Fauré du cloud ?") == {
        "Lionel Roux"
    }


@given(st.text())
def test_a_first_question_stands_by_itself(question: str) -> None:
    assert completed(question, [], NAMES.link) is None


_CUES = """
et and chez Wimi at ? pourquoi il son de du le it their that l'autre others combien how many , l' d' s'il -t-il en
Lionel Roux qui l'a là-bas ça what about depuis quand 他 è \u0301 \u200b employees travaille the same agree
"""
_PIECES = st.sampled_from(sorted(set(_CUES.split())))


@given(st.lists(_PIECES, max_size=8), st.lists(_PIECES, max_size=8))
def test_a_completion_is_a_question_with_words(before: list[str], question: list[str]) -> None:
    whole = completed(" ".join(question), [asked(" ".join(before) or "?")], NAMES.link)
    assert whole is None or any(character.isalnum() for character in whole.question)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_is_too_strange(before: str, question: str) -> None:
    whole = completed(question, [asked(before)], NAMES.link)
    assert whole is None or whole.question.endswith("?")


_VERBS = st.sampled_from(["fonctionne", "protège", "finance", "remplace", "chiffre"])
_NOUNS = st.sampled_from(["les données des clients", "le travail des équipes", "la croissance de demain"])
_OPENINGS = st.sampled_from(["Comment", "Pourquoi", "Et comment", "Mais pourquoi", "Est-ce que"])


@given(
    _OPENINGS, st.sampled_from([*FIRMS, *FIRMS.values()]), _VERBS, _NOUNS, st.sampled_from(["Qui est Claire Vasseur ?"])
)
def test_a_full_question_with_a_name_of_its_own_stands_by_itself(
    opening: str, name: str, verb: str, noun: str, before: str
) -> None:
    assert understood(f"{opening} {name} {verb} {noun} ?", before) is None
