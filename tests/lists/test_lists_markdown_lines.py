from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lists.markdown_lines import Kind, lines

SHORT = dict(zip(Kind, ".thurmlp", strict=True))
"""A letter for each kind: blank, text, heading, underline, rule, HTML (markup), literal, pin."""


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a\n\nb", "t.t"),
        ("# a\n#b\n####### c\n   ## d\n#", "htthh"),
        ("a\n===\nb\n---\n- c\n---\n\n---\n> q\n===", "huhutr.rtt"),
        ("***\n- - -\n__ _\n--", "rrrt"),
        ("```\n# a\n~~~\n```\nb", "llllt"),
        ("~~~~ x\n~~~\n~~~~~\nb", "lllt"),
        ("``` a`b\nc", "tt"),
        ("```\nnever closed\n\nb", "llll"),
        ("- a\n  ```\n  # b\n  ```\n- c", "tlllt"),
        ("- ```\n  # b\n  ```\nc", "lllt"),
        ("a\n    b\n\n    c\n\td\ne", "tt.llt"),
        ("- a\n\n    b\n\nc\n\n    d", "t.t.t.l"),
        ("<!-- a\n# b\n--> c\nd", "lllt"),
        ("<!-- enrich: keep\ndate -->\nd\n```\n<!-- enrich: keep -->", "pptll"),
        ("<!-- a --> # b\n# c", "lh"),
        ("<pre>\n\n# a\n</pre>\nb", "llllt"),
        ("<div>\n# a\n\n# b", "mm.h"),
        ("<a name=x></a>\n# b", "th"),
        ("---\na: b\n---\n# c", "lllh"),
        ("---\na: b\n\n# c", "rt.h"),
        ("\ufeff# a\r\n\r\nb\rc", "h.tt"),
        ("", ""),
    ],
)
def test_every_line_has_its_kind(text: str, kinds: str) -> None:
    assert "".join(SHORT[line.kind] for line in lines(text)) == kinds


@pytest.mark.parametrize(
    ("text", "level", "content"),
    [
        ("# a", 1, "a"),
        ("###\ta b  ## ", 3, "a b"),
        ("## a#", 2, "a#"),
        ("## a \\#", 2, "a \\#"),
        ("##", 2, ""),
        ("## ##", 2, ""),
        ("a\n---", 2, "a"),
    ],
)
def test_a_heading_has_its_level_and_its_content(text: str, level: int, content: str) -> None:
    heading = lines(text)[0]
    assert (heading.level, heading.content.of(text)) == (level, content)


@given(text=st.text(st.sampled_from("a #-=`~<!>\t\r\n\u2028"), max_size=40))
def test_lines_are_numbered_and_cover_the_text(text: str) -> None:
    read = lines(text)
    assert [line.number for line in read] == list(range(1, len(read) + 1))
    ends = [text[one.span.end : other.span.start] for one, other in pairwise(read)]
    assert set(ends) <= {"\n", "\r\n", "\r"}
    assert "".join(line.span.of(text) for line in read) == text.replace("\r", "").replace("\n", "")
