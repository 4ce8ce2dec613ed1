"""Questions that lean on what came before in the same conversation."""

from qa.conversation.completion import completed
from qa.conversation.wording import Completion

__all__ = ["Completion", "completed"]
