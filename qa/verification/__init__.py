"""A quote against one index: who said it, where, in answer to what, and how faithfully it is quoted."""

from qa.verification.examples import Example, ExampleKind, examples
from qa.verification.verifier import Verifier

__all__ = ["Example", "ExampleKind", "Verifier", "examples"]
