from __future__ import annotations

import pytest
from console import Cli

from protokollparse.cli.app import application

COMMANDS = [str(command.name or command.callback.__name__) for command in application().registered_commands]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_examples(cli: Cli, command: str) -> None:
    code, out, _ = cli(command, "--help")
    assert code == 0
    examples = out.decode().partition("Examples:\n")[2]
    assert f"protokoll {command}" in examples


@pytest.mark.parametrize("arguments", [["--help"], ["parse", "--help"]])
def test_help_tells_the_exit_codes(cli: Cli, arguments: list[str]) -> None:
    lines = cli(*arguments).out.decode().partition("Exit codes:\n")[2].splitlines()
    assert [line.split()[0] for line in lines if line[:5].strip()] == ["0", "1", "2"]


def test_no_arguments_show_the_help(cli: Cli) -> None:
    assert cli().out == cli("--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["pars"],
        ["parse"],
        ["parse", "a.txt", "--formt", "json"],
        ["parse", "a.txt", "--format", "xml"],
        ["parse", "a.txt", "--table", "people"],
        ["parse", "a.txt", "--table", "ballots", "--format", "json"],
        ["parse", "a.txt", "--excel", "--output", "a.json"],
        ["parse", "a.txt", "--output", "a.xlsx"],
        ["parse", "a.txt", "--max-size", "much"],
        ["parse", "a.txt", "--timeout", "0"],
        ["show"],
        ["show", "a.txt", "b.txt"],
    ],
)
def test_wrong_use_is_told_in_one_line(cli: Cli, arguments: list[str]) -> None:
    code, out, err = cli(*arguments)
    assert code == 2
    assert out == b""
    assert err.startswith("protokoll: ")
    assert err.count("\n") == 1
    assert "--help" in err


def test_what_a_command_does_is_told_in_one_line(cli: Cli) -> None:
    commands = cli("--help").out.decode().partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line for line in commands if line.endswith("...")] == []
    assert len(commands) == len(COMMANDS)
