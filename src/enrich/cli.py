"""The command line: the only place that reads arguments, environment and clock.

Exit codes: 0 clean; 1 findings at or above --fail-on; 2 could not run; 3 incomplete, with
--strict; 70 a bug of enrich (EX_SOFTWARE of sysexits.h); 130 interrupted (128 + SIGINT); 141 the
reader of its output left (128 + SIGPIPE).
"""

from __future__ import annotations

import argparse
import gc
import io
import logging
import os
import platform
import shutil
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enrich import __version__
from enrich.errors import EnrichError

if TYPE_CHECKING:
    from enrich.commands.console import Console
    from enrich.commands.garden import Garden
    from enrich.config import Settings

COULD_NOT_RUN, BUG, INTERRUPTED, READER_LEFT = 2, 70, 130, 141

BUG_LOG = "enrich-bug.log"

EPILOG = """\
environment:
  ENRICH_MAILTO   a contact address, told to Crossref, DataCite and the sites that are asked; it
                  buys faster lanes and is written to no list, cache or report
  HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE   as everywhere
  NO_COLOR        no colours

exit codes:
  0 clean   1 findings at or above --fail-on, or --check would write   2 could not run
  3 incomplete, with --strict   70 a bug of enrich   130 interrupted
"""


def parser() -> argparse.ArgumentParser:
    """The arguments that enrich takes."""
    top = argparse.ArgumentParser(
        prog="enrich",
        description="The gardener of a curated list of papers: corrects, sorts, checks links, and says on whose word.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"enrich {__version__}")
    top.add_argument(
        "--config", metavar="FILE", help="settings (default: enrich.toml, or [tool.enrich] of pyproject.toml)"
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_explain(commands)
    _add_convert(commands)
    commands.add_parser("rules", help="print every rule: what, why, an example", description="Print docs/rules.md.")
    return top


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser(
        "run",
        help="correct, sort and check lists, and say what was done",
        description="Correct and sort lists in place, check their links, and print what was done, on whose word.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    run.add_argument(
        "lists",
        nargs="*",
        metavar="LIST",
        help="CSV, TSV or Markdown (default: `lists` of the settings, or papers.csv)",
    )
    where = run.add_mutually_exclusive_group()
    where.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would be written")
    where.add_argument(
        "--output", default="", metavar="FILE", help="write the corrected list here, and leave the list alone"
    )
    run.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FILE",
        help="also write a report: .md, .json or .txt; repeatable",
    )
    run.add_argument(
        "--fail-on",
        choices=("info", "warning", "error", "never"),
        help="least severity of an unmended finding that exits with 1 (default: error)",
    )
    run.add_argument("--strict", action="store_true", help="exit 3 if a source was silent or a link was not checked")
    run.add_argument("--no-links", action="store_true", help="do not check links")
    run.add_argument("--no-sort", action="store_true", help="leave entries where they stand")
    _add_network(run)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser(
        "explain",
        help="tell what each source said about an entry, and why it was changed or not",
        description="For one entry: what each source said, what is believed, and why each change was or was not made.",
    )
    explain.add_argument("entry", metavar="ENTRY", help="a line number, or words of the title")
    explain.add_argument(
        "list", nargs="?", default="", metavar="LIST", help="the list (default: the first of the settings)"
    )
    _add_network(explain)


def _add_convert(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    convert = commands.add_parser(
        "convert",
        help="write a list in another format",
        description="Write the entries of a list in another format; suffixes decide.",
    )
    convert.add_argument("source", metavar="FROM")
    convert.add_argument("target", metavar="TO")
    convert.add_argument("--title", default="", help="the heading of a Markdown list (default: the name of the file)")
    convert.add_argument("--force", action="store_true", help="replace a file that is there already")


def _add_network(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--offline", action="store_true", help="ask nobody: decide from what is here (catalogue, arXiv numbers, cache)"
    )
    command.add_argument("--refresh", action="store_true", help="ask again although the cache has a fresh answer")
    command.add_argument(
        "--allow-private", action="store_true", help="permit links to addresses that are not public (intranets)"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code. Every error that is meant for the user ends up here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that cannot show a character must not end a run
            stream.reconfigure(errors="replace")
    arguments = parser().parse_args(argv)
    logging.basicConfig(format="enrich: %(message)s", level=logging.WARNING)
    # a run makes many small values that live to its end: looking for rubbish among them costs a fifth of it
    gc.set_threshold(50_000, 20, 100)
    try:
        return _dispatch(arguments)
    except EnrichError as error:
        sys.stderr.write(f"enrich: {error}\n")
        return COULD_NOT_RUN
    except BrokenPipeError:
        # whoever was reading has left, as `head` does; Python would complain once more when it flushes at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
    except KeyboardInterrupt:
        sys.stderr.write(
            "\nenrich: interrupted; no list was changed, and what hosts had said is kept for the next run\n"
        )
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last resort: a bug must end in a log that is fit for an issue
        return _bug(traceback.format_exc())


def _dispatch(arguments: argparse.Namespace) -> int:
    # imported when needed, so that `enrich --help` starts in a fraction of the time
    match arguments.command:
        case "run":
            return _run(arguments)
        case "explain":
            from enrich.commands.explain import explain_entry  # noqa: PLC0415 - as above

            garden = _garden(arguments)
            return explain_entry(garden, arguments.entry, arguments.list or garden.settings.lists[0])
        case "convert":
            from enrich.commands.convert import convert  # noqa: PLC0415 - as above

            return convert(_console(), arguments.source, arguments.target, arguments.title, force=arguments.force)
        case _:
            from enrich.rules import rules_page  # noqa: PLC0415 - as above

            _console().say(rules_page())
            return 0


def _run(arguments: argparse.Namespace) -> int:
    from enrich.commands.run import RunOptions, run  # noqa: PLC0415 - as in `_dispatch`

    garden = _garden(arguments)
    settings = garden.settings
    if arguments.no_links:
        settings = replace(settings, links=False)
    if arguments.no_sort:
        settings = replace(settings, sort=())
    options = RunOptions(
        lists=tuple(arguments.lists) or settings.lists,
        check=arguments.check,
        output=arguments.output,
        reports=tuple(arguments.report),
        fail_on=arguments.fail_on or settings.fail_on,
        strict=arguments.strict,
    )
    return run(replace(garden, settings=settings), options)


def _garden(arguments: argparse.Namespace) -> Garden:
    from enrich.commands.garden import Garden  # noqa: PLC0415 - as in `_dispatch`
    from enrich.fetch.settings import NetworkSettings, proxies_from  # noqa: PLC0415 - as in `_dispatch`

    network = NetworkSettings(
        mailto=os.environ.get("ENRICH_MAILTO", "").strip(),
        proxies=proxies_from(os.environ),
        ca_file=os.environ.get("SSL_CERT_FILE", ""),
        offline=arguments.offline,
        allow_private=arguments.allow_private,
        refresh=arguments.refresh,
        version=__version__,
    )
    return Garden(_settings(arguments.config), network, _console(), lambda: datetime.now(UTC))


def _settings(named: str | None) -> Settings:
    """The settings of the file that was named, else of the first of `FILES` that has some."""
    from enrich.config import FILES, Settings, read_settings  # noqa: PLC0415 - as in `_dispatch`
    from enrich.lists.text import decode  # noqa: PLC0415 - as in `_dispatch`
    from enrich.write import read_file  # noqa: PLC0415 - as in `_dispatch`

    for path in (named,) if named else FILES:
        if named or Path(path).is_file():
            settings = read_settings(decode(read_file(path), path), path)
            if settings is not None:
                return settings
    return Settings()


def _console() -> Console:
    from enrich.commands.console import Console  # noqa: PLC0415 - as in `_dispatch`

    terminal = sys.stdout.isatty()
    return Console(
        out=sys.stdout,
        err=sys.stderr,
        width=min(shutil.get_terminal_size((100, 24)).columns, 160),
        colour=terminal and not os.environ.get("NO_COLOR"),
        watched=sys.stderr.isatty(),
    )


def _bug(trace: str) -> int:
    """Leaves a log fit for an issue: the trace and versions, no environment and no arguments."""
    machine = f"enrich {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    log = f"{machine}\n\n{trace}"
    try:
        Path(BUG_LOG).write_text(log, encoding="utf-8")
    except OSError:
        # a folder that cannot be written to: the log still reaches the user, on the terminal
        sys.stderr.write(log)
    sys.stderr.write(
        f"enrich: this is a bug of enrich, not of your list, which is whole. Please report it with {BUG_LOG}.\n"
    )
    return BUG
