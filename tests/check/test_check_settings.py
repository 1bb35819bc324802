"""Settings files: where they are found, what they may say, and how they complain."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokollparse.settings import Settings, SettingsError, find, load


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found_from(start: Path) -> Settings:
    found = find(start)
    assert found
    return found


def test_every_setting(tmp_path: Path):
    path = write(
        tmp_path / "protokoll.toml",
        'select = ["P", "N001"]\nignore = ["P001"]\nseverity = "warning"\nlang = "sv"\nlexicon = "a/ord.toml"\n'
        '[per-file-ignores]\n"utkast/*" = ["S"]\n"*.md" = ["T004"]\n',
    )
    assert load(path) == Settings(
        path,
        select=("P", "N001"),
        ignore=("P001",),
        severity="warning",
        lang="sv",
        lexicon=tmp_path / "a" / "ord.toml",
        per_file_ignores=(("utkast/*", ("S",)), ("*.md", ("T004",))),
    )


def test_an_empty_file_sets_nothing(tmp_path: Path):
    assert load(write(tmp_path / "protokoll.toml", "")) == Settings(tmp_path / "protokoll.toml")


def test_the_nearest_file_above_holds(tmp_path: Path):
    upper = write(tmp_path / "protokoll.toml", "")
    lower = write(tmp_path / "a" / "b" / "protokoll.toml", "")
    assert found_from(tmp_path / "a" / "b" / "c").path == lower
    assert found_from(tmp_path / "a").path == upper


def test_protokoll_toml_goes_before_pyproject(tmp_path: Path):
    write(tmp_path / "pyproject.toml", '[tool.protokoll]\nlang = "en"\n')
    assert found_from(tmp_path).lang == "en"
    write(tmp_path / "protokoll.toml", 'lang = "sv"\n')
    assert found_from(tmp_path).lang == "sv"


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path):
    write(tmp_path / "pyproject.toml", '[tool.protokoll]\nlang = "en"\n')
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "x"\n')
    assert found_from(tmp_path / "a").lang == "en"
    with pytest.raises(SettingsError, match="has no"):
        load(tmp_path / "a" / "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('lang = "sv"\n\nselct = []\n', 3, "selct is no setting; choose from select"),
        ('\nselect = "P"\n', 2, "select is to be a list of codes"),
        ("ignore = [1]\n", 1, "ignore is to be a list of codes"),
        ('lang = "sv"\nignore = ["P001", "Q1"]\n', 2, '"Q1" is no rule'),
        ('lang = "de"\n', 1, "choose from sv, en"),
        ('\n\nseverity = "high"\n', 3, "choose from error, warning, info"),
        ("lexicon = 3\n", 1, "lexicon is to be a text"),
        ('[per-file-ignores]\n"a" = ["P"]\n"b*" = ["Z"]\n', 3, '"Z" is no rule'),
        ("\nper-file-ignores = 3\n", 2, "is to be a table"),
        ('lang = "sv"\nselect = [\n', 3, "is not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str):
    path = write(tmp_path / "protokoll.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert (caught.value.name, caught.value.line) == (str(path), line)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[tool.protokoll]\nlang = "sv"\nselct = []\n', 3, "selct is no setting"),
        ('[project]\nname = "x"\n[tool]\nprotokoll = 3\n', 4, "is to be a table"),
        ('[tool.protokoll.per-file-ignores]\n"a" = 3\n', 2, "list of codes"),
    ],
)
def test_the_same_in_pyproject(tmp_path: Path, text: str, line: int, message: str):
    path = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(SettingsError, match=message) as caught:
        load(path)
    assert caught.value.line == line


def test_a_file_that_is_no_utf8_or_not_there(tmp_path: Path):
    path = tmp_path / "protokoll.toml"
    path.write_bytes('lang = "å"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "saknas.toml")


def test_patterns_count_from_the_settings_file(tmp_path: Path):
    settings = load(write(tmp_path / "protokoll.toml", '[per-file-ignores]\n"utkast/*" = ["S"]\n"*.md" = ["T"]\n'))
    assert settings.ignored_in(tmp_path / "utkast" / "a.txt") == ("S",)
    assert settings.ignored_in(tmp_path / "utkast" / "djupt" / "a.md") == ("S", "T")
    assert settings.ignored_in(tmp_path / "klart" / "a.txt") == ()
    assert settings.ignored_in(tmp_path.parent / "b.md") == ("T",)
