"""What is passed over at once, because it cannot matter, is what a look at all of it passes over as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists import markdown_leads, markdown_names, markdown_segments
from enrich.lists.markdown_views import stretch
from enrich.lists.splicing import Span

WORDS = (
    *(
        "Ada",
        "Lovelace",
        "A.",
        "van der Oak",
        "Growing Trees from Seeds",
        "trees",
        "ICML",
        "ICML 2024",
        "May 2024",
        "2024",
    ),
    *("Findings of the ACL 2024", "et al.", "others", "sand", "论文", "学习：", "x", "Code", "(ICML 2024)", "[ICML]"),
    *("[a](b)", "![a](b)", "`code`", "**b**", '"q"', "<br>", "a<br/>b", "<b>c</b>", "20-OSDI-A", ""),
)
SIGNS = (
    *(
        " ",
        ",",
        ", ",
        ", and ",
        " and ",
        " and",
        "and ",
        " & ",
        "&",
        "; ",
        "; and ",
        ": ",
        "：",
        ". ",
        " - ",
        " — ",
        "-",
    ),
    *(" | ", "  ", "\t", "(", ")"),
)
ENDS = (" ", "\n", "\r\n", "\r", "  \n", "\\\n", "\\\\\n", ":\n  ", "\n**Note**: ", "<br>", "<BR/>", "\\")


def _texts(signs: tuple[str, ...]) -> st.SearchStrategy[str]:
    pairs = st.tuples(st.sampled_from(WORDS), st.sampled_from(signs))
    return st.lists(pairs, max_size=8).map(lambda said: "".join(word + sign for word, sign in said))


@given(_texts(SIGNS))
def test_a_line_is_parted_between_names_as_its_pattern_parts_it(text: str) -> None:
    line = " ".join(text.split())
    assert markdown_names._apart(line) == markdown_names._NAMES_APART.split(line)


PEOPLE = (
    "Ada Lovelace",
    "G. Hopper (Oak, 2024)",
    "A. King-Noel de la Byron et al.",
    "Of trees in all of their woods",
    "2024",
    "",
)
APART = (", ", " and ", "; ", " ")


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(APART)), max_size=4), st.integers(1, 2))
def test_a_text_that_begins_otherwise_names_nobody_wherever_one_looks(said: list[tuple[str, str]], least: int) -> None:
    text = "".join(name + sign for name, sign in said)
    found = markdown_names.are_names(text, least=least)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown_names, "_begins_otherwise", lambda *_: False)
        assert found == markdown_names.are_names(text, least=least)


@given(_texts(SIGNS))
def test_family_names_come_first_whatever_parts_the_line(line: str) -> None:
    alone = [piece for piece in markdown_names._PIECES.split(line) if len(piece.split()) == 1]
    assert markdown_names.is_inverted(line) == any(not markdown_names.has_more(f"x, {piece}") for piece in alone)


@given(_texts(ENDS))
def test_a_stretch_is_broken_wherever_a_line_breaks_for_good(text: str) -> None:
    ends = [0, *[place for match in markdown_segments._BREAK.finditer(text) for place in match.span()], len(text)]
    pieces = [text[start:end].strip() for start, end in zip(ends[::2], ends[1::2], strict=True)]
    assert [span.of(text) for span in markdown_segments.broken(text, Span(0, len(text)))] == list(filter(None, pieces))


LEADS = (
    *("Findings of the ACL 2024", "Proceedings of the Workshop on Trees and Forests of Words 2024", "May 2024", "2024"),
    *(
        "Lovelace, A. and Hopper, G. (2024).",
        "Ada Lovelace and Grace Hopper and Mary Somerville and Emmy Noether et al.",
        "OAK",
    ),
    *("Oaks", "A tree that is called by all of its many names and by none of them", "它很好 一棵树", "x", "paper"),
)
TITLES = ("", "Growing Trees from Seeds ", "Growing Trees from the Seeds of All the Oaks That Stand in a Forest ")
BEFORE_TITLE = (" ", ": ", ", ", " - ", " — ", "|", " (2024) ", "(2024): ", "", ' "', " **", " [")


@pytest.mark.parametrize("sign", BEFORE_TITLE)
@given(lead=st.sampled_from(LEADS), title=st.sampled_from(TITLES), text=_texts(SIGNS))
def test_mere_words_before_a_title_are_read_as_all_others_are(lead: str, sign: str, title: str, text: str) -> None:
    written = " ".join(f"{lead}{sign}{title}[a](b){text}".split())
    part = stretch(written, Span(0, len(written)), {})
    found = markdown_leads.lead(part)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown_leads, "_AT_WORDS", markdown_leads._AT_LETTER)
        assert found == markdown_leads.lead(part)
