import json

import pytest

from enrich.errors import BadInput
from enrich.reports import REPORTS
from enrich.reports.reading import read_report
from report_samples import RICH, SAMPLES


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("report", SAMPLES, ids=["rich", "hostile", "empty"])
def test_every_report_can_be_made_from_the_json_one(name, report):
    again = read_report(REPORTS["json"](report), "report.json")
    assert REPORTS[name](again) == REPORTS[name](report)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", '{"schema_version": 1}', "[" * 100_000, '{"schema_version": 99}']
)
def test_what_is_no_report_is_refused_in_words(text):
    with pytest.raises(BadInput, match=r"^old\.json: .*report"):
        read_report(text, "old.json")


@pytest.mark.parametrize(
    ("place", "value"),
    [(("findings", 0, "rule"), "no-such-rule"), (("works", 0, "versions", 0, "date"), "2024-13"), (("day",), "today")],
)
def test_a_report_that_was_tampered_with_is_refused(place, value):
    shape = part = json.loads(REPORTS["json"](RICH))
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    with pytest.raises(BadInput):
        read_report(json.dumps(shape), "old.json")
