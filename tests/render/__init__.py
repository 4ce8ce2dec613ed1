"""What records look like as JSON, text, Markdown and HTML."""
