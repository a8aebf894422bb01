from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.authority import weigh
from enrich.model import Author, Finding, Ids, Notice, Paper, PartialDate, Record, Severity, Version
from enrich.notices import notices
from enrich.rules import severity
from papers import TITLE, a_dossier, a_paper, a_preprint, a_record

DOI, NOTE = "10.1016/paper", "10.1016/note"
DAY = PartialDate(2010, 2, 6)
RETRACTED = Notice("retraction", NOTE, DAY, "publisher")


def told(*records: Record, paper: Paper | None = None, silent: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    dossier = a_dossier(paper or a_paper(ids=Ids(doi=DOI)), *records, silent=silent)
    return tuple(notices(weigh(dossier)))


def rules(findings: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def journal(*listed: Notice, **facts: object) -> Record:
    known: dict[str, object] = {"url": f"https://doi.org/{DOI}", "ids": Ids(doi=DOI), "notices": listed} | facts
    return a_record(version=Version.JOURNAL, **known)


def arxiv(comment: str = "", number: str = "2409.06277", **facts: object) -> Record:
    withdrawn = "withdrawn" if "withdrawn" in comment.lower() else "preprint"
    known: dict[str, object] = {
        "comment": comment,
        "kind": withdrawn,
        "ids": Ids(arxiv=number),
        "url": f"https://arxiv.org/abs/{number}",
    }
    return a_preprint(**known | facts)


ON_ARXIV = a_paper(ids=Ids(arxiv="2409.06277"))

# --- published notices --------------------------------------------------------------------------


def test_a_retraction_names_the_version_the_day_who_told_and_where_to_read_it() -> None:
    (finding,) = told(journal(RETRACTED))
    assert finding.message == (
        "the journal version (https://doi.org/10.1016/paper) was retracted on 2010-02-06, "
        "says the publisher at Crossref: https://doi.org/10.1016/note"
    )
    assert (finding.rule, finding.fix, finding.entry) == ("retracted-paper", None, TITLE)


@pytest.mark.parametrize(
    ("kind", "rule", "grave"),
    [
        ("retraction", "retracted-paper", Severity.ERROR),
        ("Retraction", "retracted-paper", Severity.ERROR),
        ("retration", "retracted-paper", Severity.ERROR),
        ("removal", "retracted-paper", Severity.ERROR),
        ("withdrawal", "retracted-paper", Severity.ERROR),
        ("expression_of_concern", "questioned-paper", Severity.WARNING),
        ("Expression of concern", "questioned-paper", Severity.WARNING),
        ("partial_retraction", "questioned-paper", Severity.WARNING),
        ("correction", "corrected-paper", Severity.INFO),
        ("corrigendum", "corrected-paper", Severity.INFO),
        ("erratum", "corrected-paper", Severity.INFO),
        ("err", "corrected-paper", Severity.INFO),
        ("addendum", "corrected-paper", Severity.INFO),
        ("clarification", "corrected-paper", Severity.INFO),
    ],
)
def test_a_notice_is_as_grave_as_its_kind(kind: str, rule: str, grave: Severity) -> None:
    (finding,) = told(journal(Notice(kind, NOTE, DAY, "publisher")))
    assert (finding.rule, severity(finding)) == (rule, grave)


@pytest.mark.parametrize("kind", ["new_version", "new_edition", "New version"])
def test_a_new_edition_is_no_news(kind: str) -> None:
    assert told(journal(Notice(kind, NOTE, DAY, "publisher"))) == ()


def test_a_notice_of_an_unknown_kind_is_named_and_alarms_nobody() -> None:
    (finding,) = told(journal(Notice("reinstatement", NOTE, DAY, "retraction-watch")))
    assert severity(finding) is Severity.INFO
    assert "reinstatement" in finding.message


def test_unknown_kinds_are_not_lost_in_one_another_or_in_a_correction() -> None:
    listed = [Notice(kind, NOTE, DAY, "publisher") for kind in ("correction", "odd", "odder")]
    assert rules(told(journal(*listed))) == ["corrected-paper"] * 3


# --- one event, told by several ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        Notice("retraction", NOTE, DAY, "retraction-watch"),
        Notice("retraction", NOTE, PartialDate(2010, 2, 9), "retraction-watch"),
        Notice("Retraction", NOTE, None, "retraction-watch"),
        Notice("withdrawal", NOTE, DAY, "retraction-watch"),
        Notice("retraction", "10.1016/other-page", DAY, "retraction-watch"),
        Notice("retraction", DOI, PartialDate(2010, 2, 9), "retraction-watch"),
        Notice("retraction", "", PartialDate(2010, 2, 9), "retraction-watch"),
        Notice("retraction", told_by="title"),
    ],
    ids=["same", "other day", "no day", "other word", "other page", "the paper's own page", "no page", "title"],
)
def test_one_event_that_two_tell_of_is_one_finding(second: Notice) -> None:
    (finding,) = told(journal(RETRACTED, second))
    assert "2010-02-06" in finding.message
    assert finding.message.endswith("https://doi.org/10.1016/note")
    assert "the publisher" in finding.message


