"""Works whose title, people and place are paragraphs of their own."""

import pytest

from enrich.lists import format_of
from enrich.model import Band, Field, Paper, Repair

TITLES = ("A Sparse View of Dense Things", "Another Dense View of Sparse Things", "Views That Nobody Has")
PEOPLE = ("*Ada Lovelace, Charles Babbage*", "*Lovelace, Ada and Babbage, Charles*", "Ada Lovelace, Charles Babbage")
PLACES = (
    "ICML 2024. [[PDF](https://arxiv.org/abs/2401.00001)]",
    "arxiv 2023.",
    "CVPR 2023. [PDF](https://a.org/b.pdf)",
)


def page(*entries: tuple[str, ...], heading: str = "##### White-Box") -> str:
    return f"# Papers\n\n{heading}\n\n" + "\n\n\n".join("\n\n".join(entry) + "\n" for entry in entries)


def read(text: str) -> tuple[Paper, ...]:
    return format_of("README.md").read(text, "README.md").papers


LISTED = page(*((f"**{title}** ", people, place) for title, people, place in zip(TITLES, PEOPLE, PLACES, strict=True)))


def test_what_stands_below_the_people_of_a_title_belongs_to_it() -> None:
    assert [(paper.title, paper.venue, paper.date) for paper in read(LISTED)] == [
        (TITLES[0], "ICML", "2024"),
        (TITLES[1], "arxiv", "2023"),
        (TITLES[2], "CVPR", "2023"),
    ]
    assert [paper.url for paper in read(LISTED)] == ["https://arxiv.org/abs/2401.00001", "", "https://a.org/b.pdf"]
    assert all("Lovelace" in paper.authors for paper in read(LISTED))


def test_a_correction_changes_its_words_and_nothing_else() -> None:
    form, papers = format_of("README.md"), read(LISTED)
    assert form.write(LISTED, papers, ()) == LISTED
    edits = [
        Repair(papers[1].where, field, papers[1].written(field), after, "a record has it", Band.APPLY)
        for field, after in ((Field.VENUE, "ECCV"), (Field.DATE, "2024"))
    ]
    assert form.write(LISTED, papers, edits) == LISTED.replace("arxiv 2023.", "ECCV 2024.")


@pytest.mark.parametrize(
    "below",
    [
        ("A paragraph that tells what stands here, and why.", "[A page](https://a.org/b)"),
        ("*what this is all about, and why it matters*", "[A page](https://a.org/b)"),
        ("*Ada Lovelace, Charles Babbage*", "They wrote what stands here many years ago."),
    ],
)
def test_bold_words_above_other_text_are_no_title(below: tuple[str, ...]) -> None:
    assert read(page(*((f"**{title}**", *below) for title in TITLES))) == ()


def test_people_below_a_title_do_not_take_the_next_title() -> None:
    text = page(
        *((f"**{title}**", PEOPLE[0], PLACES[0].replace("00001", f"0000{n}")) for n, title in enumerate(TITLES))
    )
    assert [paper.title for paper in read(text)] == [*TITLES]
    assert [paper.ids.arxiv for paper in read(text)] == ["2401.00000", "2401.00001", "2401.00002"]
