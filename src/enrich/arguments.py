"""What can be said to enrich on the command line: the commands, their options, and the words of `--help`."""

from __future__ import annotations

import argparse

from enrich import __version__
from enrich.catalogue_arguments import add_catalogue
from enrich.setup_arguments import add_completion, add_init, add_publish

EPILOG = """\
environment:
  ENRICH_MAILTO   a contact address, told to Crossref, DataCite and the sites that are asked; it
                  buys faster lanes and is written to no list, cache or report
  GITHUB_TOKEN    a token for GitHub's API, which then tells renamed and missing repositories
  OPENALEX_API_KEY, S2_API_KEY   keys for OpenAlex and for Semantic Scholar, which is not asked
                  without one; they are shown to nobody else, and written nowhere
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
    add_init(commands)
    _add_run(commands)
    _add_links(commands)
    _add_explain(commands)
    _add_add(commands)
    _add_render(commands)
    _add_convert(commands)
    _add_report(commands)
    _add_diff(commands)
    add_publish(commands)
    add_catalogue(commands)
    commands.add_parser("rules", help="print every rule: what, why, an example", description="Print docs/rules.md.")
    add_completion(commands)
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
        help="CSV, TSV, Markdown, BibTeX, YAML or JSON; a pattern (lists/*.md) or a folder means all lists in it "
        "(default: `lists` of the settings, or papers.csv)",
    )
    where = run.add_mutually_exclusive_group()
    where.add_argument(
        "--plan", action="store_true", help="say whom a run would ask, in how many requests; ask and write nothing"
    )
    where.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would be written")
    where.add_argument(
        "--output", default="", metavar="FILE", help="write the corrected list here, and leave the list alone"
    )
    _add_since(run)
    _add_reporting(run)
    _add_links_options(run)
    run.add_argument(
        "--fix-duplicates",
        action="store_true",
        help="take out an entry if another one of the same work says all that it says",
    )
    run.add_argument(
        "--add-columns", action="store_true", help="give tables the columns date, venue and authors that they lack"
    )
    run.add_argument("--no-links", action="store_true", help="do not check links")
    run.add_argument("--no-sort", action="store_true", help="leave entries where they stand")
    _add_network(run)
    _add_cluster(run)


def _add_links(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    links = commands.add_parser(
        "links",
        help="check the links of lists and other texts, and nothing else",
        description="Check links only: of lists, any Markdown, plain text. Writes nothing without --fix-links.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    links.add_argument(
        "lists", nargs="*", metavar="LIST", help="CSV, TSV, Markdown or plain text (default: `lists` of the settings)"
    )
    links.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would be written")
    _add_since(links)
    _add_reporting(links)
    _add_links_options(links)
    _add_network(links)
    _add_cluster(links)


def _add_links_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fix-links",
        nargs="?",
        const="moved",
        choices=("none", "moved", "archive"),
        help="rewrite links that moved within their site; with =archive also dead ones, to their archived copies",
    )
    command.add_argument(
        "--exclude", action="append", default=[], metavar="REGEX", help="do not ask about links that match; repeatable"
    )
    command.add_argument(
        "--include", action="append", default=[], metavar="REGEX", help="ask only about links that match; repeatable"
    )


def _add_since(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--since",
        default="",
        metavar="REF",
        help="judge only what was added or changed since this branch or commit, and write nothing; moved entries are "
        "not new",
    )


def _add_reporting(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="[FORMAT=]FILE",
        help="also write a report: .html, .md, .json, .sarif, .xml (JUnit), .csv (links) or .txt, by the suffix or as "
        "in junit=FILE; github=- prints annotations; - is standard output; repeatable",
    )
    command.add_argument(
        "--baseline", default="", metavar="FILE", help="a JSON report: what it has does not count for the exit code"
    )
    command.add_argument(
        "--posts",
        default="",
        metavar="FILE",
        help="also write what there is to say on GitHub, for “enrich publish” to post",
    )
    command.add_argument(
        "--fail-on",
        choices=("info", "warning", "error", "never"),
        help="least severity of an unmended finding that exits with 1 (default: error)",
    )
    command.add_argument(
        "--strict", action="store_true", help="exit 3 if a source was silent or a link was not checked"
    )
    saying = command.add_mutually_exclusive_group()
    saying.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors and reports to -")
    saying.add_argument(
        "-v", "--verbose", action="store_true", help="also tell of each source, and of each link not judged"
    )
    command.add_argument(
        "--log-format",
        choices=("text", "json"),
        default="text",
        help="how errors and remarks are written to standard error (default: text)",
    )


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


def _add_add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser(
        "add",
        help="look a work up, and add it to a list",
        description="Look a work up, show what was found, and add it to a list as the list writes its entries.",
    )
    add.add_argument("work", metavar="WORK", help="an address, a DOI, an arXiv number, or the whole title")
    add.add_argument("list", nargs="?", default="", metavar="LIST", help="the list (default: that of the settings)")
    add.add_argument("--section", metavar="NAME", help="where to (default: the only section of the list)")
    add.add_argument("--check", action="store_true", help="show what would be added, and write nothing")
    _add_network(add)


def _add_render(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    render = commands.add_parser(
        "render",
        help="make pages from lists: whole ones, or a part of a README",
        description="Make Markdown pages from lists, by the template of the settings: whole ones, or what stands "
        "between <!-- enrich: begin papers.csv --> and <!-- enrich: end -->.",
    )
    render.add_argument("pages", nargs="*", metavar="PAGE", help="pages to make (default: those of `rendered`)")
    render.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page would change")
    render.set_defaults(offline=True, refresh=False, allow_private=False)


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = commands.add_parser(
        "report",
        help="make other reports from the JSON report of a run",
        description="Make reports from one that “enrich run --report report.json” wrote, without asking anyone.",
    )
    report.add_argument("source", nargs="?", default="", metavar="JSON", help="the JSON report")
    report.add_argument("reports", nargs="*", metavar="[FORMAT=]FILE", help="what to make (default: on the terminal)")
    report.add_argument("-v", "--verbose", action="store_true", help="on the terminal, the whole story")
    report.add_argument("--schema", action="store_true", help="print the JSON Schema of the JSON report")


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = commands.add_parser(
        "diff",
        help="tell what changed between the JSON reports of two runs",
        description="Tell which findings are new, gone or changed from one JSON report to another, and which links "
        "died or live again. Exits with 1 if findings are new at or above --fail-on, or links died.",
    )
    diff.add_argument("before", metavar="BEFORE", help="the JSON report of the earlier run")
    diff.add_argument("after", metavar="AFTER", help="that of the later one")
    diff.add_argument(
        "--fail-on",
        choices=("info", "warning", "error", "never"),
        default="info",
        help="least severity of a new finding that exits with 1 (default: info)",
    )


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


def _add_cluster(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="have the workers of a Dask cluster send the requests and weigh the papers: tcp://host:8786, "
        "tls://host:8786, a scheduler file, or local:4 (needs enrich[cluster])",
    )


def _add_network(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--offline",
        action="store_true",
        help="ask nobody: decide from what is here (catalogue, addresses, arXiv numbers, cache)",
    )
    command.add_argument("--refresh", action="store_true", help="ask again although the cache has a fresh answer")
    command.add_argument(
        "--allow-private", action="store_true", help="permit links to addresses that are not public (intranets)"
    )
