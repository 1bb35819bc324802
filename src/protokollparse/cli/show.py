"""``protokoll show``: a document as a tree on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from protokollparse.cli.output import ReaderGoneError
from protokollparse.cli.parse import Force, LexiconPath
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
) -> None:
    """Shows a document as a tree: who moved what, and what was decided."""
    from protokollparse.cli.worker import Parser, Settings, active_lexicon

    try:
        words = active_lexicon(lexicon)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(2) from None
    try:
        with Parser(Settings(words, force)) as parser:
            document = parser(file)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(1) from None
    from protokollparse.writers.tree import tree

    _print(tree(document))


def _print(view: Tree) -> None:
    from rich.console import Console

    console = Console(highlight=False, no_color=not coloured(sys.stdout))
    try:
        console.print(view)
    except (BrokenPipeError, SystemExit):  # rich makes the one of the other
        raise ReaderGoneError from None
