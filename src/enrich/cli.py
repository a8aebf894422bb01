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
from enrich.arguments import parser
from enrich.errors import BadConfig, EnrichError
from enrich.log import Lines, logged

if TYPE_CHECKING:
    from enrich.commands.console import Console
    from enrich.commands.garden import Garden
    from enrich.config import Settings

COULD_NOT_RUN, BUG, INTERRUPTED, READER_LEFT = 2, 70, 130, 141

BUG_LOG = "enrich-bug.log"

SELDOM = (50_000, 20, 100)
"""How seldom the garbage collector looks: a run makes many small values that live to its end, and to look for rubbish
among them costs a fifth of it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code. Every error that is meant for the user ends up here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that cannot show a character must not end a run
            stream.reconfigure(errors="replace")
    arguments = parser().parse_args(argv)
    form = getattr(arguments, "log_format", "text")
    log = logging.StreamHandler()
    log.setFormatter(Lines(form))
    logging.basicConfig(handlers=[log], level=logging.WARNING)
    # of what it cannot read, an error tells with its line
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    gc.set_threshold(*SELDOM)
    try:
        return _dispatch(arguments)
    except EnrichError as error:
        sys.stderr.write(logged("error", str(error), form))
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
        case "run" | "links":
            return _run(arguments)
        case "explain":
            from enrich.commands.explain import explain_entry  # noqa: PLC0415 - as above
            from enrich.commands.list_files import list_files  # noqa: PLC0415 - as above

            garden = _garden(arguments)
            path = arguments.list or list_files(garden.settings.lists, garden.settings)[0].path
            return explain_entry(garden, arguments.entry, path)
        case "add":
            from enrich.commands.add import AddOptions, add, default_list  # noqa: PLC0415 - as above

            garden = _garden(arguments)
            path = arguments.list or default_list(garden)
            return add(garden, AddOptions(arguments.work, path, arguments.section, arguments.check))
        case "render":
            from enrich.commands.render import render  # noqa: PLC0415 - as above

            return render(_garden(arguments), arguments.pages, check=arguments.check)
        case "init" | "publish" | "completion" | "catalogue":
            return _around_lists(arguments)
        case "convert":
            from enrich.commands.convert import convert  # noqa: PLC0415 - as above

            return convert(_console(), arguments.source, arguments.target, arguments.title, force=arguments.force)
        case "report" | "diff":
            return _from_reports(arguments)
        case _:
            from enrich.rules import rules_page  # noqa: PLC0415 - as above

            _console().say(rules_page())
            return 0


def _catalogue(arguments: argparse.Namespace) -> int:
    from enrich.catalogue.build import Plan  # noqa: PLC0415 - as in `_dispatch`
    from enrich.commands import catalogue  # noqa: PLC0415 - as in `_dispatch`

    console = _console(arguments)
    if arguments.what == "info":
        return catalogue.show_info(console, arguments.file)
    if arguments.what == "search":
        return catalogue.search(console, arguments.file, arguments.work, arguments.authors, arguments.date)
    processes = arguments.processes or os.cpu_count() or 1
    day = datetime.now(UTC).date().isoformat()
    plan = Plan(arguments.file, arguments.dumps, processes, day, __version__, arguments.anew)
    return catalogue.build_catalogue(console, plan, strict=arguments.strict)


def _from_reports(arguments: argparse.Namespace) -> int:
    from enrich.commands.report import diff, print_schema, render_again  # noqa: PLC0415 - as in `_dispatch`

    if arguments.command == "diff":
        return diff(_console(), arguments.before, arguments.after, arguments.fail_on)
    if arguments.schema:
        return print_schema(_console())
    return render_again(_console(arguments), arguments.source, arguments.reports)


def _run(arguments: argparse.Namespace) -> int:
    from enrich.commands.run import RunOptions, run  # noqa: PLC0415 - as in `_dispatch`
    from enrich.git import Git, environment_for_git  # noqa: PLC0415 - as in `_dispatch`

    garden = replace(_garden(arguments), cluster=arguments.cluster)
    settings = garden.settings
    settings = replace(
        settings,
        fix_links=arguments.fix_links or settings.fix_links,
        include=(*settings.include, *arguments.include),
        exclude=(*settings.exclude, *arguments.exclude),
    )
    facts = arguments.command == "run"
    if facts and arguments.fix_duplicates:
        settings = replace(settings, fix_duplicates=True)
    if facts and arguments.add_columns:
        settings = replace(settings, add_columns=True)
    if facts and arguments.no_links:
        settings = replace(settings, links=False)
    if not facts:
        settings = replace(settings, links=True, sort=())
    elif arguments.no_sort:
        settings = replace(settings, sort=())
    if facts and arguments.plan:
        if arguments.cluster:
            raise BadConfig("--plan asks nobody, and needs no cluster: leave --cluster out")
        from enrich.commands.plan import plan  # noqa: PLC0415 - as in `_dispatch`

        return plan(replace(garden, settings=settings), tuple(arguments.lists) or settings.lists)
    options = RunOptions(
        lists=tuple(arguments.lists) or settings.lists,
        check=arguments.check,
        output=arguments.output if facts else "",
        reports=tuple(arguments.report),
        fail_on=arguments.fail_on or settings.fail_on,
        strict=arguments.strict,
        facts=facts,
        baseline=arguments.baseline,
        since=arguments.since,
        posts=arguments.posts,
        git=Git(environment_for_git(os.environ)),
    )
    return run(replace(garden, settings=settings), options)


def _around_lists(arguments: argparse.Namespace) -> int:
    """What is done about lists without looking one up."""
    if arguments.command == "init":
        return _init(arguments)
    if arguments.command == "publish":
        return _publish(arguments)
    if arguments.command == "catalogue":
        return _catalogue(arguments)
    from enrich.completion import SHELLS, commands  # noqa: PLC0415 - as in `_dispatch`

    _console().say(SHELLS[arguments.shell](commands(parser())))
    return 0


def _init(arguments: argparse.Namespace) -> int:
    from enrich.commands.init import InitOptions, init  # noqa: PLC0415 - as in `_dispatch`

    workflows = not arguments.no_workflows
    options = InitOptions(tuple(arguments.lists), arguments.source, workflows, arguments.dry_run, arguments.force)
    return init(_console(), _written_settings(arguments.config), options)


def _publish(arguments: argparse.Namespace) -> int:
    from enrich.commands import publish  # noqa: PLC0415 - as in `_dispatch`
    from enrich.forge import Forge  # noqa: PLC0415 - as in `_dispatch`
    from enrich.git import Git, environment_for_git  # noqa: PLC0415 - as in `_dispatch`

    repository = arguments.repository or os.environ.get("GITHUB_REPOSITORY", "")
    publish.refuse_unnamed(repository)
    git = Git(environment_for_git(os.environ))
    where = publish.Publishing(Forge(repository, os.environ), git, _console())
    if arguments.what == "corrections":
        return publish.publish_corrections(where, arguments.posts, arguments.branch, arguments.base)
    if arguments.what == "dead-links":
        return publish.publish_dead_links(where, arguments.posts)
    head = (os.environ.get(name, "") for name in ("HEAD_OWNER", "HEAD_BRANCH", "HEAD_COMMIT"))
    return publish.publish_comment(where, arguments.posts, publish.Head(*head))


def _garden(arguments: argparse.Namespace) -> Garden:
    from enrich.commands.garden import Garden  # noqa: PLC0415 - as in `_dispatch`
    from enrich.fetch.keys import keys_from  # noqa: PLC0415 - as in `_dispatch`
    from enrich.fetch.settings import HostWish, NetworkSettings, proxies_from  # noqa: PLC0415 - as in `_dispatch`

    settings = _settings(arguments.config)
    network = NetworkSettings(
        mailto=os.environ.get("ENRICH_MAILTO", "").strip(),
        proxies=proxies_from(os.environ),
        ca_file=os.environ.get("SSL_CERT_FILE", ""),
        offline=arguments.offline,
        allow_private=arguments.allow_private,
        refresh=arguments.refresh,
        deadline=60 * settings.deadline,
        hosts={
            name.lower(): HostWish(host.headers, host.interval, host.in_flight) for name, host in settings.hosts.items()
        },
        keys=keys_from(os.environ),
        version=__version__,
    )
    return Garden(settings, network, _console(arguments), lambda: datetime.now(UTC))


def _settings(named: str | None) -> Settings:
    """The settings of the file that was named, else of the first of `FILES` that has some, else the defaults."""
    from enrich.config import Settings  # noqa: PLC0415 - as in `_dispatch`

    return _written_settings(named) or Settings()


def _written_settings(named: str | None) -> Settings | None:
    from enrich.config import FILES, read_settings  # noqa: PLC0415 - as in `_dispatch`
    from enrich.lists.text import decode  # noqa: PLC0415 - as in `_dispatch`
    from enrich.write import read_file  # noqa: PLC0415 - as in `_dispatch`

    for path in (named,) if named else FILES:
        if named or Path(path).is_file():
            settings = read_settings(decode(read_file(path), path), path)
            if settings is not None:
                return settings
    return None


def _console(arguments: argparse.Namespace | None = None) -> Console:
    from enrich.commands.console import Console  # noqa: PLC0415 - as in `_dispatch`

    terminal = sys.stdout.isatty()
    return Console(
        out=sys.stdout,
        err=sys.stderr,
        width=min(shutil.get_terminal_size((100, 24)).columns, 160),
        colour=terminal and not os.environ.get("NO_COLOR"),
        watched=sys.stderr.isatty(),
        quiet=getattr(arguments, "quiet", False),
        verbose=getattr(arguments, "verbose", False),
        log=getattr(arguments, "log_format", "text"),
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
