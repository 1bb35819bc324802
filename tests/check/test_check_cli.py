"""``protokoll check`` and ``protokoll rule`` as they are called."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from protokollparse.check import RULES
from protokollparse.check.pages import examples
from protokollparse.cli.app import run

BY_CODE = {rule.code: rule for rule in RULES}
CLEAN = examples(BY_CODE["P001"])[1]
WARNED = examples(BY_CODE["P001"])[0]
TOLD = examples(BY_CODE["P008"])[0]  # an info
FIXABLE = examples(BY_CODE["T009"])[0]


class Result(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs ``protokoll`` in an empty directory, in Swedish; ``stdin`` is in bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    for name, text in (("rent.txt", CLEAN), ("hål.txt", WARNED), ("tom.txt", TOLD), ("streck.txt", FIXABLE)):
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_a_clean_document_is_quiet(cli: Cli):
    assert cli("check", "rent.txt") == (0, "", "")


def test_warnings_give_exit_code_1(cli: Cli):
    code, out, err = cli("check", "hål.txt")
    assert (code, err) == (1, "")
    assert "hål.txt:38:1: varning P001 § 2 saknas mellan § 1 och § 3" in out


def test_infos_do_not(cli: Cli):
    code, out, _ = cli("check", "tom.txt")
    assert code == 0
    assert "upplysning P008" in out


def test_exit_zero(cli: Cli):
    code, out, _ = cli("check", "hål.txt", "--exit-zero")
    assert code == 0
    assert "P001" in out


def test_standard_input(cli: Cli):
    code, out, _ = cli("check", "-", stdin=WARNED.encode())
    assert code == 1
    assert out.startswith("-:38:1: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "saknas.txt"),
        ("check", "--select", "X001", "rent.txt"),
        ("check", "--format", "pdf", "rent.txt"),
        ("check", "--lang", "de", "rent.txt"),
        ("check", "--statistics", "--format", "json", "rent.txt"),
        ("check", "--fix", "-"),
        ("check",),
        ("check", "--config", "saknas.toml", "rent.txt"),
        ("rule", "X001"),
    ],
)
def test_wrong_use_and_missing_files_give_exit_code_2(cli: Cli, arguments: tuple[str, ...]):
    code, out, err = cli(*arguments)
    assert code == 2
    assert out == ""
    assert err.startswith("protokoll: ")
    assert "Traceback" not in err


def test_what_is_no_protokoll_gives_exit_code_2_and_the_others_are_checked(cli: Cli, files: Path):
    (files / "lista.txt").write_text("mjölk\nbröd\n")
    code, out, err = cli("check", "lista.txt", "hål.txt", "--exit-zero")
    assert code == 2
    assert "lista.txt" in err
    assert "P001" in out


def test_select_and_ignore(cli: Cli):
    assert cli("check", "hål.txt", "--select", "D,N").out == ""
    assert cli("check", "hål.txt", "--ignore", "P001").out == ""
    assert cli("check", "hål.txt", "--ignore", "numbering-gap").out == ""
    assert cli("check", "hål.txt", "--select", "p00").code == 1
    assert cli("check", "hål.txt", "--select", "P", "--select", "N").code == 1


def test_severity_hides_what_is_less(cli: Cli):
    assert cli("check", "tom.txt", "--severity", "warning") == (0, "", "")
    assert cli("check", "hål.txt", "--severity", "error") == (0, "", "")


def test_statistics(cli: Cli):
    code, out, _ = cli("check", "hål.txt", "streck.txt", "--statistics")
    assert code == 1
    assert out.splitlines() == [
        "     1  P001  Hål i paragrafnumreringen",
        "     1  T009  Fel streck i ett intervall",
    ]


def test_language(cli: Cli, monkeypatch: pytest.MonkeyPatch):
    assert "saknas" in cli("check", "hål.txt").out
    assert "is missing" in cli("check", "hål.txt", "--lang", "en").out
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "is missing" in cli("check", "hål.txt").out
    monkeypatch.delenv("LC_ALL")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "sv")
    assert "saknas" in cli("check", "hål.txt").out


def test_settings_hold_for_the_files_below_them(cli: Cli, files: Path):
    (files / "protokoll.toml").write_text('ignore = ["P001"]\nlang = "en"\n')
    assert cli("check", "hål.txt") == (0, "", "")
    assert "T009 “—” is no dash" in cli("check", "streck.txt").out


def test_the_command_line_goes_before_the_settings(cli: Cli, files: Path):
    (files / "protokoll.toml").write_text('select = ["D"]\nlang = "en"\n')
    assert cli("check", "hål.txt").code == 0
    assert "saknas" in cli("check", "hål.txt", "--select", "P", "--lang", "sv").out


def test_settings_severity_and_per_file_ignores(cli: Cli, files: Path):
    (files / "utkast").mkdir()
    (files / "utkast" / "hål.txt").write_text(WARNED, encoding="utf-8")
    (files / "protokoll.toml").write_text('severity = "warning"\n[per-file-ignores]\n"utkast/*" = ["P"]\n')
    assert cli("check", "utkast/hål.txt", "tom.txt") == (0, "", "")
    assert cli("check", "hål.txt").code == 1


def test_wrong_settings_name_their_line(cli: Cli, files: Path):
    (files / "protokoll.toml").write_text('lang = "sv"\nselekt = ["P"]\n')
    code, out, err = cli("check", "rent.txt")
    assert (code, out) == (2, "")
    assert "protokoll.toml:2: selekt is no setting" in err


def test_config_names_the_settings(cli: Cli, files: Path):
    (files / "andra.toml").write_text('ignore = ["P"]\n')
    assert cli("check", "hål.txt", "--config", "andra.toml").code == 0


def test_a_lexicon_of_the_settings_is_used(cli: Cli, files: Path):
    text = examples(BY_CODE["P007"])[0]
    (files / "a.txt").write_text(text, encoding="utf-8")
    assert "P007" in cli("check", "a.txt").out
    (files / "protokoll.toml").write_text('lexicon = "ord.toml"\n')
    (files / "ord.toml").write_text('[information]\nheadings = ["studiebesök på biblioteket"]\n', encoding="utf-8")
    assert cli("check", "a.txt").out == ""
    (files / "protokoll.toml").write_text('lexicon = "fel.toml"\n')
    (files / "fel.toml").write_text('[information]\nrubriker = ["x"]\n')
    code, _, err = cli("check", "a.txt")
    assert code == 2
    assert "fel.toml:2" in err


def test_fix_puts_the_file_right(cli: Cli, files: Path):
    code, out, err = cli("check", "streck.txt", "--fix")
    assert (code, out) == (0, "")
    assert err == "protokoll: streck.txt: 1 fixed\n"
    assert (files / "streck.txt").read_bytes() == FIXABLE.replace("—", "–").encode()


def test_fix_leaves_a_file_without_fixes_alone(cli: Cli, files: Path):
    before = (files / "hål.txt").stat()
    assert cli("check", "hål.txt", "--fix").code == 1
    assert (files / "hål.txt").stat().st_mtime_ns == before.st_mtime_ns


def test_diff_shows_and_changes_nothing(cli: Cli, files: Path):
    code, out, _ = cli("check", "streck.txt", "rent.txt", "--diff")
    assert code == 1
    assert out.startswith("--- streck.txt\n+++ streck.txt\n@@ ")
    assert "\n-Nämnden antar biblioteksplanen för 2024—2027.\n+Nämnden antar" in out
    assert (files / "streck.txt").read_bytes() == FIXABLE.encode()
    assert cli("check", "rent.txt", "--diff") == (0, "", "")
    assert cli("check", "-", "--diff", stdin=FIXABLE.encode()).code == 1


def test_a_fix_that_cannot_be_written_keeps_the_file(cli: Cli, files: Path):
    text = FIXABLE.replace("—", "--").encode("latin-1")  # Latin-1 has no dash to put there
    (files / "streck.txt").write_bytes(text)
    code, _, err = cli("check", "streck.txt", "--fix")
    assert code == 2
    assert "not fixed: its encoding latin-1 has no '–'" in err
    assert (files / "streck.txt").read_bytes() == text
    assert sorted(path.name for path in files.iterdir()) == ["hål.txt", "rent.txt", "streck.txt", "tom.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_fix_keeps_permissions_and_links(cli: Cli, files: Path):
    (files / "streck.txt").chmod(0o640)
    (files / "länk.txt").symlink_to("streck.txt")
    cli("check", "länk.txt", "--fix")
    assert (files / "länk.txt").is_symlink()
    assert (files / "streck.txt").stat().st_mode & 0o777 == 0o640
    assert "2024–2027" in (files / "streck.txt").read_text(encoding="utf-8")


def test_comments_silence(cli: Cli, files: Path):
    text = FIXABLE.replace("2027.", "2027. <!-- protokoll: ignore T009 -->")
    (files / "a.md").write_text(text, encoding="utf-8")
    assert cli("check", "a.md") == (0, "", "")


def test_formats_are_chosen(cli: Cli):
    assert json.loads(cli("check", "hål.txt", "--format", "json").out)["findings"]
    assert cli("check", "hål.txt", "--format", "github").out.startswith("::warning file=hål.txt,line=38")
    assert json.loads(cli("check", "hål.txt", "--format", "sarif").out)["version"] == "2.1.0"
    assert cli("check", "hål.txt", "--format", "junit").out.startswith("<?xml")


def test_output_to_a_pipe_has_no_colours(cli: Cli, monkeypatch: pytest.MonkeyPatch):
    assert "\x1b" not in cli("check", "hål.txt").out
    monkeypatch.setattr("protokollparse.cli.check.coloured", lambda _: True)
    assert "\x1b[33mvarning P001\x1b[0m" in cli("check", "hål.txt").out


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_rule_prints_a_page(cli: Cli, lang: str):
    code, out, _ = cli("rule", "p001", "--lang", lang)
    assert code == 0
    assert out.startswith(f"# P001 {BY_CODE['P001'].title(lang)}")
    assert cli("rule", "numbering-gap", "--lang", lang).out == out


def test_rule_lists_all(cli: Cli):
    lines = cli("rule").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


def test_help_and_version_do_not_load_the_linter():
    script = (
        "import sys; from protokollparse.cli.app import run\n"
        "run(['--version'])\n"
        "print([name for name in sys.modules if name.startswith('protokollparse.check') or name == 'pydantic'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