def test_both_who_told_are_named() -> None:
    (finding,) = told(journal(RETRACTED, Notice("retraction", NOTE, DAY, "retraction-watch")))
    assert "say the publisher and Retraction Watch at Crossref" in finding.message


@pytest.mark.parametrize(
    "second",
    [
        Notice("retraction", "10.1016/another", PartialDate(2012, 1, 1), "publisher"),
        Notice("retraction", "10.1016/another", PartialDate(2012, 1, 1), "retraction-watch"),
        Notice("retraction", "10.1016/another", DAY, "publisher"),
    ],
)
def test_two_events_are_two_findings(second: Notice) -> None:
    assert rules(told(journal(RETRACTED, second))) == ["retracted-paper"] * 2


def test_a_correction_and_a_later_retraction_are_both_said_the_graver_first() -> None:
    corrected = Notice("correction", "10.1016/c", PartialDate(2004, 3, 6), "retraction-watch")
    assert rules(told(journal(corrected, RETRACTED))) == ["retracted-paper", "corrected-paper"]


def test_who_told_is_left_open_where_nobody_is_named() -> None:
    (finding,) = told(journal(Notice("retraction", NOTE)))
    assert "was retracted, says a notice at Crossref: https://doi.org/10.1016/note" in finding.message


def test_a_mark_in_the_title_adds_nothing_to_what_others_told() -> None:
    (finding,) = told(journal(RETRACTED, Notice("retraction", told_by="title")))
    assert "says the publisher at Crossref" in finding.message


def test_a_mark_in_the_title_alone_is_told_and_leads_to_the_paper() -> None:
    (finding,) = told(journal(Notice("retraction", told_by="title")))
    assert "was retracted, says its title at Crossref: https://doi.org/10.1016/paper" in finding.message


LISTED = st.lists(
    st.builds(
        Notice,
        st.sampled_from(["retraction", "withdrawal", "correction", "erratum", "odd", "new_version"]),
        st.sampled_from(["", NOTE, DOI, "10.1016/b"]),
        st.sampled_from([None, DAY, PartialDate(2011)]),
        st.sampled_from(["publisher", "retraction-watch", "title", ""]),
    ),
    max_size=6,
)


@given(LISTED, st.randoms())
def test_the_order_of_notices_decides_nothing_and_none_is_lost(listed: list[Notice], chance) -> None:
    found = told(journal(*listed))
    shuffled = chance.sample(listed, len(listed))
    assert told(journal(*shuffled)) == found
    assert len(found) <= len(listed)
    assert bool(found) == any(notice.kind != "new_version" for notice in listed)


# --- about which record -----------------------------------------------------------------------------


