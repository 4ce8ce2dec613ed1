"""An index of 5,000 made-up interviews with 500,000 passages, where a guide was put to many people.

Each interview asks 16 of the 24 questions of the guide, in one of five wordings, and 4 of its own; each is replied to
in four passages. Texts are random walks over the words of the starter corpus; vectors are made up around what the
encoder makes of the guide: a question lies near its wording, a reply near its subject. A passage has a dozen vectors of
words, where a real one has about seventy. There is nothing to check quotes with.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.quotes import made_up
from qa.confidence import UNTAUGHT
from qa.dense import DenseIndex
from qa.lexical import LexicalIndex
from qa.paraphrases import learned
from qa.quotes import Postings
from qa.schema import Asking, Encoder, Matrix, Passage, Person, Role, Source, Spans, Transcript, Turn
from qa.search import ASKINGS, OWNERS, RECORDS, VECTORS, WORDS
from qa.store import SCHEMA, Manifest, generation, write_records
from qa.tokens import Codes, Quantiser, TokenFile

INTERVIEWS, GUESTS = 5_000, 4_800  # some guests are interviewed twice
ASKED, SHARED, PASSAGES = 20, 16, 4  # questions an interview, those of the guide among them, passages a reply
TOKENS = 12
SUBJECTS = (
    "votre parcours",
    "la levée de fonds",
    "le recrutement",
    "le télétravail",
    "la souveraineté numérique",
    "le modèle économique",
    "les premiers clients",
    "la vie privée",
    "les tarifs",
    "les concurrents américains",
    "l'intelligence artificielle",
    "les marchés publics",
    "l'international",
    "la consommation d'énergie",
    "la formation des équipes",
    "les brevets",
    "le logiciel libre",
    "les fournisseurs",
    "la sécurité informatique",
    "les banques",
    "les réseaux sociaux",
    "les actionnaires",
    "la place des femmes",
    "les projets pour l'année prochaine",
)
WORDINGS = (
    "Où en êtes-vous avec {} ?",
    "Comment abordez-vous {} ?",
    "Qu'avez-vous appris sur {} ?",
    "Pouvez-vous nous décrire {} chez vous ?",
    "Racontez-nous {} : comment cela se passe-t-il ?",
)
_SYLLABLES = "barcordalferguilanmornavperrolsavturvalverzanlis"  # sixteen, of three letters each
_BLOCK = 100  # interviews whose vectors are made at once
OWN = -1  # the number of a question that is not of the guide

Numbers = npt.NDArray[np.int64]


def plan(number: int) -> list[tuple[int, int]]:
    """What an interview asks, in order: (number in the guide, wording); `OWN` for a question of its own."""
    chance = random.Random(number)  # noqa: S311 - no secret
    asked = [*chance.sample(range(len(SUBJECTS)), SHARED), *[OWN] * (ASKED - SHARED)]
    chance.shuffle(asked)
    return [(subject, chance.randrange(len(WORDINGS))) for subject in asked]


def guest(number: int) -> str:
    """Who is interviewed."""
    number %= GUESTS
    one, two, three, four = (_SYLLABLES[3 * digit :][:3] for digit in (number // 16**place % 16 for place in range(4)))
    return f"{one}{three} {two}{four}".title()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The interviews, made where they are needed, from a pool of passages."""

    pool: list[str]

    def transcripts(self) -> Iterator[Transcript]:
        """Every interview: its turns are questions and replies by turns."""
        for number in range(INTERVIEWS):
            source = _source(number)
            turns: list[Turn] = []
            at = 0
            for index, pieces in enumerate(self._turns(number)):
                text = "\n\n".join(pieces)
                role, name = _speaking(number, index)
                turns.append(Turn(index=index, text=text, start=at, end=at + len(text), role=role, speaker=name))
                at += len(text) + 2
            whole = "\n\n".join(turn.text for turn in turns)
            yield Transcript(source=source, format="made up", text=whole, sha256="", turns=tuple(turns), metadata={})

    def passages(self) -> Iterator[Passage]:
        """Every passage of every interview, in order."""
        for number in range(INTERVIEWS):
            at, name = 0, f"talk-{number}"
            question = None
            for index, pieces in enumerate(self._turns(number)):
                role, speaker = _speaking(number, index)
                question = pieces[0] if role is Role.INTERVIEWER else question
                for place, text in enumerate(pieces):
                    yield Passage(
                        id=f"{name}#t{index}-p{place}", transcript=name, turn=index, speaker=speaker, role=role,
                        text=text, start=at, end=at + len(text),
                        question=None if role is Role.INTERVIEWER else question,
                    )  # fmt: skip
                    at += len(text) + 2

    def askings(self) -> Iterator[Asking]:
        """Every question of every interview, in order."""
        for transcript in self.transcripts():
            for turn in transcript.turns[::2]:
                yield Asking(
                    id=f"{transcript.source.id}#t{turn.index}", transcript=transcript.source.id, turn=turn.index,
                    speaker=turn.speaker, guests=(transcript.source.people[0].name,), replies=(turn.index + 1,),
                    text=turn.text, start=turn.start, end=turn.end, read=turn.text,
                )  # fmt: skip

    def _turns(self, number: int) -> Iterator[list[str]]:
        chance = random.Random(f"words {number}")  # noqa: S311 - no secret
        for subject, wording in plan(number):
            words = " ".join(chance.choice(self.pool).split()[:12])
            yield [f"{words} ?" if subject == OWN else WORDINGS[wording].format(SUBJECTS[subject])]
            yield [chance.choice(self.pool) for _ in range(PASSAGES)]


