"""A repository made from nothing: `enrich init`, then its own workflows, night after night and for a contributor."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from github import Github
from internet import Internet, Reply
from running import call
from test_git import git
from test_links_command import let_a_night_pass
from test_since import CATALOGUE, HEAD, LOST, NEW, OLD, SITES, known
from workflows import Runner, Step, parsed

WORKFLOWS = ("enrich-nightly.yml", "enrich-pull-request.yml", "enrich-comment.yml")
GARDEN = (
    HEAD
    + """\
On the Weight of Lanterns,https://live.example/month,Mon 2024,KDD,Iva Moth
On the Sound of Wells,https://live.example/seven,Mar 2023,KDD,Jo Deep
On the Depth of Ponds,https://gone.example/ponds,Feb 2023,KDD,Jo Deep
"""
)
WORKS = [
    *CATALOGUE,
    known("On the Weight of Lanterns", "Moth", "Iva", 2024, 8),
    known("On the Sound of Wells", "Deep", "Jo", 2023, 3),
    known("On the Depth of Ponds", "Deep", "Jo", 2023, 2),
]


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    """A clone of a repository in which `enrich init` was run, on a machine with its own internet and GitHub."""
    clone, temporary = tmp_path / "papers", tmp_path / "runner"
    temporary.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "origin.git")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "origin.git"), "papers")
    git(clone, "checkout", "--quiet", "-B", "main")
    (clone / "papers.csv").write_text(GARDEN, encoding="utf-8")
    (clone / "catalogue.json").write_text(json.dumps(WORKS), encoding="utf-8")
    begun = call(clone, "init", "papers.csv", "--source", "git+https://github.com/octo/enrich@0123456")
    assert begun.code == 0, begun.err
    settings = (clone / "enrich.toml").read_text(encoding="utf-8") + 'catalogues = ["catalogue.json"]\n'
    (clone / "enrich.toml").write_text(settings, encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Tend the lists with enrich")
    git(clone, "push", "--quiet", "origin", "main")
    with Internet(dict(SITES)) as internet:
        yield Runner(clone, temporary, Github(temporary), internet)


def night(runner: Runner) -> list[tuple[str, str]]:
    """A night, on a fresh clone; returns what was said. The next one is a day later."""
    git(runner.clone, "checkout", "--quiet", "--force", "main")
    git(runner.clone, "clean", "--quiet", "--force", "-d", "--exclude", "cache")
    before = len(runner.github.said)
    steps = runner.run("enrich-nightly.yml")
    assert {step.code for step in steps.values()} == {0}, steps
    let_a_night_pass(runner.clone)
    return runner.github.said[before:]


def origin(runner: Runner, *arguments: str) -> str:
    return git(runner.clone.parent / "origin.git", *arguments)


def test_night_after_night_only_what_is_new_is_said(runner: Runner) -> None:
    assert night(runner) == [("POST", "pulls")]
    (opened,) = runner.github.state["pulls"]
    assert (opened["head"]["ref"], opened["base"]) == ("enrich/corrections", "main")
    assert re.search(r"Mon 2024 → \*\*Aug 2024\*\* \(\[.+\]\(https://catalogue\.example/Moth\)\)", opened["body"])
    changed = origin(runner, "diff", "--name-only", "main", "enrich/corrections").splitlines()
    assert changed == ["corrections.jsonl", "papers.csv"]
    assert "Aug 2024" in origin(runner, "show", "enrich/corrections:papers.csv")
    assert git(runner.clone, "status", "--porcelain", "--untracked-files=no") == ""
    assert git(runner.clone, "branch", "--show-current") == "main"

    assert night(runner) == [], "the second night says nothing"

    assert night(runner) == [("POST", "issues")], "on the third night a link has been dead for long enough"
    (issue,) = runner.github.state["issues"]
    assert "https://gone.example/ponds" in issue["body"]
    assert "papers.csv:4" in issue["body"]
    assert night(runner) == []

    page = Reply(f"<title>On the Depth of Ponds</title><p>{'ponds are deep ' * 40}".encode())
    runner.internet.sites["gone.example"] = lambda asked: page if asked.path == "/ponds" else LOST
    assert night(runner) == [("PATCH", f"issues/{issue['number']}")]
    assert runner.github.state["issues"][0]["state"] == "closed"


def test_after_the_merge_there_is_nothing_left_to_say(runner: Runner) -> None:
    night(runner)
    origin(runner, "update-ref", "refs/heads/main", "refs/heads/enrich/corrections")
    (opened,) = runner.github.state["pulls"]
    runner.github.change(pulls=[opened | {"state": "closed", "merged_at": "2026-11-22T03:00:00Z"}])
    git(runner.clone, "pull", "--quiet", "--ff-only", "origin", "main")
    assert night(runner) == []


def test_what_the_setting_of_the_repository_forbids_says_what_to_tick(runner: Runner) -> None:
    runner.github.change(
        refuse="GitHub Actions is not permitted to create or approve pull requests (createPullRequest)"
    )
    steps = runner.run("enrich-nightly.yml")
    last = list(steps.values())[-1]
    assert last.code == 2
    assert "Tick “Allow GitHub Actions to create and approve pull requests”" in last.err


def test_a_run_that_only_judges_takes_nothing_back(runner: Runner) -> None:
    for _ in range(3):
        night(runner)
    said = runner.github.said
    for options in (("--check",), ("--no-links",), ("--since", "main")):
        call(runner.clone, "run", "--offline", *options, "--posts", str(runner.folder / "posts.json"))
        steps = [
            {"name": "publish", "run": f'enrich publish {what} "$RUNNER_TEMP/posts.json"'}
            for what in (("dead-links",) if options == ("--no-links",) else ("corrections", "dead-links"))
        ]
        assert {step.code for step in runner.steps(steps, {}).values()} == {0}
    assert runner.github.said == said


def contributed(runner: Runner) -> dict[str, str]:
    """Three new entries, on top of fifty old dead links; returns the event that GitHub would send."""
    (runner.clone / "papers.csv").write_text(OLD, encoding="utf-8")
    git(runner.clone, "commit", "--quiet", "-am", "fifty old dead links")
    base = git(runner.clone, "rev-parse", "HEAD")
    git(runner.clone, "checkout", "--quiet", "-b", "three-more")
    (runner.clone / "papers.csv").write_text(HEAD + NEW + OLD.removeprefix(HEAD), encoding="utf-8")
    git(runner.clone, "commit", "--quiet", "-am", "Add three papers")
    commit = git(runner.clone, "rev-parse", "HEAD")
    head = {"ref": "three-more", "sha": commit, "repo": {"full_name": "stranger/papers"}}
    runner.github.change(pulls=[{"number": 41, "state": "open", "merged_at": None, "body": "", "head": head}])
    return {
        "github.event.pull_request.base.sha": base,
        "github.event.workflow_run.head_repository.owner.login": "stranger",
        "github.event.workflow_run.head_branch": "three-more",
        "github.event.workflow_run.head_sha": commit,
    }


def comment(runner: Runner, event: dict[str, str]) -> list[tuple[str, str]]:
    """What is said when both workflows of a pull request have run; the artifact goes from one to the other."""
    before = len(runner.github.said)
    judged = runner.run("enrich-pull-request.yml", event)["Judge what the pull request adds or touches"]
    assert judged.code == 1, "a dead link that is new fails"
    marks = re.findall(r"^::(error|warning|notice) file=papers\.csv,line=(\d+)", judged.out, re.MULTILINE)
    assert sorted(marks) == [("error", "2"), ("warning", "3"), ("warning", "4")]
    (runner.folder / "posts").mkdir(exist_ok=True)
    (runner.folder / "posts.json").replace(runner.folder / "posts/posts.json")
    said = runner.run("enrich-comment.yml", event)
    assert said["Comment"].code == 0, said
    return runner.github.said[before:]


def test_a_contributor_hears_about_the_three_new_entries_and_about_no_old_one(runner: Runner) -> None:
    event = contributed(runner)
    assert comment(runner, event) == [("POST", "issues/41/comments"), ("POST", "pulls/41/reviews")]
    (said,) = runner.github.state["comments"]
    assert (
        "3 papers that the change touches: 1 correction to write, 1 finding without a fix, 1 dead link" in said["body"]
    )
    assert "50 other papers" in said["body"]
    assert len(runner.internet.asked_of("gone.example")) <= 3
    (review,) = runner.github.state["reviews"]
    (suggested,) = review["comments"]
    assert (review["event"], review["commit_id"]) == ("COMMENT", event["github.event.workflow_run.head_sha"])
    assert (suggested["path"], suggested["line"]) == ("papers.csv", 3)
    assert "```suggestion\nOn a Month That Nobody Knows,https://live.example/month,Aug 2025," in suggested["body"]
    assert "Mon 2025" in (runner.folder / "summary.md").read_text(encoding="utf-8")

    assert comment(runner, event) == [], "the same again is not said again"


def test_a_comment_goes_nowhere_but_to_the_pull_request_of_its_commit(runner: Runner) -> None:
    event = contributed(runner)
    assert comment(runner, event | {"github.event.workflow_run.head_sha": "f" * 40}) == []


def test_a_file_that_no_run_has_written_is_refused(runner: Runner) -> None:
    (runner.folder / "posts").mkdir()
    (runner.folder / "posts/posts.json").write_text('{"comment": "Buy my book"}', encoding="utf-8")
    done = runner.run("enrich-comment.yml", contributed(runner))
    assert done["Comment"].code == 2
    assert runner.github.said == []


# --- what the workflows may do --------------------------------------------------------------------


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_are_pinned_and_ask_for_little(runner: Runner, name: str) -> None:
    text = (runner.clone / ".github/workflows" / name).read_text(encoding="utf-8")
    workflow = parsed(runner.clone, name)
    assert "@@" not in text
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["timeout-minutes"] <= 120
    for step in job["steps"]:
        assert "${{" not in step.get("run", ""), "what strangers wrote must not become a part of a script"
        assert re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}", step.get("uses", "actions/x@" + "0" * 40))
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_what_judges_strangers_may_not_write_and_what_may_write_never_checks_out(runner: Runner) -> None:
    judging = parsed(runner.clone, "enrich-pull-request.yml")
    assert judging["jobs"]["judge"]["permissions"] == {"contents": "read"}
    # YAML 1.1 reads `on` as true
    assert judging[True] == {"pull_request": {"paths": ["papers.csv"]}}
    commenting = (runner.clone / ".github/workflows/enrich-comment.yml").read_text(encoding="utf-8")
    assert "actions/checkout" not in commenting
    assert "secrets." not in commenting


# --- the action, the reusable workflow and the hook of this repository ----------------------------

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def act(runner: Runner, **given: str) -> dict[str, Step]:
    """Runs the action's own steps with some inputs; the steps of another mode are left out."""
    inputs = {f"inputs.{name}": str(told["default"]) for name, told in ACTION["inputs"].items()}
    inputs |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
    nightly = given.get("mode") == "nightly"
    steps = [step for step in ACTION["runs"]["steps"] if nightly or "'nightly'" not in step.get("if", "")]
    return runner.steps(steps, inputs)


