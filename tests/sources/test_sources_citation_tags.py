import json

import pytest

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, PartialDate, Record, Response, Version
from enrich.sources.citation_tags import has_tags, read_page_date, read_tags
from sources.proceedings_pages import html, tags

URL = "https://journal.example/1"


def read(*pairs: tuple[str, str]) -> Record:
    return read_tags(html("", URL, tags(*pairs)), "landing-page", URL)


def described(*things: object) -> Response:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    return html("", URL, scripts)


def test_the_tags_of_indexes_make_a_record() -> None:
    record = read(
        ("citation_title", "Sparse &amp; Dense"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_author", "Charles Babbage"),
        ("citation_journal_title", "Journal of Machine Learning Research"),
        ("citation_publication_date", "2024/7/14"),
        ("citation_online_date", "2024/05/01"),
        ("citation_doi", "https://doi.org/10.1000/A"),
    )
    assert record.title == "Sparse & Dense"
    assert record.authors == (Author("Ada Lovelace", "Lovelace"), Author("Charles Babbage"))
    assert (record.version, record.venues) == (Version.JOURNAL, ("Journal of Machine Learning Research",))
    assert record.date(DateKind.PUBLISHED) == PartialDate(2024, 7, 14)
    assert record.date(DateKind.ONLINE) == PartialDate(2024, 5, 1)
    assert (record.ids, record.url) == (Ids(doi="10.1000/a"), URL)


def test_dublin_core_is_read_where_there_is_nothing_better() -> None:
    record = read(
        ("DC.Title", "A Title"),
        ("DC.Creator", "Lovelace, Ada; Babbage, Charles"),
        ("DC.Date", "2024-07-14T00:00:00Z"),
        ("DC.Identifier", "doi:10.1000/a"),
        ("DC.Identifier", "https://journal.example/1"),
    )
    assert [author.name for author in record.authors] == ["Ada Lovelace", "Charles Babbage"]
    assert record.dates == ((DateKind.PUBLISHED, PartialDate(2024, 7, 14)),)
    assert record.ids == Ids(doi="10.1000/a")
    assert read(("DC.Title", "A"), ("citation_title", "B")).title == "B"


@pytest.mark.parametrize(
    ("tag", "name", "version"),
    [
        ("citation_journal_title", "Advances in Neural Information Processing Systems", Version.CONFERENCE),
        ("citation_conference_title", "Some Meeting of Moths", Version.CONFERENCE),
        ("citation_journal_title", "Moth Quarterly", Version.JOURNAL),
        ("citation_journal_title", "bioRxiv", Version.PREPRINT),
        ("citation_publisher", "Moths", Version.OTHER),
    ],
)
def test_the_version_is_that_of_the_venue_whatever_the_tag_calls_it(tag: str, name: str, version: Version) -> None:
    record = read(("citation_title", "A Title"), (tag, name), ("citation_date", "2024/05/01"))
    assert record.version is version
    assert (record.date(DateKind.POSTED) is not None) is (version is Version.PREPRINT)


def test_an_article_of_schema_org_makes_a_record() -> None:
    article = {
        "@type": ["ScholarlyArticle"],
        "headline": "A Title",
        "author": [{"@type": "Person", "name": "Ada Lovelace"}, {"familyName": "Babbage", "givenName": "Charles"}],
        "datePublished": "2024-07-14T09:00:00Z",
        "isPartOf": {"@type": "PublicationIssue", "name": "Journal of Matters"},
        "sameAs": "https://doi.org/10.1000/a",
    }
    site = {"@type": "WebSite", "name": "Example"}
    for page in (described(site, article), described({"@graph": [site, {"mainEntity": article}]})):
        record = read_tags(page, "landing-page", URL)
        assert (record.title, record.venues, record.ids) == ("A Title", ("Journal of Matters",), Ids(doi="10.1000/a"))
        assert [author.name for author in record.authors] == ["Ada Lovelace", "Charles Babbage"]
        assert record.dates == ((DateKind.PUBLISHED, PartialDate(2024, 7, 14)),)


@pytest.mark.parametrize(
    "page",
    [
        html("<h1>A Title</h1>", URL),
        html("", URL, tags(("citation_title", " "), ("og:title", "A Title"))),
        described({"@type": "BlogPosting", "headline": "A Title"}),
        described({"@type": "ScholarlyArticle", "headline": 7, "author": [None, 3, {"name": ["x"]}]}),
        html("", URL, '<script type="application/ld+json">{"@type": "ScholarlyArticle", "name": "A"'),
        html("", URL, '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    ],
)
def test_a_page_that_names_no_title_for_indexes_makes_none(page: Response) -> None:
    assert not has_tags(page)
    with pytest.raises(SourceChanged):
        read_tags(page, "landing-page", URL)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024/12/16", PartialDate(2024, 12, 16)),
        ("2024-7", PartialDate(2024, 7)),
        ("2024", PartialDate(2024)),
        ("2024-07-14 09:00", PartialDate(2024, 7, 14)),
        ("July 2024", PartialDate(2024, 7)),
        ("2024/13/45", None),
        ("soon", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, date: PartialDate | None) -> None:
    assert read_page_date(text) == date
