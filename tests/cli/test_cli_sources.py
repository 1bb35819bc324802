from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from protokollparse.cli.sources import expand


def names(*arguments: str | Path) -> list[str]:
    return [str(source) for source in expand(map(str, arguments))]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory, which is made the working one."""
    for name in ("b.txt", "a.PDF", "2025/c.docx", "2025/bilder/d.png", "2025/e.html", ".git/f.txt", ".g.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_directory_gives_its_documents_sorted(archive: Path) -> None:
    found = [Path(name).relative_to(archive).as_posix() for name in names(archive)]
    assert found == ["a.PDF", "b.txt", "2025/c.docx", "2025/e.html"]


@pytest.mark.usefixtures("archive")
def test_patterns_are_expanded_where_the_shell_does_not() -> None:
    assert names("*.txt") == ["b.txt"]
    assert names("**/*.docx") == [str(Path("2025/c.docx"))]
    assert names("202?") == [str(Path("2025/c.docx")), str(Path("2025/e.html"))]


@pytest.mark.usefixtures("archive")
def test_a_pattern_without_matches_is_an_error() -> None:
    assert names("*.odt") == ["*.odt: no file matches the pattern"]


def test_a_name_with_the_signs_of_a_pattern_is_a_name(archive: Path) -> None:
    (archive / "a[1].txt").touch()
    assert names("a[1].txt") == ["a[1].txt"]


def test_every_document_comes_once(archive: Path) -> None:
    assert names("b.txt", "b.txt", "*.txt", archive / "b.txt", ".") == ["b.txt", *names(".")][:1] + [
        str(Path(name)) for name in ("a.PDF", "2025/c.docx", "2025/e.html")
    ]


@pytest.mark.usefixtures("archive")
def test_files_are_taken_whatever_they_are_called() -> None:
    assert names("saknas.xyz", "-", "2025/bilder/d.png") == ["saknas.xyz", "-", "2025/bilder/d.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end(archive: Path) -> None:
    (archive / "2025" / "upp").symlink_to(archive)
    (archive / "2025" / "själv").symlink_to("själv")
    assert len(names(archive)) == 4


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="every directory is open to root")
def test_a_closed_directory_is_told(archive: Path) -> None:
    (archive / "2025").chmod(0)
    try:
        assert f"{archive / '2025'}: cannot be read: Permission denied" in names(archive)
    finally:
        (archive / "2025").chmod(0o755)
