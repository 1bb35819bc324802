"""The typer application with every command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from protokollparse import __version__
from protokollparse.cli.output import OutputError, ReaderGoneError
from protokollparse.cli.terminal import complain, forget
from protokollparse.errors import ProtokollError

COMMANDS = ("parse", "show", "check", "batch", "schema", "lexicon")

_HELP = """Reads Swedish municipal minutes (protokoll) and officials' reports (tjänsteutlåtanden) into records."""
_EXAMPLES = """\b
Examples:
  protokoll parse protokoll.pdf
  protokoll parse 2025/ --output beslut.csv
  protokoll show protokoll.txt
  protokoll parse --help

\b
Exit codes:
  0  every document was parsed (check: no error and no warning)
  1  a document could not be read or parsed (check: errors or warnings)
  2  wrong use, or an output that cannot be written (check: or an unreadable document)
"""

# What a wrong use raises; typer names only a child of it.
_UsageError: Any = typer.BadParameter.__bases__[0]


def run(arguments: Sequence[str]) -> int:
    """Runs a command and returns its exit code; wrong use gives one line on standard error and 2."""
    try:
        code = application()(list(arguments) or ["--help"], prog_name="protokoll", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except _UsageError as error:
        command = error.ctx.command_path if error.ctx else "protokoll"
        complain(f"{error.format_message().rstrip('.')}; see {command} --help")
        return 2
    except (ReaderGoneError, BrokenPipeError, SystemExit) as error:
        # Of a broken pipe typer and rich make a SystemExit.
        if isinstance(error, SystemExit) and not isinstance(error.__context__, BrokenPipeError):
            raise
        forget(1)
        return 0
    except ProtokollError as error:
        complain(error)
        if isinstance(error, OutputError):
            forget(1)
        return 2
    except OSError as error:  # of what is printed by rich and typer
        gone = isinstance(error, FileNotFoundError)  # which a standard stream cannot be
        where = error.filename or ("the working directory" if gone else "standard output")
        complain(f"{where}: {error.strerror or error}")
        forget(1)
        return 2
    except Exception as error:
        if os.environ.get("PROTOKOLL_DEBUG"):
            raise
        complain(f"a bug in protokollparse: {type(error).__name__}: {error}; PROTOKOLL_DEBUG=1 shows where")
        return 2
    return code if isinstance(code, int) else 0


def application() -> typer.Typer:
    """A new application, with the commands in the order of ``COMMANDS``."""
    app = typer.Typer(help=_HELP, epilog=_EXAMPLES, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(_protokoll)
    for name in COMMANDS:
        import_module(f"protokollparse.cli.{name}").register(app)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"protokoll {__version__}")
        raise typer.Exit


def _protokoll(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass
