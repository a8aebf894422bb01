"""From what a registry says about a link to a verdict on it: the handle system, GitHub, Crossref.

A registry's own words count and nothing else: a bare 404 may come from anything between here and
there. What a registry does not settle is asked of the page (`Inquiry.settled`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from enrich.links.ask import Inquiry, Witness
from enrich.links.tables import NOT_ASKED, Line, Sign, any_failure, deciding, evidence, status
from enrich.model import Health, Response, Verdict

# --- the handle system ------------------------------------------------------------------------


class _Data(msgspec.Struct):
    value: object = None


class _Value(msgspec.Struct):
    type: str = ""
    data: _Data = msgspec.field(default_factory=_Data)


class _Handle(msgspec.Struct):
    """An answer of the handle API. Response codes: 1 found, 2 error, 100 no such handle, 200 no such values."""

    responseCode: int  # noqa: N815 - the name in the API's JSON
    values: list[_Value] = []


def _handle(response: Response) -> _Handle | None:
    try:
        return msgspec.json.decode(response.body, type=_Handle)
    except msgspec.MsgspecError:
        return None


def _response_code(*codes: int) -> Sign:
    def sign(_asked: str, response: Response) -> str:
        handle = _handle(response)
        return f"response code {handle.responseCode}" if handle and handle.responseCode in codes else ""

    return sign


def _registered(_asked: str, response: Response) -> str:
    handle = _handle(response)
    if handle is None or handle.responseCode != 1:
        return ""
    addresses = (value.data.value for value in handle.values if value.type.upper() == "URL")
    return f"registered at {next(addresses, 'no address')}"


def _whatever(_asked: str, response: Response) -> str:
    return f"status {response.status}"


REGISTRY: tuple[Line, ...] = (
    *NOT_ASKED,
    Line(any_failure, Health.TRANSIENT, "the DOI registry did not answer"),
    Line(_registered, Health.OK, "the DOI is registered"),
    Line(_response_code(200), Health.OK, "the DOI is registered"),
    Line(_response_code(100), Health.BROKEN, "the DOI is not registered"),
    Line(_whatever, Health.TRANSIENT, "the DOI registry did not answer as it documents"),
)


# --- GitHub -----------------------------------------------------------------------------------


_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


class _Repository(msgspec.Struct):
    full_name: str
    archived: bool = False


def _repository(response: Response) -> _Repository | None:
    try:
        found = msgspec.json.decode(response.body, type=_Repository) if response.status == 200 else None
    except msgspec.MsgspecError:
        return None
    return found if found and _NAME.fullmatch(found.full_name) else None


def _renamed(asked: str, response: Response) -> str:
    found = _repository(response)
    same = found is None or f"/{found.full_name.lower()}" in f"{asked.lower()}/".replace(".git/", "/")
    return "" if found is None or same else f"now {found.full_name}"


def _archived(_asked: str, response: Response) -> str:
    found = _repository(response)
    return f"{found.full_name} is archived" if found and found.archived else ""


def _there(_asked: str, response: Response) -> str:
    found = _repository(response)
    return found.full_name if found else ""


GITHUB: tuple[Line, ...] = (
    *NOT_ASKED,
    Line(any_failure, Health.TRANSIENT, "GitHub did not answer"),
    Line(_renamed, Health.MOVED, "the repository was renamed"),
    Line(_archived, Health.OK, "the repository is there, archived by its owner"),
    Line(_there, Health.OK, "the repository is there"),
    Line(status(404), Health.BROKEN, "GitHub has no such repository"),
    Line(_whatever, Health.TRANSIENT, "GitHub did not answer as it documents"),
)


# --- Crossref ---------------------------------------------------------------------------------


class _Work(msgspec.Struct):
    DOI: str = ""


class _Message(msgspec.Struct):
    items: list[_Work] = []


class _Works(msgspec.Struct):
    message: _Message


def _listed(_asked: str, response: Response) -> str:
    try:
        works = msgspec.json.decode(response.body, type=_Works)
    except msgspec.MsgspecError:
        return ""
    return next((f"registered as {work.DOI}" for work in works.message.items if work.DOI), "")


CROSSREF: tuple[Line, ...] = (
    *NOT_ASKED,
    Line(any_failure, Health.TRANSIENT, "Crossref did not answer"),
    Line(_listed, Health.OK, "Crossref has the article"),
    Line(_whatever, Health.TRANSIENT, "Crossref knows no article of this number"),
)

TABLES: Mapping[Witness, tuple[Line, ...]] = {
    Witness.DOI: REGISTRY,
    Witness.GITHUB: GITHUB,
    Witness.CROSSREF: CROSSREF,
}


def judge_registry(question: Inquiry, response: Response) -> Verdict:
    """The verdict on a link, from what the witness who was asked says about it."""
    line, sign = deciding(TABLES[question.witness], question.url, response)
    found = _repository(response) if line.health is Health.MOVED else None
    target = f"https://github.com/{found.full_name}" if found else ""
    return Verdict(line.health, line.reason or sign, evidence(sign, response), target)


_CALLED: Mapping[str, str] = {
    "acl": "ACL Anthology ",
    "arxiv": "arXiv:",
    "doi": "doi:",
    "ieee": "IEEE document ",
    "page": "",
}


def known_record(kind: str, value: str, source: str) -> Verdict:
    """The verdict on a link to a work that a source has sent the metadata of."""
    return Verdict(Health.OK, f"{source} has the work", f"metadata of {_CALLED[kind]}{value}")
