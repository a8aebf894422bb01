"""An author line is split into people, in whatever style of bibliography it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Author
from enrich.normalise.author_lines import has_more, in_reading_order, people, split_authors

TWO = ("Ada Lovelace", "Charles Babbage")
SHORT = ("A. Lovelace", "C. Babbage")

READING_ORDER = [
    ("Ada Lovelace, Charles Babbage", TWO),
    ("Ada Lovelace and Charles Babbage", TWO),
    ("Ada Lovelace & Charles Babbage", TWO),
    ("Ada Lovelace, and Charles Babbage.", TWO),
    ("Ada Lovelace; Charles Babbage", TWO),
    ("Ada Lovelace; and Charles Babbage", TWO),
    ("Ada Lovelace, Charles Babbage;", TWO),
    ("Ada Lovelace, Charles Babbage, Bo Li; Alan Turing", (*TWO, "Bo Li", "Alan Turing")),
    ("Ada Lovelace · Charles Babbage", TWO),
    ("Ada Lovelace | Charles Babbage", TWO),
    ("Ada Lovelace、Charles Babbage", TWO),
    ("Ada Lovelace，Charles Babbage", TWO),
    ("Authors: Ada Lovelace, Charles Babbage", TWO),
    ("Pascal Poupart , Han Yu", ("Pascal Poupart", "Han Yu")),
    ("A. Turing, G. Hopper and E. Dijkstra", ("A. Turing", "G. Hopper", "E. Dijkstra")),
    ("A. Turing, G. Hopper, & E. Dijkstra", ("A. Turing", "G. Hopper", "E. Dijkstra")),
    ("Bin Li, Wei Wang", ("Bin Li", "Wei Wang")),
    ("Van Nguyen, Wei Wang", ("Van Nguyen", "Wei Wang")),
    ("John Smith, Jr., Bo Li", ("John Smith Jr.", "Bo Li")),
    ("Bo Li, Martin L. King, III", ("Bo Li", "Martin L. King III")),
    ("张伟, 李娜", ("张伟", "李娜")),
    ("张伟、李娜等", ("张伟", "李娜")),
    ("Aristotle", ("Aristotle",)),
    ("Vaswani, Shazeer, Parmar", ("Vaswani", "Shazeer", "Parmar")),
    ("OpenAI, Josh Achiam, Steven Adler", ("OpenAI", "Josh Achiam", "Steven Adler")),
    ("Gemini Team, Google: Rohan Anil, Jeff Dean", ("Gemini Team", "Google", "Rohan Anil", "Jeff Dean")),
    ("", ()),
]
FAMILY_FIRST = [
    ("Lovelace, Ada", TWO[:1]),
    ("Lovelace, A.", SHORT[:1]),
    ("Lovelace, Ada; Babbage, Charles", TWO),
    ("Lovelace, Ada and Babbage, Charles", TWO),
    ("Lovelace, A., Babbage, C.", SHORT),
    ("Lovelace, A., & Babbage, C.", SHORT),
    ("Lovelace, A., Babbage, C. and Turing, A. M.", (*SHORT, "A. M. Turing")),
    ("Lovelace A, Babbage C", ("A Lovelace", "C Babbage")),
    ("Torr PHS, Babbage C", ("PHS Torr", "C Babbage")),
    ("Lovelace, Ada, Charles Babbage, and Alan Turing", (*TWO, "Alan Turing")),
    ("Hinton, Geoffrey E., et al.", ("Geoffrey E. Hinton",)),
    ("Van Gogh, Vincent", ("Vincent Van Gogh",)),
    ("van der Maaten, Laurens", ("Laurens van der Maaten",)),
    ("Maaten, L. van der", ("L. van der Maaten",)),
    ("Maaten, L. van der, Hinton, G.", ("L. van der Maaten", "G. Hinton")),
    ("Oord, Aaron van den and Kalchbrenner, Nal", ("Aaron van den Oord", "Nal Kalchbrenner")),
    ("Sharif Razavian, Ali and Azizpour, Hossein", ("Ali Sharif Razavian", "Hossein Azizpour")),
    ("Socher, Richard and OpenAI and Potts, Christopher", ("Richard Socher", "OpenAI", "Christopher Potts")),
    ("Socher, Richard and Potts, Christopher and others", ("Richard Socher", "Christopher Potts")),
    ("King, Martin L., Jr.; Li, Bo", ("Martin L. King Jr.", "Bo Li")),
]
NO_NAMES = [
    ("Yao Shu*, Wenyang Hu1, Ada King (MIT)", ("Yao Shu", "Wenyang Hu", "Ada King")),
    ("Yao Shu1,2, Wenyang Hu2", ("Yao Shu", "Wenyang Hu")),
    ("Yao Shu¹,², Wenyang Hu²†", ("Yao Shu", "Wenyang Hu")),
    ("Yao Shu<sup>1</sup>, Wenyang Hu<sup>2</sup>", ("Yao Shu", "Wenyang Hu")),
    ("Yao Shu (https://orcid.org/0000-0002-1825-0097), Bo Li", ("Yao Shu", "Bo Li")),
    ("Yao Shu 0000-0002-1825-009X, Bo Li", ("Yao Shu", "Bo Li")),
    ("Yao Shu <yao@example.org>, Bo Li", ("Yao Shu", "Bo Li")),
    ("Yao Shu (Eds.), Bo Li", ("Yao Shu", "Bo Li")),
    ("Yao Shu, Bo Li, eds.", ("Yao Shu", "Bo Li")),
    ("Edited by Yao Shu", ("Yao Shu",)),
    ("[Yao Shu](https://example.org/a_(b)), **Bo Li**", ("Yao Shu", "Bo Li")),
    ("Wei Wang 0001, Bo Li 0002", ("Wei Wang", "Bo Li")),
]


@pytest.mark.parametrize(("line", "names"), READING_ORDER + FAMILY_FIRST + NO_NAMES)
def test_an_author_line_is_split_into_people(line: str, names: tuple[str, ...]) -> None:
    assert split_authors(line) == names


@pytest.mark.parametrize(
    "end",
    [
        *(" et al.", ", et al", " and others", " & others", ", …", ", ...", " and 12 more", " + 3 others", " (et al.)"),
        *(", et al. (MIT)", ", et al. [1]", " and 4 additional authors", "等"),
    ],
)
def test_a_line_says_itself_that_it_is_short(end: str) -> None:
    assert has_more(f"Yao Shu, Bo Li{end}")
    assert split_authors(f"Yao Shu, Bo Li{end}") == ("Yao Shu", "Bo Li")


@pytest.mark.parametrize("line", ["Yao Shu, Alan Etal", "", "Yao Shu and Bo Li", "Yao Shu (and friends), Bo Li"])
def test_a_line_that_names_everybody_does_not(line: str) -> None:
    assert not has_more(line)


def test_the_family_name_is_known_of_those_who_are_written_family_name_first() -> None:
    assert people("van der Maaten, Laurens") == (Author("Laurens van der Maaten", "van der Maaten"),)
    assert people("Laurens van der Maaten") == (Author("Laurens van der Maaten"),)
    assert in_reading_order("King, Martin, Jr.") == Author("Martin King Jr.", "King")


names = st.lists(st.text("abcdefgh", min_size=2, max_size=8).map(str.capitalize), min_size=2, max_size=4).map(" ".join)


@given(st.lists(names, max_size=6))
def test_a_line_that_is_joined_can_be_split_again(line: list[str]) -> None:
    assert split_authors(", ".join(line)) == tuple(line)


@given(st.text(max_size=60))
def test_whatever_stands_on_a_line_has_names_with_letters(line: str) -> None:
    assert all(any(map(str.isalpha, name)) for name in split_authors(line))


@pytest.mark.parametrize(
    "line",
    [
        "A " * 20_000,
        "A, " * 20_000,
        "(" * 20_000,
        "[" * 20_000,
        "1," * 20_000,
        "x@" * 20_000,
        "a-" * 20_000,
        "a·" * 20_000,
        "& " * 20_000,
    ],
)
def test_a_hostile_line_is_read_in_time(line: str) -> None:
    split_authors(line)
    has_more(line)
