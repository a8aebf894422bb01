"""What headings say of what stands below them."""

from __future__ import annotations

import pytest

from enrich.lists.markdown_topics import about_the_list, mostly_others


@pytest.mark.parametrize(
    "name",
    [
        "News",
        "📢 Latest News",
        "Updates",
        "Update log (2024.05)",
        "How to contribute",
        "Contributing to this list",
        "Citation",
        "Cite our paper",
        "Table of Contents",
        "[Content](#content)",
        ":pushpin: Outline",
        "Star History",
        "About this repo",
        "What's new:",
        "License",
        "Acknowledgements",
        "Contact us",
        "贡献",
        "引用",
        "如何贡献",
        "更新日志",
        "Topic > News",
    ],
)
def test_a_heading_of_nothing_else_is_about_the_list(name: str) -> None:
    assert about_the_list(name)


@pytest.mark.parametrize(
    "name",
    [
        "News Recommendation",
        "Fake News Detection",
        "Citation Generation",
        "Content Moderation",
        "Model Updates",
        "Parameter Sharing",
        "License Plate Recognition",
        "Contact-rich Manipulation",
        "How Transformers Learn",
        "Latest Papers",
        "Our contributions",
        "Credit Assignment",
        "About Trees",
        "引用推荐",
        "News > Trees",
    ],
)
def test_a_topic_that_has_such_a_word_is_a_topic(name: str) -> None:
    assert not about_the_list(name)


@pytest.mark.parametrize(
    "name",
    [
        "Datasets",
        "Benchmarks & Datasets",
        "Code",
        "Open-source tools",
        "Tools for Trees",
        "Videos",
        "Resources > Trees",
        "System and Tutorials",
        "Papers > Tutorials",
        "数据集",
        "Books (free)",
        "Related Projects",
    ],
)
def test_other_things_are_known_by_the_last_word_of_what_a_heading_names(name: str) -> None:
    assert mostly_others(name)


@pytest.mark.parametrize(
    "name",
    [
        "Video Generation",
        "Code Generation",
        "Tool Learning",
        "Tool Using",
        "Dataset Distillation",
        "Language Models",
        "Trees",
        "Survey Papers",
        "Datasets and Papers",
        "Papers > Datasets",
        "Talking Heads",
    ],
)
def test_topics_and_papers_are_no_other_things(name: str) -> None:
    assert not mostly_others(name)
