"""People are the same people, however their names are spelt on an author line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Author
from enrich.normalise.names import has_more, name_parts, pairing, people, same_person, shared, split_authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Yao Shu, Wenyang Hu", ("Yao Shu", "Wenyang Hu")),
        ("Pascal Poupart , Han Yu", ("Pascal Poupart", "Han Yu")),
        ("A. Turing, G. Hopper and E. Dijkstra", ("A. Turing", "G. Hopper", "E. Dijkstra")),
        ("A. Turing, G. Hopper, & E. Dijkstra", ("A. Turing", "G. Hopper", "E. Dijkstra")),
        ("Turing, Alan; Hopper, Grace", ("Alan Turing", "Grace Hopper")),
        ("Yao Shu et al.", ("Yao Shu",)),
        ("Yao Shu, et al", ("Yao Shu",)),
        ("Yao Shu*, Wenyang Hu1, Ada King (MIT)", ("Yao Shu", "Wenyang Hu", "Ada King")),
        ("John Smith, Jr., Bo Li 0001", ("John Smith Jr.", "Bo Li")),
        ("", ()),
    ],
)
def test_an_author_line_is_split_into_people(line: str, names: tuple[str, ...]) -> None:
    assert split_authors(line) == names


def test_a_line_says_itself_that_it_is_short() -> None:
    assert has_more("Yao Shu et al.")
    assert has_more("Yao Shu and others")
    assert has_more("Yao Shu, …")
    assert not has_more("Yao Shu, Alan Etal")


SAME = [
    ("Fei Richard Yu", "Fei Yu"),
    ("Holger Roth", "Holger R. Roth"),
    ("A. Lovelace", "Ada Lovelace"),
    ("J.-L. Picard", "Jean-Luc Picard"),
    ("Jean Luc Picard", "Jean-Luc Picard"),
    ("Wang Wei", "Wei Wang"),
    ("L. van der Maaten", "Laurens van der Maaten"),
    ("Jose Garcia", "José García"),
    ("Søren Kierkegaard", "Soren Kierkegaard"),
    ("Martin L. King Jr.", "Martin King"),
    ("My T. Thai", "My Thai"),
]
OTHERS = [
    ("Bo Li", "Bin Li"),
    ("Wei Wang", "Wei Zhang"),
    ("J. Smith", "K. Smith"),
    ("Sai Praneeth Karimireddy", "Lorenzo Sani"),
    ("Han Yu", "Han"),
    ("", "Ada Lovelace"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_person_agree_in_both_directions(one: str, other: str) -> None:
    assert same_person(Author(one), Author(other))
    assert same_person(Author(other), Author(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_do_not_agree(one: str, other: str) -> None:
    assert not same_person(Author(one), Author(other))
    assert not same_person(Author(other), Author(one))


def test_a_source_that_knows_the_family_name_is_believed() -> None:
    assert name_parts("Maria Sklodowska Curie", "Sklodowska Curie") == (("maria",), "sklodowska curie")
    assert name_parts("Maria Sklodowska Curie") == (("maria", "sklodowska"), "curie")


def test_each_person_is_paired_once_and_the_same_spelling_first() -> None:
    written, recorded = people("J. Li, Jun Li"), (Author("Jun Li"), Author("Jie Li"))
    assert pairing(written, recorded) == (1, 0)
    assert pairing(people("Jun Li"), (Author("Jun Li"), Author("Jun Li"))) == (0, None)


def test_how_many_people_two_lines_share() -> None:
    assert shared(people("Yao Shu, Fei Yu"), people("Fei Richard Yu, Ada King")) == 1


names = st.lists(st.text("abcdefgh", min_size=2, max_size=8).map(str.capitalize), min_size=2, max_size=4).map(" ".join)


@given(st.lists(names, max_size=6))
def test_a_line_that_is_joined_can_be_split_again(line: list[str]) -> None:
    assert split_authors(", ".join(line)) == tuple(line)


@given(names)
def test_everybody_is_the_same_person_as_themselves(name: str) -> None:
    assert same_person(Author(name), Author(name))