def test_the_action_checks_and_tells_counts_and_reports(runner: Runner) -> None:
    done = act(runner, lists="papers.csv\n")["Tend the lists"]
    assert done.code == 1, "something would be written"
    told = dict(line.split("=", 1) for line in runner.outputs.read_text(encoding="utf-8").splitlines())
    assert set(told) == set(ACTION["outputs"])
    assert json.loads(told["counts"])["applied"] == 1
    assert "Mon 2024" in Path(told["report"]).read_text(encoding="utf-8")
    assert runner.github.said == []


def test_the_action_judges_a_pull_request(runner: Runner) -> None:
    event = contributed(runner)
    done = act(runner, mode="pull-request", since=event["github.event.pull_request.base.sha"], fail_on="never")
    assert done["Tend the lists"].code == 0
    assert done["Tend the lists"].out.count("file=papers.csv,line=") == 3


def test_the_action_tends_by_night(runner: Runner) -> None:
    done = act(runner, mode="nightly")
    assert {step.code for step in done.values()} == {0}, done
    assert runner.github.said == [("POST", "pulls")]


def test_the_action_knows_no_other_mode_and_lets_no_input_be_a_command(runner: Runner) -> None:
    assert act(runner, mode="garden")["Tend the lists"].code == 2
    act(runner, lists='papers.csv"; touch hacked; "\n$(touch hacked)')
    assert not (runner.clone / "hacked").exists()
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]


def test_the_reusable_workflow_is_the_one_that_init_writes(runner: Runner) -> None:
    reusable = yaml.safe_load((ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8"))
    written = parsed(runner.clone, "enrich-nightly.yml")
    for step in written["jobs"]["tend"]["steps"]:
        if "ENRICH" in step.get("env", {}):
            step["env"]["ENRICH"] = "${{ inputs.source }}"
    assert reusable["jobs"] == written["jobs"]
    assert reusable["permissions"] == written["permissions"]


def test_the_hook_judges_what_is_about_to_be_committed(runner: Runner) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    _, *arguments = hook["entry"].split()
    assert call(runner.clone, *arguments).code == 0, "old rot stops no commit"
    (runner.clone / "papers.csv").write_text(GARDEN + "On Bees,,Mon 2025,KDD,Ada Bee\n", encoding="utf-8")
    done = call(runner.clone, *arguments)
    assert (done.code, "Mon 2025" in done.out) == (1, True)
