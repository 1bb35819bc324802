from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from console import MINUTES, Cli

from protokollparse import Protokoll
from protokollparse.cli.parse import size
from protokollparse.writers.tables import TABLES

PROTOKOLL = [sys.executable, "-c", "from protokollparse.cli import main; main()"]


def test_one_document_is_an_object(cli: Cli, minutes: Path) -> None:
    code, out, err = cli("parse", minutes)
    assert (code, err) == (0, "")
    document = Protokoll.model_validate_json(out)
    assert document.source.name == str(minutes)
    assert [paragraf.title for paragraf in document.paragrafer] == ["Val av justerare", "Taxa för färdtjänst"]


def test_several_documents_are_an_array_in_the_order_given(cli: Cli, minutes: Path, report: Path) -> None:
    code, out, _ = cli("parse", report, minutes)
    assert code == 0
    assert [document["kind"] for document in json.loads(out)] == ["tjansteutlatande", "protokoll"]


def test_standard_input(cli: Cli, minutes: Path) -> None:
    code, out, _ = cli("parse", "-", stdin=MINUTES.encode("utf-16"))
    assert code == 0
    document = json.loads(out)
    assert document["source"]["name"] == "-"
    assert document["paragrafer"] == json.loads(cli("parse", minutes).out)["paragrafer"]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.json", "{\n"), ("a.JSONL", '{"'), ("a.csv", "source,"), ("a.md", "# "), ("a.markdown", "# ")],
)
def test_the_ending_of_the_output_gives_the_format(
    cli: Cli, minutes: Path, tmp_path: Path, name: str, start: str
) -> None:
    assert cli("parse", minutes, "--output", tmp_path / name) == (0, b"", "")
    assert (tmp_path / name).read_bytes().decode().startswith(start)


def test_format_goes_before_the_ending(cli: Cli, minutes: Path, tmp_path: Path) -> None:
    assert cli("parse", minutes, "--format", "markdown", "-o", tmp_path / "a.txt").code == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_chosen(cli: Cli, minutes: Path, table: str) -> None:
    code, out, _ = cli("parse", minutes, "--table", table)
    assert code == 0
    header, *rows = csv.reader(io.StringIO(out.decode(), newline=""))
    assert header == [column.name for column in TABLES[table]]
    assert all(row[0] == str(minutes) for row in rows)


def test_a_table_for_excel(cli: Cli, minutes: Path) -> None:
    assert cli("parse", minutes, "--excel").out.startswith(b"\xef\xbb\xbfsource;document_kind;")


def test_coverage(cli: Cli, minutes: Path) -> None:
    code, out, err = cli("parse", minutes, "--coverage")
    assert code == 0
    json.loads(out)
    assert err.startswith(f"protokoll: {minutes}: ")
    assert "% of the text is of kind ovrigt" in err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("tom.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("brev.txt", "Hej!\n\nTack för senast.\n".encode(), "neither minutes nor"),
        ("ingen.txt", None, "no such file"),
    ],
)
def test_what_cannot_be_parsed_is_told_and_the_others_are_done(
    cli: Cli, minutes: Path, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, out, err = cli("parse", tmp_path / name, minutes)
    assert code == 1
    assert [document["source"]["name"] for document in json.loads(out)] == [str(minutes)]
    assert err.startswith(f"protokoll: {tmp_path / name}: ")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "", "x" * 300 + "*"])
def test_impossible_names(cli: Cli, minutes: Path, tmp_path: Path, name: str) -> None:
    code, _, err = cli("parse", name, minutes, "--output", tmp_path / "ut.json")
    assert code == 1
    assert err.count("\n") == 1
    assert len(json.loads((tmp_path / "ut.json").read_bytes())) == 1


def test_an_impossible_output(cli: Cli, minutes: Path) -> None:
    assert cli("parse", minutes, "--output", "x" * 300 + ".json").code == 2


