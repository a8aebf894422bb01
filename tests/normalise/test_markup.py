"""Tags, entities and MathML are undone, each formula is there once, and no tag is left."""

import pytest

from enrich.normalise.markup import inert, seen, without_markup

K = "<mml:math xmlns:mml='http://www.w3.org/1998/Math/MathML'><mml:mi>k</mml:mi></mml:math>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{K}-means", "k-means"),
        (K.replace("</mml:mi>", "</mml:mi><mml:annotation encoding='x'>k</mml:annotation>") + "-means", "k-means"),
        (
            f"<inline-formula><alternatives><tex-math>$$k$$</tex-math>{K}</alternatives></inline-formula>-means",
            "k-means",
        ),
        (f"<jats:alternatives>{K}<jats:tex-math>k</jats:tex-math></jats:alternatives>-means", "k-means"),
        (r"<tex-math>\documentclass{x}\begin{document}$$k$$\end{document}</tex-math>-means", "$$k$$-means"),
        ("<math alttext='k'></math>-means", "k-means"),
        ("<math alttext='K'><mi>k</mi></math>-means", "k-means"),
        (
            "<math><mi>O</mi><mo>(</mo>\n <mi>n</mi> <mi>log</mi><mo>\u2061</mo><mi>n</mi><mo>)</mo></math>",
            "O(n log n)",
        ),
        ("<math><msup><mi>L</mi><mn>2</mn></msup></math>", "L2"),
    ],
)
def test_a_formula_is_there_once(text: str, expected: str) -> None:
    assert without_markup(text).strip() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese<i>Hukou</i>System", "Chinese Hukou System"),
        ("(<i>Escherichia coli</i>)", "(Escherichia coli)"),
        ("<i>k</i>NN and <i>p</i>-values", "kNN and p-values"),
        ("H<sub>2</sub>O, <jats:sup>18</jats:sup>F, <scp>L</scp>LM", "H2O, 18F, LLM"),
        ("A Fine Title<sup>1,*</sup>", "A Fine Title"),
        ("in R<sup>3</sup>", "in R3"),
        ("<jats:title>One</jats:title><br/>Two", "One Two"),
        ("Vec<T> and List<int>", "Vec T and List int"),
        ("<own>word</own>", "word"),
        ("where a <b and c> d", "where a b and c d"),
        ('<a href="https://example.org">linked</a>', "linked"),
        ("a<!-- note -->b", "ab"),
        ("p < 0.05 and q > 0.1, a<b", "p < 0.05 and q > 0.1, a<b"),
    ],
)
def test_tags_go_and_words_stay_apart(text: str, expected: str) -> None:
    assert " ".join(without_markup(text).split()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A &amp; B", "A & B"),
        ("A &amp;amp;amp; B", "A & B"),
        ("Kenya&Apos;s", "Kenya's"),
        ("&#945;, &#x3b1;, &alpha;", "α, α, α"),
        ("AT&notion, R&D, &nonsense;", "AT&notion, R&D, &nonsense;"),
    ],
)
def test_entities_are_characters(text: str, expected: str) -> None:
    assert without_markup(text) == expected


def test_what_does_not_show_is_not_there() -> None:
    assert seen("zero\u200bwidth, \u202ereversed, bell\x07") == "zerowidth, reversed, bell"


def test_what_reads_as_a_tag_is_taken_apart() -> None:
    assert inert("<img/src=x> <!DOCTYPE html> <?php> 1 < 2 > 0") == " img/src=x   !DOCTYPE html   ?php  1 < 2 > 0"
