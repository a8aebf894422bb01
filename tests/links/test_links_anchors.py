import pytest

from enrich.links.anchors import anchors, document_findings
from enrich.model import Link, Location

TEXT = """\
# A List

## Surveys & More
## [Linked](https://x.org) *Words*: `code`!
## Surveys & More
### Numbered {#numbered}
<a name="by-hand"></a>

```
# not a heading
```
"""


def found(target, text=TEXT, present=lambda _target: False):
    link = Link(target, Location("README.md", 3))
    return [finding.rule for finding in document_findings(text, "README.md", [link], present)]


@pytest.mark.parametrize(
    "target",
    ["#a-list", "#surveys--more", "#surveys--more-1", "#linked-words-code", "#by-hand", "#", "#top", "#Surveys--More"],
)
def test_a_heading_is_led_to_by_the_anchor_that_github_makes(target):
    assert found(target) == ["printed-anchor"]


@pytest.mark.parametrize("target", ["#surveys", "#surveys-more", "#not-a-heading", "#numbered-", "#surveys--more-2"])
def test_an_anchor_that_no_heading_makes_is_missing(target):
    assert found(target) == ["missing-anchor", "printed-anchor"]


def test_a_file_must_stand_beside_the_document():
    plain = "# A"
    assert found("img/a%20b.png#x", plain) == ["missing-file"]
    assert found("img/a%20b.png#x", plain, {"img/a b.png"}.__contains__) == []
    for other in ("https://x.org/a", "mailto:a@x.org", "/from/the/root.md", "www.x.org", ""):
        assert found(other, plain) == []


def test_an_address_of_mail_is_no_file():
    (finding,) = document_findings("# A", "a.md", [Link("ada@x.org", Location("a.md", 1))], lambda _: False)
    assert finding.message == "ada@x.org: “mailto:” is missing before it"


def test_an_anchor_that_would_be_printed_is_found_at_its_heading():
    (finding,) = document_findings(TEXT, "README.md", [], lambda _: True)
    assert (finding.rule, finding.where.line) == ("printed-anchor", 6)
    assert "by-hand" in anchors(TEXT)


@pytest.mark.parametrize("heading", ["<h2>In <b>HTML</b></h2>", '<h1 align="center">\n  In HTML\n</h1>'])
def test_a_heading_in_html_has_an_anchor_too(heading):
    assert found("#in-html", f"# A List\n\n{heading}\n\ntext\n") == []
    assert found("#in-htm", f"# A List\n\n{heading}\n\ntext\n") == ["missing-anchor"]
