"""What an interview is prepared with → papers, in French or English; and their words, for whatever shows it else."""

from qa.render.prepared.brief import BriefWords, brief_paper, brief_words
from qa.render.prepared.comparison import ComparisonWords, comparison_paper, comparison_words
from qa.render.prepared.conversation import Exchanged, conversation_paper, filters_text
from qa.render.prepared.dossier import dossier_paper
from qa.render.prepared.dossier_words import DossierWords, dossier_words
from qa.render.prepared.matrix import matrix_csv, matrix_paper
from qa.render.prepared.matrix_words import MatrixWords, matrix_words
from qa.render.prepared.mentions import Stretch, in_sentence
from qa.render.prepared.quoting import asking_part
from qa.render.prepared.survey import SurveyWords, survey_paper, survey_words
from qa.render.prepared.topics import TopicsWords, topics_paper, topics_words
from qa.render.prepared.words import Common, capital, common, listing

__all__ = [
    "BriefWords",
    "Common",
    "ComparisonWords",
    "DossierWords",
    "Exchanged",
    "MatrixWords",
    "Stretch",
    "SurveyWords",
    "TopicsWords",
    "asking_part",
    "brief_paper",
    "brief_words",
    "capital",
    "common",
    "comparison_paper",
    "comparison_words",
    "conversation_paper",
    "dossier_paper",
    "dossier_words",
    "filters_text",
    "in_sentence",
    "listing",
    "matrix_csv",
    "matrix_paper",
    "matrix_words",
    "survey_paper",
    "survey_words",
    "topics_paper",
    "topics_words",
]
