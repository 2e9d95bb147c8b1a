"""The pages, one module per kind; each has a blueprint ``bp``, and is found by being here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from flask import Flask


def register(app: Flask) -> None:
    """Add the blueprint of every page module, in the order of their names."""
    for module in sorted(m.name for m in iter_modules(__path__)):
        app.register_blueprint(import_module(f"{__name__}.{module}").bp)
