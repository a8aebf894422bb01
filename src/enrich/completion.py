"""Shell completion, made from the command line itself: what `--help` knows, a shell completes. Pure."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

NO_COMMAND = '""'
"""How a shell writes that no command has been typed yet."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option, or an argument without flags: the words that may follow it, if they are known."""

    flags: tuple[str, ...]
    choices: tuple[str, ...]
    takes_value: bool
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    help: str
    options: tuple[Option, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What can be typed after the command: options, and the choices of its arguments."""
        flags = [flag for option in self.options for flag in option.flags]
        return (*(word for option in self.options if not option.flags for word in option.choices), *flags)


def commands(parser: argparse.ArgumentParser) -> tuple[Command, ...]:
    """The program itself, as a command without a name, and its commands."""
    found = [Command("", "", tuple(_options(parser)))]
    for action in parser._actions:  # noqa: SLF001 - argparse tells nobody else what it accepts
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - as above
            found += [
                Command(name, helps.get(name, ""), (*_options(sub), *_below(sub)))
                for name, sub in action.choices.items()
            ]
    return tuple(found)


def _below(parser: argparse.ArgumentParser) -> Iterator[Option]:
    """The commands of a command, as choices, and their options."""
    for command in commands(parser)[1:]:
        yield Option((), (command.name,), takes_value=False, help=command.help)
        yield from (option for option in command.options if option.flags)


def _options(parser: argparse.ArgumentParser) -> Iterator[Option]:
    for action in parser._actions:  # noqa: SLF001 - as in `commands`
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as in `commands`
            choices = tuple(map(str, action.choices or ()))
            yield Option(tuple(action.option_strings), choices, action.nargs != 0, action.help or "")


def bash(every: Sequence[Command]) -> str:
    """For bash: the words of a command, the choices of an option, else files."""
    names = " ".join(command.name for command in every if command.name)
    words = "\n".join(
        f'    {command.name or NO_COMMAND}) words="{" ".join(_first(command, names))}" ;;' for command in every
    )
    values = "\n".join(
        f'    {"|".join(option.flags)}) words="{" ".join(option.choices)}" ;;' for option in _with_choices(every)
    )
    return f"""\
# bash completion of enrich; to use it: eval "$(enrich completion bash)"
_enrich() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" command="" words="" word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case " {names} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$command" in
{words}
  esac
  case "${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -o default -F _enrich enrich
"""


def zsh(every: Sequence[Command]) -> str:
    """For zsh: what bash completes, with what each command is for."""
    described = "\n".join(f"    {_quoted(f'{command.name}:{command.help}')}" for command in every if command.name)
    return f"""\
#compdef enrich
# zsh completion of enrich; to use it: enrich completion zsh > "${{fpath[1]}}/_enrich"
_enrich() {{
  local -a described=(
{described}
  )
  if (( CURRENT == 2 )); then
    _describe command described
    return
  fi
  local words_of=""
  case "${{words[2]}}" in
{_zsh_cases((command.name, command.words) for command in every if command.name)}
  esac
  case "${{words[CURRENT-1]}}" in
{_zsh_cases(("|".join(option.flags), option.choices) for option in _with_choices(every))}
  esac
  compadd -- ${{=words_of}}
  _files
}}
compdef _enrich enrich
"""


def _zsh_cases(cases: Iterator[tuple[str, Sequence[str]]]) -> str:
    return "\n".join(f'    {pattern}) words_of="{" ".join(words)}" ;;' for pattern, words in cases)


def fish(every: Sequence[Command]) -> str:
    """For fish: the same, with the help of every option."""
    lines = ["# fish completion of enrich; to use it: enrich completion fish > ~/.config/fish/completions/enrich.fish"]
    for command in every:
        if command.name:
            lines.append(f"complete -c enrich -n __fish_use_subcommand -a {command.name} -d {_quoted(command.help)}")
        when = f"__fish_seen_subcommand_from {command.name}" if command.name else "__fish_use_subcommand"
        lines += [f"complete -c enrich -n {_quoted(when)} {_for_fish(option)}" for option in command.options]
    return "\n".join(lines) + "\n"


def _for_fish(option: Option) -> str:
    flags = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags]
    values = (
        [f"-xa {_quoted(' '.join(option.choices))}"]
        if option.choices
        else ["-r"] * bool(option.flags and option.takes_value)
    )
    return " ".join([*flags, *values, f"-d {_quoted(option.help)}"])


def _first(command: Command, names: str) -> tuple[str, ...]:
    return command.words if command.name else (names, *command.words)


def _with_choices(every: Sequence[Command]) -> Iterator[Option]:
    """The options of which the values are known, each once."""
    known = {option.flags: option for command in every for option in command.options if option.flags and option.choices}
    yield from known.values()


def _quoted(text: str) -> str:
    """Text for a shell, as one word."""
    return "'" + text.replace("'", "’").replace("\n", " ") + "'"


SHELLS: Mapping[str, Callable[[Sequence[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
