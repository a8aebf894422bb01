"""Links that lead nowhere yet: their place is that of the entry's address."""

import pytest

from enrich.lists import format_of
from enrich.model import Band, Field, Repair

LIST = """\
# Papers

- A Sparse View of Dense Things, in *AAAI* 2023. {link}
- Another Dense View of Sparse Things, in *AAAI* 2023. [[paper](https://arxiv.org/abs/2211.15979)]
- Another Denser View of Sparse Things, in *AAAI* 2023. [[paper](https://arxiv.org/abs/2211.15978)]
"""
ADDRESS = "https://arxiv.org/abs/2211.15977"


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("[[paper]()]", f"[[paper]({ADDRESS})]"),
        (r"[\[paper\]]()", rf"[\[paper\]]({ADDRESS})"),
        ("[[arXiv]()] [[code](https://github.com/a/b)]", f"[[arXiv]({ADDRESS})] [[code](https://github.com/a/b)]"),
    ],
)
def test_an_address_is_put_into_the_link_that_lacks_it(link: str, after: str) -> None:
    form, text = format_of("README.md"), LIST.format(link=link)
    (paper, *_) = papers = form.read(text, "README.md").papers
    assert paper.url == ""
    assert Field.URL not in paper.closed
    repair = Repair(paper.where, Field.URL, "", ADDRESS, "a record has it", Band.APPLY)
    assert form.write(text, papers, (repair,)) == LIST.format(link=after)


def test_a_link_to_something_else_has_no_place_for_it() -> None:
    (paper, *_) = format_of("README.md").read(LIST.format(link="[[slides]()]"), "README.md").papers
    assert Field.URL in paper.closed
