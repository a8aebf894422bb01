"""Citations as an index of works gives them: a title in quotes, its venue, and who published that."""

from __future__ import annotations

import pytest

from enrich.errors import BadInput
from enrich.lists import markdown
from enrich.model import Field, Repair

# ruff: noqa: E501 - shapes are one entry each, however long


def _said(behind: str) -> tuple[str, str]:
    text = f'# L\n\n- Lovelace, Ada, and Grace Hopper. "**Growing trees from seeds**." {behind}\n'
    (paper,) = markdown.read(text, "l.md").papers
    assert paper.title == "Growing trees from seeds"
    return paper.venue or "", str(paper.date or "")


@pytest.mark.parametrize(
    ("behind", "venue", "date"),
    [
        ("Technologies and Applications of Trees. Springer, Cham, (**2014**).", "Technologies and Applications of Trees", "2014"),
        ("Forests and Games (CFG), IEEE Conference on. IEEE, (**2014**).", "Forests and Games (CFG), IEEE Conference on", "2014"),
        ("Advances in Tree Games. Springer, Berlin, Heidelberg, 2005.", "Advances in Tree Games", "2005"),
        ("Robotics and Automation (ICRA), 2016 IEEE International Conference on. IEEE, 2016.", "Robotics and Automation (ICRA), 2016 IEEE International Conference on", "2016"),
        ("European Conference on Computer Vision. Springer International Publishing. (**2016**).", "European Conference on Computer Vision", "2016"),
        ("Proceedings of the 32nd International Conference on Machine Learning (ICML-15). (**2015**).", "Proceedings of the 32nd International Conference on Machine Learning (ICML-15)", "2015"),
    ],
)  # fmt: skip
def test_a_publisher_and_a_year_tell_what_the_venue_is(behind: str, venue: str, date: str) -> None:
    assert _said(behind) == (venue, date)


def test_a_remark_before_a_year_is_no_venue() -> None:
    text = '# L\n\n- Lovelace, Ada, and Grace Hopper. "**Growing trees**." An Arbor Press book. (2015). [pdf](https://e.org/a.pdf)\n'
    (paper,) = markdown.read(text, "l.md").papers
    assert not paper.venue


@pytest.mark.parametrize(
    ("behind", "venue", "date"),
    [
        ("IEEE Tree Autom. Mag., vol. 17, no. 3, pp. 56–65, Sep. 2010.", "IEEE Tree Autom. Mag.", "Sep. 2010"),
        ("in Proc. IEEE Int. Conf. Tree Autom., Oslo, Norway, 2011, pp. 2520–2525.", "Proc. IEEE Int. Conf. Tree Autom.", "2011"),
        ("CoRR, abs/1510.00149 2 (2015).", "CoRR", "2015"),
    ],
)  # fmt: skip
def test_a_reference_of_engineers_has_volume_and_pages_between_venue_and_date(
    behind: str, venue: str, date: str
) -> None:
    assert _said(behind) == (venue, date)


def test_a_date_whose_full_stop_is_escaped_in_a_badge_is_not_rewritten() -> None:
    badge = "[![x](https://img.shields.io/badge/arXiv-2025\\.08-red)]()"
    text = f"# L\n\n- {badge} **Growing Trees from Seeds** [[Paper]](https://arxiv.org/abs/2401.00001)\n"
    (paper,) = markdown.read(text, "l.md").papers
    assert (str(paper.date), paper.venue) == ("2025.08", "arXiv")
    with pytest.raises(BadInput):
        markdown.write(text, (paper,), (Repair(paper.where, Field.DATE, "2025.08", "2026.01", ""),))


def test_the_addresses_of_references_are_of_no_item() -> None:
    text = "# L\n\n- [Growing Trees from Seeds][1]\n- **Forest Games**\n\n  [1]: https://arxiv.org/abs/2401.00001\n"
    assert [paper.title for paper in markdown.read(text, "l.md").papers] == ["Growing Trees from Seeds"]


BADGE = "![](https://img.shields.io/badge/Mar-2023-red)"


def test_a_month_and_a_year_on_both_sides_of_a_badge_are_a_date_that_nobody_rewrites() -> None:
    text = f"# L\n\n- **Growing Trees** [[Paper]](https://arxiv.org/abs/2401.00001) {BADGE}\n"
    (paper,) = markdown.read(text, "l.md").papers
    assert str(paper.date) == "Mar-2023"
    with pytest.raises(BadInput):
        markdown.write(text, (paper,), (Repair(paper.where, Field.DATE, "Mar-2023", "Jun 2024", ""),))


def _only(item: str) -> tuple[str, str, str]:
    (paper,) = markdown.read(f"# L\n\n{item}\n", "l.md").papers
    return paper.title, str(paper.date or ""), paper.venue or ""


def test_a_reference_may_have_single_quotes_and_et_al_in_italics() -> None:
    item = "1. A. Lovelace *et al*., ‘Tree’s growth: A survey’, *Prog Trees*, vol. 8, no. 4, pp. 425–439, Dec. 2019, doi: [10.1/x](https://doi.org/10.1007/s13748-019-00194-y)."
    assert _only(item) == ("Tree’s growth: A survey", "Dec. 2019", "Prog Trees")


@pytest.mark.parametrize("venue", ["TREES", "Forestry: Artificial Growth"])
def test_between_dots_stand_people_a_venue_and_a_date_with_emoji(venue: str) -> None:
    item = f"- **[Growing Trees from Seeds](https://doi.org/10.1038/s41591-026-04577-2)**<br/>Lovelace A et al. · *{venue}* · 2026-08-07 🧩"
    assert _only(item) == ("Growing Trees from Seeds", "2026-08-07", venue)
