"""A module for each format: bytes of a file to a Library."""
