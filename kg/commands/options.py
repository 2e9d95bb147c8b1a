"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.place import ENVIRONMENT

StoreOption = Annotated[str | None, typer.Option("--store", metavar="DIR", envvar=ENVIRONMENT, show_envvar=True,
                                                 help="The store to use; 'shipped' for the corpus that comes with nomnet.")]
