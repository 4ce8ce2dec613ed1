"""What every page stands in: the interviews as they are now, the request, the words, the frame around the page."""

from qa.web.site.assets import assets, versioned
from qa.web.site.language import LanguageChoice, language_of, preferred
from qa.web.site.library import Library, Terms
from qa.web.site.site import Handler, Site
from qa.web.site.templates import rendered
from qa.web.site.visit import Stopped, Visit
from qa.web.site.words import Phrase, Words, page_words

__all__ = [
    "Handler",
    "LanguageChoice",
    "Library",
    "Phrase",
    "Site",
    "Stopped",
    "Terms",
    "Visit",
    "Words",
    "assets",
    "language_of",
    "page_words",
    "preferred",
    "rendered",
    "versioned",
]
