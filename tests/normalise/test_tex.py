"""TeX becomes what a person would type, and what is no TeX stays."""

import pytest

from enrich.normalise.tex import without_tex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Schr{\"o}dinger, G\"odel, Poincar\'e, \`A", "Schrödinger, Gödel, Poincaré, À"),
        (r"\^{\i}le, na\"{\i}ve, na\"\i ve, \~n, \=a, \.z", "île, naïve, naïve, ñ, ā, ż"),
        (r"\v{S}koda, \v skoda, Erd\H{o}s, \c{c}a, \k{a}, \r{u}, \u{g}", "Škoda, škoda, Erdős, ça, ą, ů, ğ"),
        (r"\d{a}, \b{b}, {\'{E}}tude, \t{oo}", "ạ, ḇ, Étude, o͡o"),
        (
            r"Stra\ss e, \L\'od\'z, \AA ngstr\"om, {\O}rsted, \ae, \oe, {\l}, \aa",
            "Straße, Łódź, Ångström, Ørsted, æ, œ, ł, å",
        ),
        (r"$\tilde{O}(n)$, $\hat x$, $\bar{x}$", "Õ(n), x̂, x̄"),
    ],
)
def test_accents_and_letters(text: str, expected: str) -> None:
    assert without_tex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\o, {\ae} \AE\ \OE{}x {\l}", "ø, æ Æ Œx ł"),
        (r"$\epsilon$-greedy", "ε-greedy"),
        (r"$ \epsilon $-greedy", "ε-greedy"),
        (r"$$\alpha $$-divergence", "α-divergence"),
        (r"$L_2$ and $\ell_1$ and $x^{2}$", "L_2 and ℓ_1 and x^2"),
        (r"$O(n \log n)$, $n\log n$, $n \in \mathbb{N}$", "O(n log n), n log n, n ∈N"),
        (r"$H_\infty$ Control", "H_∞ Control"),
        (r"$k$-means++", "k-means++"),
        (r"$\frac{1}{2}$ at $90^\circ$", "1/2 at 90°"),
        (r"\(k\)-means and \[x\]", "k-means and x"),
        (r"$\left(1+\epsilon\right)-\text{Approximate}$ Paths", "(1+ε)-Approximate Paths"),
    ],
)
def test_formulas(text: str, expected: str) -> None:
    assert without_tex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\textbf{Bold} \emph{words}, {\bf old}, $\mathcal{O}(1)$", "Bold words, old, O(1)"),
        ("{BERT} and {{LoRA}}", "BERT and LoRA"),
        (r"\LaTeX{} and \ourmethod", "LaTeX and ourmethod"),
        ("Part~II, ``quoted''", 'Part II, "quoted"'),
        ("ranges 1--2 --- and dashes", "ranges 1–2 — and dashes"),
        (r"50\% of R\&D, A\_B, \#1, thin\,space, hy\-phen", "50% of R&D, A_B, #1, thin space, hyphen"),
        (r"C\texttt{++}", "C++"),
        (r"two\\lines", "two lines"),
        (r"\"Why Should I Trust You?\": Explaining", '"Why Should I Trust You?": Explaining'),
    ],
)
def test_commands_leave_their_words(text: str, expected: str) -> None:
    assert without_tex(text) == expected


@pytest.mark.parametrize(
    "text", ["costs $5 or $10 a day", "about ~100 papers", "C# and don't", "a_b ^ c", "US$ and A$"]
)
def test_what_is_no_tex_stays(text: str) -> None:
    assert without_tex(text) == text


@pytest.mark.parametrize("piece", ["\\ ", "$", "{", "\\'{", "\\frac{", "``"])
def test_broken_tex_is_read_quickly_and_leaves_no_command(piece: str) -> None:
    assert "\\alpha" not in without_tex(piece * 20_000 + "\\alpha")
