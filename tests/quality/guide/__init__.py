"""Thirty interviews to one guide, made up: written into a folder, with what is true of them."""

from guide.interviews import Asked, Touched, guests, touched, written
from guide.wording import Style, wordings

__all__ = ["Asked", "Style", "Touched", "guests", "touched", "wordings", "written"]
