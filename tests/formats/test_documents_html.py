"""HTML: transcripts that mark who speaks, pages of a site of which the text is kept, pages without words."""

from __future__ import annotations

import pytest

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role

TALK = [
    ("Ines Dorn", "When did the mill close, and who decided it?"),
    ("Karl Beck", "In 1974. The owners in the city decided it; nobody asked us."),
    ("Ines Dorn", "And then?"),
    ("Karl Beck", "We waited. My father went every morning to look at the gate."),
]


def reading(page: str | bytes, name: str = "talk.html") -> Reading:
    return read(page if isinstance(page, bytes) else page.encode(), name)


def told(page: str | bytes) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in reading(page).turns]


def each(form: str, between: str = "\n") -> str:
    return between.join(form.format(who=who, said=said, n=n) for n, (who, said) in enumerate(TALK))


@pytest.mark.parametrize(
    "form",
    [
        "<cite>{who}:</cite><time>0:0{n}</time><p>{said}</p>",
        "<cite>{who}:</cite><p>{said}</p>",
        "<dt>{who}</dt><dd>{said}</dd>",
        "<p><strong>{who}:</strong> {said}</p>",
        "<p><b>{who}</b> {said}</p>",
        "<p><b>{who}</b><br>{said}</p>",
        "<p>{who}: {said}</p>",
        "<p>{who}\t{said}</p>",
        "<p><strong>{who}</strong> (00:0{n}):<br>{said}</p>",
        '<div data-speaker="{who}"><p>{said}</p></div>',
        '<p data-speaker="{who}"><span data-start="{n}">{said}</span></p>',
        '<div class="turn"><span class="speaker">{who}</span> <span class="time">0:0{n}</span><p>{said}</p></div>',
        '<div class="speaker-turn"><div class="speaker-name">{who}</div><div class="text">{said}</div></div>',
        '<p><span class="timestamp">0:0{n}</span> <span class="speaker">{who}</span>: {said}</p>',
        '<p class="speaker">{who}</p><p>{said}</p>',
        '<div class="transcript-speaker"><div class="speaker-avatar">X</div><div class="speaker-name">{who}</div>'
        '<div class="transcript-time">0:0{n}</div></div><div class="transcript-text">{said}</div>',
        "<h3>{who}</h3><p>{said}</p>",
        "<p><em><b>{who}:</b></em>&#32;{said}</p>",
        "<p><span style='font-weight: 700'>{who}:</span> {said}</p>",
        "<p><span class='c1'>{who}:</span> {said}</p>",
    ],
)
def test_a_transcript_with_marked_speakers_gives_its_turns(form: str) -> None:
    style = "<style>.c1 { font-weight: 700; color: #000 } .c2 { margin: 0 }</style>"
    body = f"<dl>{each(form)}</dl>" if form.startswith("<dt>") else each(form)
    assert told(f"<!DOCTYPE html><html><head>{style}</head><body>{body}</body></html>") == TALK
    assert told(style + body) == TALK


def test_times_beside_the_names_are_the_turns() -> None:
    for form in (
        "<cite>{who}:</cite><time>0:0{n}</time><p>{said}</p>",
        "<p><time>0:0{n}</time> <cite>{who}:</cite> {said}</p>",
    ):
        assert [turn.time_start for turn in reading(f"<html><body>{each(form)}</body></html>").turns] == [0, 1, 2, 3]


def test_a_table_is_a_conversation() -> None:
    rows = each("<tr><td>0:0{n}</td><td>{who}</td><td>{said}</td></tr>")
    assert told(f"<html><body><table>{rows}</table></body></html>") == TALK


def test_lines_parted_by_breaks_are_turns() -> None:
    assert told(f"<html><body><div>{each('{who}: {said}', '<br>')}</div></body></html>") == TALK
    assert told(f"<html><body><div>{each('<b>{who} :</b> {said}', '<br><br>')}</div></body></html>") == [*TALK]


def test_headings_that_ask_and_terms_that_ask_are_questions() -> None:
    pairs = [(TALK[0][1].replace(", and who decided it", ""), TALK[1][1]), ("And your father?", TALK[3][1])]
    for form in (
        "<h2>{}</h2><p>{}</p>",
        "<dt>{}</dt><dd>{}</dd>",
        '<p class="question">{}</p><p class="answer">{}</p>',
    ):
        page = "".join(form.format(*pair) for pair in pairs)
        turns = reading(f"<html><body><dl>{page}</dl></body></html>").turns
        assert [(turn.role, turn.text) for turn in turns] == [
            (role, text)
            for pair in pairs
            for role, text in zip((Role.INTERVIEWER, Role.INTERVIEWEE), pair, strict=True)
        ]


