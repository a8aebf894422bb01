from dataclasses import replace

import pytest

from enrich.authority import venue_of
from enrich.model import DateKind, Ids, Paper, PartialDate, Request, Version
from enrich.normalise.ids import recognise
from enrich.sources.ojs import page_of, read_page
from sources.proceedings_pages import ojs_knowing
from sources.service_answers import paper

BASE = "https://ojs.aaai.org/index.php/AAAI/article"


@pytest.mark.parametrize("address", [f"{BASE}/view/29434", f"{BASE}/view/29434/30713", f"{BASE}/download/29434/30713"])
def test_every_address_of_a_paper_leads_to_its_page(address: str) -> None:
    entry: Paper = replace(paper("A Title"), url=address, ids=recognise(address))
    assert page_of(entry) == f"{BASE}/view/29434"


def test_a_page_tells_the_doi_to_ask_about() -> None:
    record = read_page(ojs_knowing(Request(f"{BASE}/view/29434")), f"{BASE}/view/29434")
    assert record.ids == Ids(ojs="ojs.aaai.org/AAAI/29434", doi="10.1609/aaai.v38i13.29434")
    assert record.related == (Ids(doi="10.1609/aaai.v38i13.29434"),)
    venue = venue_of(record)
    assert venue is not None
    assert (venue.id, record.version) == ("aaai", Version.CONFERENCE)
    assert record.dates == ((DateKind.PUBLISHED, PartialDate(2024, 3, 24)),)