def test_force_parses_what_is_neither_kind(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hej!\n\nTack för senast.\n", encoding="utf-8")
    assert cli("parse", tmp_path / "brev.txt", "--force").code == 0


def test_a_directory_without_documents(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bild.png").touch()
    code, out, err = cli("parse", tmp_path)
    assert (code, out) == (1, b"")
    assert "a directory without documents" in err


@pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")
def test_a_name_is_shown_without_its_control_characters(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "rad\nbryt\x1b[31m.txt"
    path.touch()
    err = cli("parse", path).err
    assert r"rad\nbryt\x1b[31m.txt" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes exist there only")
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "markdown"])
def test_a_name_that_is_no_utf8(cli: Cli, tmp_path: Path, form: str) -> None:
    path = tmp_path / os.fsdecode(b"m\xf6te.txt")
    path.write_text(MINUTES, encoding="utf-8")
    code, out, err = cli("parse", path, "--format", form)
    assert (code, err) == (0, "")
    assert out.decode()


def test_a_bad_lexicon_is_wrong_use(cli: Cli, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text("[beslut]\nheadings = ['Vi bestämde']\nfel = 1\n", encoding="utf-8")
    code, out, err = cli("parse", minutes, "--lexicon", tmp_path / "my.toml")
    assert (code, out) == (2, b"")
    assert err.startswith(f"protokoll: {tmp_path / 'my.toml'}:3: ")


def test_a_lexicon_adds_headings(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text('[beslut]\nheadings = ["Så här blev det"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(MINUTES.replace("\nBeslut\n", "\nSå här blev det\n"), encoding="utf-8")
    out = cli("parse", tmp_path / "a.txt", "--lexicon", tmp_path / "my.toml").out
    assert {section["kind"] for section in json.loads(out)["paragrafer"][0]["sections"]} == {"beslut"}


def test_the_settings_of_the_working_directory_may_name_a_lexicon(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my.toml").write_text('[beslut]\nheadings = ["Så här blev det"]\n', encoding="utf-8")
    (tmp_path / "protokoll.toml").write_text('lexicon = "my.toml"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "så här blev det" in cli("lexicon").out.decode()


@pytest.mark.parametrize(
    ("text", "count"), [("10", 10), ("1k", 1024), ("2 MB", 2 * 2**20), ("1.5M", 3 * 2**19), ("1GB", 2**30)]
)
def test_sizes(text: str, count: int) -> None:
    assert size(text) == count


@pytest.mark.parametrize("text", ["", "MB", "-1", "0", "nan", "inf", "1TB"])
def test_wrong_sizes(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        size(text)


def test_the_size_limit_names_the_option(cli: Cli, minutes: Path) -> None:
    for source, stdin in ((minutes, b""), ("-", MINUTES.encode())):
        code, _, err = cli("parse", source, "--max-size", "100", stdin=stdin)
        assert code == 1
        assert "--max-size" in err


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(MINUTES, encoding="utf-8")
    process = subprocess.Popen([*PROTOKOLL, "parse", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes standard output there in no way")
def test_a_closed_standard_output(minutes: Path) -> None:
    command = f"{' '.join(map(repr, PROTOKOLL[:2]))} '{PROTOKOLL[2]}' parse '{minutes}' >&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "protokoll: standard output: is closed; write to a file with --output\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["parse", "show", "check", "schema", "lexicon"])
def test_a_full_disk(command: str, minutes: Path) -> None:
    files = [str(minutes)] if command in ("parse", "show", "check") else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROTOKOLL, command, *files], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert re.fullmatch(r"protokoll: standard output: .*No space left on device\n", done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*PROTOKOLL, "parse", "-", "--output", str(tmp_path / "a.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for _ in range(500):  # until it waits for its input
        if any(tmp_path.iterdir()):
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert not any(tmp_path.iterdir())


def test_records_are_utf8_whatever_the_console(minutes: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}
    done = subprocess.run([*PROTOKOLL, "parse", str(minutes)], capture_output=True, check=True, env=environment)
    assert "färdtjänst" in done.stdout.decode("utf-8")
