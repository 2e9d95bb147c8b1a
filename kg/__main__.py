"""``python -m kg``: the command ``nomnet`` where it is not installed."""

from __future__ import annotations

from kg.cli import main

if __name__ == "__main__":
    main()
