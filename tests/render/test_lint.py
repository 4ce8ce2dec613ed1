"""Reports on drafts: lines like a linter's, JSON, SARIF, and a page that needs neither colour nor network."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from drafts.reading import read
from drafts.verifying import FIFTY, FakeVerifier, found, match
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.drafts import Draft, Report, Rule, draft_of
from qa.lint import lint
from qa.render import Links, lint_html, lint_record, lint_sarif, lint_text, report_html, summary_words
from qa.schema import Edit, Operation, Verdict

Q = "We have five hundred ships."
DIFF = (Edit(Operation.EQUAL, "We have ", "We have "), FIFTY, Edit(Operation.EQUAL, " ships.", " ships."))
VERIFIER = FakeVerifier(
    {
        Q: found(Verdict.ALTERED, match("We have fifty ships.", Verdict.ALTERED, *DIFF)),
        "All of them sail.": found(Verdict.VERBATIM, match("All of them sail.")),
    }
)
TEXT = (
    f"“{Q}” said Anna Roy. “All of them sail.”\n\n« Un « mot & demi » <b>.\n\n“Nobody ever said this,” said Anna Roy."
)


def report(text: str = TEXT, kind: str = "txt") -> Report:
    return lint(read(text, kind), VERIFIER)


def word_report() -> Report:
    draft = report().draft
    paragraphs = Draft(file="a b.docx", format="docx", text=draft.text, unit="paragraph", quotes=draft.quotes)
    return lint(paragraphs, VERIFIER)


# Text


def test_a_line_a_problem_with_the_words_compared_below() -> None:
    lines = lint_text([report()]).splitlines()
    assert lines[0].startswith(
        "draft.txt:1:1: error altered: the meaning is changed (number): “five hundred” was “fifty”"
    )
    assert lines[1] == "    We have [-fifty-]{+five hundred+} ships."
    assert lines[2].startswith("draft.txt:3:1: warning unclosed-quote: the mark « has no partner, so what it quotes")
    assert lines[3].startswith("draft.txt:5:1: error not-found: ")
    assert lines[-1] == "3 quotes checked: 2 errors, 1 warning, 1 too short to check"


def test_a_clean_draft_is_one_line_and_verbose_lists_what_is_in_order() -> None:
    clean = report("“All of them sail,” said Anna Roy. « Deux mots »".replace("sail,", "sail."))
    assert lint_text([clean]) == "1 quote checked: 0 errors, 0 warnings, 1 too short to check\n"
    lines = lint_text([clean], verbose=True).splitlines()
    assert lines[0] == "draft.txt:1:1: ok verbatim: “All of them sail.”, said by Anna Roy"
    assert lines[1].startswith("draft.txt:1:36: ok too-short: “Deux mots”")


def test_paragraphs_are_called_paragraphs() -> None:
    assert lint_text([word_report()]).startswith("a b.docx: paragraph 1: error altered: ")


def test_colour_only_where_asked_for() -> None:
    assert "\x1b" not in lint_text([report()])
    assert "\x1b[" in lint_text([report()], color=True)


def test_control_characters_of_a_draft_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in lint_text([report("“one \x1b[31mtwo three four” said Anna Roy.")])


def test_several_drafts_have_one_summary() -> None:
    assert (
        lint_text([report(), report()])
        .splitlines()[-1]
        .startswith("6 quotes checked in 2 drafts: 4 errors, 2 warnings")
    )


# JSON


def test_the_record_has_everything_in_order() -> None:
    record = lint_record([report()], {"b.md": "b.md: the file is empty"})
    assert list(record) == ["errors", "warnings", "drafts", "refused"]
    assert (record["errors"], record["warnings"]) == (2, 1)
    assert record["refused"] == [{"file": "b.md", "error": "b.md: the file is empty"}]
    (draft,) = record["drafts"]
    first, second, loose, last = draft["findings"]
    assert (first["line"], first["column"], first["end_column"]) == (1, 1, 30)
    assert TEXT[first["start"] : first["end"]] == f"“{Q}”"
    assert (first["quote"], first["attribution"], first["attribution_line"]) == (Q, "Anna Roy", 1)
    assert (first["severity"], first["verdict"], first["speaker_matches"]) == ("error", "altered", True)
    assert first["problems"][0]["rule"] == "altered"
    assert first["verification"]["verdict"] == "altered"
    assert (second["severity"], second["problems"]) == ("none", [])
    assert (loose["quote"], loose["verification"], loose["line"]) == (None, None, 3)
    assert last["verdict"] == "not-found"
    assert [short["quote"] for short in draft["too_short"]] == ["mot & demi"]
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert all(list(finding) == list(first) for finding in draft["findings"])


# SARIF


def test_sarif_has_what_the_standard_and_code_scanning_require(tmp_path: Path) -> None:
    log = lint_sarif([report()], {}, "1.2.3", tmp_path)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("qa lint", "1.2.3")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [rule.value for rule in Rule]
    for rule in driver["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].endswith(".")
        assert len(result["partialFingerprints"]["quote/v1"]) == 64
        _check_location(result["locations"][0], tmp_path)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]
    assert run["columnKind"] == "unicodeCodePoints"


def _check_location(location: dict[str, Any], folder: Path) -> None:
    place = location["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    assert 1 <= region["startLine"] <= region["endLine"]
    assert min(region["startColumn"], region["endColumn"]) >= 1
    lines = TEXT.split("\n")
    assert region["startLine"] == region["endLine"]
    words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    assert words == region.get("snippet", {"text": "«"})["text"]


def test_sarif_paths_are_relative_and_escaped_and_a_docx_has_no_region(tmp_path: Path) -> None:
    (run,) = lint_sarif([word_report()], {}, "1", tmp_path)["runs"]
    location = run["results"][0]["locations"][0]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "a%20b.docx", "uriBaseId": "%SRCROOT%"}}
    assert location["logicalLocations"] == [{"name": "paragraph 1", "kind": "element"}]


def test_sarif_says_what_could_not_be_read(tmp_path: Path) -> None:
    (run,) = lint_sarif([], {"b.md": "b.md: the file is empty"}, "1", tmp_path)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.md: the file is empty"
    (fine,) = lint_sarif([], {}, "1", tmp_path)["runs"][0]["invocations"]
    assert fine["executionSuccessful"] is True


# HTML


class _Words(HTMLParser):
    """The text of a page, and that of its block quotations."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.quotations: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "blockquote":
            self.quotations.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self.tags.append("/blockquote")

    def handle_data(self, data: str) -> None:
        self.text += data
        if [tag for tag in self.tags if "blockquote" in tag][-1:] == ["blockquote"]:
            self.quotations[-1] += data


