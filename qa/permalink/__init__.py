"""Links to the very words: W3C Web Annotation selectors (sections 4.2.4, 4.2.5, 4.2.9) in the query of a URL, and the
words found again, where the text has changed since too."""

from qa.permalink.locating import ALIKE, Location, State, located
from qa.permalink.reading import Reading, excerpt
from qa.permalink.selector import Selector, permalink, read_permalink, selector_of, selector_record

__all__ = [
    "ALIKE",
    "Location",
    "Reading",
    "Selector",
    "State",
    "excerpt",
    "located",
    "permalink",
    "read_permalink",
    "selector_of",
    "selector_record",
]
