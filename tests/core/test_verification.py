"""Quotes against an index: what is promised of any slice of any turn, of what is done to it, and of any text at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEncoder, refused
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from qa.build import build
from qa.engine import Engine
from qa.errors import QuoteError
from qa.quotes import Wording
from qa.quotes.signs import Signs
from qa.schema import Operation, QuoteMatch, Source, Turn, Verdict, Verification

VOICES = Path(__file__).parents[1] / "quality" / "voices"
FAITHFUL = {Verdict.VERBATIM, Verdict.NEAR_VERBATIM}
# A word of another meaning for each kind of sign: French, English.
OTHERS = {
    "negation": (("jamais", "sans", "aucun", "guère"), ("never", "without", "nowhere")),
    "modal": (("devrait", "pourra", "probablement"), ("might", "must", "perhaps")),
    "comparative": (("moins", "mieux", "pire"), ("less", "worse")),
    "unit": (("kilos", "trimestres", "dollars"), ("hectares", "decades", "dollars")),
    "date": (("novembre", "dimanche"), ("november", "sunday")),
    "amount": (("plusieurs", "rarement"), ("several", "seldom")),
    "name": (("Bidochon",), ("Bidochon",)),
}
Place = tuple[Engine, Source, Turn, int, int]
many = settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


class Corpora:
    """Two indexes, and slices of their turns."""

    def __init__(self, *engines: Engine) -> None:
        self.engines = engines
        turns = [(engine, source, turn) for engine in engines for source in engine.sources
                 for turn in engine.turns(source.id)]  # fmt: skip
        self.turns = [(*told, [match.span() for match in re.finditer(r"\S+", told[2].text)]) for told in turns]
        self._signed: dict[str, list[tuple[Engine, Source, Turn, int, int]]] = {}
        self.streams = {
            id(engine): [Wording(turn.text).stream for told, _, turn in turns if told is engine] for engine in engines
        }

    def said(self, engine: Engine, quote: str) -> bool:
        """Whether these very words stand in some turn."""
        sought = Wording(quote).stream
        return any(sought in stream for stream in self.streams[id(engine)])

    def signed(self, kind: str) -> list[tuple[Engine, Source, Turn, int, int]]:
        """Where a word of this kind stands in any turn, or a digit; with white space around, and not at an end."""
        if kind not in self._signed:
            self._signed[kind] = [
                (engine, source, turn, *place)
                for engine, source, turn, _ in self.turns
                for place in _places(source, turn, kind)
            ]
        return self._signed[kind]

    def slice(self, data: st.DataObject, least: int = 5, most: int = 30, engine: Engine | None = None) -> Place:
        """A slice of a turn cut at white space, of so many words, be it within a number."""
        turns = [told for told in self.turns if len(told[3]) >= least and engine in (None, told[0])]
        found, source, turn, spans = data.draw(st.sampled_from(turns))
        first = data.draw(st.integers(0, len(spans) - least))
        last = data.draw(st.integers(first + least, min(len(spans), first + most))) - 1
        start, end = spans[first][0], spans[last][1]
        assume(len(Wording(turn.text[start:end])) >= least)
        return found, source, turn, start, end


@pytest.fixture(scope="module")
def corpora(starter_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpora]:
    folder = tmp_path_factory.mktemp("voices") / "index"
    build(VOICES, folder, FakeEncoder())
    voices = Engine.open(folder, FakeEncoder())
    yield Corpora(starter_engine, voices)
    voices.close()


def check(engine: Engine, verification: Verification) -> None:
    """What holds of every verification: offsets, edits, and how its parts agree."""
    matches = [*verification.matches, *(piece.match for piece in verification.pieces if piece.match)]
    for match in [*matches, *([verification.nearest] if verification.nearest else [])]:
        check_match(engine, match)
    assert (verification.verdict is Verdict.NOT_FOUND) == (not verification.matches)
    assert not (verification.matches and verification.nearest)
    for piece in verification.pieces:
        assert verification.quote[piece.start : piece.end] == piece.text


def check_match(engine: Engine, match: QuoteMatch) -> None:
    excerpt = match.excerpt
    turns = engine.turns(excerpt.source.id)
    text = next(turn for turn in turns if turn.index == excerpt.turn.index)
    assert excerpt.text == text.text[excerpt.start - text.start : excerpt.end - text.start] != ""
    assert 0 <= match.similarity <= 1
    assert set(match.changes) == {edit.changes for edit in match.edits if edit.changes} or not match.edits
    if match.edits:
        assert "".join(edit.said for edit in match.edits).strip() == excerpt.text
    if match.verdict is Verdict.ALTERED:
        assert match.changes
    if match.verdict in FAITHFUL:
        assert not match.changes


def disturbances(quote: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", quote) if not unicodedata.combining(c))
    typeset = quote.replace("'", "’").replace('"', "”").replace(" ", "\u00a0")
    spread = [quote.replace(" ", "  "), quote.replace(" ", "\n"), quote.replace("a", "a\u200b"), f"« {quote} »…"]
    ligatures = quote.replace("fi", "ﬁ").replace("oe", "œ").replace("œ", "oe")
    plain = re.sub(r"(?<!\d)[.,;:!?](?!\d)", " ", quote)
    swapped = [
        quote.upper(),
        quote.lower(),
        quote.swapcase(),
        unicodedata.normalize("NFD", quote),
        quote.replace("e", "е"),
    ]
    return [*swapped, bare, typeset, *spread, ligatures, plain, f"<p>{quote.replace('<', '&lt;')}</p>"]


@many
@given(data=st.data())
def test_a_slice_of_a_turn_is_verbatim_and_found_there(corpora: Corpora, data: st.DataObject) -> None:
    engine, source, turn, start, end = corpora.slice(data)
    quote = turn.text[start:end]
    found = engine.verify(quote)
    check(engine, found)
    assert found.verdict is Verdict.VERBATIM
    exact = [match for match in found.matches if match.verdict is Verdict.VERBATIM]
    assert found.matches[: len(exact)] == tuple(exact) != ()
    assert all(Wording(match.excerpt.text).stream == Wording(quote).stream for match in exact)
    places = {(m.excerpt.source.id, m.excerpt.turn.index, m.excerpt.start, m.excerpt.end) for m in exact}
    words = Wording(turn.text[start:end]).span(0, len(Wording(quote)))
    assert (source.id, turn.index, turn.start + start + words[0], turn.start + start + words[1]) in places


@many
@given(data=st.data())
def test_typography_and_spacing_keep_a_slice_verbatim(corpora: Corpora, data: st.DataObject) -> None:
    engine, source, turn, start, end = corpora.slice(data)
    quote = data.draw(st.sampled_from(disturbances(turn.text[start:end])))
    found = engine.verify(quote)
    check(engine, found)
    assert found.verdict is Verdict.VERBATIM, quote
    assert (source.id, turn.index) in {(m.excerpt.source.id, m.excerpt.turn.index) for m in found.matches}


def refuted(corpora: Corpora, engine: Engine, turn: Turn, quote: str) -> None:
    """The quote is not what was said in the turn, and does not pass for it."""
    assume(not corpora.said(engine, quote))
    found = engine.verify(quote)
    check(engine, found)
    assert found.verdict is not Verdict.VERBATIM, quote
    assert not any(match.verdict in FAITHFUL for match in found.matches if match.excerpt.turn == turn), quote


def put(data: st.DataObject, quote: str, words: list[str]) -> str:
    """The quote with one of these words put in at a white space within a sentence."""
    gaps = [match.start() for match in re.finditer(r"(?<=[^\W\d_])\s(?=[^\W\d_])", quote)]
    assume(gaps)
    place = data.draw(st.sampled_from(gaps))
    return f"{quote[:place]} {data.draw(st.sampled_from(words))}{quote[place:]}"


@many
@given(data=st.data())
def test_a_negation_put_in_is_never_overlooked(corpora: Corpora, data: st.DataObject) -> None:
    engine, source, turn, start, end = corpora.slice(data, least=8)
    words = ["jamais", "pas", "sans", "aucun", "rien"] if source.language == "fr" else ["not", "never", "no", "nothing"]
    refuted(corpora, engine, turn, put(data, turn.text[start:end], words))


@many
@given(data=st.data(), kind=st.sampled_from(["modal", "comparative", "name", "amount"]))
def test_a_modal_comparative_name_or_amount_put_in_is_never_overlooked(
    corpora: Corpora, data: st.DataObject, kind: str
) -> None:
    engine, source, turn, start, end = corpora.slice(data, least=8)
    refuted(corpora, engine, turn, put(data, turn.text[start:end], list(OTHERS[kind][source.language == "en"])))


@many
@given(data=st.data())
def test_a_digit_changed_is_never_overlooked(corpora: Corpora, data: st.DataObject) -> None:
    engine, _, turn, quote, place = signed(corpora, data, "digit")
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != quote[place[0]]]))
    refuted(corpora, engine, turn, quote[: place[0]] + digit + quote[place[0] + 1 :])


@many
@given(data=st.data())
def test_a_negation_dropped_is_never_overlooked(corpora: Corpora, data: st.DataObject) -> None:
    engine, _, turn, quote, (start, end) = signed(corpora, data, "negation")
    assume(quote[start:end].lower() != "ne")  # speech leaves it out
    refuted(corpora, engine, turn, quote[:start] + quote[end:])


@pytest.mark.parametrize("kind", OTHERS)
@settings(parent=many, max_examples=40)
@given(data=st.data())
def test_what_must_not_change_is_never_replaced_unseen(corpora: Corpora, kind: str, data: st.DataObject) -> None:
    engine, source, turn, quote, (start, end) = signed(corpora, data, kind)
    other = data.draw(st.sampled_from(OTHERS[kind][source.language == "en"]))
    meanings = [Signs(Wording(f"({text})"), source.language).within(0, 1) for text in (quote[start:end], other)]
    assume(kind == "name" or meanings[0] != meanings[1])
    refuted(corpora, engine, turn, quote[:start] + other + quote[end:])


def signed(corpora: Corpora, data: st.DataObject, kind: str) -> tuple[Engine, Source, Turn, str, tuple[int, int]]:
    """A slice of a turn, and where in it a word of this kind stands, or a digit, neither first nor last."""
    engine, source, turn, start, end = data.draw(st.sampled_from(corpora.signed(kind)))
    before = [match.start() for match in re.finditer(r"(?<!\S)\S", turn.text[:start])]
    after = [end + match.end() for match in re.finditer(r"\S(?!\S)", turn.text[end:])]
    first = data.draw(st.sampled_from(before[-12:]))
    last = data.draw(st.sampled_from(after[:12]))
    assume(not any(word.start < cut < word.end for word in Wording(turn.text).words for cut in (first, last)))
    quote = turn.text[first:last]
    assume(len(Wording(quote)) >= 5)
    return engine, source, turn, quote, (start - first, end - first)


def _places(source: Source, turn: Turn, kind: str) -> list[tuple[int, int]]:
    wording = Wording(turn.text)
    inner = [(place, word) for place, word in enumerate(wording.words)][2:-2]
    alone = [(p, w) for p, w in inner if turn.text[w.start - 1].isspace() and turn.text[w.end].isspace()]
    if kind == "digit":
        return [(at, at + 1) for _, w in alone for at in range(w.start, w.end) if turn.text[at].isdecimal()]
    signs = Signs(wording, source.language)
    return [(w.start, w.end) for p, w in alone if [sign.kind for sign in signs.within(p, p + 1)] == [kind]]


@many
@given(data=st.data(), mark=st.sampled_from(["…", " […] ", " [...] ", "...", " (…) "]))
def test_an_ellipsis_within_a_turn_keeps_it_verbatim_unless_it_hides_a_negation(
    corpora: Corpora, data: st.DataObject, mark: str
) -> None:
    engine, source, turn, start, end = corpora.slice(data, least=12, most=40)
    wording = Wording(turn.text[start:end])
    first = data.draw(st.integers(4, len(wording) - 6))
    stop = data.draw(st.integers(first + 1, len(wording) - 4))
    signs = Signs(wording, source.language).within(first, stop)
    assume(not any(sign.kind == "negation" for sign in signs))
    quote = wording.written(0, first) + mark + wording.written(stop, len(wording))
    found = engine.verify(quote)
    check(engine, found)
    assert found.verdict is Verdict.VERBATIM
    assert found.pieces == ()
    exact = [match for match in found.matches if match.verdict is Verdict.VERBATIM]
    operations = {edit.operation for match in exact for edit in match.edits}
    assert operations <= {Operation.EQUAL, Operation.OMITTED}
    assert (source.id, turn.index) in {(match.excerpt.source.id, match.excerpt.turn.index) for match in exact}


@many
@given(data=st.data())
def test_slices_of_two_turns_make_a_stitched_quote_with_both_places(corpora: Corpora, data: st.DataObject) -> None:
    one = corpora.slice(data, least=6, most=15)
    other = corpora.slice(data, least=6, most=15, engine=one[0])
    engine, quotes = one[0], [turn.text[start:end] for _, _, turn, start, end in (one, other)]
    joined = " […] ".join(quotes)
    assume((one[1].id, one[2].index) != (other[1].id, other[2].index))
    assume(not any(re.search(re.escape(mark), quote) for quote in quotes for mark in ("…", "...", "[", "<")))
    found = engine.verify(joined)
    check(engine, found)
    assume(found.pieces or len({match.excerpt.turn.index for match in found.matches}) < 2)
    assert found.verdict is Verdict.VERBATIM
    assert [Wording(piece.text).stream for piece in found.pieces] == [Wording(quote).stream for quote in quotes]
    for piece, quote in zip(found.pieces, quotes, strict=True):
        assert piece.match is not None
        assert Wording(piece.match.excerpt.text).stream == Wording(quote).stream


WORDS = st.lists(st.text("bcdfgklmnprstvz", min_size=5, max_size=9), min_size=2, max_size=15).map(" ".join)


@given(quote=WORDS)
def test_nonsense_is_never_taken_for_words_that_were_said(corpora: Corpora, quote: str) -> None:
    for engine in corpora.engines:
        found = engine.verify(quote)
        check(engine, found)
        assert found.verdict in {Verdict.NOT_FOUND, Verdict.PARAPHRASE}  # the fake encoder takes chance for meaning


@settings(max_examples=150)
@given(
    quote=st.text(max_size=60)
    | st.lists(st.text(max_size=8) | st.sampled_from(["pas", "12", "…", "<p>"])).map(" ".join)
)
@example("½ litre de lait")
@example("፩ ٣٤ ½ x² m³")
@example("[…] … [...]")
@example("… pas … 12 … ")
@example("don\u00ad't n't 't")
@example("[a] [b] [c]")
@example("\ud800 pas \udfff")
@example("&#x110000; &#0; pas")
def test_any_text_is_verified_or_refused_in_a_sentence(corpora: Corpora, quote: str) -> None:
    for engine in corpora.engines:
        reason = refusal(engine, quote)
        assert "\n" not in reason
        assert len(reason) < 400
        if not reason:
            check(engine, engine.verify(quote, speaker="Thomas"))


def refusal(engine: Engine, quote: str) -> str:
    """The sentence in which the quote is refused, empty where it is not."""
    try:
        engine.verify(quote)
    except QuoteError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("quote", "reason"), [("", "empty"), (" …\u200b", "empty"), ("Oui !", "too short"), ("mot " * 12_500, "qa lint")]
)
def test_what_cannot_be_checked_is_refused(starter_engine: Engine, quote: str, reason: str) -> None:
    with refused(QuoteError, match=reason):
        starter_engine.verify(quote)


def test_the_longest_quote_is_verified(starter_engine: Engine) -> None:
    text = " ".join(turn.text for turn in starter_engine.turns("whaller-thomas-faure"))[:19_000]
    check(starter_engine, starter_engine.verify(text))


@pytest.mark.encoder
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(quote=WORDS)
def test_nonsense_is_never_found_with_the_default_encoder(real_engine: Engine, quote: str) -> None:
    assert real_engine.verify(quote).verdict is Verdict.NOT_FOUND


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("quote", "speaker", "question", "translation"),
    [
        ("Nous vendons en Norvège et au Japon.", "Clara Dunn", "Do you sell abroad?", True),
        ("Larch withstands rain for a century.", "Zoé Martin", "Pourquoi ce pont est-il en bois ?", True),
        ("Every wheel was salted by hand by my grandmother.", "Clara Dunn", "Who taught you to make cheese?", False),
    ],
)
def test_a_translation_and_a_paraphrase_are_told_from_a_quote(
    real_engine: Engine, quote: str, speaker: str, question: str, translation: bool
) -> None:
    found = real_engine.verify(quote, speaker=speaker)
    check(real_engine, found)
    assert found.verdict is Verdict.PARAPHRASE
    (match,) = found.matches
    assert (match.translation, match.edits) == (translation, ())
    assert (match.excerpt.turn.speaker, match.question) == (speaker, question)
    assert found.speaker_matches


@pytest.mark.encoder
def test_a_translation_with_another_number_is_altered(real_engine: Engine) -> None:
    found = real_engine.verify("Five hundred lorries cross the valley every day.")
    assert found.verdict is Verdict.ALTERED
    assert found.matches[0].changes == ("number",)
