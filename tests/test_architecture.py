"""The promises of docs/design.md that are about who may know and do what, held against the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import enrich

ROOT = Path(enrich.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
NAMES = {
    path: ".".join(("enrich", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for path in FILES
}

PURE = (
    "model",
    "normalise",
    "webpages",
    "comments",
    "catalogue.dumps",
    "catalogue.features",
    "catalogue.packing",
    "catalogue.parsing",
    "match",
    "overruling",
    "authority",
    "plan",
    "questions",
    "later_editions",
    "corrections",
    "notices",
    "silences",
    "house",
    "versions",
    "reconcile",
    "memory",
    "decided",
    "order",
    "duplicates",
    "several",
    "columns",
    "prepared",
    "readback",
    "rearranging",
    "addition",
    "touched",
    "wishes",
    "posts",
    "beginning",
    "rules",
    "lists",
    "placing",
    "reports",
    "explain",
    "spoken",
    "config",
    "arguments",
    "catalogue_arguments",
    "setup_arguments",
    "completion",
    "cluster.address",
)
AWAITS = ("links.check", "links.look")

READS_PACKAGE_DATA = {"enrich.normalise.venue_table", "enrich.reports.page"}
"""The venue table and the template of the web page are parts of the program; reading them is importing them."""


def room(name: str) -> str:
    return name.removeprefix("enrich.")


def is_pure(name: str) -> bool:
    of_links = room(name).startswith("links") and room(name) not in AWAITS
    return room(name).startswith(PURE) or of_links


def imported(path: Path) -> set[str]:
    """What a file imports when it is run, at its top or within functions; not what only types need."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    types_only = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test)
        for node in ast.walk(branch)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names} if node not in types_only else set()
        elif isinstance(node, ast.ImportFrom) and node not in types_only and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


@pytest.mark.parametrize("path", [path for path in FILES if is_pure(NAMES[path])], ids=lambda path: NAMES[path])
def test_the_core_is_pure(path: Path) -> None:
    forbidden = {
        "os",
        "sys",
        "socket",
        "time",
        "random",
        "asyncio",
        "subprocess",
        "sqlite3",
        "httpx",
        "logging",
        "secrets",
        "uuid",
    }
    assert not forbidden & imported(path)
    acts = {"open", "print", "input", "date.today", "datetime.now", "datetime.datetime.now", "datetime.date.today"}
    assert not acts & calls(path)
    if NAMES[path] not in READS_PACKAGE_DATA:
        assert not {
            name for name in calls(path) if name.endswith(("read_text", "read_bytes", "write_text", "write_bytes"))
        }


def importers(*modules: str) -> set[str]:
    return {
        NAMES[path]
        for path in FILES
        if any(name == module or name.startswith(f"{module}.") for name in imported(path) for module in modules)
    }


def test_only_fetch_imports_a_client_of_the_network() -> None:
    clients = ("httpx", "httpx2", "httpcore", "requests", "urllib.request", "http.client", "socket", "ssl", "aiohttp")
    assert all(name.startswith("enrich.fetch") for name in importers(*clients))


def test_only_the_store_and_the_catalogue_open_databases() -> None:
    assert all(name.startswith(("enrich.fetch.store", "enrich.catalogue")) for name in importers("sqlite3"))


def test_the_libraries_that_bring_clients_of_their_own_are_used_without_them() -> None:
    """`arxiv` and `habanero` build queries and read answers; whatever of them opens connections is not called."""
    for path in FILES:
        used = {name for name in imported(path) if name.split(".")[0] in ("arxiv", "habanero")}
        assert not used & {"habanero.Crossref", "habanero.cn", "habanero.counts", "habanero.crossref"}, NAMES[path]
        assert (
            not {name for name in calls(path) if name.endswith((".results", "Crossref", "content_negotiation"))}
            or not used
        )


