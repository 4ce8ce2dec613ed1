"""The Gradio pages: the only room that imports gradio."""

from qa.config import go_offline

# Gradio and the hub's client read these when they are imported, and every module of this package comes after this line.
go_offline()
