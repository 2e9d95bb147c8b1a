"""The console script ``nomnet``, and ``python -m kg`` where it is not installed.

It holds nothing that takes long to load, so that Ctrl + C is heard from the first moment on.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ends the process."""
    try:
        from kg.cli import main as run  # loading it takes a second, in which a person may change their mind

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
