"""Small lists in the styles that curators use, for the tests of every format."""

# ruff: noqa: E501 - curators write long lines

from __future__ import annotations

ENTRIES = """# Awesome Small Models

[![Awesome](https://awesome.example/badge.svg)](https://awesome.example/list)

For more details, see [our work]().

## Contents

- [Pruning](#pruning)

## Pruning {#pruning}

### Structured   Pruning

#### [Cutting Heads](https://arxiv.org/abs/2401.00001) *Jan 2024 ICML*

Ada Lovelace, Grace Hopper

#### [ Trimming [Very] `deep` $x^2$ nets.](https://example.org/a_(b))  *Mon 2024*
Alan Turing

#### [Nothing Known](https://doi.org/10.1000/182) **

#### [Nested]([p.pdf](https://example.org/p.pdf)) _Mar 2024 NeurIPS_

Barbara Liskov ,  Donald Knuth

## Quantising

#### [Few Bits](https://example.org/bits)\t*6 Jun 2019*

Edsger Dijkstra

[[code]](https://example.org/code)

```
#### [Not an entry](https://example.org/code-block)
```

#### []() **

## Citation

<!-- #### [Nor this](https://example.org/comment) -->
"""

BULLETS = """---
title: "[no](https://example.org/front)"
---
Papers
======

1. **[A Survey](https://example.org/1)** [[code](https://example.org/2)]

    *Ada Lovelace.* Preprint'25

* Text <https://example.org/3>, www.example.org/4, and https://example.org/5_(x)).
  <a href='https://example.org/6'><img src=fig.png></a>

[ref]: https://example.org/7 "Title"

    [indented](https://example.org/no)

`[code](https://example.org/no)` <!-- [comment](https://example.org/no) -->
"""

BOLD = """# List
## [Tools](#tools)
### **[One](https://example.org/one)** *2024*

---

### **[Two](https://example.org/two)** __2023 KDD__

- not authors

<p align="right"><a href="#top">top</a></p>

### [Three](https://example.org/three) Mar 2022 ICLR
"""

ITEMS = """# Reading List

[![Awesome](https://awesome.example/badge.svg)](https://awesome.example/list)

Our survey: [A Survey of Small Nets and Their Makers](https://arxiv.org/abs/2401.00009), by us.

## Contents

- [Pruning of Networks and More](#pruning)
  * [Bits](#bits)

## Pruning

### 2024

- [Cutting Heads from Small Networks](https://arxiv.org/abs/2401.00001) [ICML 2024]
  - *authors*: Ada Lovelace, Grace Hopper
  - *models*: nets of 3B
  - [code](https://example.org/code) and slides
- [Trimming `deep` $x^2$ [Very] Wide Nets](https://arxiv.org/abs/2401.00002) [NeurIPS 2023]
  - *authors*: Alan Turing, Emmy Noether
  -

- [A Paper Without a Venue at All](https://openreview.net/forum?id=abcdefgh)
  - *authors*: Barbara Liskov, Donald Knuth

* [A tool that is no paper](https://github.com/example/tool): prunes things quickly.

## Contributing

- [Open a pull request against the list](https://github.com/example/list/pulls), 2024
"""

CITATIONS = """# Roadmap

**[1]** Ada Lovelace, Grace Hopper, et al. "**Notes on the Analytical Engine**." Nature 521.7 (2015): 436-444. [[pdf]](https://example.org/notes.pdf) **(A remark)** :star::star:

**[2]** Alan Turing and Emmy Noether. "**On Computable Rings**." In ICML, 2016. [[pdf]](https://example.org/rings.pdf)

- Item of advice
"""

BOLD_ITEMS = """## Kernels

### 2019

- **Kernels on Graphs of Graphs (ICDM 2019)**
  - Ada Lovelace, Grace Hopper, and Alan Turing
  - [[Paper]](https://arxiv.org/abs/1901.00001)
  - [[Python Reference]](https://example.org/code)

- **Message Passing Kernels (2018)**
  - Emmy Noether, Alan Turing
  - [[Paper]](https://arxiv.org/abs/1808.00001)

1. **Numbered Works of Several Kinds.** Advances in Neural Information Processing Systems (NeurIPS), 2022. [paper](https://example.org/a.pdf)

    *Barbara Liskov, Donald Knuth*

2. **Another Numbered Work of a Kind.** arxiv, 2023. [paper](https://arxiv.org/pdf/2306.00001.pdf)

    *Edsger Dijkstra, Tony Hoare*
"""

PLAIN_ITEMS = """### Prompts

* Efficient prompt tuning for black boxes. [[Paper]](https://arxiv.org/abs/2310.00001)
* Learning visual prompts in null space. [[Paper]](https://arxiv.org/abs/2303.00002)

| Dataset | Language |
|---|---|
| Chats-200K [\\[paper\\]](https://arxiv.org/abs/2303.00003) | English |
"""

