"""A venue is called what it was called when the paper appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enrich.house import House
from enrich.model import DateKind, PartialDate
from enrich.normalise.venues import learn_venues
from enrich.reconcile import reconcile
from papers import a_dossier, a_paper, a_record

HOUSE = House(today=date(2026, 1, 1), venues=learn_venues(["NeurIPS", "NeurIPS", "ICML"]))
FORMER = replace(HOUSE, venues=learn_venues(["NIPS", "NIPS", "ICML"]))


@pytest.mark.parametrize(
    ("written", "year", "house", "after"),
    [
        ("NIPS", 2023, HOUSE, "NeurIPS"),
        ("NIPS'23", 2023, HOUSE, "NeurIPS'23"),
        ("NIPS 2016", 2016, HOUSE, None),
        ("NIPS", 2023, FORMER, None),
        ("NeurIPS", 2023, HOUSE, None),
    ],
)
def test_a_former_name_is_replaced_where_the_list_writes_the_present_one(
    written: str, year: int, house: House, after: str | None
) -> None:
    record = a_record(
        venues=("Advances in Neural Information Processing Systems",),
        dates=((DateKind.PUBLISHED, PartialDate(year, 12)),),
    )
    findings = reconcile(a_dossier(a_paper(venue=written, date=f"Dec {year}"), record), house)
    renamed = [finding.fix.after for finding in findings if finding.rule == "former-venue-name" and finding.fix]
    assert renamed == ([after] if after else [])
