"""Who may come in, with what, and what the pages may reach: one guard before everything, signing in, headers, sizes."""
