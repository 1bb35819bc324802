"""``protokoll check``: the linter, and ``protokoll rule``: what its rules mean."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from protokollparse.cli.parse import Files, LexiconPath, MaxSize, Timeout
from protokollparse.cli.terminal import coloured, complain, is_terminal
from protokollparse.errors import ProtokollError

if TYPE_CHECKING:
    from protokollparse.check import Finding
    from protokollparse.check.model import Lang, Rule
    from protokollparse.cli.worker import Worker
    from protokollparse.lexicon import Lexicon
    from protokollparse.settings import Settings
    from protokollparse.source import SourceText

Format = Literal["text", "json", "github", "sarif", "junit"]
_Language = Literal["sv", "en"]
_Severity = Literal["error", "warning", "info"]

_EXAMPLES = """\b
Examples:
  protokoll check utkast.md
  protokoll check utkast.md --diff                    what --fix would change
  protokoll check 2025/ --select P,N --ignore N006
  protokoll check 2025/ --format sarif > fynd.sarif
  pdftotext -layout protokoll.pdf - | protokoll check -
  protokoll rule N002

\b
Exit codes:
  0  no errors and no warnings
  1  errors or warnings were found (with --diff: something would change)
  2  wrong use, bad settings, or a document that cannot be read or parsed
"""

_RULE_EXAMPLES = """\b
Examples:
  protokoll rule                 every rule
  protokoll rule N002            what one means, and how to put it right
  protokoll rule N002 --lang sv
