"""Small lists in the styles that curators use, for the tests of every format."""

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

MARKDOWN = {
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

SAMPLES = {**MARKDOWN, **CSV}
