"""The benchmark of accuracy: it runs as anyone would run it, and nothing that it counts was written wrongly."""

import importlib.util
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "accuracy.py"


@pytest.fixture(scope="module")
def accuracy() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPT.parent)
        yield _loaded()


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclasses look for their names
    spec.loader.exec_module(module)
    return module


def test_the_script_prints_a_row_for_every_corruption(accuracy: ModuleType) -> None:
    ran = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, SCRIPT, "--works", "1"], capture_output=True, text=True, timeout=60, check=True
    )
    rows = [line[:20].strip() for line in ran.stdout.splitlines() if line.strip()]
    rules = [name[:20].strip() for name in ("all, without a link", "enrich", *accuracy.RULES)]
    assert rows == ["with a link", *accuracy.SPOILS, "without a link", *accuracy.SPOILS, *rules]


@pytest.mark.parametrize("linked", [True, False])
def test_nothing_is_written_wrongly_however_entries_were_spoilt(accuracy: ModuleType, linked: bool) -> None:
    counted = {name: accuracy.measure(name, 5, linked) for name in accuracy.SPOILS}
    assert {name: counts["applied wrong"] for name, counts in counted.items() if counts["applied wrong"]} == {}
    assert counted["nothing"] == Counter({"left alone": 20})
    assert counted["placeholder date"]["applied right"] == 5
    # without a record the table of venues still tells the month of a conference
    assert counted["record absent"]["applied right"] < 5


def test_a_wrong_change_would_be_counted(accuracy: ModuleType) -> None:
    work = next(work for work in accuracy.works() if len(work) > 1)
    right = accuracy.right_entry(work, 1, linked=True)
    wrong = accuracy.SPOILS["wrong venue"](right)
    assert accuracy._outcome(accuracy.Field.VENUE, right, right, wrong, set()) == "applied wrong"
    assert accuracy._outcome(accuracy.Field.VENUE, right, wrong, right, set()) == "applied right"
    assert accuracy._outcome(accuracy.Field.VENUE, right, wrong, wrong, set()) == "missed"
