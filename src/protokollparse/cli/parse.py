"""``protokoll parse``: documents in, records out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from protokollparse.cli.output import OutputError, opened
from protokollparse.cli.sources import STDIN, expand
from protokollparse.cli.terminal import coloured, complain, say
from protokollparse.errors import ProtokollError
from protokollparse.writers import Format, Table, format_of, render

if TYPE_CHECKING:
    from protokollparse.cli.worker import Worker
    from protokollparse.models import Protokoll, Tjansteutlatande

    Document = Protokoll | Tjansteutlatande

_EXAMPLES = """\b
Examples:
  protokoll parse protokoll.pdf                               JSON on standard output
  protokoll parse 2025/*.pdf --output protokoll.jsonl         one document a line
  protokoll parse 2025/ --table yrkanden --output vem.csv     who moved what
  protokoll parse 2025/ --excel --output beslut.csv           a file for Excel
  protokoll parse protokoll.txt --format markdown | less
  pdftotext -layout protokoll.pdf - | protokoll parse -

\b
Exit codes:
  0  every document was parsed
  1  a document could not be read or parsed; those that could are written
  2  wrong use, a bad lexicon, or an output that cannot be written
"""


def size(text: str) -> int:
    """A number of bytes: "500000", "200 MB", "1.5G"; raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{1,15}(?:\.\d{1,9})?) ?([kmg]?)b?", text.strip().lower())
    count = int(float(found[1]) * 1024 ** " kmg".index(found[2] or " ")) if found else 0
    if not count:
        raise ValueError(f"{text!r} is no size such as 200MB")
    return count


_TABLES = f"The table of a CSV: {', '.join(get_args(Table))}.  [default: decisions]"

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files, directories, patterns such as '2025/*.pdf', or - for standard input.",
        show_default=False,
    ),
]
LexiconPath = Annotated[
    Path | None, typer.Option("--lexicon", metavar="PATH", help="A TOML file with headings of your own.")
]
Force = Annotated[bool, typer.Option("--force", help="Parse what looks like neither minutes nor a report.")]
MaxSize = Annotated[
    int | None, typer.Option(parser=size, metavar="SIZE", help="Of a file, such as 200MB.  [default: 100MB]")
]

Timeout = Annotated[
    float | None,
    typer.Option(min=0.001, metavar="SECONDS", help="End a document that takes longer.  [default: 120 for a PDF]"),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(epilog=_EXAMPLES)(parse)


def parse(
    files: Files,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Of the output; by default what --output ends in, or json."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write here, not to standard output.")
    ] = None,
    table: Annotated[
        Table | None,
        typer.Option("--table", metavar="TABLE", help=_TABLES),
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV with semicolons, as Swedish Excel wants it.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say what share of each text no rule knows (kind ovrigt).")
    ] = False,
    lexicon: LexiconPath = None,
    force: Force = False,
    max_size: MaxSize = None,
    timeout: Timeout = None,
) -> None:
    """Parses minutes and reports into JSON, CSV or Markdown.

    Records go to standard output, messages to standard error. One document gives a JSON object, several give
    an array. Directories are searched for .txt, .md, .pdf, .docx, .html and .htm.
    """
    from protokollparse.cli.worker import Settings, active_lexicon, parser

    output = None if output == "-" else output
    form = _format(form, output, csv_only=table is not None or excel)
    sources = list(expand(files))
    run = _Run(coverage)
    try:
        _refuse_an_input(output, sources)
        settings = Settings(active_lexicon(lexicon), force, max_size, timeout)
        with opened(output) as write, parser(settings) as parsed:
            pieces = render(
                run.documents(sources, parsed),
                form,
                several=len(sources) > 1,
                table=table or "decisions",
                excel=excel,
                folder=str(Path(output).parent) if output else None,
            )
            for piece in pieces:
                write(piece)
            if output and not run.parsed:
                complain(f"{output}: not written, as no document could be parsed")
                raise typer.Exit(1)
    except ProtokollError as error:
        complain(error)
        raise typer.Exit(2) from None
    run.summarise(output)
    raise typer.Exit(1 if run.failed else 0)


class _Run:
    """What one call has done so far, and its messages."""

    def __init__(self, coverage: bool) -> None:
        self.coverage = coverage
        self.parsed = self.failed = self.paragrafer = self.decisions = 0

    def documents(self, sources: Iterable[str | ProtokollError], parsed: Worker) -> Iterator[Document]:
        """The documents that can be parsed; for the others, a message."""
        for source in sources:
            try:
                if isinstance(source, ProtokollError):
                    raise source
                document: Document = parsed(source)
            except ProtokollError as error:
                self.failed += 1
                complain(error)
            else:
                self.parsed += 1
                self._tell(document)
                yield document

    def _tell(self, document: Document) -> None:
        name = document.source.name
        serious = [each for each in document.diagnostics if each.severity != "info"]
        if serious:
            first = serious[0]
            place = f"{name}:{first.line}" if first.line else name
            more = f" (and {len(serious) - 1} more in diagnostics)" if len(serious) > 1 else ""
            complain(f"{place}: {first.severity}: {first.message}{more}")
        if self.coverage:
            from protokollparse.writers.coverage import coverage

            seen = coverage(document)
            count = f"{seen.ovrigt} of {seen.characters} characters"
            complain(f"{name}: {seen.share:.1%} of the text is of kind ovrigt ({count})")
        if document.kind == "protokoll":
            self.paragrafer += len(document.paragrafer)
            self.decisions += sum(len(each.decisions) for each in document.paragrafer)
        else:
            self.decisions += len(document.proposed_decisions)

    def summarise(self, output: str | None) -> None:
        """A last line for a person at a terminal."""
        if sys.stderr is None or not sys.stderr.isatty():
            return
        from protokollparse.writers.escape import visible

        counts = (_counted(self.parsed, "document"), _counted(self.decisions, "decision"))
        done = f"{counts[0]}, {self.paragrafer} paragrafer, {counts[1]}"
        if output:
            done += f" → {visible(output)}"
        failed = f"{self.failed} failed" if self.failed else ""
        if coloured(sys.stderr):
            done, failed = typer.style(done, fg="green"), failed and typer.style(failed, fg="red", bold=True)
        say("; ".join(filter(None, (done, failed))))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _format(form: Format | None, output: str | None, *, csv_only: bool) -> Format:
    """The format that the options ask for together."""
    found = form or (format_of(output) if output else None)
    if found is None and output and not csv_only:
        raise typer.BadParameter(f"{output} does not end in a known format; add --format", param_hint="--output")
    found = found or ("csv" if csv_only else "json")
    if csv_only and found != "csv":
        raise typer.BadParameter(f"only a CSV has tables, and this is {found}", param_hint="--table, --excel")
    return found


def _refuse_an_input(output: str | None, sources: Iterable[str | ProtokollError]) -> None:
    for source in sources:
        with suppress(OSError, ValueError):  # of the two, one does not exist or has an impossible name
            if output and isinstance(source, str) and source != STDIN and Path(output).samefile(source):
                raise OutputError("is one of the documents to parse; choose another name", name=output)
