"""Answers as tables to take away: plain text, CSV, TSV, Markdown, LaTeX, JSON, and the bibliography of exactly their rows."""
