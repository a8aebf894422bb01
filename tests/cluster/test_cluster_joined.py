"""How a cluster is found, and what is said where it cannot be used."""

import sys
from pathlib import Path

import pytest

from cluster.fake_dask import FakeDask, FakeWorker
from cluster.workshop import Workshop
from enrich import __version__
from enrich.cluster import joined as room
from enrich.cluster.address import read_address
from enrich.cluster.joined import joined
from enrich.errors import BadConfig, ClusterLost
from enrich.model import Failure
from running import call

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def machine(python: str = f"{PYTHON}.0.final.0", enrich: str | None = __version__) -> dict[str, object]:
    return {"host": {"python": python}, "packages": {"enrich": enrich}}


async def fit(worker: dict[str, object]) -> None:
    dask = FakeDask(FakeWorker("tcp://10.0.0.1:1", lambda _: Failure.OFFLINE))
    dask.versions = {"client": machine(), "workers": {"tcp://10.0.0.1:1": worker}}
    await room._fit(dask, "tcp://h:1", read_address("tcp://h:1"), __version__)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("worker", "said"),
    [
        (machine(enrich="0.0.1"), rf"10\.0\.0\.1:1 has enrich 0\.0\.1, and this is enrich {__version__}"),
        (machine(enrich=None), r"10\.0\.0\.1:1 has no enrich"),
        (machine(python="2.7.18.final.0"), rf"10\.0\.0\.1:1 runs Python 2\.7, this is {PYTHON}"),
    ],
)
async def test_workers_that_could_not_do_the_work_are_named_before_it_begins(
    worker: dict[str, object], said: str
) -> None:
    with pytest.raises(BadConfig, match=said + r".*pip install"):
        await fit(worker)


@pytest.mark.anyio
async def test_another_python_of_the_same_minor_version_will_do() -> None:
    await fit(machine(python=f"{PYTHON}.99.final.0"))


@pytest.mark.anyio
async def test_a_scheduler_without_workers_is_told_with_how_to_start_some() -> None:
    with pytest.raises(BadConfig, match=r"no workers.*dask worker tcp://h:1"):
        await room._fit(FakeDask(), "tcp://h:1", read_address("tcp://h:1"), __version__)
    with pytest.raises(BadConfig, match=r"dask worker --scheduler-file s\.json"):
        await room._fit(FakeDask(), "s.json", read_address("s.json"), __version__)


def test_a_cluster_that_is_not_there_is_told_in_words_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ANSWERED", 0.5)
    (tmp_path / "papers.csv").write_text("title,url\nA Paper,https://code.example/tool\n", encoding="utf-8")
    (tmp_path / "papers.json").write_text("[]", encoding="utf-8")
    for address, said in (
        ("papers.json", "Dask cannot use this"),
        ("tls://127.0.0.1:1", "Dask cannot use this"),
        ("tcp://127.0.0.1:1", "no Dask scheduler answers there within 0.5 seconds"),
        ("nowhere.json", "there is no such scheduler file"),
        ("tcp:/127.0.0.1", "there is no such scheduler file"),
        ("ftp://127.0.0.1:1", "this is no address of a Dask scheduler"),
    ):
        done = call(tmp_path, "run", "--offline", "--cluster", address)
        assert (done.code, said in done.err) == (2, True), done.err
        assert sorted(path.name for path in tmp_path.iterdir()) == ["papers.csv", "papers.json"]


def test_without_the_extra_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "papers.csv").write_text("title\nA Paper\n", encoding="utf-8")
    done = call(tmp_path, "run", "--offline", "--cluster", "local:2")
    assert done.code == 2
    assert "pip install 'enrich[cluster]'" in done.err


def test_a_plan_needs_no_cluster(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text("title\nA Paper\n", encoding="utf-8")
    done = call(tmp_path, "run", "--plan", "--cluster", "local:2")
    assert done.code == 2
    assert "--plan asks nobody" in done.err


@pytest.mark.anyio
async def test_a_scheduler_file_will_do(workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    file.write_text(f'{{"address": "{workshop.address}"}}', encoding="utf-8")
    workshop.have(2)
    async with joined(str(file), __version__) as cluster:
        assert len(await cluster.dask.nthreads()) == 2
        assert cluster.dask.direct_to_workers


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (ExceptionGroup("", [ClusterLost("gone"), ExceptionGroup("", [ClusterLost("gone")])]), ClusterLost),
        (ExceptionGroup("", [ClusterLost("gone"), KeyError("a bug")]), ExceptionGroup),
    ],
)
async def test_many_requests_that_lost_their_cluster_are_one_error_but_no_bug_hides_behind_it(
    workshop: Workshop, raised: Exception, expected: type[Exception]
) -> None:
    async def lost() -> None:
        async with joined(workshop.address, __version__):
            raise raised

    workshop.have(2)
    with pytest.raises(expected):
        await lost()
