import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Author, DateKind, Ids, PartialDate, Version
from enrich.sources.csl import (
    CslDate,
    CslItem,
    CslName,
    date_of,
    first_text,
    item_ids,
    read_author,
    read_authors,
    read_csl_date,
    read_item,
    texts,
    venue_names,
)


def read(**fields):
    item = msgspec.convert(fields, CslItem)
    return read_item(item, "catalogue", "https://a.example/", item_ids(item))


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([2024, 7, 14], PartialDate(2024, 7, 14)),
        (["2024", "07"], PartialDate(2024, 7)),
        ([2024.0], PartialDate(2024)),
        ([2024, 0, 0], PartialDate(2024)),
        ([2024, None, 5], PartialDate(2024)),
        ([2023, 2, 30], PartialDate(2023, 2)),
        ([2024, 13], PartialDate(2024)),
        ([2024, 7, 14, 9], PartialDate(2024, 7, 14)),
        ([None], None),
        ([], None),
        ([0], None),
        ([10**30], None),
        (["MMXX"], None),
        (["²"], None),
        ([1e300], None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_possible_and_never_padded(parts, date) -> None:
    assert date_of(parts) == date


@given(
    st.lists(
        st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5), max_size=4
    )
)
def test_no_parts_raise(parts) -> None:
    assert (read_date := date_of(parts)) is None or 1000 <= read_date.year <= 2999


def test_dates_come_nested_flat_or_as_text() -> None:
    assert read_csl_date(CslDate([[2024, 7], [2024, 8]])) == PartialDate(2024, 7)
    assert read_csl_date(CslDate([2024, 7])) == PartialDate(2024, 7)
    assert read_csl_date(CslDate(raw="July 2024")) == PartialDate(2024, 7)
    assert read_csl_date("2024/07") == PartialDate(2024, 7)


@pytest.mark.parametrize(
    "value", [None, "", CslDate(), CslDate([]), CslDate([None]), CslDate([[None]]), CslDate(raw="forthcoming")]
)
def test_no_date_is_none(value) -> None:
    assert read_csl_date(value) is None


@pytest.mark.parametrize(
    ("name", "author"),
    [
        (CslName("Ada", "Lovelace"), Author("Ada Lovelace", "Lovelace")),
        (CslName("Ludwig", "Beethoven", non_dropping_particle="van"), Author("Ludwig van Beethoven", "van Beethoven")),
        (CslName("Jean", "La Fontaine", dropping_particle="de"), Author("Jean de La Fontaine", "La Fontaine")),
        (CslName("Martin", "King", "Jr."), Author("Martin King Jr.", "King")),
        (CslName(family="Plato"), Author("Plato", "Plato")),
        (CslName(literal="William F. Shen"), Author("William F. Shen")),
        (CslName(name="The ATLAS Collaboration"), Author("The ATLAS Collaboration")),
        (CslName(given="GEORGE D.", family="WINTER"), Author("GEORGE D. WINTER", "WINTER")),
        (CslName(literal="(:unav)"), None),
        (CslName(), None),
    ],
)
def test_names_are_in_reading_order(name: CslName, author: Author | None) -> None:
    assert read_author(name) == author


def test_authors_may_be_missing_null_or_one() -> None:
    assert read_authors(None) == ()
    assert read_authors([None, CslName(literal="Ada")]) == (Author("Ada"),)
    assert read_authors(CslName(literal="Ada")) == (Author("Ada"),)


@pytest.mark.parametrize("text", [":{unav)", "(:unkn)", "[:tba]", "", " ", "(:null)"])
def test_a_placeholder_is_nothing(text: str) -> None:
    assert first_text(text) == ""
    assert texts([text, None, "A Title"]) == ("A Title",)


@pytest.mark.parametrize("title", ["None", "Null", "(Almost) None of the Above"])
def test_a_title_that_resembles_a_placeholder_is_a_title(title: str) -> None:
    assert first_text(title) == title


def test_a_series_is_no_venue() -> None:
    names = venue_names(
        "ECCV 2022", ["Lecture Notes in Computer Science", "Computer Vision &amp; More", "ECCV 2022"], "LNCS"
    )
    assert names == ("ECCV 2022", "Computer Vision & More")


@pytest.mark.parametrize(
    ("fields", "version"),
    [
        ({"type": "article", "genre": "preprint"}, Version.PREPRINT),
        ({"type": "article", "genre": "Preprint"}, Version.PREPRINT),
        ({"type": "article", "DOI": "10.48550/arXiv.2409.06277"}, Version.PREPRINT),
        ({"type": "article", "archive": "arXiv", "archive_location": "2409.06277"}, Version.PREPRINT),
        ({"type": "paper-conference"}, Version.CONFERENCE),
        ({"type": "paper-conference", "genre": "findings"}, Version.CONFERENCE),
        ({"type": "paper-conference", "genre": "workshop"}, Version.WORKSHOP),
        ({"type": "article-journal"}, Version.JOURNAL),
        ({"type": "journal-article"}, Version.JOURNAL),
        ({"type": "chapter"}, Version.OTHER),
        ({"type": "thesis"}, Version.OTHER),
        ({}, Version.OTHER),
    ],
)
def test_type_and_genre_tell_the_version(fields, version: Version) -> None:
    assert read(**fields).version is version


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "article-journal"}, DateKind.PUBLISHED),
        ({"type": "article", "genre": "preprint", "DOI": "10.48550/arXiv.2409.06277"}, DateKind.SUBMITTED),
        ({"type": "article", "genre": "preprint", "DOI": "10.21203/rs.1"}, DateKind.POSTED),
    ],
)
def test_what_issued_means_depends_on_the_version(fields, kind: DateKind) -> None:
    assert read(issued={"date-parts": [[2024, 9]]}, **fields).dates == ((kind, PartialDate(2024, 9)),)


def test_the_other_dates_keep_their_kinds() -> None:
    record = read(
        **{
            "type": "paper-conference",
            "event-date": {"date-parts": [[2024, 7, 21]]},
            "published-print": {"date-parts": [[2024, 8]]},
            "published-online": {"date-parts": [["2024"]]},
        }
    )
    assert dict(record.dates) == {
        DateKind.EVENT: PartialDate(2024, 7, 21),
        DateKind.PRINT: PartialDate(2024, 8),
        DateKind.ONLINE: PartialDate(2024),
    }


@pytest.mark.parametrize("event", ["ICML 2024", {"acronym": "ICML 2024", "name": None}])
def test_an_event_is_a_text_or_an_object(event) -> None:
    assert read(event=event, **{"container-title": ["Proceedings of Machine Learning Research"]}).venues == (
        "ICML 2024",
        "Proceedings of Machine Learning Research",
    )


def test_identifiers_come_from_doi_archive_and_address() -> None:
    item = CslItem(
        doi="10.1000/A",
        archive="arXiv",
        archive_location="arXiv:2409.06277",
        url="https://aclanthology.org/2024.emnlp-main.587/",
    )
    assert item_ids(item) == Ids(doi="10.1000/a", arxiv="2409.06277", acl="2024.emnlp-main.587")


def test_a_place_in_another_archive_is_no_arxiv_number() -> None:
    assert not item_ids(CslItem(archive="HAL", archive_location="2409.06277"))
