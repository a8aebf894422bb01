r"""TeX undone: accents, letters, symbols and formulas as a person would type them.

Titles of arXiv, DBLP and BibTeX files are written in TeX: `Schr{\"o}dinger`, `$\epsilon$-greedy`,
`O(n \log n)`. A command that no table here names keeps its name as a word, since it may be the
paper's own: `\LaTeX`, `\ourmethod`.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "widehat": "\u0302",
    "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "breve": "\u0306", "dot": "\u0307", "ddot": "\u0308",
    "mathring": "\u030a", "check": "\u030c", "vec": "\u20d7",
}  # fmt: skip
"""Accents of text (TeXbook, chapter 9) and of formulas (chapter 16), as combining marks."""

_SYMBOLS = {
    # letters
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ",
    "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ell": "ℓ", "hbar": "ħ", "aleph": "ℵ", "wp": "℘", "Re": "ℜ", "Im": "ℑ",
    # Greek
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "varkappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "π", "rho": "ρ", "varrho": "ρ", "sigma": "σ", "varsigma": "ς",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
    # signs of formulas
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "times": "×",
    "div": "÷", "cdot": "·", "pm": "±", "mp": "∓", "circ": "∘", "bullet": "•", "star": "*", "ast": "*", "sharp": "♯",
    "flat": "♭", "prime": "′", "oplus": "⊕", "otimes": "⊗", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "ne": "≠", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝",
    "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "emptyset": "∅",
    "varnothing": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬", "land": "∧", "wedge": "∧", "lor": "∨",
    "vee": "∨", "vdash": "⊢", "models": "⊨", "top": "⊤", "bot": "⊥", "perp": "⊥", "to": "→", "rightarrow": "→",
    "longrightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←", "Leftarrow": "⇐", "leftrightarrow": "↔",
    "Leftrightarrow": "⇔", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "mid": "|", "vert": "|", "lvert": "|", "rvert": "|", "Vert": "‖",
    "dagger": "†", "ddagger": "‡", "dots": "…", "ldots": "…", "cdots": "…", "triangle": "△", "square": "□",
    "heartsuit": "♥", "spadesuit": "♠", "checkmark": "✓",
    # signs of text
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "degree": "°", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textasteriskcentered": "*",
    "textellipsis": "…", "textmu": "µ", "textdollar": "$", "quad": " ", "qquad": " ", "newline": " ", "linebreak": " ",
    "textbackslash": " ", "backslash": " ", "par": " ",
}  # fmt: skip

_LAYOUT = frozenset(
    re.findall(
        r"\S+",
        """
        text textnormal textrm textsf texttt textmd textbf textup textit textsl textsc emph underline uline
        textsuperscript textsubscript textcolor rm sf tt md bf up it sl sc em rmfamily sffamily ttfamily bfseries
        itshape scshape upshape mathrm mathsf mathtt mathbf mathit mathcal mathbb mathfrak mathscr mathnormal mathop
        mathbin mathrel boldsymbol bm pmb cal frak Bbb operatorname mbox hbox fbox ensuremath displaystyle textstyle
        scriptstyle limits nolimits left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr overline
        overrightarrow protect xspace relax uppercase lowercase MakeUppercase MakeLowercase unskip ignorespaces
        noindent tiny small normalsize large Large smash phantom boldmath unboldmath nobreak allowbreak hspace vspace
        thinspace
        """,
    )
)
"""Commands that say how their argument looks, and add nothing to it."""

# `\"Why?\"` is a quotation that a program escaped, `\"o` an accent: only the first stands before no letter as well.
_ESCAPED_QUOTES = re.compile(r'\\"(?![^\W\d_]|\s*[\\{])')
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_DEGREES = re.compile(r"\^\s*(?:\\circ\b|\{\s*\\circ\s*\})\s*")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")
_OPERATOR = re.compile(
    r"\\(?<=[^\W_]\\)(?=(?:log|ln|lg|exp|sin|cos|tan|min|max|inf|sup|arg|argmin|argmax|det|mod)(?![A-Za-z]))"
)
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])\s*|(" + "|".join(name for name in _MARKS if name.isalpha()) + r")(?![A-Za-z])\s*)"
    r"(?:\{\s*([^\W\d_])([^\W\d_]?)\s*\}|([^\W\d_]))"
)
_LEFT_OVER = re.compile(r"\\(?:" + "|".join(name for name in _MARKS if name.isalpha()) + r")(?![A-Za-z])\s*")
_SPACE = re.compile(r"\\[ ,;:>]|\\$|(?<=[\w.)}])~(?=[\w({$\\])")
_NOTHING = re.compile(r"\\[!/@()\[\]-]|\\(?=[`'^~\"=.])")
_ESCAPED = re.compile(r"\\([&%$#_{}|*])")

# As pandoc reads dollars, so that prices are none: nothing but a formula touches both of its signs.
_FORMULA = re.compile(r"\$\$([^$]*)\$\$|(?<!\\)\$(?! )([^$]*[^$\s\\])\$(?!\d)|(?<!\\)\$([^$]*\\[^$]*[^\\])\$")


def _accented(match: re.Match[str]) -> str:
    sign, name, letter, second, bare = match.groups(default="")
    base = (letter or bare).translate({ord("ı"): "i", ord("ȷ"): "j"})
    return unicodedata.normalize("NFC", base + _MARKS[sign or name] + second)


def _formula(match: re.Match[str]) -> str:
    content = (match[1] or match[2] or match[3] or "").strip()
    # a command at its end takes no space of the text after it
    return f"{content}{{}}" if "\\" in content else content


def _named(match: re.Match[str]) -> str:
    name = match[1]
    if name in _LAYOUT:
        return ""
    if name in _MARKS:
        return match[0]
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    # a word of the formula, as in `\log n`: it stays a word
    return f"{name} " if match[0][-1].isspace() else name


def without_tex(text: str) -> str:
    """The text without TeX; text that holds none comes back as it is.

    An index or exponent keeps its `_` or `^`, without the braces. A price keeps its dollar sign.
    """
    if "\\" in text:
        if _ESCAPED_QUOTES.search(text):
            text = text.replace('\\"', '"')
        text = text.replace("\\\\", " ")
        text = _OPERATOR.sub(r" \\", _DEGREES.sub("°", _FRACTION.sub(r"\1/\2", text)))
    if "$" in text:
        text = _FORMULA.sub(_formula, text)
    if "\\" in text:
        text = _ACCENT.sub(_accented, _COMMAND.sub(_named, text))
        text = _NOTHING.sub("", _SPACE.sub(" ", _LEFT_OVER.sub("", text)))
        text = _ESCAPED.sub(r"\1", text)
    if "``" in text:
        text = text.replace("``", '"').replace("''", '"')
    if "~" in text:
        text = _SPACE.sub(" ", text)
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    return re.sub(r"[{}]", "", text) if "{" in text else text
