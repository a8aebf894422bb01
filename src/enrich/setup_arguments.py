"""What can be said on the command line to set a repository up, to post what a run found, and to complete in a shell."""

from __future__ import annotations

import argparse

PUBLISHING = """\
environment:
  GH_TOKEN            the token that `gh` uses
  GITHUB_REPOSITORY   OWNER/NAME
  HEAD_OWNER, HEAD_BRANCH, HEAD_COMMIT   for a comment: the head of the pull request, as GitHub's event tells it
"""


def add_init(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    init = commands.add_parser(
        "init",
        help="set up a repository: settings, and workflows for every night and every pull request",
        description="Look at the lists of a repository, and write commented settings and the workflows that tend them. "
        "Nothing is overwritten: where a file differs, the difference is shown.",
    )
    init.add_argument("lists", nargs="*", metavar="LIST", help="the lists to tend (default: those that are found)")
    init.add_argument(
        "--source",
        default="",
        metavar="WHAT",
        help="what workflows install with pip: git+https://…@COMMIT (default: what was installed here, if known)",
    )
    init.add_argument("--no-workflows", action="store_true", help="only the settings")
    init.add_argument("--dry-run", action="store_true", help="write nothing, and show what would be written")
    init.add_argument("--force", action="store_true", help="replace files that differ")


def add_publish(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    publish = commands.add_parser(
        "publish",
        help="post on GitHub what a run has to say, if it is worth saying",
        description="Post what “enrich run --posts posts.json” has to say, through GitHub's own `gh`: one pull request "
        "with all corrections, one issue about dead links, or one comment on a contributor's pull request. "
        "Where nothing changed, nothing is said.",
        epilog=PUBLISHING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    publish.add_argument("what", choices=("corrections", "dead-links", "comment"))
    publish.add_argument("posts", nargs="?", default="posts.json", metavar="POSTS", help="(default: posts.json)")
    publish.add_argument("--repository", metavar="OWNER/NAME", help="(default: GITHUB_REPOSITORY)")
    publish.add_argument(
        "--branch", default="enrich/corrections", help="the branch of the corrections (default: enrich/corrections)"
    )
    publish.add_argument("--base", default="", help="the branch that they are for (default: the one checked out)")


def add_completion(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    completion = commands.add_parser(
        "completion",
        help="print completion for a shell",
        description='Print completion for a shell. In bash: eval "$(enrich completion bash)"',
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
