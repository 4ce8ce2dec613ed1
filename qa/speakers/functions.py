"""Words that stand for a part in a conversation instead of a name, folded, in the languages that labels come in."""

from __future__ import annotations

from qa.schema import Role
from qa.text import fold

_ASKS = """
q question interviewer interviewerin intervieweur intervieweuse journaliste journalist host cohost co-host hote
moderator moderateur moderatrice animateur animatrice presentateur presentatrice presenter reporter anchor redaction
questioner enqueteur
enquetrice interrogateur frage moderatorin pregunta entrevistador entrevistadora periodista domanda intervistatore
intervistatrice giornalista pergunta vraag pytanie vprasanje ведущии вопрос интервьюер корреспондент מראיין שאלה
المحاور سوال 기자 면담자 사회자 질문 インタヒュアー 主持人 司会 問 聞き手 記者 记者
"""
_ANSWERS = """
a r answer reponse rep guest invite invitee interviewee interviewe expert experte respondent repondant repondante
enquete enquetee antwort befragte befragter respuesta entrevistado entrevistada risposta intervistato intervistata
resposta antwoord odpowiedz ответ תשובה جواب 답변 答
"""
_NOBODY = "unknown inconnu inconnue unidentified audience public all tous operator"
_SILENT = "break pause music musique jingle sponsor narrator narrateur narratrice narration voice-over"
ROLE_OF = {
    fold(word): role
    for role, listed in ((Role.INTERVIEWER, _ASKS), (Role.INTERVIEWEE, _ANSWERS), (Role.UNKNOWN, _NOBODY))
    for word in listed.split()
}
"""The role that a function word (folded) states."""
NOT_SPEECH = frozenset(_SILENT.split())
"""Function words (folded) of what no speaker says."""
UNNAMED = frozenset(["me", "moi", "myself", "ich", "yo", "him", "them", "us", "lui", "eux"])
"""Words (folded) that point at somebody and name nobody: whoever they are has no role by them."""
