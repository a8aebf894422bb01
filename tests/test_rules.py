from pathlib import Path

import pytest

import enrich
from enrich.model import Finding, Location, Severity
from enrich.rules import RULES, rules_page, severity

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def test_the_committed_page_of_rules_is_the_one_that_the_rules_make():
    assert PAGE.read_text(encoding="utf-8") == rules_page(), (
        "make it again: python -c 'from enrich.rules import rules_page; print(rules_page(), end=\"\")' > docs/rules.md"
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_says_what_why_and_what_instead_in_whole_sentences(rule):
    assert rule.name == rule.name.lower().strip()
    assert rule.what.endswith(".")
    assert rule.why.endswith(".")
    assert rule.example
    assert rule.instead
    assert rule.example != rule.instead
    assert "`" not in rule.example + rule.instead


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_section_and_a_line_in_the_contents(name):
    assert f"\n## {name}\n" in rules_page()
    assert f"| [{name}](#{name}) |" in rules_page()


def test_names_are_unique_and_are_the_keys():
    assert [rule.name for rule in RULES.values()] == list(RULES)


def test_a_finding_is_as_severe_as_its_rule():
    assert severity(Finding("dead-link", "gone", Location("a.md", 1))) is Severity.ERROR
    assert severity(Finding("wrong-venue", "no", Location("a.md", 1))) is Severity.WARNING
    assert severity(Finding("moved-link", "there", Location("a.md", 1))) is Severity.INFO


def test_a_finding_of_no_rule_is_a_bug():
    with pytest.raises(KeyError):
        severity(Finding("no-such-rule", "", Location("a.md", 1)))


@pytest.mark.parametrize(
    "name", ["blocked-link", "failing-link", "unchecked-link", "source-silent", "unconfirmed-paper"]
)
def test_what_could_not_be_found_out_is_for_information_only(name):
    assert RULES[name].severity is Severity.INFO


def test_every_rule_is_one_that_something_reports():
    source = Path(enrich.__file__).parent
    others = (
        path.read_text(encoding="utf-8") for path in source.rglob("*.py") if path.name not in ("rules.py", "wording.py")
    )
    code = "\n".join(others)
    assert [rule for rule in RULES if f'"{rule}"' not in code] == []
