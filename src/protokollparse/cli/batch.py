"""``protokoll batch``: many documents in, one output out."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import typer

from protokollparse.cli.parse import Force, LexiconPath, MaxSize
from protokollparse.cli.sources import is_document
from protokollparse.cli.terminal import complain, say
from protokollparse.errors import ProtokollError
from protokollparse.writers.escape import visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from protokollparse.batch.job import Job, Progress
    from protokollparse.batch.journal import Totals
    from protokollparse.batch.work import Failure, Parsing

_EXAMPLES = """\b
Examples:
  protokoll batch 2025/ --to sqlite --output protokoll.db
  protokoll batch 2025/ --to parquet --output tabeller
  protokoll batch arkiv/ --exclude '*bilaga*' --to jsonl --output arkiv.jsonl --resume
  protokoll batch @lista.txt --to csv --table yrkanden --output vem.csv
  find . -name '*.pdf' | protokoll batch - --to jsonl --output alla.jsonl
  protokoll batch s3://arkiv/2025/ --to sqlite --output 2025.db --dask tcp://10.0.0.1:8786

\b
Exit codes:
  0  every document was parsed
  1  a document failed; it stands in `errors` with its reason, the others are written
  2  wrong use, or an output that cannot be written; what is done is kept for --resume
"""

_Form = Literal["jsonl", "csv", "sqlite", "parquet", "json", "markdown"]


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(epilog=_EXAMPLES)(batch)


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files, directories, patterns, URLs, @LIST with one of them a line, or - for such a list.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="PLACE",
            help="A file; or a directory of files, for Parquet and where PLACE has not the format's ending.",
        ),
    ],
    to: Annotated[_Form | None, typer.Option("--to", help="The format; by default what PLACE ends in.")] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(metavar="TABLE", help="Of a CSV, may be repeated.  [default: decisions; all, in a directory]"),
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV with semicolons, as Swedish Excel wants it.")] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Of a directory, only these files; may be repeated."),
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Of a directory, not these files.")] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes at a time.  [default: all cores]")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.001, metavar="SECONDS", help="End a document that takes longer.")
    ] = 120,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run to PLACE that did not finish.")] = False,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Run on a Dask cluster; local starts one here."),
    ] = None,
    lexicon: LexiconPath = None,
    force: Force = False,
    max_size: MaxSize = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no message for each failed document, no summary.")
    ] = False,
) -> None:
    """Parses many minutes and reports into one output.

    The output appears when it is whole. A run that is killed is gone on with by --resume, which gives the very
    bytes of a run that was not.
    """
    from protokollparse.batch.job import run
    from protokollparse.batch.sources import choice, listed
    from protokollparse.batch.work import Parsing
    from protokollparse.cli.worker import active_lexicon

    _refuse_an_input(output, sources)
    if dask:
        import logging

        logging.disable(logging.ERROR)  # Dask tells of lost workers at length; what matters is told in a line
    started = time.monotonic()
    found = listed(sources, sys.stdin.buffer if sys.stdin else None, choice(include or (), exclude or ()))
    try:
        parsing = Parsing(active_lexicon(lexicon), force, max_size)
        job = _job(output, to, table, excel, parsing, jobs=jobs, timeout=timeout, dask=dask, resume=resume)
        with _Teller(quiet) as tell:
            totals = run(job, found, tell)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        complain(f"{output}: interrupted; go on with --resume")
        raise typer.Exit(130) from None
    if not quiet:
        _summarise(totals, tell.last, time.monotonic() - started, output)
    raise typer.Exit(1 if totals.failed else 0)


def _job(
    output: Path,
    form: _Form | None,
    tables: list[str] | None,
    excel: bool,
    parsing: Parsing,
    **options: Any,
) -> Job:
    """The job that the options ask for together."""
    from protokollparse.batch.frames import ALL_TABLES, Recipe
    from protokollparse.batch.job import Job
    from protokollparse.batch.outputs import form_of, place_of

    form = form or form_of(output.name)
    if form is None:
        raise typer.BadParameter(f"{output} does not end in a known format; add --to", param_hint="--output")
    if (tables or excel) and form != "csv":
        raise typer.BadParameter(f"only for CSV, and this is {form}", param_hint="--table, --excel")
    for table in tables or ():
        if table not in ALL_TABLES:
            raise typer.BadParameter(f"{table} is none of {', '.join(ALL_TABLES)}", param_hint="--table")
    place = place_of(output, form)
    chosen = tuple(dict.fromkeys(tables or ())) or ALL_TABLES
    if form == "csv" and place.single:
        chosen = tuple(dict.fromkeys(tables or ["decisions"]))
        if len(chosen) > 1:
            told = f"{output} is one file; for several tables give a name without .csv"
            raise typer.BadParameter(told, param_hint="--table")
    folder = str(place.path.parent if place.single else place.path) if form == "markdown" else None
    return Job(place, Recipe(form, chosen, excel, folder), parsing, **options)


def _refuse_an_input(output: Path, sources: list[str]) -> None:
    """Raises a usage error where the output would take the place of a document that is there to be parsed."""
    if not output.is_file():
        return
    for source in sources:
        with suppress(OSError, ValueError, RuntimeError):  # of an impossible name, of links in a circle
            below = is_document(output.name) and output.resolve().is_relative_to(Path(source).resolve())
            if below or output.samefile(source):
                raise typer.BadParameter(f"{output} is one of the sources; choose another name", param_hint="--output")


class _Teller:
    """Tells of a run: each failure in a line, and on a terminal how far it is."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.last: Progress | None = None
        self._bar: Bar | None = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if not self.quiet and sys.stderr is not None and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task("parsing", total=None, failed="")
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, progress: Progress, failure: Failure | None) -> None:
        before, self.last = self.last, progress
        if failure and not self.quiet:
            complain(f"{failure.source}: {failure.message}" if failure.source else failure.message)
        if not self._bar:
            return
        done, total = progress.done, progress.total
        if progress.written:
            done, total = progress.written, progress.done - progress.failed
            if before and not before.written:
                self._bar.reset(self._task, description="writing")
        failed = f"{progress.failed} failed" if progress.failed else ""
        self._bar.update(self._task, total=total, completed=done, failed=failed)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Any) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(""),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}", style="red"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=30)


def _summarise(totals: Totals, progress: Progress | None, seconds: float, output: Path) -> None:
    """A table of what the run gave, on standard error."""
    taken = progress.taken if progress else 0
    parsed = totals.documents - taken
    rows = [
        ("documents", f"{totals.documents}"),
        ("  of these from the earlier run", f"{taken}" if taken else ""),
        ("paragrafer", f"{totals.paragrafer}"),
        ("decisions", f"{totals.decisions}"),
        *((f"failed: {reason.replace('_', ' ')}", f"{count}") for reason, count in totals.failed.items()),
        ("time", f"{seconds:.1f} s" + (f", {parsed / seconds:.1f} documents a second" if parsed else "")),
        ("output", visible(str(output))),
    ]
    width = max(len(name) for name, value in rows if value)
    for name, value in rows:
        if value:
            say(f"{name:<{width}}  {value}")
