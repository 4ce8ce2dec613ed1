"""Learns from the shipped pairs, with the default encoder, where a paraphrase ends; writes qa/paraphrases/learned.toml.

Run it when the pairs, the features or the encoder have changed: python -m benchmarks.paraphrases
"""

from __future__ import annotations

from pathlib import Path

from qa.config import DEFAULT_MODEL, settings
from qa.encode import load_encoder
from qa.paraphrases import fitted

LEARNED = Path(__file__).parents[1] / "qa" / "paraphrases" / "learned.toml"


def main() -> None:
    """Fits, writes, and says what was learned."""
    encoder = load_encoder(settings(DEFAULT_MODEL))
    weights = fitted(encoder).as_dict()
    lines = [f"{name} = {[round(weight, 4) for weight in row]}" for name, row in weights.items()]
    head = f"# Made by `python -m benchmarks.paraphrases` for {encoder.name}: a weight a feature, then the intercept."
    LEARNED.write_text("\n".join([head, f"[{encoder.fingerprint}]", *lines, ""]), encoding="utf-8")
    print(LEARNED.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
