"""A module for each format: works to text."""
