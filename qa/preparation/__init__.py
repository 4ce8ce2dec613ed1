"""What an interview is prepared with, from one generation of an index."""
