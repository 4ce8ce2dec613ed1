"""The write path: corpus → turns → passages → vectors → index. What is unchanged is neither read nor embedded again."""

from qa.build.building import build
from qa.build.report import Report

__all__ = ["Report", "build"]
