"""Small corpora: made-up interviews, one subject each, whose words do not overlap but for the commonest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def talk(*turns: tuple[str, str]) -> str:
    """An interview as text: `Name: words`, one line a turn."""
    return "".join(f"{speaker}: {words}\n" for speaker, words in turns)


HARBOUR = talk(
    ("Anna Lowe", "How did the harbour of Brell begin?"),
    ("Bert Moss", "Fishermen dug the first basin in 1921. They had no engineer and no money."),
    ("Anna Lowe", "What is unloaded there today?"),
    ("Bert Moss", "Mostly timber and oranges. Containers stay away because the quay is shallow."),
    ("Anna Lowe", "Are you afraid of storms?"),
    ("Bert Moss", "Storms took the lighthouse in 1987. We rebuilt the lighthouse in granite."),
)
CHEESE = talk(
    ("Anna Lowe", "Who taught you to make cheese?"),
    ("Clara Dunn", "My grandmother kept eleven goats. She salted every wheel by hand."),
    ("Anna Lowe", "How long does a wheel ripen?"),
    ("Clara Dunn", "A wheel ripens nineteen months in the cellar. Younger wheels taste of nothing."),
    ("Anna Lowe", "Do you sell abroad?"),
    ("Clara Dunn", "We sell to Norway and to Japan. Customs papers cost me two evenings a week."),
)
BRIDGE = talk(
    ("Émile Roche", "Pourquoi ce pont est-il en bois ?"),
    ("Zoé Martin", "Le mélèze résiste à la pluie pendant un siècle. L'acier aurait rouillé en vingt ans."),
    ("Émile Roche", "Combien de camions passent chaque jour ?"),
    ("Zoé Martin", "Quatre cents camions traversent la vallée chaque jour. Le dimanche, personne."),
)


def write_corpus(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Writes the files into `folder`/corpus, which is made where it is missing, and gives it back. Files that are there
    already stay, so that a corpus can be changed between two builds."""
    corpus = folder / "corpus"
    for name, text in texts.items():
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return corpus
