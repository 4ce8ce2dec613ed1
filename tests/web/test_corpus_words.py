"""What goes wrong with a corpus is said in the page's language, with the next step."""

from __future__ import annotations

import errno

import pytest

from qa.curation import TrayFull
from qa.errors import CorpusError, EmptyCorpus, FormatError, IndexBusy, IndexFolderError, QAError
from qa.web.corpus.words import reason, sentence
from qa.web.site import page_words


def full() -> QAError:
    error = IndexFolderError("index: the index cannot be written (the disk is full)")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    return error


@pytest.mark.parametrize(
    ("error", "english", "french"),
    [
        (full(), "The disk of the server is full. Make room", "Le disque du serveur est plein. Faites de la place"),
        (IndexBusy("x"), "Another program is building the index. Wait", "Un autre programme construit l’index."),
        (TrayFull("x"), "500 files wait already", "500 fichiers attendent déjà"),
        (EmptyCorpus("x"), "There is no transcript to index.", "Il n’y a aucune transcription à indexer."),
        (
            CorpusError("the folder is gone"),
            "The folder is gone.",
            "en anglais\u00a0: «\u00a0the folder is gone\u00a0»",
        ),
        (FormatError("a.pdf", "the file is empty"), "The file is empty.", "Le fichier est vide."),
        (FormatError("a.json", "it is odd", 7), "Line 7: It is odd.", "Ligne 7\u00a0: Le programme le dit en anglais"),
        (None, "Something went wrong on our side", "Quelque chose s’est mal passé chez nous"),
    ],
)
def test_an_error_is_a_sentence_in_both_languages(error: QAError | None, english: str, french: str) -> None:
    assert english in sentence(error, page_words("corpus", "en"))
    assert french in sentence(error, page_words("corpus", "fr"))


def test_a_reason_with_braces_in_it_stays_as_it_is() -> None:
    assert "«\u00a0it holds {this}\u00a0»" in reason("it holds {this}", page_words("corpus", "fr"))