def _speaking(number: int, turn: int) -> tuple[Role, str]:
    return (Role.INTERVIEWEE, guest(number)) if turn % 2 else (Role.INTERVIEWER, f"Moderator {number % 20}")


def _source(number: int) -> Source:
    who = Person(name=guest(number), role=Role.INTERVIEWEE, organisation=f"Maison {number % GUESTS}")
    host = Person(name=f"Moderator {number % 20}", role=Role.INTERVIEWER)
    return Source(
        id=f"talk-{number}", file=f"talk-{number}.txt", title=f"Entretien {number}", publisher="Personne",
        date=f"{2010 + number % 16}-{1 + number % 12:02d}", language="fr", people=(who, host),
        organisations=(f"Maison {number % GUESTS}",),
    )  # fmt: skip


def write_index(folder: Path, encoder: Encoder) -> None:
    """Writes the whole index to `folder`."""
    corpus = Corpus(made_up(20_000, random.Random(1)))  # noqa: S311 - no secret
    with generation(folder) as draft:
        _write_vectors(draft.path, encoder, np.random.default_rng(1))
        _write_tokens(draft.path, corpus, encoder, np.random.default_rng(2))
        LexicalIndex.build(draft.path / WORDS, ((passage.text, "fr") for passage in corpus.passages()))
        Postings.build(draft.path, [])
        write_records(draft.path / RECORDS, corpus.transcripts(), corpus.passages(), corpus.askings())
        draft.commit(
            Manifest(
                schema=SCHEMA, encoder=encoder.name, fingerprint=encoder.fingerprint, dimension=encoder.dimension,
                settings={}, transcripts=(), counts={}, calibration=UNTAUGHT.as_dict(), head_starts={},
                paraphrasing=learned(encoder).as_dict(), files={},
            )
        )  # fmt: skip


