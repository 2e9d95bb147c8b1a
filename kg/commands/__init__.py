"""The commands of ``nomnet``, a module for each group; :mod:`kg.cli` puts them together."""
