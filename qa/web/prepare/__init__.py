"""The page "Prepare": a guest, a topic, who was asked what, two people side by side."""

from qa.web.prepare.start import routes

__all__ = ["routes"]
