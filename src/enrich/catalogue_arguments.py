"""What can be said on the command line about catalogues on disk."""

from __future__ import annotations

import argparse

DUMPS = """\
dumps, as files or folders of them, plain or compressed (gz, bz2, xz):
  Crossref's public data file, OpenAlex's snapshot of works, arXiv's metadata snapshot, DBLP's XML, the ACL
  Anthology's XML, CSL-JSON, BibTeX

A build that was interrupted goes on where it was when the same command is given again. Files that were
read before are not read again, unless they have changed; what they tell anew takes the place of what they
told before. docs/scale.md has times and sizes.
"""


def add_catalogue(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    catalogue = commands.add_parser(
        "catalogue",
        help="make a catalogue of millions of works from dumps, and look into one",
        description="A catalogue on disk answers titles and identifiers without a request: name it in `catalogues`.",
    )
    what = catalogue.add_subparsers(dest="what", required=True, metavar="WHAT")
    build = what.add_parser(
        "build",
        help="make a catalogue from dumps, or add to it",
        description="Make a catalogue from dumps, or add to it what is new in them.",
        epilog=DUMPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("file", metavar="OUT", help="the catalogue: works.sqlite")
    build.add_argument("dumps", nargs="+", metavar="FROM", help="a dump, or a folder of dumps")
    build.add_argument("--anew", action="store_true", help="forget what the catalogue held, and what was interrupted")
    build.add_argument(
        "--processes", type=_positive, metavar="N", help="so many read side by side (default: one a processor)"
    )
    build.add_argument("--strict", action="store_true", help="exit 3 if something in the dumps could not be read")
    build.add_argument("--quiet", action="store_true", help="say nothing but errors")
    info = what.add_parser(
        "info",
        help="what a catalogue was built from",
        description="What a catalogue was built from, when, under which licences, and what could not be read.",
    )
    info.add_argument("file", metavar="FILE", help="the catalogue")
    search = what.add_parser(
        "search",
        help="the records about a title, a DOI or an arXiv number",
        description="The records of a catalogue about a work, and whether each is certain to be about it, and why.",
    )
    search.add_argument("file", metavar="FILE", help="the catalogue")
    search.add_argument("work", metavar="WORK", help="a title, a DOI, an arXiv number, or a link")
    search.add_argument("--authors", default="", help="the people, as in a list: they make a title certain")
    search.add_argument("--date", default="", help="the date, as in a list")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1024")
    return int(text)
