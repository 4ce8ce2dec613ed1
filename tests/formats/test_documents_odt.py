"""OpenDocument's text: styles by inheritance, white space of its own, lists, tables, changes, pages."""

from __future__ import annotations

import io
import zipfile

import pytest

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role

SPACES = " ".join(
    f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "text", "style", "fo", "table", "draw", "dc", "meta")
)
MIME = "application/vnd.oasis.opendocument.text"
STYLES = """<style:style style:name="Bold" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="Speaker_20_Name" style:display-name="Speaker Name" style:family="text"/>"""
AUTOMATIC = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Bold"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Bold">
<style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text" style:parent-style-name="Speaker_20_Name"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-prefix="Q" style:num-suffix="."/>
</text:list-style>"""
TALK = [
    ("Ines Dorn", "When did the mill close?"),
    ("Karl Beck", "In 1974."),
    ("Ines Dorn", "And then?"),
    ("Karl Beck", "We waited."),
]


def flat(body: str) -> str:
    return (
        f'<office:document {SPACES} office:mimetype="{MIME}"><office:styles>{STYLES}</office:styles>'
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def reading(body: str) -> Reading:
    return read(flat(body).encode(), "talk.fodt")


def told(body: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in reading(body).turns]


def p(*runs: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{"".join(runs)}</text:p>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def test_labels_in_bold_or_in_a_style_for_names_are_labels() -> None:
    assert told("".join(p(span(f"{who} :", "T1"), f" {said}") for who, said in TALK)) == TALK
    assert told("".join(p(span(who, "T3"), f" {said}") for who, said in TALK)) == TALK


def test_bold_is_inherited_and_taken_away_again() -> None:
    body = "".join(
        p(said, style=f"P{place % 2 + 1}") for place, (_, said) in enumerate([*TALK, ("", "Why?"), ("", "I left.")])
    )
    assert [turn.role for turn in reading(body).turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 3


def test_tabs_spaces_and_line_breaks_are_white_space() -> None:
    assert told("".join(p(who, "<text:tab/>", said) for who, said in TALK)) == TALK
    assert reading(p('a<text:s text:c="3"/>b<text:line-break/>c')).text == "a   b\nc"


def test_lists_that_count_with_letters_print_their_labels_and_sections_are_read() -> None:
    items = "".join(f"<text:list-item>{p(said)}</text:list-item>" for _, said in TALK)
    found = reading(f'<text:section><text:list text:style-name="L1">{items}</text:list></text:section>')
    assert found.text.splitlines()[::2] == [f"Q{number}. {said}" for number, (_, said) in enumerate(TALK, 1)]


def test_a_table_is_a_conversation() -> None:
    def cell(text: str) -> str:
        return f"<table:table-cell>{p(text)}</table:table-cell>"

    rows = [f"<table:table-row>{cell(who)}{cell(said)}</table:table-row>" for who, said in TALK]
    head = f"<table:table-row>{cell('Speaker')}{cell('Text')}</table:table-row>"
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    assert told(f"<table:table>{head}{''.join(rows)}</table:table>") == TALK


def test_notes_comments_boxes_deleted_and_hidden_words_are_left_out() -> None:
    deleted = f"<text:tracked-changes><text:changed-region>{p('GONE')}</text:changed-region></text:tracked-changes>"
    note = f"<text:note-citation>1</text:note-citation><text:note-body>{p('See there.')}</text:note-body>"
    note = f"<text:note>{note}</text:note>"
    comment = f"<office:annotation><dc:creator>X</dc:creator>{p('Really?')}</office:annotation>"
    box = f"<draw:frame><draw:text-box>{p('A caption')}</draw:text-box></draw:frame>"
    found = reading(
        deleted
        + p(f"Ines Dorn: Where{note}{comment} was it", span("secret", "T2"), "?", box)
        + p("Karl Beck: By the river.")
    )
    assert [(turn.label, turn.text) for turn in found.turns] == [
        ("Ines Dorn", "Where was it?"),
        ("Karl Beck", "By the river."),
    ]
    assert len(found.warnings) == 1
    assert all(kind in found.warnings[0] for kind in ("footnotes (2 words)", "comments", "text boxes (2 words)"))


def test_soft_page_breaks_count_pages_inside_a_turn_too() -> None:
    found = reading(
        p("Ines Dorn: When?") + p("Karl Beck: In May,<text:soft-page-break/> and late.") + p("Ines Dorn: Good.")
    )
    assert [turn.page for turn in found.turns] == [1, 1, 2]
    assert [anchor.page for anchor in found.turns[1].anchors] == [1, 2]


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIME)
        for name, content in members.items():
            archive.writestr(name.replace("_xml", ".xml").replace("META_", "META-INF/"), content)
    return stream.getvalue()


def test_a_password_and_a_missing_text_are_said() -> None:
    with pytest.raises(FormatError, match="password"):
        read(packed(META_manifest_xml=b"<m><encryption-data/></m>", content_xml=b"\x00"), "a.odt")
    with pytest.raises(FormatError, match=r"a\.odt: it holds no content\.xml"):
        read(packed(styles_xml=b"<a/>"), "a.odt")
    with pytest.raises(FormatError, match="no text"):
        read(packed(content_xml=b"<a/>"), "a.odt")
