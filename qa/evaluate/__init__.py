"""An engine over questions with known answers: how often the right passage comes first, and whether it knows when
not."""

from qa.evaluate.measuring import DEPTH, Outcome, evaluate, report, table
from qa.evaluate.questions import FEEDBACK, Question, read_questions

__all__ = ["DEPTH", "FEEDBACK", "Outcome", "Question", "evaluate", "read_questions", "report", "table"]
