"""A run on a cluster, whole: the same bytes as without one, whatever becomes of its workers, and as polite."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import pytest

from cluster.workshop import Workshop
from internet import Asked, Fault, Internet, Reply, Site
from invented_works import LIST, SITES
from running import Finished, run

FAULTS = {"api.openalex.org": Fault.TOO_MANY, "teapot.example": Fault.RESET}
KEYS = {"OPENALEX_API_KEY": "0pen-sesame-0001", "GITHUB_TOKEN": "ghp_sesame0002"}
CONTACT = "curator@lists.example"
TOLD = {"ENRICH_MAILTO": CONTACT, **KEYS}

HURRIED = ("export.arxiv.org", "arxiv.org", "api.crossref.org", "api.datacite.org", "dblp.org", "archive.org")
"""The hosts whose usual pace would make each run last as long as all the rest of its test."""

MADE = ("papers.csv", "report.json", "corrections.jsonl")


FAMILIES = ("Okonkwo", "Lindqvist", "Tanizaki", "Moreau", "Abernathy", "Castellanos", "Vuković")


def shelf(count: int) -> tuple[str, str]:
    """So many rows without links, and a catalogue that knows them: enough that their weighing is worth sending away."""
    text, items = StringIO(), []
    for number in range(count):
        title = f"Treatise number {number} on the {('upper', 'lower', 'inner', 'outer')[number % 4]} shelf"
        names = (FAMILIES[number % 7], FAMILIES[(number + 2) % 7], FAMILIES[(number + 3) % 7])
        year = 2015 + number % 7
        row = ["Shelf", title, "", f"Mon {year}", "ICML", ", ".join(f"Ada {name}" for name in names)]
        csv.writer(text, lineterminator="\n").writerow(row)
        people = [{"given": "Ada", "family": name} for name in names]
        about = {"type": "paper-conference", "title": title, "author": people, "URL": f"https://shelf.example/{number}"}
        where = {"container-title": "International Conference on Machine Learning"}
        items.append({**about, **where, "issued": {"date-parts": [[year, 1 + number % 12]]}})
    return text.getvalue(), json.dumps(items)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list with all the outcomes of `LIST` and some that only the catalogue knows, never tended."""
    folder = tmp_path_factory.mktemp("untended")
    rows, catalogue = shelf(90)
    hosts = "".join(f'[hosts."{host}"]\ninterval = 0.05\n' for host in HURRIED)
    (folder / "papers.csv").write_text(LIST + rows, encoding="utf-8")
    (folder / "catalogue.json").write_text(catalogue, encoding="utf-8")
    (folder / "enrich.toml").write_text(f'catalogues = ["catalogue.json"]\n{hosts}', encoding="utf-8")
    return folder


Tend = Callable[..., Finished]


@pytest.fixture
def tend(folder: Path, tmp_path: Path) -> Tend:
    """Tends a copy of the list."""

    def tended(*arguments: str, sites: Mapping[str, Site] = SITES) -> Finished:
        there = tmp_path / f"run{len(list(tmp_path.iterdir()))}"
        shutil.copytree(folder, there)
        with Internet(sites, FAULTS) as internet:
            return run(there, "run", "--report", "report.json", *arguments, internet=internet, environment=TOLD)

    return tended


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process makes of the list."""
    there = tmp_path_factory.mktemp("alone") / "run"
    shutil.copytree(folder, there)
    with Internet(SITES, FAULTS) as internet:
        done = run(there, "run", "--report", "report.json", internet=internet, environment=TOLD)
    assert done.code == 1, done.err
    verdicts = {link["verdict"] for link in done.report()["links"]}
    assert {"ok", "moved", "broken", "blocked"} <= verdicts, "a list with few outcomes would prove little"
    assert len([1 for finding in done.report()["findings"] if finding["fix"]]) > 90
    return made(done)


def made(done: Finished) -> dict[str, str]:
    assert done.code == 1, done.err
    return {name: done.text(name) for name in MADE}


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_a_cluster_makes_the_same_bytes_as_one_process(
    workshop: Workshop, tend: Tend, alone: dict[str, str], workers: int
) -> None:
    workshop.have(workers)
    done = tend("--cluster", workshop.address)
    assert made(done) == alone
    assert "enrich-part" in workshop.tasks(), "the papers were weighed there"
    told = workshop.logs() + workshop.tasks()
    for private in (*KEYS.values(), CONTACT, CONTACT.replace("@", "%40"), "Treatise", "gone.example"):
        assert private not in told, "what crosses the cluster shows nowhere"


def test_processes_of_this_machine_are_a_cluster_too(folder: Path, tmp_path: Path) -> None:
    made = []
    for arguments in ((), ("--cluster", "local:2")):
        there = tmp_path / f"run{len(arguments)}"
        shutil.copytree(folder, there)
        done = run(there, "run", "--offline", "--no-links", "--report", "report.json", *arguments)
        assert (done.code, done.err) == (0, "")
        made.append([done.text(name) for name in MADE])
    assert made[0] == made[1]


class Killer:
    """Kills workers at some of the requests: so many at each. What was being answered then has nobody to read it."""

    def __init__(self, workshop: Workshop, at: Mapping[int, int]) -> None:
        self._workshop, self._at = workshop, at
        self.asked, self.killed = 0, set[int]()

    def watching(self, site: Site) -> Site:
        def watched(asked: Asked) -> Reply:
            self.asked += 1
            if self.asked in self._at:
                self.killed.update(self._workshop.kill(self._at[self.asked]))
            return site(asked)

        return watched


def test_workers_killed_on_the_way_are_replaced_and_the_bytes_are_the_same(
    workshop: Workshop, tend: Tend, alone: dict[str, str]
) -> None:
    workshop.have(2)
    killer = Killer(workshop, {5: 2, 20: 1})
    sites = {host: killer.watching(site) for host, site in SITES.items()}
    assert made(tend("--cluster", workshop.address, sites=sites)) == alone
    assert killer.asked > 20
    workshop.have(2)
    assert len(killer.killed) == 3
    assert not killer.killed & set(workshop.processes())