def test_a_retraction_of_the_journal_version_is_said_of_a_listed_preprint_too() -> None:
    (finding,) = told(arxiv(), journal(RETRACTED), paper=ON_ARXIV)
    assert finding.message.startswith("the journal version (https://doi.org/10.1016/paper) was retracted")


def test_no_alarm_is_raised_on_a_record_that_is_only_likely_or_another_paper() -> None:
    stranger = (Author("Somebody Else"),)
    likely = journal(RETRACTED, ids=Ids(doi="10.1016/x"), authors=stranger)
    other = journal(RETRACTED, title="Deep Trees", authors=stranger)
    assert told(likely, paper=a_paper(ids=Ids(arxiv="2409.06277"), venue="")) == ()
    assert told(other) == ()


def test_a_retraction_is_said_whoever_else_is_silent() -> None:
    assert rules(told(journal(RETRACTED), silent=("arxiv", "datacite"))) == ["retracted-paper"]


def test_nothing_is_said_of_a_work_without_notices() -> None:
    assert told(journal(), arxiv()) == ()
    assert told(silent=("crossref",)) == ()


# --- preprints ----------------------------------------------------------------------------------------


def test_a_withdrawn_preprint_is_said_in_its_authors_words() -> None:
    (finding,) = told(arxiv("This paper has been withdrawn due to an error in Lemma 3"), paper=ON_ARXIV)
    assert finding.rule == "withdrawn-preprint"
    assert "says arXiv: “This paper has been withdrawn due to an error in Lemma 3”" in finding.message
    assert "https://arxiv.org/abs/2409.06277" in finding.message
    assert severity(finding) is Severity.WARNING


def test_a_withdrawn_preprint_that_two_registries_tell_of_is_one_finding() -> None:
    both = arxiv("Withdrawn"), arxiv("Withdrawn", source="datacite")
    assert rules(told(*both, paper=ON_ARXIV)) == ["withdrawn-preprint"]


def test_a_withdrawn_preprint_of_a_published_work_alarms_nobody() -> None:
    assert told(arxiv("Withdrawn"), journal(), paper=ON_ARXIV) == ()


def test_a_withdrawn_preprint_waits_for_those_who_may_know_it_as_published() -> None:
    assert told(arxiv("Withdrawn"), paper=ON_ARXIV, silent=("crossref",)) == ()
    assert rules(told(arxiv("Withdrawn"), paper=ON_ARXIV, silent=("datacite",))) == ["withdrawn-preprint"]


def test_a_withdrawn_duplicate_of_the_linked_preprint_is_not_the_entrys() -> None:
    assert told(arxiv("Withdrawn", "2409.00001"), arxiv(), paper=ON_ARXIV) == ()
    linked = a_paper(ids=Ids(arxiv="2409.00001"))
    assert rules(told(arxiv("Withdrawn", "2409.00001"), arxiv(), paper=linked)) == ["withdrawn-preprint"]


def test_a_preprint_that_another_paper_supersedes_is_for_information() -> None:
    (finding,) = told(arxiv("Superseded by arXiv:2501.00001"), paper=ON_ARXIV)
    assert (finding.rule, severity(finding)) == ("superseded-preprint", Severity.INFO)
    assert told(arxiv("Superseded by arXiv:2501.00001"), journal(), paper=ON_ARXIV) == ()


def test_a_preprint_that_its_server_withdrew_is_no_retracted_publication() -> None:
    posted = a_record(version=Version.PREPRINT, ids=Ids(doi=DOI), notices=(RETRACTED,))
    assert rules(told(posted)) == ["withdrawn-preprint"]
    assert told(posted, journal(ids=Ids(doi="10.1016/x"))) == ()


def test_a_long_comment_is_cut_short() -> None:
    (finding,) = told(arxiv("This paper has been withdrawn because " + "of this and that " * 50), paper=ON_ARXIV)
    assert len(finding.message) < 300
