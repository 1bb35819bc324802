"""The command line ``protokoll``.

Each command is a module with ``register(app)``. What a command needs beyond typer it imports when it runs, so
that ``--help`` and ``--version`` stay as quick as typer.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """The console script: runs the command of ``sys.argv`` and exits with its code."""
    # Most of a short run is imports: their many small objects need no garbage collection, at the start or at the
    # end, and no plugin for pydantic among the installed packages has a say in the records.
    gc.set_threshold(200_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        from protokollparse.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()
    sys.exit(code)
