"""Every error that a user can cause, in one tree.

    QAError                  one clear sentence: what, where, what to do
    ├── ConfigError          a setting that cannot be used
    ├── CorpusError          the corpus folder or its catalogue
    │   ├── EmptyCorpus      a corpus with nothing in it to index
    │   └── FormatError      one file that cannot be read (file, and line where there is one)
    ├── EncoderError         a model that is missing or cannot be loaded
    ├── IndexFolderError     the index folder
    │   ├── IndexBusy        another command is building it
    │   ├── IndexMissing     nothing was built there
    │   ├── IndexDamaged     truncated, altered or foreign files
    │   └── IndexMismatch    built with another encoder, schema or settings
    ├── QuestionError        a question or filter that cannot be answered as asked
    │   └── QuoteError       a quote that is empty, too short to tell, or too long
    ├── CitationError        a passage, turn, style or permalink that is not known
    └── DraftError           a draft that cannot be read (file)

The interfaces turn any `QAError` into its message and exit status 1; anything else is a defect of ours. Where a page
says it in another language, it goes by the `fault`, never by the message.
"""

from enum import StrEnum


class QAError(Exception):
    """The root: its message is one sentence fit to be shown to a user."""


class ConfigError(QAError):
    """A setting (environment variable or option) that cannot be used."""


class CorpusError(QAError):
    """The corpus folder or its catalogue cannot be used."""


class EmptyCorpus(CorpusError):
    """Nothing in the corpus can be indexed."""


class FormatError(CorpusError):
    """One file cannot be read; the others still can."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {reason}")
        self.file, self.reason, self.line = file, reason, line


class EncoderError(QAError):
    """The encoder is missing or cannot be loaded."""


class IndexFolderError(QAError):
    """The index folder cannot be used."""


class IndexBusy(IndexFolderError):
    """Another command is building the index."""


class IndexMissing(IndexFolderError):
    """Nothing was built in this folder."""


class IndexDamaged(IndexFolderError):
    """A file of the index is missing, truncated, altered or not one of ours."""


class IndexMismatch(IndexFolderError):
    """The index was built with another encoder, schema version or settings."""


class QuestionError(QAError):
    """The question, or one of its filters, cannot be answered as asked."""


class QuoteFault(StrEnum):
    """Why a quote cannot be checked."""

    EMPTY = "empty"
    ONE_WORD = "one-word"
    TOO_LONG = "too-long"


class QuoteError(QuestionError):
    """A quote that cannot be checked: empty, too short to tell, or too long."""

    def __init__(self, message: str, fault: QuoteFault) -> None:
        super().__init__(message)
        self.fault = fault


class CitationError(QAError):
    """What is to be cited, or the style to cite it in, is not known."""


class DraftFault(StrEnum):
    """Why a draft cannot be read."""

    KIND = "kind"
    """Of a kind that is not read."""
    OLD_WORD = "old-word"
    """Of Word's format before DOCX."""
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    """Not what its name says, or cut short, or missing."""


class DraftError(QAError):
    """A draft cannot be read."""

    def __init__(self, file: str, reason: str, fault: DraftFault = DraftFault.DAMAGED) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason, self.fault = file, reason, fault
