"""``protokoll show``: a document as a tree on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from protokollparse.cli.output import OutputError
from protokollparse.cli.parse import Force, LexiconPath, MaxSize, Timeout
from protokollparse.cli.terminal import coloured, complain
from protokollparse.errors import ProtokollError

if TYPE_CHECKING:
    from rich.tree import Tree

_EXAMPLES = """\b
Examples:
  protokoll show protokoll.pdf
  protokoll show protokoll.pdf | less
"""


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(epilog=_EXAMPLES)(show)


def show(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A document, or - for standard input.", show_default=False)
    ],
    lexicon: LexiconPath = None,
    force: Force = False,
    max_size: MaxSize = None,
    timeout: Timeout = None,
) -> None:
    """Shows a document as a tree: who moved what, and what was decided."""
    from protokollparse.cli.worker import Settings, active_lexicon, parser

    try:
        words = active_lexicon(lexicon)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(2) from None
    try:
        with parser(Settings(words, force, max_size, timeout)) as parsed:
            document = parsed(file)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(1) from None
    from protokollparse.writers.tree import tree

    _print(tree(document))


def _print(view: Tree) -> None:
    from rich.console import Console

    if sys.stdout is None:
        raise OutputError("is closed", name="standard output")
    console = Console(highlight=False, no_color=not coloured(sys.stdout))
    console.print(view)