def words_of(page: str) -> _Words:
    parser = _Words()
    parser.feed(page)
    return parser


def test_the_page_shows_every_quote_with_its_verdict_in_words_and_the_difference_in_signs() -> None:
    page = words_of(lint_html([report()], {"b.md": "b.md: the file is empty"}))
    assert page.quotations == ["All of them sail.", "Nobody ever said this,"]
    for words in ("Altered Error line 1", "Verbatim In order", "Not found Error line 5", "−fifty", "+five hundred"):
        assert words in re.sub(r"\s+", " ", page.text)
    assert "3 quotes checked: 1 in order, 1 altered, 1 not found, 1 mark without its partner" in page.text
    assert "b.md: the file is empty" in page.text


def test_the_page_is_in_french_too() -> None:
    french = lint(read(TEXT, "txt"), VERIFIER, language="fr")
    page = words_of(lint_html([french], {}, "fr"))
    counted = "3 citations vérifiées\u00a0: 1 en ordre, 1 altérée, 1 introuvable, 1 guillemet resté seul"
    assert counted in page.text
    for words in ("le sens est changé (nombre)", "«\u00a0five hundred\u00a0» était «\u00a0fifty\u00a0»", "ligne 5"):
        assert words in page.text
    shown = words_of(report_html(french, "fr")).text
    assert not re.search(r"\b(Error|Altered|Verbatim|line|The quote|What was|turn|Read|asked)\b", shown)


@pytest.mark.parametrize(("language", "none"), [("en", "0 quotes checked"), ("fr", "0 citation vérifiée")])
def test_nothing_is_counted_in_a_draft_without_quotes(language: str, none: str) -> None:
    assert summary_words([report("Rien.")], language) == none


def test_what_must_be_corrected_is_open_and_the_rest_is_there_to_be_opened() -> None:
    page = report_html(report(), "en")
    opened = re.findall(r'<details class="qa-finding qa-finding--(\w+)"( open)?>', page)
    assert opened == [("error", " open"), ("none", ""), ("warning", ""), ("error", " open")]
    assert re.findall(r'value="(\w+)"', page) == ["all", "error", "warning", "none"]


def test_the_page_leads_to_the_interviews_only_where_it_knows_where_they_are() -> None:
    page = lint_html([report()], {}, links=Links(base="http://127.0.0.1:1", cite="/check/cite", copies=False))
    assert "http://127.0.0.1:1/read/talk?exact=We%20have%20fifty%20ships." in page
    assert "<button" not in page


def test_the_page_needs_no_script_and_nothing_from_elsewhere() -> None:
    page = lint_html([report()], {})
    assert not {"script", "link", "img", "iframe"} & set(words_of(page).tags)
    assert not re.search(r"https?://|url\(|@import", page)
    assert "default-src &#x27;none&#x27;" in page


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\x00"), max_size=40), st.text(max_size=10))
def test_nothing_of_a_draft_becomes_markup(words: str, name: str) -> None:
    draft = draft_of(
        f"“one two three {words} four” <script>alert(1)</script>".encode("utf-8", "replace"), "txt", f"<i>{name}"
    )
    page = words_of(lint_html([lint(draft, VERIFIER)], {"<b>": f"<b>{name}"}))
    assert not {"script", "i"} & set(page.tags)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_draft_without_quotes_says_so(kind: str) -> None:
    empty = report("Rien.")
    shown = lint_html([empty], {}) if kind == "html" else lint_text([empty])
    assert "0 quotes checked" in shown
