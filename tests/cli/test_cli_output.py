from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from console import MINUTES, Cli

from protokollparse.cli.output import OutputError, opened

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links are different there")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with opened(str(target)) as write:
        write(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with opened(str(target)) as write:
            write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.touch(mode=0o640)
    old.chmod(0o640)
    plain.touch()
    for target in (old, new):
        with opened(str(target)) as write:
            write(b"x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@posix
def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "a.json"
    link.symlink_to(tmp_path / "far" / "b.json")
    with opened(str(link)) as write:
        write(b"x")
    assert link.is_symlink()
    assert (tmp_path / "far" / "b.json").read_bytes() == b"x"


@posix
def test_devices_are_written_as_they_are(minutes: Path, cli: Cli) -> None:
    assert cli("parse", minutes, "--format", "json", "--output", os.devnull) == (0, b"", "")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    for place in (tmp_path / "none" / "a.json", tmp_path):
        with pytest.raises(OutputError, match="cannot be written"), opened(str(place)):
            pytest.fail("it opened")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_directory_without_rights(cli: Cli, minutes: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    code, _, err = cli("parse", minutes, "--output", closed / "a.json")
    assert code == 2
    assert err == f"protokoll: {closed / 'a.json'}: cannot be written: Permission denied\n"


@pytest.mark.parametrize("form", ["direct", "directory", "link"])
def test_an_input_is_never_overwritten(cli: Cli, tmp_path: Path, form: str) -> None:
    document = tmp_path / "protokoll.md"
    document.write_text(MINUTES, encoding="utf-8")
    output = document
    if form == "link":
        output = tmp_path / "ut.md"
        try:
            output.hardlink_to(document)
        except OSError:
            pytest.skip("no links here")
    code, _, err = cli("parse", tmp_path if form == "directory" else document, "--output", output)
    assert code == 2
    assert "is one of the documents to parse" in err
    assert document.read_text(encoding="utf-8") == MINUTES


def test_nothing_parsed_is_nothing_written(cli: Cli, tmp_path: Path) -> None:
    output = tmp_path / "a.csv"
    output.write_bytes(b"old")
    code, _, err = cli("parse", tmp_path / "ingen.txt", "--output", output)
    assert code == 1
    assert "not written, as no document could be parsed" in err
    assert output.read_bytes() == b"old"
