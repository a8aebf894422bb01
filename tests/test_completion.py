"""Shell completion knows what the command line knows."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from enrich.arguments import parser
from enrich.completion import SHELLS, commands

EVERY = commands(parser())


def completed(*words: str) -> set[str]:
    """What bash offers when the last of these words is being typed."""
    typed = " ".join(f"'{word}'" for word in words)
    script = (
        f'{SHELLS["bash"](EVERY)}\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _enrich; echo "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)  # noqa: S603, S607 - our own words
    return set(done.stdout.split())


def test_commands_options_and_choices_are_completed() -> None:
    assert {"run", "links", "init", "--help"} <= completed("enrich", "")
    assert completed("enrich", "ru") == {"ru" + "n", "rules"}
    assert completed("enrich", "run", "--sin") == {"--since"}
    assert completed("enrich", "run", "--fail-on", "") == {"info", "warning", "error", "never"}
    assert completed("enrich", "publish", "c") == {"comment", "corrections"}
    assert completed("enrich", "run", "papers") == set(), "then the shell completes files"


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_known_to_every_shell(shell: str) -> None:
    script = SHELLS[shell](EVERY)
    for command in EVERY:
        assert command.name in script
        flags = [flag.lstrip("-") for option in command.options for flag in option.flags]
        assert all(flag in script for flag in flags if shell != "zsh" or command.name)


def test_the_script_is_sound() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".bash") as file:
        Path(file.name).write_text(SHELLS["bash"](EVERY), encoding="utf-8")
        subprocess.run(["bash", "-n", file.name], check=True)  # noqa: S603, S607 - our own words


def test_the_commands_of_a_command_are_completed_with_their_options() -> None:
    assert {"build", "info", "search"} <= completed("enrich", "catalogue", "")
    assert completed("enrich", "catalogue", "build", "--an") == {"--anew"}