def test_only_write_replaces_files() -> None:
    replacing = {"os.replace", "os.rename", "shutil.move"}
    writers = {
        NAMES[path]
        for path in FILES
        if replacing & calls(path) or any(name.endswith(".replace") and "temporary" in name for name in calls(path))
    }
    assert writers <= {"enrich.write", "enrich.fetch.store"}
    text = {
        NAMES[path] for path in FILES if any(name.endswith((".write_text", ".write_bytes")) for name in calls(path))
    }
    # the log of a bug, which must not depend on what may be broken
    assert text <= {"enrich.cli"}


def test_only_the_command_line_reads_arguments_environment_and_clock() -> None:
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        if NAMES[path] not in ("enrich.cli", "enrich.__main__"):
            assert "sys.argv" not in source, NAMES[path]
            assert "os.environ" not in source, NAMES[path]
            assert not {"datetime.now", "date.today", "time.time"} & calls(path), NAMES[path]


LAYERS = (
    ("model", "errors", "spoken", "log"),
    ("normalise",),
    ("rules", "webpages"),
    ("match", "house", "comments"),
    ("overruling",),
    ("authority", "lists", "order"),
    ("corrections", "sources", "fetch", "links", "reports", "config", "memory"),
    ("notices", "versions", "duplicates", "several", "columns", "silences", "touched"),
    ("posts", "beginning", "templates"),
    ("reconcile", "decided", "readback", "placing", "prepared"),
    ("addition", "rearranging", "wishes", "weighing", "cluster"),
    ("questions",),
    ("later_editions",),
    ("plan",),
    ("resolve", "write"),
    ("forecast",),
    ("known", "git", "forge"),
    ("explain", "pipeline", "sources_page"),
    ("catalogue",),
    ("setup_arguments", "catalogue_arguments"),
    ("commands", "arguments", "completion"),
    ("cli",),
    ("__main__",),
)
"""Each room may know those above it, and itself."""


def layer(name: str) -> int:
    first = room(name).split(".")[0]
    return next(number for number, rooms in enumerate(LAYERS) if first in rooms)


@pytest.mark.parametrize("path", [path for path in FILES if path != ROOT / "__init__.py"], ids=lambda path: NAMES[path])
def test_dependencies_point_one_way(path: Path) -> None:
    own = room(NAMES[path]).split(".")[0]
    for name in imported(path):
        if name.startswith("enrich.") and name != "enrich.__version__":
            other = room(name).split(".")[0]
            assert other == own or layer(name) < layer(NAMES[path]), f"{NAMES[path]} imports {name}"


def test_sources_know_neither_each_other_nor_who_asks() -> None:
    one_each = {
        "acl_anthology",
        "address",
        "arxiv",
        "arxiv_number",
        "catalogue",
        "crossref",
        "cvf",
        "datacite",
        "doi",
        "dblp",
        "ieee",
        "ijcai",
        "jmlr",
        "landing_page",
        "neurips",
        "openalex",
        "openreview",
        "semantic_scholar",
        "tmlr",
        "virtual",
        "ojs",
        "pmlr",
    }
    for path in FILES:
        if NAMES[path].startswith("enrich.sources.") and path.stem in one_each:
            others = {f"enrich.sources.{other}" for other in one_each - {path.stem}}
            assert not others & imported(path), NAMES[path]


def test_every_room_has_its_tests() -> None:
    tests = Path(__file__).parent
    tested = {path.stem.removeprefix("test_") for path in tests.rglob("test_*.py")}
    assert {"model", "match", "reconcile", "order", "resolve", "pipeline", "write", "cli", "config"} <= tested


def test_files_are_rooms_not_halls() -> None:
    """A file of code over 300 lines holds more than one idea; a table of data may be longer."""
    tables = {"enrich.rules"}
    long = {NAMES[path]: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: lines for name, lines in long.items() if lines > 300 and name not in tables} == {}


def test_help_starts_without_the_heavy_libraries() -> None:
    heavy = {"httpx", "rich", "arxiv", "habanero", "msgspec", "distributed"}
    code = f"import sys, enrich.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout.strip() == "[]"