SITE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le moulin | Gazette</title>
<meta property="og:title" content="Le moulin se souvient"><meta name="author" content="Anne Roy">
<meta property="article:published_time" content="2021-05-03T08:00:00+02:00">
<meta property="og:site_name" content="Gazette">
<link rel="canonical" href="https://gazette.example/moulin"></head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li></ul></nav></header>
<div class="cookie-banner">Nous utilisons des cookies pour mesurer l’audience. <button>Accepter</button></div>
<div class="page"><article><h1>Le moulin se souvient</h1><p>Par Anne Roy</p>
<p class="chapo">Karl Beck a travaillé vingt ans au moulin de la vallée, jusqu’à sa fermeture. Il raconte.</p>
{talk}
<div class="share"><a href="#">Partager</a> <a href="#">Tweeter</a></div></article>
<aside class="related"><h3>À lire aussi</h3>
<p><a href="/a">Une autre histoire du pays, racontée par un témoin.</a></p></aside></div>
<section id="comments"><h3>2 commentaires</h3><p><b>Luc :</b> Bravo pour cet article, je m’en souviens.</p></section>
<footer><p>© Gazette, mentions légales, tous droits réservés.</p></footer>
<script>var a = "words";</script></body></html>"""


@pytest.mark.parametrize(
    "talk",
    [
        each("<p><strong>{who} :</strong> {said}</p>"),
        f"<p>{each('<strong>{who} :</strong> {said}', '<br><br>')}</p>",
        each("<div><b>{who}</b> : {said}</div>"),
    ],
)
def test_of_a_page_of_a_site_the_whole_interview_is_kept_and_nothing_else(talk: str) -> None:
    found = reading(SITE.replace("{talk}", talk))
    assert [(turn.label, turn.text) for turn in found.turns if turn.label] == TALK
    for foreign in ("cookies", "Accueil", "commentaires", "Bravo", "mentions", "autre histoire", "words"):
        assert foreign not in found.text
    assert "vingt ans" in found.text


def test_a_class_of_the_whole_page_makes_none_of_it_furniture() -> None:
    page = SITE.replace("<body>", '<body class="single right-sidebar">').replace('class="page"', 'class="with-sidebar"')
    found = reading(page.replace("{talk}", each("<p><strong>{who} :</strong> {said}</p>")))
    assert [(turn.label, turn.text) for turn in found.turns if turn.label] == TALK
    assert "Bravo" not in found.text


def test_a_page_states_its_facts_and_its_author_is_no_speaker() -> None:
    found = reading(SITE.replace("{talk}", each("<p><strong>{who} :</strong> {said}</p>")))
    facts = dict(found.metadata)
    assert (facts["title"], facts["author"], facts["date"]) == ("Le moulin se souvient", "Anne Roy", "2021-05-03")
    assert (facts["publisher"], facts["url"], facts["language"]) == ("Gazette", "https://gazette.example/moulin", "fr")
    assert all(turn.label != "Anne Roy" for turn in found.turns)


def test_questions_in_bold_on_a_page_of_a_site_are_questions() -> None:
    asked = ("Quand le moulin a-t-il fermé, et pourquoi ?", "Et votre père, que faisait-il ?")
    answer = "Je ne sais plus très bien. Nous étions quarante, et personne ne nous a rien dit avant le dernier jour."
    talk = "".join(f"<p><strong>{question}</strong></p><p>{answer}</p><p>Oui.</p>" for question in asked)
    turns = reading(SITE.replace("{talk}", talk)).turns
    assert [turn.text for turn in turns if turn.role is Role.INTERVIEWER] == list(asked)
    assert [turn.text for turn in turns if turn.role is Role.INTERVIEWEE] == [f"{answer}\n\nOui."] * 2


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        '<p style="display: none">secret</p>',
        "<script>secret</script>",
        "<template><p>secret</p></template>",
        "<!-- secret -->",
        "<noscript>secret</noscript>",
        '<span class="sr-only">secret</span>',
        "<svg><text>secret</text></svg>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text_and_what_follows_is(hidden: str) -> None:
    page = f"<html><body><p>Ines Dorn: When?</p>{hidden}<div>Karl Beck: In{hidden} May.</div></body></html>"
    assert told(page) == [("Ines Dorn", "When?"), ("Karl Beck", "In May.")]
    assert "secret" not in reading(page).text


def test_entities_spaces_and_soft_hyphens_are_as_a_browser_shows_them() -> None:
    page = "<p>Ines&nbsp;Dorn&#160;:  a&eacute;\n b&amp;c co&shy;op&lt;i&gt; </p><pre>Karl Beck: x\n  y</pre>"
    page = f"<html><body>{page}</body></html>"
    assert reading(page).text == "Ines\u00a0Dorn\u00a0: aé b&c coop<i> \n\nKarl Beck: x\n  y"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("<html><head><meta charset='iso-8859-1'></head><body><p>été</p></body></html>".encode("cp1252"), "été"),
        ("<html><head><meta charset='windows-1251'></head><body><p>Мир</p></body></html>".encode("cp1251"), "Мир"),
        ("<html><head><meta charset='shift_jis'></head><body><p>日本</p></body></html>".encode("shift_jis"), "日本"),
        ("<html><head><meta charset='utf-8'></head><body><p>œuvre</p></body></html>".encode("cp1252"), "œuvre"),
        ("<html><head><meta charset='latin1'></head><body><p>œuvre</p></body></html>".encode(), "œuvre"),
        ("<html><body><p>été</p></body></html>".encode("utf-16"), "été"),
        (b"<html><head><meta charset='no-such'></head><body><p>mill</p></body></html>", "mill"),
    ],
)
def test_the_encoding_is_the_one_that_reads(raw: bytes, word: str) -> None:
    assert word in reading(raw).text


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<html><body><div id='root'></div><script src='a.js'></script></body></html>", "JavaScript"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "frames another"),
        ("<html><body><p> </p></body></html>", "no words"),
        ("<html>" + "<div>" * 5000 + "words</html>", "nested too deeply"),
    ],
)
def test_a_page_without_words_says_why(page: str, what: str) -> None:
    with pytest.raises(FormatError, match=rf"talk\.html: .*{what}"):
        reading(page)


def test_deep_nesting_of_a_careless_page_loses_nothing() -> None:
    page = "<html><body>" + "<font><b>" * 400 + "<p>Ines Dorn: When?</p><p>Karl Beck: In May.</p></body></html>"
    assert told(page) == [("Ines Dorn", "When?"), ("Karl Beck", "In May.")]


def test_a_page_saved_as_a_mail_is_read() -> None:
    page = each("<p><b>{who} :</b> {said} é</p>").encode("cp1252").hex("=").upper()
    mail = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; "
        "charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n="
        + "=\r\n=".join(page[start : start + 60] for start in range(0, len(page), 60)).replace("==", "=")
        + "\r\n--b--\r\n"
    )
    found = reading(mail.encode(), "talk.mhtml")
    assert [(turn.label, turn.text) for turn in found.turns] == [(who, f"{said} é") for who, said in TALK]
    with pytest.raises(FormatError, match="no web page"):
        reading(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--", "a.mht")


def listed(*pairs: tuple[str, str]) -> str:
    return (
        "<html><body><dl>" + "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in pairs) + "</dl></body></html>"
    )


@pytest.mark.parametrize("names", [("Ines", "Karl"), ("The miller", "the guest"), ("Ines Dorn, host", "K.")])
def test_terms_of_a_list_that_come_back_are_those_who_speak(names: tuple[str, str]) -> None:
    asker, miller = names
    talk = [(asker, "When did it close?"), (miller, "In 1974."), (asker, "And then?"), (miller, "We waited.")]
    assert told(listed(*talk)) == talk


def test_a_class_on_a_term_hides_it_not() -> None:
    talk = [("Ines", "When?"), ("Karl", "In May."), ("Ines", "And then?"), ("Karl", "We waited.")]
    assert told(listed(*talk).replace("<dt>", '<dt class="who-said">').replace("<dd>", '<dd class="x">')) == talk


def test_terms_of_a_glossary_are_nobody() -> None:
    page = listed(("Granite", "Hard and grey."), ("Marble", "White."), ("Limestone", "Soft."))
    assert not any(label for label, _ in told(page))


def test_a_class_names_who_speaks_whatever_the_words() -> None:
    page = "<p class='speaker'>the mill's last cook</p><p>It closed.</p><p class='speaker'>you</p><p>When?</p>" * 2
    assert told(f"<html><body>{page}</body></html>") == [("the mill's last cook", "It closed."), ("you", "When?")] * 2
