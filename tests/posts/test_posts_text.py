"""The bodies of posts: what a forge takes, and what of them is compared."""

from enrich.posts.text import fitted, mark, marked, ticked


def test_a_long_text_is_cut_at_a_line_and_says_how_much_is_missing() -> None:
    text = "".join(f"- line {number}\n" for number in range(100))
    cut = fitted(text, 200)
    assert cut.startswith("- line 0\n")
    kept = sum(line.startswith("- line") for line in cut.splitlines())
    assert f"… {100 - kept} more lines" in cut
    assert fitted(text) == text


def test_a_mark_is_of_what_is_said() -> None:
    assert mark("x", marked("x", "a\n- [ ] b")) == mark("x", marked("x", "a\n- [x] b"))
    assert mark("x", marked("x", "a")) != mark("x", marked("x", "b"))
    assert mark("x", marked("y", "a")) == mark("x", "a") == ""


def test_ticks_are_carried_over_where_the_line_is_the_same() -> None:
    assert ticked("- [ ] a\n- [ ] b\n", "- [x] b\n- [X] c\n") == "- [ ] a\n- [x] b\n"
