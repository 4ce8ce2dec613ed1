"""HTML as a browser would understand it: text by element, and whether every element is closed where it should be."""

from __future__ import annotations

from html.parser import HTMLParser


class Reader(HTMLParser):
    """Collects the text inside each element and the attributes of each start tag; fails on a tag closed out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "mark" and "mark" in self.open), "a mark inside a mark"
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))
        self._texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self._texts[tag][-1] += data

    def texts(self, tag: str) -> list[str]:
        """The text content of every element of this name, in order."""
        return self._texts.get(tag, [])

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this name, in order."""
        return [attributes for name, attributes in self.tags if name == tag]
