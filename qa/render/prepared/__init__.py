"""What an interview is prepared with → papers, in French or English."""

from qa.render.prepared.brief import brief_paper
from qa.render.prepared.comparison import comparison_paper
from qa.render.prepared.dossier import dossier_paper
from qa.render.prepared.matrix import matrix_csv, matrix_paper
from qa.render.prepared.survey import survey_paper
from qa.render.prepared.topics import topics_paper

__all__ = [
    "brief_paper",
    "comparison_paper",
    "dossier_paper",
    "matrix_csv",
    "matrix_paper",
    "survey_paper",
    "topics_paper",
]
