"""The words that nomnet's graph may use, what they mean, and what must hold of it; knows no papers and no records."""
