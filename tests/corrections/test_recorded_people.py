"""What of a record's authors may be written into a list."""

import pytest

from enrich.corrections.recorded_people import is_full, is_garbled, recorded, weakness
from enrich.model import Author
from papers import a_record


def of(*names: str | Author) -> tuple[Author, ...]:
    return tuple(name if isinstance(name, Author) else Author(name) for name in names)


def told(*names: str | Author) -> tuple[str, ...]:
    return tuple(person.name for person in recorded(a_record(authors=of(*names))).people)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ASHISH VASWANI", "Ashish Vaswani"),
        ("Ashish VASWANI", "Ashish Vaswani"),
        ("A. VASWANI", "A. Vaswani"),
        (Author("Yi XU", "XU"), "Yi Xu"),
        ("CONAN O'BRIEN", "Conan O'Brien"),
        ("HECTOR GARCIA-MOLINA", "Hector Garcia-Molina"),
        ("IAN MCDONALD", "Ian McDonald"),
        ("LAURENS VAN DER MAATEN", "Laurens van der Maaten"),
        ("Martin King III", "Martin King III"),
        ("Philip HS Torr", "Philip HS Torr"),
        ("Lovelace, Ada", "Ada Lovelace"),
        ("Wei Wang 0001", "Wei Wang"),
        ("张伟", "张伟"),
        ("GSFC", "GSFC"),
    ],
)
def test_a_name_is_written_as_people_write_it(name: str | Author, written: str) -> None:
    assert told(name) == (written,)


def test_people_whom_a_depositor_put_into_one_name_are_told_apart() -> None:
    assert told("Lovelace, Ada; Babbage, Charles", "Bo Li") == ("Ada Lovelace", "Charles Babbage", "Bo Li")


def test_bodies_editors_and_marks_are_not_people() -> None:
    record = recorded(a_record(authors=of("Gemini Team", ":", "Ada Lovelace", "Grace Hopper (Ed.)", "Bo Li, ed.")))
    assert record.people == of("Ada Lovelace")
    assert record.bodies == of("Gemini Team")


@pytest.mark.parametrize("last", ["et al.", "others", "and others", "Bo Li et al.", "Bo Li and 12 others"])
def test_a_record_that_breaks_off_says_so(last: str) -> None:
    record = recorded(a_record(authors=of("Ada Lovelace", last)))
    assert record.short
    assert not recorded(a_record()).short


@pytest.mark.parametrize(
    ("name", "garbled"),
    [
        ("Hans MÃ¼ller", True),
        ("Hans M\ufffdller", True),
        ("Hans M?ller", True),
        ("Hans Müller", False),
        ("张伟", False),
    ],
)
def test_letters_that_were_lost_are_noticed(name: str, garbled: bool) -> None:
    assert is_garbled(name) is garbled


def test_a_name_that_was_decoded_wrongly_is_compared_as_it_was_and_not_written() -> None:
    record = recorded(a_record(authors=of("Hans MÃ¼ller", "Bo Li")))
    assert record.people == of("Hans Müller", "Bo Li")
    assert "letters" in weakness(record, record.people[:1], ())
    assert weakness(record, record.people[1:], ()) == ""


@pytest.mark.parametrize(
    ("name", "full"), [("Ada Lovelace", True), ("A. Lovelace", False), ("Lovelace", False), ("张伟", True)]
)
def test_a_full_name_has_more_than_initials(name: str, full: bool) -> None:
    assert is_full(Author(name)) is full


@pytest.mark.parametrize(
    ("added", "line", "reason"),
    [
        (("Lovelace", "Babbage"), (), "only family names"),
        (("A. Lovelace",), ("Charles Babbage",), "shortens"),
        (("A. Lovelace",), ("C. Babbage",), ""),
        (("A. Lovelace",), (), ""),
        (("Ada Lovelace", "C. Babbage"), ("Bo Li",), ""),
        (("Aristotle",), (), ""),
        ((), ("Bo Li",), ""),
    ],
)
def test_a_record_does_not_make_a_line_coarser(added: tuple[str, ...], line: tuple[str, ...], reason: str) -> None:
    why = weakness(recorded(a_record()), of(*added), of(*line))
    assert reason in why
    assert bool(why) is bool(reason)
