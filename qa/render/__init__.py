"""Records → what people and programs read: JSON, plain text, Markdown, HTML, papers. All escaping lives here."""

from qa.render.checkup import checkup_record, checkup_text, checkups_summary
from qa.render.diff import compared_html, diff_text
from qa.render.documents import MEDIA_TYPES, Document, json_line
from qa.render.doubts import doubt_words
from qa.render.findings import report_html, summary_words
from qa.render.holdings import added_line, added_record, holding_record, holdings_text, shown_record, shown_text
from qa.render.html import answer_html, context_html, problem_html
from qa.render.lint_html import legend_html, lint_html
from qa.render.lint_record import lint_record
from qa.render.lint_sarif import lint_sarif
from qa.render.lint_text import lint_text
from qa.render.listing import sources_record, speaker_record, turns_record, who_record
from qa.render.markdown import answer_markdown
from qa.render.markup import marked, verbatim
from qa.render.papers import Paper, paper_docx, paper_html, paper_markdown, paper_pdf, paper_text, table_csv
from qa.render.people import speaker_name
from qa.render.places import Links
from qa.render.prepared import (
    Exchanged,
    brief_paper,
    comparison_paper,
    conversation_paper,
    dossier_paper,
    matrix_csv,
    matrix_paper,
    survey_paper,
    topics_paper,
)
from qa.render.prepared_record import (
    brief_record,
    comparison_record,
    dossier_record,
    matrix_record,
    survey_record,
    topics_record,
)
from qa.render.reader import Entry, Line, questions, reader_lines, turn_html, voices
from qa.render.record import answer_record, hit_record, transcript_record, verification_record
from qa.render.survey import survey_html
from qa.render.terminal import answer_text, transcript_text, wants_color
from qa.render.unanswered import unanswered_words
from qa.render.verdicts import SYMBOLS, VerdictWords, verdict_words
from qa.render.verification import speaker_words, verification_text
from qa.render.verified import verdict_name, verification_html
from qa.render.voices import COLOURS, LOOKS, looks
from qa.render.words import LANGUAGES, Words, date_words, language_word, words_in

__all__ = [
    "COLOURS",
    "LANGUAGES",
    "LOOKS",
    "MEDIA_TYPES",
    "SYMBOLS",
    "Document",
    "Entry",
    "Exchanged",
    "Line",
    "Links",
    "Paper",
    "VerdictWords",
    "Words",
    "added_line",
    "added_record",
    "answer_html",
    "answer_markdown",
    "answer_record",
    "answer_text",
    "brief_paper",
    "brief_record",
    "checkup_record",
    "checkup_text",
    "checkups_summary",
    "compared_html",
    "comparison_paper",
    "comparison_record",
    "context_html",
    "conversation_paper",
    "date_words",
    "diff_text",
    "dossier_paper",
    "dossier_record",
    "doubt_words",
    "hit_record",
    "holding_record",
    "holdings_text",
    "json_line",
    "language_word",
    "legend_html",
    "lint_html",
    "lint_record",
    "lint_sarif",
    "lint_text",
    "looks",
    "marked",
    "matrix_csv",
    "matrix_paper",
    "matrix_record",
    "paper_docx",
    "paper_html",
    "paper_markdown",
    "paper_pdf",
    "paper_text",
    "problem_html",
    "questions",
    "reader_lines",
    "report_html",
    "shown_record",
    "shown_text",
    "sources_record",
    "speaker_name",
    "speaker_record",
    "speaker_words",
    "summary_words",
    "survey_html",
    "survey_paper",
    "survey_record",
    "table_csv",
    "topics_paper",
    "topics_record",
    "transcript_record",
    "transcript_text",
    "turn_html",
    "turns_record",
    "unanswered_words",
    "verbatim",
    "verdict_name",
    "verdict_words",
    "verification_html",
    "verification_record",
    "verification_text",
    "voices",
    "wants_color",
    "who_record",
    "words_in",
]
