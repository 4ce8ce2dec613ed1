"""The pages: their parts by themselves, then the whole in a browser."""
