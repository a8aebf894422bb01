import pytest

from enrich.normalise.name_words import is_body, is_suffix


@pytest.mark.parametrize(
    "name",
    [
        "The ATLAS Collaboration",
        "OpenAI",
        "Gemini Team",
        "Mistral AI",
        "AI @ Meta",
        "DeepSeek-AI",
        "BigScience Workshop",
        "Google DeepMind",
        "Open Source Initiative",
        "Google",
    ],
)
def test_a_body_is_no_person(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", ["Ada Lovelace", "Aristotle", "Qingyao Ai", "QINGYAO AI", "Wei Xu", "张伟", ""])
def test_a_person_is_no_body(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize(("text", "known"), [("Jr.", True), ("III", True), ("Ph.D.", True), ("Li", False), ("", False)])
def test_what_may_follow_a_whole_name(text: str, known: bool) -> None:
    assert is_suffix(text) is known
