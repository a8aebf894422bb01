"""The list that this repository keeps, tended on a machine without a network.

It must hold before a run has corrected the list, and after.
"""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from running import Finished, call, files, run

HERE = Path(__file__).resolve().parent.parent

RIGHT = {
    # title, in any capitals: date, venue, number of authors
    "The future of large language model pre-training is federated": ("Dec 2024", "NeurIPS Workshop", 11),
    "Ferret: Federated Full-Parameter Tuning at Scale for Large Language Models": ("Jul 2025", "ICML", 5),
    "Federated full-parameter tuning of billion-sized language models with communication cost under 18 kilobytes": (
        "Jul 2024", "ICML", 6,
    ),
    "On the Convergence of Zeroth-Order Federated Tuning for Large Language Models": ("Aug 2024", "KDD", 5),
    "Towards Building The FederatedGPT: Federated Instruction Tuning": ("Apr 2024", "ICASSP", 8),
    "Federated Instruction Tuning of LLMs with Domain Coverage Augmentation": ("Nov 2025", "EMNLP Findings", 6),
    "Data Quality Control in Federated Instruction-tuning of Large Language Models": ("Jul 2025", "ACL Findings", 7),
    "Federated Data-Efficient Instruction Tuning for Large Language Models": ("Jul 2025", "ACL Findings", 4),
    "FewFedPIT: Towards Privacy-preserving and Few-shot Federated Instruction Tuning": ("Mar 2024", "", 8),
    "More Than Enough is Too Much: Adaptive Defenses Against Gradient Leakage in Production Federated Learning": (
        "Mar 2024", "IEEE/ACM Transactions on Networking", 3,
    ),
    "Federated adaptive prompt tuning for multi-domain collaborative learning": ("Mar 2024", "AAAI", 4),
    "Let Federated Participants Cooperatively Learn Prompts Instead of Models": (
        "May 2024", "IEEE Transactions on Mobile Computing", 5,
    ),
    "FedBPT: Efficient Federated Black-box Prompt Tuning for Large Language Models": ("Jul 2024", "ICML", 9),
    "Probabilistic Federated Prompt-Tuning with Non-IID and Imbalanced Data": ("Dec 2024", "NeurIPS", 6),
    "Improving LoRA in privacy preserving federated learning": ("May 2024", "ICLR", 4),
    "FLoRA: Federated Fine-Tuning Large Language Models with Heterogeneous Low-Rank Adaptations": (
        "Dec 2024", "NeurIPS", 7,
    ),
    "Fisher information based efficient curriculum federated learning with large language models": (
        "Nov 2024", "EMNLP", 7,
    ),
    "Dual-Personalizing Adapter for Federated Foundation Models": ("Dec 2024", "NeurIPS", 5),
    "Tunable soft prompts are messengers in federated learning": ("Dec 2023", "EMNLP Findings", 5),
    "FedMKT: Federated Mutual Knowledge Transfer for Large and Small Language Models": ("Jan 2025", "COLING", 8),
    "FedPFT: Federated Proxy Fine-Tuning of Foundation Models": ("Aug 2024", "IJCAI", 8),
    "Emerging Safety Attack and Defense in Federated Instruction Tuning of Large Language Models": (
        "Apr 2025", "ICLR", 6,
    ),
    "PluralLLM: Pluralistic Alignment in LLMs via Federated Learning": ("May 2025", "HumanSys", 3),
    "Towards Federated RLHF with Aggregated Client Preference for LLMs": ("Apr 2025", "ICLR", 6),
    "Cloud-Edge Collaborative Large Model Services: Challenges and Solutions": ("2025", "IEEE Network", 7),
    "FederatedScope-LLM: A Comprehensive Package for Fine-tuning Large Language Models in Federated Learning": (
        "Aug 2024", "KDD", 10,
    ),
    "FATE-LLM: A Industrial Grade Federated Learning Framework for Large Language Models": (
        "Oct 2023", "IJCAI Workshop", 7,
    ),
    "OpenFedLLM: Training Large Language Models on Decentralized Private Data via Federated Learning": (
        "Aug 2024", "KDD", 9,
    ),
    "I Can't Share Code, but I need Translation -- An Empirical Study on Code Translation through Federated LLM": (
        "Jan 2025", "", 4,
    ),
}  # fmt: skip
"""What the catalogue holds: of the version of record where there is one, else of the preprint.

The records of three journals and workshops have a year alone; a month of that year that the list
has stays.
"""

NOT_IN_THE_CATALOGUE = (
    "Flexible and Secure Code Deployment in Federated Learning using Large Language Models: Prompt Engineering to "
    "Enhance Malicious Code Detection"
)

COINED = ("FederatedGPT", "LoRA")
"""Capitals that carry meaning, as the works themselves have them."""


def key(title: str) -> str:
    return " ".join(title.lower().split()).removesuffix(".")


def by_title(text: str) -> dict[str, dict[str, str]]:
    return {key(row["title"]): row for row in csv.DictReader(StringIO(text))}


