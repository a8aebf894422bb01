import msgspec
import pytest

from enrich.model import Notice
from enrich.sources.crossref_notices import Update, read_notices, unmarked

DOI = "10.1000/a"


def updates(*items: object) -> list[Update | None]:
    return msgspec.convert(list(items), list[Update | None])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RETRACTED: A Paper", "retraction"),
        ("Retracted: A Paper", "retraction"),
        ("RETRACTED ARTICLE: A Paper", "retraction"),
        ("Retracted Article: A Paper", "retraction"),
        ("RETRACTED CHAPTER: A Paper", "retraction"),
        ("[Retracted] A Paper", "retraction"),
        ("[RETRACTED ARTICLE]: A Paper", "retraction"),
        ("(Retracted) A Paper", "retraction"),
        ("WITHDRAWN: A Paper", "withdrawal"),
        ("Withdrawn : A Paper", "withdrawal"),
        ("REMOVED: A Paper", "removal"),
    ],
)
def test_a_publishers_mark_is_no_part_of_the_title(title: str, kind: str) -> None:
    assert unmarked(title, DOI) == ("A Paper", (Notice(kind, told_by="title"),))


@pytest.mark.parametrize(
    "title",
    [
        "A Paper",
        "Retracted Papers in Computer Science",
        "Retracted",
        "RETRACTED:",
        "Withdrawn Consent: A Survey",
        "Removed: How Platforms Moderate",
        "Retraction Note: A Paper",
        "Retraction notice to: A Paper",
        "Notice of Retraction: A Paper",
        "On “RETRACTED: A Paper”",
    ],
)
def test_other_titles_stay_as_they_are(title: str) -> None:
    assert unmarked(title, DOI) == (title, ())


def test_ieee_writes_its_notice_before_the_title_of_the_paper_itself() -> None:
    assert unmarked("Notice of Retraction: A Paper", "10.1109/x") == (
        "A Paper",
        (Notice("retraction", told_by="title"),),
    )


def test_notices_of_nothing_but_nulls_and_oddities_are_read() -> None:
    odd = updates(None, {}, {"DOI": "none", "type": None, "source": None, "updated": {"date-parts": [[None]]}})
    assert read_notices(odd, None, DOI) == (Notice(""), Notice(""))


def test_every_kind_is_kept_in_the_sources_own_word() -> None:
    kinds = ["retration", "Retraction", "err", "new_version", "whatever"]
    assert [told.kind for told in read_notices(updates(*({"type": kind} for kind in kinds)), None, DOI)] == kinds


def test_what_a_work_updates_is_no_notice_about_it_unless_it_names_itself() -> None:
    updating = updates({"DOI": "10.1000/b", "type": "correction"}, {"DOI": "10.1000/A", "type": "removal"})
    assert read_notices(None, updating, DOI) == (Notice("removal", "10.1000/a"),)
