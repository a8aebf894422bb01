from enrich.spoken import SPOKEN, all_spoken, spoken


def test_a_source_is_called_by_its_own_name_where_no_other_is_known():
    assert spoken("crossref") == "Crossref"
    assert spoken("Crossref") == "Crossref"
    assert spoken("ACL Anthology") == "ACL Anthology"


def test_a_name_that_was_made_readable_stays_so():
    assert all(spoken(name) == name for name in SPOKEN.values())


def test_several_sources_are_enumerated():
    assert [all_spoken(["arxiv", "dblp", "crossref"][:number]) for number in (1, 2, 3)] == [
        "arXiv",
        "arXiv and DBLP",
        "arXiv, DBLP and Crossref",
    ]