@pytest.fixture(scope="module")
def tended(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = tmp_path_factory.mktemp("own")
    for name in ("papers.csv", "papers.md", "catalogue.json"):
        shutil.copy(HERE / name, folder / name)
    settings = 'catalogues = ["catalogue.json"]\nrendered = { "papers.csv" = "papers.md" }\n'
    (folder / "enrich.toml").write_text(settings, encoding="utf-8")
    return run(folder, "run", "--report", "report.json")


def test_the_run_is_clean_and_quick_and_calls_no_link_dead(tended: Finished) -> None:
    assert tended.code == 0, tended.err
    assert tended.seconds < 15
    assert {link["verdict"] for link in tended.report()["links"]} == {"unchecked"}


def test_the_list_has_all_its_entries_and_no_others(tended: Finished) -> None:
    assert by_title(tended.text()).keys() == {key(title) for title in (*RIGHT, NOT_IN_THE_CATALOGUE)}


@pytest.mark.parametrize("title", RIGHT)
def test_what_the_catalogue_knows_ends_right(tended: Finished, title: str) -> None:
    row = by_title(tended.text())[key(title)]
    assert (row["date"], row["venue"], len(row["authors"].split(", "))) == RIGHT[title]


def test_what_the_catalogue_does_not_know_stays(tended: Finished) -> None:
    before = by_title((HERE / "papers.csv").read_text(encoding="utf-8"))[key(NOT_IN_THE_CATALOGUE)]
    assert by_title(tended.text())[key(NOT_IN_THE_CATALOGUE)] == before


def test_titles_keep_their_words_and_get_the_capitals_that_carry_meaning(tended: Finished) -> None:
    titles = [row["title"] for row in csv.DictReader(StringIO(tended.text()))]
    assert all(title == " ".join(title.split()) and not title.endswith(".") for title in titles)
    assert all(any(word in title for title in titles) for word in COINED)


def test_links_lead_where_they_led(tended: Finished) -> None:
    before = by_title((HERE / "papers.csv").read_text(encoding="utf-8"))
    for title, row in by_title(tended.text()).items():
        assert row["url"].startswith("https://")
        assert row["url"] in before[title]["url"]


def test_sections_stand_as_they_stood_and_are_sorted_newest_first(tended: Finished) -> None:
    before = list(by_title((HERE / "papers.csv").read_text(encoding="utf-8")).values())
    after = list(by_title(tended.text()).values())
    assert [row["section"] for row in after] == [row["section"] for row in before]
    assert [row["date"] for row in after if row["section"].endswith("Federated Adapter Learning")] == [
        "Dec 2024", "Dec 2024", "Nov 2024", "May 2024",
    ]  # fmt: skip


def test_the_rendered_list_says_the_same(tended: Finished) -> None:
    text = tended.text("papers.md")
    for row in csv.DictReader(StringIO(tended.text())):
        when = " ".join(filter(None, (row["date"], row["venue"])))
        assert f"#### [{row['title']}]({row['url']}) *{when}*" in text


def test_what_was_made_is_remembered_with_its_record(tended: Finished) -> None:
    fixes = [finding["fix"] for finding in tended.report()["findings"] if finding["fix"]]
    made = [
        (fix["field"], fix["after"], fix["record"]["url"]) for fix in fixes if fix["band"] == "apply" and fix["record"]
    ]
    lines = [json.loads(line) for line in tended.text("corrections.jsonl").splitlines()]
    assert made
    assert set(made) <= {(line["field"], line["after"], line["url"]) for line in lines}
    assert len(lines) == tended.report()["counts"]["applied"]


def test_the_second_run_writes_nothing(tended: Finished) -> None:
    before = {name: data for name, data in files(tended.folder).items() if name != "report.json"}
    second = run(tended.folder, "run", "--check")
    assert second.code == 0, second.err
    assert {name: data for name, data in files(tended.folder).items() if name != "report.json"} == before


def test_the_markdown_form_alone_gets_the_same_facts(tended: Finished, tmp_path: Path) -> None:
    shutil.copy(HERE / "papers.md", tmp_path / "README.md")
    shutil.copy(HERE / "catalogue.json", tmp_path / "catalogue.json")
    (tmp_path / "enrich.toml").write_text('catalogues = ["catalogue.json"]\n', encoding="utf-8")
    assert call(tmp_path, "run", "README.md", "--offline", "--fail-on", "never").code == 0
    assert call(tmp_path, "convert", "README.md", "back.csv").code == 0
    back = by_title((tmp_path / "back.csv").read_text(encoding="utf-8"))
    facts = {title: (row["date"], row["venue"], len(row["authors"].split(", "))) for title, row in back.items()}
    assert facts == {key(title): right for title, right in RIGHT.items()} | {
        key(NOT_IN_THE_CATALOGUE): facts[key(NOT_IN_THE_CATALOGUE)]
    }