TABLES = """# Table

| Title | Subject(s) | Venue & Year | Links |
| :--- | :--- | :--- | :--- |
| **[A counterexample to a conjecture](https://arxiv.org/abs/2608.00001)** | Algebra | arXiv 2026 |  |
| **[Winding \\| unwinding numbers](https://doi.org/10.1000/xyz_(1))** | Topology | Nature Reviews Physics 2025 | [Code](https://example.org/c) |

| Title & Authors | Introduction | Links |
|:----|  :----: | :---:|
| [![Star](https://img.shields.io/github/stars/a/b.svg)](https://example.org/a) [![Publish](https://img.shields.io/badge/Conference-ICML'23-blue)]() <br> [Networks Can Be Pruned in One Shot](https://example.org/a) <br> Ada Lovelace, Alan Turing| <img src="a.png"> |[Github](https://example.org/a) [paper](https://arxiv.org/abs/2301.00001) |
|[Search for Efficient Little Models](https://arxiv.org/abs/2409.00002) <br> Emmy Noether, Grace Hopper et al|<img src="b.png"> |[Paper](https://arxiv.org/abs/2409.00002)|[//]: #09/27

No. | Paper | Authors | Venue | Year
--- | --- | --- | --- | ---
1 | [Cells without Bars on Their Sides](https://arxiv.org/abs/2301.00004) | Ada Lovelace, Grace Hopper | ICML | 2023
2 | [An Entry with Empty Cells in It](https://arxiv.org/abs/2301.00005) | | | 2024
"""

CITED_ITEMS = """### Detection

* Residual Nets [[Paper](https://arxiv.org/pdf/1512.00001v1.pdf)][[Slide](https://example.org/s.pdf)]
  * Ada Lovelace, Grace Hopper, Deep Residual Learning for Small Pictures, CVPR, 2016.
* Ada Lovelace, Alan Turing, Learning to Deblur, Mostly, ICML, 2014. [[Paper]](https://arxiv.org/abs/1406.00001)
* [Neural networks](https://example.org/blog)
"""

SHAPES = """# Shapes

## 2024

- [ICML 2024] Cutting Heads, Not Tails [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://example.org/c)]
- Trimming `deep` $x^2$ nets, in 12 steps. *Ada Lovelace, Grace Hopper*. KDD, 2023. [[paper](https://arxiv.org/abs/2401.00002)]
- **FewB**: "Few Bits for Many Nets", *arXiv, May 2024*. [[Paper](https://arxiv.org/abs/2401.00003)]
- [[AAAI 2024](https://arxiv.org/abs/2401.00004)] Winding and Unwinding of Numbers
- No Badge Like Another `NeurIPS 2023` [[paper](https://arxiv.org/abs/2401.00005)] ![](https://img.shields.io/badge/Type-Survey-blue)
- See [our code](https://example.org/d)

**Paragraphs of Works**

论文：https://arxiv.org/abs/2401.00006

**Labels in Chinese Lists**

- 论文：https://arxiv.org/abs/2401.00007
- 代码：https://example.org/e

**Another Work with Labels**

- Paper: https://arxiv.org/abs/2401.00008
"""

HTML = """# Lists of HTML

<details>
<summary>Items</summary>
<ul>
  <li><a href="https://arxiv.org/abs/2401.00001">Cutting Heads &amp; Tails of Nets</a> <em>Ada Lovelace, Grace Hopper</em> <i>ICML 2024</i></li>
  <li><a href="https://arxiv.org/abs/2401.00002">Trimming Wide Nets</a> <em>Alan Turing, Emmy Noether</em> <i>KDD 2023</i>
  <li><a href="https://github.com/example/tool">A tool that is no paper</a></li>
</ul>
</details>

<table>
  <thead><tr><th>Title</th><th>Venue</th><th>Year</th><th>Authors</th></tr></thead>
  <tr>
    <td><a href="https://arxiv.org/abs/2401.00003">Few Bits for Many Nets</a></td>
    <td>ICLR</td><td>2022</td>
    <td>Barbara Liskov, Donald Knuth</td>
  </tr>
  <tr>
    <td><a href="https://arxiv.org/abs/2401.00004">Many Bits for Few Nets</a></td>
    <td></td><td></td><td></td>
  </tr>
</table>
"""

HEADED = """# Headings

## Pruning

### 1. Cutting Heads of Networks [ICML 2024]

**Authors**: Ada Lovelace, Grace Hopper

[📄 Paper](https://arxiv.org/abs/2401.00001) | [💻 Code](https://example.org/c)

### 2. Trimming Wide Networks [KDD 2023]

**Authors**: Alan Turing, Emmy Noether

[📄 Paper](https://arxiv.org/abs/2401.00002)

### 3. Few Bits for Many Networks [arXiv 2022.05]

**Authors**: Barbara Liskov, Donald Knuth

[📄 Paper](https://arxiv.org/abs/2401.00003)
"""

