import json
from dataclasses import replace
from pathlib import Path

from jsonschema import Draft202012Validator

from enrich.model import Appearance, Location, PartialDate, Version, Work, by_location
from enrich.reports.json import render
from enrich.reports.shape import schema
from report_samples import EMPTY, HOSTILE, RICH, SAMPLES, record

HERE = Path(__file__).resolve().parent.parent.parent
SCHEMA = json.loads(json.dumps(schema()))

PREPRINT = Appearance(Version.PREPRINT, "arXiv", PartialDate(2024, 10, 14), record(), shown=False)
PAPER = Appearance(Version.CONFERENCE, "ICML", None, record("crossref", "https://doi.org/10.1/x"), shown=True)
WORKS = (Work(Location("papers.csv", 19), "A Title", (PREPRINT, PAPER), "the entry's link leads to it"),)


def read(report):
    return json.loads(render(report))


def test_the_shape_is_the_documented_one():
    shape = read(RICH)
    assert shape["schema_version"] == 1
    Draft202012Validator.check_schema(SCHEMA)
    for report in (*SAMPLES, replace(RICH, works=(*RICH.works, *WORKS))):
        Draft202012Validator(SCHEMA).validate(read(report))


def test_the_schema_refuses_what_is_no_report():
    validator = Draft202012Validator(SCHEMA)
    for key, value in {"schema_version": 2, "day": 5, "findings": [{}], "counts": None}.items():
        assert not validator.is_valid(read(RICH) | {key: value})


def test_the_published_schema_is_made_from_the_code():
    published = HERE / "docs" / "report.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema(), "python -m enrich report --schema"


def test_every_finding_is_there_unchanged_in_the_order_of_the_list():
    told = [(one["rule"], one["message"], one["path"], one["line"], one["entry"]) for one in read(HOSTILE)["findings"]]
    assert told == [(f.rule, f.message, f.where.path, f.where.line, f.entry) for f in by_location(HOSTILE.findings)]


def test_a_fix_names_its_record_and_a_repair_has_none():
    fixes = {one["rule"]: one["fix"] for one in read(RICH)["findings"]}
    assert fixes["placeholder-date"] == {
        "field": "date",
        "before": "Mon 2024",
        "after": "Oct 2024",
        "band": "apply",
        "why": "the record of the same number",
        "record": {"source": "arXiv", "url": "https://arxiv.org/abs/2410.10926", "title": ""},
    }
    assert fixes["title-spacing"]["record"] is None
    assert fixes["empty-entry"] is None


def test_counts_add_up():
    counts = read(RICH)["counts"]
    assert counts["applied"] + counts["suggested"] + counts["open"] == len(RICH.findings)
    assert sum(counts["severities"].values()) == len(RICH.findings)
    assert sum(counts["links"].values()) == len(RICH.links)
    assert counts["links"]["unchecked"] == 0


def test_the_text_is_ascii_with_sorted_keys():
    text = render(HOSTILE)
    assert text.isascii()
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"


def test_an_empty_report_has_the_same_shape():
    assert set(read(EMPTY)) == set(read(RICH))
    assert read(EMPTY)["findings"] == []


def test_every_version_of_a_work_is_told():
    assert read(replace(RICH, works=WORKS))["works"] == [
        {
            "path": "papers.csv",
            "line": 19,
            "entry": "A Title",
            "why": "the entry's link leads to it",
            "versions": [
                {
                    "version": "preprint",
                    "venue": "arXiv",
                    "date": "2024-10-14",
                    "source": "arXiv",
                    "url": "https://arxiv.org/abs/2410.10926",
                    "shown": False,
                },
                {
                    "version": "conference",
                    "venue": "ICML",
                    "date": "",
                    "source": "crossref",
                    "url": "https://doi.org/10.1/x",
                    "shown": True,
                },
            ],
        }
    ]
