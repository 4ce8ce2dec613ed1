"""Files that people bring and that hold no readable transcript: told by their content, each with what to do."""

from __future__ import annotations

from collections.abc import Mapping

from qa.formats.files import File

_SOUND = "it is a recording: transcribe it first (Whisper, noScribe, …), then add the subtitles or the JSON file"
_PICTURE = "it is a picture: run text recognition (OCR) on it, then add the text"
_OLD_WORD = "it is a document of Word before 2007: open it in Word or LibreOffice and save it as .docx"
_SLIDES = "slides are not read: save the transcript itself as .docx, .pdf or text"
_PAGES = "it is a document of Apple's Pages: open it there and export it as Word (.docx) or PDF"
LOCKED = "it is protected by a password: open it and save a copy without one"
"""What to do about a document that a password protects."""
_ARCHIVE = "it is a packed archive: unpack it, then add the files in it"
_BOOK = "it is a book for Kindle: convert it to .epub or text (with Calibre), if it has no copy protection"
_WORKS = "it is a document of an old word processor: open it in LibreOffice and save it as .docx"
_WEB = "it is a web archive of Safari: open it there and save it as “page source”, or print it as PDF"
_LINK = "it is only a link to a document in the cloud: download the document itself (as .docx or text)"
_MAIL = "it is a mail: save the transcript itself as a file of its own"


def _suffixed(reasons: Mapping[str, str]) -> Mapping[str, str]:
    return {f".{suffix}": reason for suffixes, reason in reasons.items() for suffix in suffixes.split()}


UNREADABLE: Mapping[str, str] = _suffixed(
    {
        "mp3 wav m4a aac ogg oga opus flac wma amr aiff aif caf ds2 dss": _SOUND,
        "mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp mts mxf": _SOUND.replace("recording", "film"),
        "jpg jpeg png gif tif tiff bmp webp heic heif jp2": _PICTURE,
        "doc dot": _OLD_WORD,
        "ppt pptx pps ppsx odp key": _SLIDES,
        "pages": _PAGES,
        "wpd wps abw sxw lwp": _WORKS,
        "mobi azw azw3 kfx prc": _BOOK,
        "webarchive": _WEB,
        "gdoc gsheet": _LINK,
        "msg": _MAIL,
        "7z rar tar gz tgz bz2 xz": _ARCHIVE,
    }
)
"""By extension, lower-case: what to do about a file that people are likely to bring and that cannot be read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", _OLD_WORD),
    ("PowerPoint Document", _SLIDES),
    ("__substg1.0_", _MAIL),
)
_STARTS = (
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"#!AMR", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!\x1a", _ARCHIVE),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"\xffWPC", _WORKS),
    (b"\xdb\xa5-\x00", _OLD_WORD),
    (b"bplist00", _WEB),
)
_ZIPPED = (
    (b"ppt/slides/", _SLIDES),
    (b"opendocument.presentation", _SLIDES),
    (b"Index/Document.iwa", _PAGES),
)


def refusal(file: File) -> str | None:
    """What to do about a file that cannot be read whatever it is called; None where its content does not tell."""
    raw = file.raw
    if raw.startswith(_OLE):
        return next((reason for name, reason in _STREAMS if name.encode("utf-16-le") in raw), None)
    if raw.startswith(b"PK\x03\x04"):
        return next((reason for name, reason in _ZIPPED if name in raw), None)
    if raw[:4] == b"RIFF":
        return _PICTURE if raw[8:12] == b"WEBP" else _SOUND
    if raw[4:8] == b"ftyp":
        return _PICTURE if raw[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else _SOUND
    if len(raw) > 2 and raw[0] == 0xFF and raw[1] in {0xFB, 0xF3, 0xF2, 0xF1, 0xF9}:
        return _SOUND
    return next((reason for start, reason in _STARTS if raw.startswith(start)), None)