MARKDOWN = {
    "shapes.md": SHAPES,
    "shapes-crlf.md": SHAPES.replace("\n", "\r\n"),
    "html.md": HTML,
    "headed.md": HEADED,
    "items.md": ITEMS,
    "items-crlf.md": ITEMS.replace("\n", "\r\n"),
    "citations.md": CITATIONS,
    "bold-items.md": BOLD_ITEMS,
    "plain-items.md": PLAIN_ITEMS,
    "tables.md": TABLES,
    "cited-items.md": CITED_ITEMS,
    "entries.md": ENTRIES,
    "entries-crlf.md": ENTRIES.replace("\n", "\r\n"),
    "entries-bom-no-last-line-end.md": "\ufeff" + ENTRIES.rstrip("\n"),
    "bullets.md": BULLETS,
    "bold.md": BOLD,
    "empty.md": "",
    "odd.md": "\r\n\n\r#### [x](\n\x0b\u2028#### []\n```\n#### [Unclosed](https://example.org)",
}

TABLE = """title,url,date,venue,authors,note
Cutting Heads,https://arxiv.org/abs/2401.00001,Jan 2024,ICML,"Ada Lovelace, Grace Hopper",
" Trimming ""very"" deep nets.",https://example.org/a,Mon 2024,,Alan Turing,"two
lines"
# --- the old ones ---

=Nested,[p.pdf](https://example.org/p.pdf),,NeurIPS
Few Bits,https://example.org/bits,2019,,"Edsger Dijkstra",see https://example.org/more
,,,,,
"""

CSV = {
    "table.csv": TABLE,
    "table-crlf.csv": TABLE.replace("\n", "\r\n"),
    "table-mixed-ends.csv": "Title , Link,Year\nA,https://example.org/a,2020\r\nB,https://example.org/b,2021\rC,https://example.org/c,",
    "table-bom.csv": "\ufeff" + TABLE.rstrip("\n"),
    "semicolons.csv": 'Category;Paper Title;Paper_URL;Published\nX;"A; B";https://example.org/1;2020\nY;C;;2021\nX;D;;\n',
    "bars.csv": "#|title|conference\n1|A|KDD\n2|B|ICML\n",
    "quoted.csv": '"title","date"\n"A",""\n"B","2020"\n',
    "only-titles.csv": "title\nA\n\nB",
    "table.tsv": "section\ttitle\turl\nS\tA, b\thttps://example.org/1\nS\tB\thttps://example.org/2\n",
}

BIBTEX = r"""% the works that we like
@string{icml = "International Conference on Machine Learning"}

@article{lovelace2015notes,
  title={Notes on the {Analytical} Engine \& Others},
  author={Lovelace, Ada and Hopper, Grace and others},
  journal={Nature},
  year={2015},
  url = "https://example.org/notes_(1)"
}
@inproceedings{turing2016rings, title = "On {``Computable''} Rings", author = {Alan Turing},
  booktitle = icml, year = "2016", note = {see arXiv:1609.00001},
}

@comment{ nothing }
@misc{noether,
  title = {Symmetries},
  keep = {venue},
  eprint = {1703.00001}, archivePrefix = {arXiv},
}
"""

YAML = """# papers
- title: "Cutting Heads: a 'study'"
  venue: icml   # as they call it
  year: 2024-01
  url: https://arxiv.org/abs/2401.00001
  authors: [Ada Lovelace, Grace Hopper]
  links: {"paper": "https://arxiv.org/abs/2401.00001", "code": "https://example.org/code"}
- title: 'Few Bits'
  venue:
  year: "2019"
  url: ''
  notes: |
    title: not this
"""

JSON = """{
\t"pruning": [
\t\t{"title": "Cutting \\"Heads\\"", "url": "https://arxiv.org/abs/2401.00001", "date": "Jan 2024", "venue": null},
\t\t{"title": "Few Bits", "year": "2019", "authors": "Edsger Dijkstra", "stars": [1, 2]}
\t],
\t"other": {"title": "not a paper"}
}
"""

RECORDS = {
    "works.bib": BIBTEX,
    "works-crlf.bib": BIBTEX.replace("\n", "\r\n"),
    "papers.yaml": YAML,
    "papers-crlf.yml": YAML.replace("\n", "\r\n"),
    "papers.json": JSON,
    "papers-bom.json": "\ufeff" + JSON,
}

SAMPLES = {**MARKDOWN, **CSV, **RECORDS}
