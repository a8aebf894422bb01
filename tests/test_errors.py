"""Errors say where, what is wrong, and what to do."""

import pytest

from enrich.errors import BadConfig, BadInput, EnrichError, SourceChanged, SourceError, SourceSilent


def test_bad_input_names_file_line_fault_and_remedy() -> None:
    assert str(BadInput("a.csv", "no title column", "Add one.", 3)) == "a.csv:3: no title column. Add one."
    assert str(BadInput("a.csv", "it is empty", "Add a row.")) == "a.csv: it is empty. Add a row."


def test_changed_shapes_name_the_address() -> None:
    assert "https://x.org" in str(SourceChanged("https://x.org", "no items"))


@pytest.mark.parametrize("kind", [BadInput, BadConfig, SourceSilent, SourceChanged])
def test_everything_raised_on_purpose_is_one_family(kind: type[EnrichError]) -> None:
    assert issubclass(kind, EnrichError)
    assert issubclass(kind, SourceError) == kind.__name__.startswith("Source")
