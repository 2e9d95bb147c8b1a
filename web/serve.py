"""`nomnet serve`: the application behind waitress, a threaded server in pure Python."""

from __future__ import annotations