def _write_vectors(folder: Path, encoder: Encoder, chance: np.random.Generator) -> None:
    wordings = [wording.format(subject) for subject in SUBJECTS for wording in WORDINGS]
    asked = np.stack([encoding.pooled for encoding in encoder.encode_questions(wordings)])
    told = np.stack([encoding.pooled for encoding in encoder.encode_passages(SUBJECTS)])
    rows = INTERVIEWS * ASKED * (1 + PASSAGES)
    owners = np.repeat(np.arange(rows), chance.integers(1, 3, rows))
    vectors = np.empty((rows + len(owners), encoder.dimension), np.float32)
    askings = np.empty((INTERVIEWS * ASKED, encoder.dimension), np.float32)
    plans = np.asarray([plan(number) for number in range(INTERVIEWS)])
    for start in range(0, INTERVIEWS, _BLOCK):
        block = plans[start : start + _BLOCK]
        base = _base(block, asked.reshape(len(SUBJECTS), len(WORDINGS), -1), told, chance)
        first = start * ASKED * (1 + PASSAGES)
        flat = base.reshape(-1, encoder.dimension)
        begin, end = np.searchsorted(owners, [first, first + len(flat)]).tolist()
        vectors[first : first + len(flat)] = _noisy(flat, 0.25, chance)
        vectors[rows + begin : rows + end] = _noisy(flat[owners[begin:end] - first], 0.35, chance)
        askings[start * ASKED : (start + _BLOCK) * ASKED] = _noisy(flat[:: 1 + PASSAGES], 0.2, chance)
    DenseIndex.of(vectors).write(folder / VECTORS)
    np.save(folder / ASKINGS, askings)
    np.save(folder / OWNERS, np.concatenate([np.arange(rows), owners]).astype(np.int32))


def _base(plans: Numbers, asked: Matrix, told: Matrix, chance: np.random.Generator) -> Matrix:
    """What the vectors of some interviews lie around: shape (interviews, questions, 1 + passages, d)."""
    subjects, wordings = plans[..., 0], plans[..., 1]
    shape = (*subjects.shape, asked.shape[-1])
    own, trade = _noisy(np.zeros(shape), 1, chance), _noisy(np.zeros((len(plans), 1, shape[-1])), 1, chance)
    means = asked.mean((0, 1)), told.mean(0)
    questions = np.where(subjects[..., None] == OWN, means[0] + 0.4 * own, asked[subjects, wordings])
    replies = np.where(subjects[..., None] == OWN, means[1] + 0.4 * own, told[subjects]) + 0.3 * trade
    return np.asarray(np.stack([questions, *[replies] * PASSAGES], axis=2), np.float32)


def _noisy(vectors: npt.NDArray[Any], length: float, chance: np.random.Generator) -> Matrix:
    """The vectors with a random one of about this length added to each, of unit length."""
    noise = chance.standard_normal(vectors.shape, np.float32) * np.float32(length / np.sqrt(vectors.shape[-1]))
    noise += vectors
    return np.asarray(noise / np.linalg.norm(noise, axis=-1, keepdims=True), np.float32)


def _write_tokens(folder: Path, corpus: Corpus, encoder: Encoder, chance: np.random.Generator) -> None:
    common = np.concatenate([encoding.tokens for encoding in encoder.encode_passages(corpus.pool[:200])])
    guide = [encoder.encode_passages([word.format(subject) for word in WORDINGS]) for subject in SUBJECTS]
    quantiser = Quantiser.fitted(common)

    def drawn(some: Matrix, count: int) -> Codes:
        mixed = [some[chance.integers(0, len(some), count)], common[chance.integers(0, len(common), TOKENS - count)]]
        return quantiser.encoded(np.concatenate(mixed))

    questions = [[quantiser.encoded(encoding.tokens) for encoding in wordings] for wordings in guide]
    told = [np.concatenate([encoding.tokens for encoding in wordings]) for wordings in guide]
    replies = [[drawn(tokens, TOKENS // 2) for _ in range(100)] for tokens in [*told, common]]  # the last is `OWN`'s

    def pairs() -> Iterator[tuple[Codes, Spans]]:
        found = corpus.passages()
        for number in range(INTERVIEWS):
            for subject, wording in plan(number):
                own = questions[subject][wording] if subject != OWN else replies[OWN][wording]
                yield own, _spans(next(found), len(own))
                for pick in chance.integers(0, 100, PASSAGES).tolist():
                    yield replies[subject][pick], _spans(next(found), TOKENS)

    TokenFile.write(folder, quantiser, pairs())


def _spans(passage: Passage, count: int) -> Spans:
    starts = np.linspace(0, len(passage.text) - 1, count).astype(np.int32)
    return np.column_stack([starts, starts + 1]).astype(np.int32)
