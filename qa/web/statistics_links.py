"""Where what is pictured is read on: the addresses of the other pages."""

from __future__ import annotations

from qa.web.site.templates import link


class Places:
    """`qa.render.pictures.Links` of these pages."""

    def interview(self, identifier: str) -> str:
        """The reader, at its beginning."""
        return link("/read", identifier)

    def turn(self, identifier: str, number: int) -> str:
        """The reader, at a turn."""
        return link("/read", identifier, turn=number)

    def speaker(self, name: str) -> str:
        """The dossier of a guest."""
        return link("/prepare/guest", name=name)

    def topic(self, label: str) -> str:
        """The brief of a topic."""
        return link("/prepare/topic", topic=label)