"""

Selectors = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Only these rules: codes, families or names, with commas between."),
]
Lang_ = Annotated[_Language | None, typer.Option("--lang", help="Of the messages; by default that of the locale.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command(epilog=_EXAMPLES)(check)
    app.command(epilog=_RULE_EXAMPLES)(rule)


def check(
    files: Files,
    select: Selectors = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Not these rules; written as for --select.")
    ] = None,
    severity: Annotated[
        _Severity | None, typer.Option(help="The least that is shown.  [default: info]", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Of the output.")] = "text",
    lang: Lang_ = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Only count the findings by rule.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is certain, in the files.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Settings; by default protokoll.toml or pyproject.toml above the file."),
    ] = None,
    lexicon: LexiconPath = None,
    max_size: MaxSize = None,
    timeout: Timeout = None,
) -> None:
    """Finds what contradicts itself, is missing or will not parse."""
    from protokollparse.cli.output import opened
    from protokollparse.cli.sources import expand
    from protokollparse.cli.worker import Worker

    if statistics and form not in ("text",):
        raise typer.BadParameter("counts are text; leave out --format", param_hint="--statistics")
    if fix and "-" in files:
        raise typer.BadParameter("standard input cannot be changed; use --diff", param_hint="--fix")
    with Worker(partial(_checked, max_size), max_bytes=max_size, timeout=timeout) as checked:
        run = _Run(_split(select, "--select"), _split(ignore, "--ignore"), severity, lang, config, lexicon, checked)
        run.over(expand(files), fix=fix, diff=diff)
    with opened(None) as write:
        write(run.report(form, statistics=statistics, diff=diff).encode("utf-8", "backslashreplace"))
    raise typer.Exit(2 if run.failed else 0 if exit_zero else run.code(diff=diff))


def rule(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A rule; without it, all are listed.", show_default=False),
    ] = None,
    lang: Lang_ = None,
) -> None:
    """Explains a rule of check; without a code, lists them all."""
    from protokollparse.check import RULES
    from protokollparse.check.lang import default_lang
    from protokollparse.check.pages import page
    from protokollparse.cli.output import opened

    lang = lang or default_lang()
    if code is None:
        text = "".join(f"{one.code}  {one.severity:8} {one.title(lang)}\n" for one in RULES)
    else:
        found = [one for one in RULES if code.upper() == one.code or code.casefold() == one.name]
        if not found:
            raise typer.BadParameter(f"{code} is no rule; `protokoll rule` lists them", param_hint="CODE")
        text = page(found[0], lang)
    with opened(None) as write:
        write(text.encode())


def _split(options: Sequence[str] | None, name: str) -> tuple[str, ...]:
    """The selectors of an option that may be repeated and hold commas."""
    from protokollparse.settings import unknown_selectors

    selectors = tuple(part.strip() for option in options or () for part in option.split(",") if part.strip())
    wrong = unknown_selectors(selectors)
    if wrong:
        raise typer.BadParameter(f"{wrong[0]} is no rule; `protokoll rule` lists them", param_hint=name)
    return selectors


class _Run:
    """One call: its options, and what it has found so far."""

    def __init__(
        self,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        severity: str | None,
        lang: Lang | None,
        config: Path | None,
        lexicon: Path | None,
        checked: Worker,
    ) -> None:
        from protokollparse.settings import load

        self.select, self.ignore, self.severity = select, ignore, severity
        self.lang = lang
        self.lexicon = lexicon
        self.checked = checked
        self.settings = load(config) if config else None
        self.files: list[str] = []
        self.findings: list[Finding] = []
        self.diffs: list[str] = []
        self.failed = False
        self._found: dict[Path, Settings | None] = {}

    def over(self, sources: Iterable[str | ProtokollError], *, fix: bool, diff: bool) -> None:
        """Check each document; what is wrong with a settings file ends the run, what is wrong with one
        document does not."""
        from protokollparse.errors import LexiconError
        from protokollparse.settings import SettingsError

        for source in sources:
            try:
                if isinstance(source, ProtokollError):
                    raise source
                self._one(source, fix=fix, diff=diff)
            except (SettingsError, LexiconError):
                raise
            except ProtokollError as error:
                self.failed = True
                complain(error)

    def _one(self, name: str, *, fix: bool, diff: bool) -> None:
        from protokollparse import lexicon as lexicons
        from protokollparse.check.fix import fixable

        settings = self._settings_of(Path() if name == "-" else Path(name).parent)
        rules = self._rules(settings, Path(name))
        lexicon = lexicons.load(self.lexicon or (settings.lexicon if settings else None))
        data, source, findings = self.checked(name, rules, lexicon)
        if fix or diff:
            changes = fixable(findings, source.format)
            if changes and diff:
                self._show(name, source, changes)
            elif changes:
                findings = self._fix(name, data, source, changes, rules, lexicon)
        self.files.append(source.name)
        self.findings += findings
        if self.lang is None and settings and settings.lang:
            self.lang = "sv" if settings.lang == "sv" else "en"

    def _settings_of(self, directory: Path) -> Settings | None:
        from protokollparse.settings import find

        if self.settings:
            return self.settings
        directory = Path(os.path.realpath(directory))  # Path.resolve raises where links go in a circle
        if directory not in self._found:
            self._found[directory] = find(directory)
        return self._found[directory]

    def _rules(self, settings: Settings | None, file: Path) -> list[Rule]:
        """The rules that run on one file: the command line goes before the settings."""
        from protokollparse.check import RULES
        from protokollparse.check.model import SEVERITIES
        from protokollparse.check.select import chosen

        select = self.select or (settings.select if settings else ())
        ignore = self.ignore + ((*settings.ignore, *settings.ignored_in(file)) if settings else ())
        least = self.severity or (settings.severity if settings else None) or "info"
        shown = SEVERITIES[[str(each) for each in SEVERITIES].index(least) :]
        return [one for one in chosen(RULES, select, ignore) if one.severity in shown]

    def _show(self, name: str, source: SourceText, changes: Sequence[Finding]) -> None:
        from protokollparse.check.fix import diff, fixed_text

        self.diffs.append(diff(name, source.text, fixed_text(source.text, changes)))

    def _fix(
        self,
        name: str,
        data: bytes,
        source: SourceText,
        changes: Sequence[Finding],
        rules: Sequence[Rule],
        lexicon: Lexicon,
    ) -> list[Finding]:
        """Put the fixes into the file; the findings that are left."""
        from protokollparse.check.fix import encoded, fixed_text
        from protokollparse.cli.output import opened

        after = encoded(data, source.text, source.encoding or "utf-8", fixed_text(source.text, changes), name)
        with opened(name) as write:
            write(after)
        complain(f"{name}: {len(changes)} fixed")
        findings: list[Finding] = self.checked(name, rules, lexicon)[2]
        return findings

    def report(self, form: Format, *, statistics: bool, diff: bool) -> str:
        from protokollparse.check.lang import default_lang
        from protokollparse.check.report import renderer
        from protokollparse.check.report.text import render
        from protokollparse.check.report.text import statistics as counted
        from protokollparse.writers.escape import visible

        lang = self.lang or default_lang()
        if diff:
            text = "".join(self.diffs)
            return visible(text, keep_lines=True) if is_terminal(sys.stdout) else text
        if statistics:
            return counted(self.findings, lang)
        if form == "text":
            columns = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 100
            return render(self.files, self.findings, lang, colour=coloured(sys.stdout), columns=columns)
        return renderer(form)(self.files, self.findings, lang)

    def code(self, *, diff: bool) -> int:
        if diff:
            return 1 if self.diffs else 0
        return 1 if any(finding.severity != "info" for finding in self.findings) else 0


def _checked(
    limit: int | None, name: str, data: bytes | None, rules: Sequence[Rule], lexicon: Lexicon
) -> tuple[bytes, SourceText, list[Finding]]:
    """The bytes of a document, its text, and its findings; ``data`` is what standard input held."""
    from protokollparse import readers
    from protokollparse.check import check_source

    data = readers.load(name, max_bytes=limit) if data is None else data
    source = readers.read_bytes(data, name, max_bytes=limit)
    return data, source, check_source(source, rules=rules, lexicon=lexicon)
