import msgspec
import pytest

from enrich.errors import SourceChanged
from enrich.model import Author, DateKind, Ids, Notice, PartialDate, Record, Version
from enrich.sources.crossref_works import FIELDS, PREPRINT_SERVERS, Work, is_paper, read_work
from sources.service_answers import notice, work


def read(doi: str = "10.1000/a", **fields) -> Record:
    return read_work(msgspec.convert({**work(doi), **fields}, Work), "https://api.crossref.org/works")


def test_what_is_read_of_a_work_is_what_is_asked_for() -> None:
    assert {field.encode_name for field in msgspec.structs.fields(Work)} == set(FIELDS)


def test_a_work_becomes_this_record() -> None:
    record = read(
        "10.1145/3292500.3330701",
        type="proceedings-article",
        title=["Optuna"],
        subtitle=["A Framework"],
        event={"name": "KDD '19: The 25th Conference", "acronym": "KDD '19", "start": {"date-parts": [[2019, 8, 4]]}},
        relation={"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.1907.10902", "asserted-by": "object"}]},
        **{"container-title": ["Proceedings of the 25th Conference"], "short-container-title": ["KDD"]},
        **{"published-print": {"date-parts": [[2019, 7, 25]]}},
    )
    assert record == Record(
        source="crossref",
        url="https://doi.org/10.1145/3292500.3330701",
        title="Optuna",
        subtitle="A Framework",
        authors=(Author("Ada Lovelace", "Lovelace"),),
        ids=Ids(doi="10.1145/3292500.3330701"),
        version=Version.CONFERENCE,
        kind="proceedings-article",
        venues=("KDD '19", "KDD '19: The 25th Conference", "Proceedings of the 25th Conference", "KDD"),
        dates=(
            (DateKind.EVENT, PartialDate(2019, 8, 4)),
            (DateKind.PRINT, PartialDate(2019, 7, 25)),
            (DateKind.PUBLISHED, PartialDate(2024, 9)),
        ),
        related=(Ids(arxiv="1907.10902"),),
    )


def test_a_work_of_nothing_but_nulls_is_read() -> None:
    bare = dict.fromkeys(
        ("title", "author", "event", "issued", "published", "relation", "resource", "link", "update-to", "updated-by")
    )
    record = read_work(msgspec.convert({"DOI": "10.1000/a", **bare}, Work), "")
    assert record == Record("crossref", "https://doi.org/10.1000/a", ids=Ids(doi="10.1000/a"))


def test_nulls_inside_lists_are_read() -> None:
    record = read(
        title=[None],
        author=[None],
        link=[None, {"URL": None}],
        relation={"has-preprint": [None], "x": None},
        **{"update-to": [None]},
    )
    assert (record.title, record.authors, record.related) == ("", (), ())


@pytest.mark.parametrize("doi", ["", "doi", "10.1000", "10.1000/a b", "https://doi.org/10.1000/a"])
def test_a_work_without_a_doi_is_refused(doi: str) -> None:
    with pytest.raises(SourceChanged):
        read(doi)


@pytest.mark.parametrize("empty", [None, {"date-parts": [[None]]}, {"date-parts": [[]]}, {"date-parts": []}, {}])
def test_without_a_date_of_publication_there_is_none(empty) -> None:
    assert read(issued=empty, published=empty).dates == ()


def test_dates_of_registration_are_never_read() -> None:
    """Nor `issued`, which is that of the deposit where a work has no other."""
    registered = {name: {"date-parts": [[2013, 1, 1]]} for name in ("created", "deposited", "indexed", "issued")}
    assert read(published=None, **registered).dates == ()


@pytest.mark.parametrize(
    ("kind", "version"),
    [
        ("journal-article", Version.JOURNAL),
        ("proceedings-article", Version.CONFERENCE),
        ("posted-content", Version.PREPRINT),
        ("book-chapter", Version.OTHER),
        ("report", Version.OTHER),
    ],
)
def test_the_type_tells_the_version(kind: str, version: Version) -> None:
    record = read("10.1101/a", type=kind)
    assert (record.version, record.kind) == (version, kind)


@pytest.mark.parametrize(
    ("containers", "version"),
    [
        (["Lecture Notes in Computer Science", "Computer Vision – ECCV 2022"], Version.CONFERENCE),
        (["Proceedings of the 3rd Symposium on Trees"], Version.CONFERENCE),
        (["The Handbook of Trees"], Version.OTHER),
        (["Lecture Notes in Computer Science", "Advances in Trees"], Version.OTHER),
    ],
)
def test_a_chapter_of_proceedings_is_a_conference_paper(containers: list[str], version: Version) -> None:
    assert read(type="book-chapter", **{"container-title": containers}).version is version


def test_a_chapter_with_an_event_is_a_conference_paper() -> None:
    assert read(type="book-chapter", event={"name": "Trees Day"}).version is Version.CONFERENCE


def test_of_a_volumes_names_the_last_comes_first_and_the_series_goes() -> None:
    containers = ["Lecture Notes in Computer Science", "Discovery Science", "Part II of It"]
    record = read(**{"container-title": containers, "short-container-title": ["Lecture Notes in Comp. Sci."]})
    assert record.venues == ("Part II of It", "Discovery Science")


