"""The examples of docs/reports.md are what a run makes today."""

import importlib.util
from pathlib import Path

from enrich.reports import REPORTS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_page_of_reports_shows_what_a_run_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("examples", DOCS / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    examples = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(examples)
    text = (DOCS / "reports.md").read_text(encoding="utf-8")
    assert text == examples.page(text, examples.examples(examples.made(tmp_path))), "python docs/examples.py"
    assert set(examples.FORMATS) == set(REPORTS)
    assert all(f"| `{form}` |" in text for form in REPORTS)
