"""What the JSON of a recording states of itself: title, date, language, address, file."""

from __future__ import annotations

import re

from qa.formats.recordings.loading import Json
from qa.formats.recordings.values import objects, said

_WHERE = (
    *("metadata", "meta", "job", "info", "speech", "episode", "media", "request", "file", "video", "header"),
    "recording",
)
_STATED = {
    "title": ("title", "episode_title", "episodeTitle", "meeting_title", "name"),
    "date": ("date", "recorded_at", "recordedAt", "recording_date", "published", "published_at", "publishedAt",
             "pubDate", "dateString"),
    "url": ("url", "link", "audio_url", "audioUrl", "media_url", "mediaUrl", "video_url", "webpage_url", "source_url"),
    "source": ("source", "file", "filename", "file_name", "fileName", "data_name", "audio_file", "audio_filepath",
               "original_filename", "media", "name"),
    "publisher": ("publisher", "show", "podcast", "program"),
    "interviewer": ("interviewer",),
    "guest": ("guest", "interviewee"),
}  # fmt: skip
_MEDIA = re.compile(r"\.(?:mp[34]|m4[av]|wav|ogg|opus|flac|aac|mov|avi|mkv|webm|wma|aiff?)\Z", re.IGNORECASE)
_LANGUAGE = (
    *("language", "language_code", "languageCode", "lang", "detected_language", "detectedLanguage", "locale"),
    *("spokenLanguageTag", "sourceLanguage"),
)
_LISTS = ("languages", "language_codes", "languageCodes")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=\Z|[T ])")
_NAMED = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "russian": "ru", "chinese": "zh", "mandarin": "zh", "japanese": "ja", "korean": "ko",
    "arabic": "ar", "polish": "pl", "turkish": "tr", "hindi": "hi", "swedish": "sv", "danish": "da",
    "norwegian": "no", "finnish": "fi", "greek": "el", "czech": "cs", "hungarian": "hu", "romanian": "ro",
    "ukrainian": "uk", "hebrew": "he", "catalan": "ca", "vietnamese": "vi", "indonesian": "id", "thai": "th",
    "français": "fr", "anglais": "en", "allemand": "de", "espagnol": "es",
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "rus": "ru", "zho": "zh", "chi": "zh", "cmn": "zh", "jpn": "ja", "kor": "ko",
    "ara": "ar", "pol": "pl", "tur": "tr", "hin": "hi", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi",
    "ell": "el", "gre": "el", "ces": "cs", "cze": "cs", "hun": "hu", "ron": "ro", "rum": "ro", "ukr": "uk",
    "heb": "he", "cat": "ca", "vie": "vi", "ind": "id", "tha": "th", "yue": "yue",
}  # fmt: skip


def stated(value: Json) -> dict[str, str]:
    """The metadata that a document states: of title, date, url, source, publisher, interviewer, guest, language.

    Dates are cut to the day; when a recogniser did its work is none of them. The language is a code of two letters
    where it is one of the usual ones.
    """
    found: dict[str, str] = {}
    root = value[0] if isinstance(value, list) and value else value
    if isinstance(root, dict) and not isinstance(value, list):
        places = [root, *(place for key in _WHERE if isinstance(place := root.get(key), dict))]
        for fact, keys in _STATED.items():
            texts = (_text(place.get(key)) for place in places for key in keys)
            if text := next((text for text in texts if _holds(fact, text)), ""):
                found[fact] = _DAY.match(text)[0] if fact == "date" else text  # type: ignore[index]
    if language := _language(value):
        found["language"] = language
    return found


def _text(value: Json) -> str:
    return " ".join(said(value).split()) if isinstance(value, str) else ""


def _holds(fact: str, text: str) -> bool:
    """Whether a text may be such a fact: an address is one, a date begins with a year, nothing is endless."""
    if not text or len(text) > 500:
        return False
    if fact == "date":
        return _DAY.match(text) is not None
    if text.startswith(("http://", "https://")) != (fact == "url"):
        return False
    if fact == "title":
        return any(map(str.isalpha, text)) and _MEDIA.search(text) is None
    return fact != "source" or _MEDIA.search(text) is not None or "." in text[-6:]


def _language(value: Json) -> str | None:
    for node in objects(value):
        listed = [node.get(key) for key in _LISTS]
        codes = [node.get(key) for key in _LANGUAGE] + [part[0] for part in listed if isinstance(part, list) and part]
        for code in codes:
            if isinstance(code, str) and (language := _code(code.strip().split(" ")[0])):
                return language
    return None


def _code(written: str) -> str | None:
    lower = written.lower()
    if lower in {"und", "auto", "multi", "mul", "none", "null", "nan"}:
        return None
    base = re.split(r"[-_]", lower)[0]
    if lower in _NAMED or base in _NAMED:
        return _NAMED.get(lower) or _NAMED[base]
    return written.replace("_", "-") if _CODE.fullmatch(written) else None