@pytest.mark.parametrize("prefix", PREPRINT_SERVERS)
def test_posted_content_of_a_preprint_server_is_a_paper(prefix: str) -> None:
    assert is_paper(Work(f"{prefix}/a", "posted-content"))


@pytest.mark.parametrize(
    "kind", ["component", "peer-review", "journal", "proceedings", "journal-issue", "reference-entry", None]
)
def test_what_is_no_paper_is_known(kind: str | None) -> None:
    assert not is_paper(Work("10.1000/a", kind))


def test_posted_content_of_anybody_is_not() -> None:
    assert not is_paper(Work("10.65215/2q58a426", "posted-content"))


@pytest.mark.parametrize(
    "title",
    [
        "Correction to: A Paper",
        "Author Correction: A Paper",
        "Erratum: A Paper",
        "Retraction Note: A Paper",
        "Corrigendum to A Paper",
    ],
)
def test_a_notice_is_no_version_of_its_paper(title: str) -> None:
    assert read(title=[title]).kind == "notice"


@pytest.mark.parametrize(
    "title", ["Correction Networks for Vision", "Retraction of Spheres", "Error Correction: A Survey"]
)
def test_a_paper_on_corrections_is_a_paper(title: str) -> None:
    assert read(title=[title]).kind == "journal-article"


def test_what_updates_another_work_is_a_notice_unless_it_is_its_new_version() -> None:
    assert read(**{"update-to": [{"DOI": "10.1000/b", "type": "retraction"}]}).kind == "notice"
    assert read(**{"update-to": [{"DOI": "10.1000/b", "type": "new_version"}]}).kind == "journal-article"


def test_names_keep_their_order_and_capitals_and_editors_stay_out() -> None:
    authors = [{"given": "GEORGE D.", "family": "WINTER"}, {"name": "The ATLAS Collaboration"}, {"family": "Plato"}]
    record = read(author=authors, editor=[{"given": "An", "family": "Editor"}])
    assert [author.name for author in record.authors] == ["GEORGE D. WINTER", "The ATLAS Collaboration", "Plato"]


@pytest.mark.parametrize(
    "fields",
    [
        {"resource": {"primary": {"URL": "https://ieeexplore.ieee.org/document/10447454/"}}},
        {"link": [{"URL": "http://xplorestaging.ieee.org/ielx7/1/2/3.pdf?arnumber=10447454"}]},
    ],
)
def test_ieees_number_is_found_in_its_addresses(fields) -> None:
    assert read("10.1109/x", **fields).ids == Ids(doi="10.1109/x", ieee="10447454")


def test_an_address_gives_no_doi_and_no_preprint() -> None:
    fields = {"link": [{"URL": "https://arxiv.org/pdf/2409.06277"}, {"URL": "https://a.example/10.1000/other"}]}
    assert read(**fields).ids == Ids(doi="10.1000/a")


def test_relations_lead_to_versions_and_to_nothing_else() -> None:
    record = read(
        relation={
            "is-preprint-of": {"id-type": "doi", "id": "10.1000/B"},
            "is-version-of": [
                {"id-type": "arxiv", "id": "2409.06277"},
                {"id-type": "uri", "id": "https://example.org/"},
            ],
            "has-review": [{"id-type": "doi", "id": "10.1000/review"}],
        }
    )
    assert record.related == (Ids(doi="10.1000/b"), Ids(arxiv="2409.06277"))


def test_markup_is_taken_out_of_titles() -> None:
    assert read(title=["H<sub>2</sub>O &amp;\n <i>Trees</i>"]).title == "H2O & Trees"


def test_notices_about_a_work_are_read_whoever_told_of_them() -> None:
    told = [notice("10.1000/N"), notice("10.1000/n", told_by="retraction-watch", day="2024-03-09")]
    assert read(**{"updated-by": told}).notices == (
        Notice("retraction", "10.1000/n", PartialDate(2024, 3, 6), "publisher"),
        Notice("retraction", "10.1000/n", PartialDate(2024, 3, 9), "retraction-watch"),
    )


def test_a_marked_title_is_that_of_the_paper_and_the_mark_a_notice() -> None:
    record = read(title=["RETRACTED ARTICLE: A Paper on Some Matter"])
    assert (record.title, record.kind) == ("A Paper on Some Matter", "journal-article")
    assert record.notices == (Notice("retraction", told_by="title"),)


def test_a_notice_keeps_its_title() -> None:
    update = {"update-to": [{"DOI": "10.1000/b", "type": "retraction"}]}
    for record in (read(title=["Retracted: A Paper"], **update), read(title=["Retraction Note: A Paper"])):
        assert (record.kind, record.notices) == ("notice", ())
        assert record.title.startswith("Retract")


def test_a_paper_that_was_retracted_in_place_is_no_notice() -> None:
    record = read("10.1000/A", title=["WITHDRAWN: A Paper"], **{"update-to": [notice("10.1000/a", "withdrawal")]})
    assert (record.kind, record.title) == ("journal-article", "A Paper")
    assert record.notices[0] == Notice("withdrawal", "10.1000/a", PartialDate(2024, 3, 6), "publisher")
