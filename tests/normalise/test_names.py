"""People are the same people, however their names are spelt on an author line."""

import random
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enrich.model import Author
from enrich.normalise.names import name_parts, pairing, people, same_person, shared

SAME = [
    # given names: in full, as initials, left out, in the middle
    ("A. Lovelace", "Ada Lovelace"),
    ("Lovelace A.", "Ada Lovelace"),
    ("Lovelace, Ada", "Ada Lovelace"),
    ("Fei Richard Yu", "Fei Yu"),
    ("F. Richard Yu", "Fei Yu"),
    ("F. Richard Yu", "Richard Yu"),
    ("Holger Roth", "Holger R. Roth"),
    ("Philip H. S. Torr", "Philip HS Torr"),
    ("PHS Torr", "Philip H. S. Torr"),
    ("P.H.S. Torr", "Philip Torr"),
    ("JL Picard", "J. L. Picard"),
    ("My T. Thai", "My Thai"),
    ("Lovelace", "Ada Lovelace"),
    # hyphens and apostrophes
    ("J.-L. Picard", "Jean-Luc Picard"),
    ("J-L Picard", "Jean-Luc Picard"),
    ("J. Picard", "Jean-Luc Picard"),
    ("Jean Luc Picard", "Jean-Luc Picard"),
    ("Jeanluc Picard", "Jean-Luc Picard"),
    ("Jean‐Luc Picard", "Jean-Luc Picard"),
    ("Hector Garcia-Molina", "Héctor García Molina"),
    ("H. Garcia-Molina", "Hector García Molina"),
    ("Conan O'Brien", "Conan O’Brien"),
    ("Conan O'Brien", "Conan OBrien"),
    # the order of the names
    ("Wang Wei", "Wei Wang"),
    ("Wang Xiao-Ming", "Xiaoming Wang"),
    ("Li Fei-Fei", "Fei-Fei Li"),
    ("Yang Liu", "Liu Yang"),
    # particles, suffixes, titles, nicknames, namesakes
    ("L. van der Maaten", "Laurens van der Maaten"),
    ("L. v. d. Maaten", "Laurens van der Maaten"),
    ("Laurens Van Der Maaten", "Maaten, L. van der"),
    ("van der Maaten", "Laurens van der Maaten"),
    ("Maria de la Cruz", "M. Cruz"),
    ("Maria De La Cruz", "María de la Cruz"),
    ("Martin L. King Jr.", "Martin King"),
    ("Martin King III", "King, Martin, III"),
    ("Dr. Ada Lovelace, Ph.D.", "Ada Lovelace"),
    ('William "Bill" Gates', "William Gates"),
    ("Wei Wang 0001", "Wei Wang"),
    # letters
    ("Jose Garcia", "José García"),
    ("Søren Kierkegaard", "Soren Kierkegaard"),
    ("Þórður Guðmundsson", "Thordur Gudmundsson"),
    ("Yasin Yılmaz", "Yasin Yilmaz"),
    ("İlker Yıldırım", "Ilker Yildirim"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Jörg Müller", "Jorg Muller"),
    ("Jürgen Mueller", "Juergen Muller"),
    ("ASHISH VASWANI", "Ashish Vaswani"),
    ("张伟", "张 伟"),
    ("张伟 (Wei Zhang)", "张伟"),
    ("Wei Zhang 张伟", "Wei Zhang"),
    ("Aristotle", "ARISTOTLE"),
    ("The ATLAS Collaboration", "ATLAS Collaboration"),
]
OTHERS = [
    ("Bo Li", "Bin Li"),
    ("Wei Wang", "Wei Zhang"),
    ("Wei Li", "Wei Liu"),
    ("Jie Zhang", "Jing Zhang"),
    ("J. Zhang", "Wei Zhang"),
    ("J. Smith", "K. Smith"),
    ("Wei-Bin Li", "Wei-Bing Li"),
    ("Wei Bin Li", "Wei Bing Li"),
    ("Wei-Lin Zhang", "Wei Zhang"),
    ("Bo Xue", "Bo Xu"),
    ("Xuefeng Li", "Xufeng Li"),
    ("Jaehyun Kim", "Jahyun Kim"),
    ("Ada Smith-Jones", "Ada Smith"),
    ("Md Rahman", "Abdul Rahman"),
    ("Wei Li", "L. Wei"),
    ("张伟", "张伟明"),
    ("张 伟", "张 伟明"),
    ("Sai Praneeth Karimireddy", "Lorenzo Sani"),
    ("Han Yu", "Han"),
    ("", "Ada Lovelace"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_person_agree_in_both_directions(one: str, other: str) -> None:
    assert same_person(Author(one), Author(other))
    assert same_person(Author(other), Author(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_do_not_agree(one: str, other: str) -> None:
    assert not same_person(Author(one), Author(other))
    assert not same_person(Author(other), Author(one))


@pytest.mark.parametrize("family", ["D. Lee", "Lee"])
def test_a_source_that_took_an_initial_into_the_family_name_is_understood(family: str) -> None:
    assert same_person(Author("Daniel D. Lee", family), Author("Daniel Lee"))


def test_a_source_that_knows_the_family_name_is_believed() -> None:
    assert name_parts("Maria Sklodowska Curie", "Sklodowska Curie") == (("maria",), "sklodowska curie")
    assert name_parts("Maria Sklodowska Curie") == (("maria", "sklodowska"), "curie")
    assert same_person(Author("Wang Xiaoming", "Wang"), Author("X. Wang"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Laurens van der Maaten", (("laurens",), "van der maaten")),
        ("Maria de la Cruz", (("maria",), "de la cruz")),
        ("Bin Li", (("bin",), "li")),
        ("van Gogh", ((), "van gogh")),
        ("Martin L. King Jr.", (("martin", "l"), "king")),
        ("张 伟", ((), "张伟")),
        ("Aristotle", ((), "aristotle")),
        ("...", ((), "")),
    ],
)
def test_the_family_name_is_the_last_word_with_the_particles_before_it(name: str, parts: tuple[object, str]) -> None:
    assert name_parts(name) == parts


def names(*written: str) -> tuple[Author, ...]:
    return tuple(Author(name) for name in written)


def test_each_person_is_paired_once_and_the_same_spelling_first() -> None:
    assert pairing(people("J. Li, Jun Li"), names("Jun Li", "Jie Li")) == (1, 0)
    assert pairing(people("Jun Li"), names("Jun Li", "Jun Li")) == (0, None)
    assert pairing(names("Li Wei", "Wei Li"), names("Wei Li", "Li Wei")) == (1, 0)


@pytest.mark.parametrize(
    ("written", "recorded", "pairs"),
    [
        (("J. Smith", "Jane Smith", "John Smith"), ("John Smith", "Jane Smith", "Jack Smith"), (2, 1, 0)),
        (("J. Smith", "Jane Smith"), ("Jane A. Smith", "John Smith"), (1, 0)),
        (("J. Li", "Jie Li"), ("Jun Li", "J. Li"), (0, 1)),
        (("J. Smith", "J. Smith"), ("Jane Smith", "John Smith"), (0, 1)),
        (("Smith", "J. Smith"), ("J. Smith", "K. Smith"), (1, 0)),
    ],
)
def test_an_initial_does_not_take_the_place_of_somebody_else(
    written: tuple[str, ...], recorded: tuple[str, ...], pairs: tuple[int, ...]
) -> None:
    assert pairing(names(*written), names(*recorded)) == pairs


def test_how_many_people_two_lines_share() -> None:
    assert shared(people("Yao Shu, Fei Yu"), people("Fei Richard Yu, Ada King")) == 1


# few letters, so that many agree
given_names = st.sampled_from(["", "J.", "Jane", "John", "Jane A.", "J. A.", "Li", "K.", "Jean-Luc"])
one_name = st.builds(
    lambda first, last: f"{first} {last}".strip(), given_names, st.sampled_from(["Smith", "Li", "Jane"])
)
lines = st.lists(one_name.map(Author), max_size=6)


@given(one_name)
def test_everybody_is_the_same_person_as_themselves(name: str) -> None:
    assert same_person(Author(name), Author(name))


@given(st.text(max_size=20), st.text(max_size=9))
@example("0-:", "")
def test_any_text_can_be_compared(name: str, family: str) -> None:
    known = bool(name_parts(name, family)[1])
    assert same_person(Author(name, family), Author(name, family)) is known


@pytest.mark.parametrize(
    "name", ["A " * 20_000, ", " * 20_000, "a-" * 20_000, "'" * 20_000, '"' * 20_000, "." * 20_000]
)
def test_a_hostile_name_is_read_in_time(name: str) -> None:
    assert same_person(Author(name), Author(name)) is any(map(str.isalpha, name))


@given(lines)
def test_a_line_is_paired_with_itself_name_by_name(line: list[Author]) -> None:
    assert pairing(line, line) == tuple(range(len(line)))


@given(lines, lines)
def test_it_does_not_matter_which_line_is_asked(one: list[Author], other: list[Author]) -> None:
    assert shared(one, other) == shared(other, one)


@given(lines, lines, st.randoms())
def test_the_order_of_a_line_does_not_matter_to_how_many_are_shared(
    one: list[Author], other: list[Author], chance: random.Random
) -> None:
    shuffled = chance.sample(one, len(one))
    assert shared(shuffled, other) == shared(one, other)


@given(lines, lines)
def test_who_is_paired_is_the_same_person(one: list[Author], other: list[Author]) -> None:
    pairs = pairing(one, other)
    assert len(pairs) == len(other)
    for place, number in enumerate(pairs):
        assert number is None or same_person(one[number], other[place])


def test_the_longest_lines_are_paired_at_once() -> None:
    written = names(
        *(f"{first}{letter} Fam{chr(97 + place)}" for first in "ABCDEFGHIJ" for letter in "xyz" for place in range(10))
    )
    recorded = [Author(f"{person.name[0]}. {person.name.split()[1]}") for person in reversed(written)]
    assert shared(written, recorded) == 300
    began = perf_counter()
    shared(written, recorded)
    assert perf_counter() - began < 0.2
