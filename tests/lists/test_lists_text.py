from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.lists.text import decode, encode, line_of, newline_of, storable


@given(text=st.text(st.characters(exclude_characters="\0", codec="utf-8")), form=st.sampled_from(["utf-8", "le", "be"]))
def test_what_is_decoded_is_encoded_to_the_same_bytes(text: str, form: str) -> None:
    mark, codec = {
        "utf-8": (b"", "utf-8"),
        "le": (codecs.BOM_UTF16_LE, "utf-16-le"),
        "be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    }[form]
    data = mark + text.encode(codec)
    decoded = decode(data, "x")
    assert decoded.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    assert encode(decoded, data) == data


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbfa\r\nb\rc\n"
    assert decode(data, "x") == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"a\nb\0c", 2, "byte 3 is NUL"),
        ("title".encode("utf-16-le"), 1, "byte 1 is NUL"),
        (b"a\r\ncaf\xe9", 2, "byte 6 (0xE9) is not UTF-8"),
        ("é\n".encode() + b"\xe9\n", 2, "the file mixes encodings"),
        (codecs.BOM_UTF16_LE + b"a\0\n\0b", 2, "is not UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0", 1, "byte 4 is NUL"),
        (b"\xed\xa0\x80", 1, "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_line_and_byte(data: bytes, line: int, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode(data, "x")
    assert what in caught.value.what
    assert caught.value.line == line


def test_one_wrong_byte_alone_is_not_called_a_mix() -> None:
    with pytest.raises(BadInput) as caught:
        decode(b"\xef\xbb\xbfabc\xff", "x")
    assert "mixes" not in caught.value.what


@pytest.mark.parametrize(("text", "newline"), [("", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\n", "\n"), ("a\rb", "\r")])
def test_the_line_end_of_a_text_is_that_of_most_lines(text: str, newline: str) -> None:
    assert newline_of(text) == newline


def test_lines_are_those_of_editors() -> None:
    assert line_of("a\r\nb\rc\nd\u2028e\x0b") == 4


def test_nul_and_lone_surrogates_are_not_stored() -> None:
    assert storable("a\0b\udc80c é🎉") == "a?b?c é🎉"
