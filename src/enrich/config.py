"""Settings: `[tool.enrich]` of pyproject.toml, or enrich.toml. Pure; the caller reads the files.

Nothing secret is a setting: the contact address and keys come from the environment.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

import msgspec

from enrich.errors import BadConfig
from enrich.house import DatePolicy, VersionPolicy
from enrich.order import KEYS

FailOn = Literal["info", "warning", "error", "never"]
FixLinks = Literal["none", "moved", "archive"]

FILES = ("enrich.toml", "pyproject.toml")
"""Where settings are looked for, in the working directory; the first that has any is used."""


@dataclass(frozen=True, slots=True)
class HostSettings:
    """What a maintainer may set for one host. `accept` are statuses that are fine; `interval` is in seconds."""

    accept: tuple[int, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    interval: float | None = None
    in_flight: int | None = None


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """How `enrich render` writes an entry, and the heading of a section; None for the way of enrich."""

    entry: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a maintainer may set. The comments are what `docs/configuration.md` says of each."""

    lists: tuple[str, ...] = ("papers.csv",)
    """The lists to tend."""
    rendered: Mapping[str, str] = field(default_factory=dict)
    """Markdown files that are made anew from a list: `{ "papers.csv" = "papers.md" }`."""
    template: TemplateSettings = TemplateSettings()
    """How entries and sections are rendered: text with places such as `{title}`."""
    catalogues: tuple[str, ...] = ()
    """CSL-JSON files that you keep, such as a Zotero export. Their word outranks every other source."""
    without: tuple[str, ...] = ()
    """The sources not to ask."""
    cache: str = "cache"
    """The folder for what hosts said. It is disposable: deleting it costs requests, never facts."""
    corrections: str = "corrections.jsonl"
    """The file that remembers what was corrected, and on whose word; "" for none. Commit it with the lists."""
    date_policy: DatePolicy | None = None
    """Which date a list shows: `venue` (of the version of record), `first_public`, or `print`. Unless it is set, it is
    the first public one where the entries show that, and else the venue's."""
    version_policy: VersionPolicy = VersionPolicy.OF_RECORD
    """Which version of a work a list shows: `of_record`, `as_listed`, or `first`."""
    sort: tuple[str, ...] | None = None
    """What entries are sorted by within their sections; `[]` leaves them as they stand. Unless it is set, tables
    are sorted by `["-date", "title"]`, and other lists only if they visibly are: by what they are sorted by."""
    links: bool = True
    """Whether links are checked."""
    exclude: tuple[str, ...] = ()
    """Regular expressions: links in which one of them is found are not asked about."""
    include: tuple[str, ...] = ()
    """If there are any, only links in which one of them is found are asked about."""
    nights: int = 3
    """On so many days in a row a link may fail in passing; then it is dead."""
    fix_links: FixLinks = "none"
    """Which links are rewritten: `none`, `moved`, or `archive` (moved ones, and dead ones by their copies)."""
    fix_duplicates: bool = False
    """Whether an entry is taken out that says nothing which another entry of the same work does not say."""
    add_columns: bool = False
    """Whether tables get the columns `date`, `venue` and `authors` that they lack."""
    fix_page: bool = True
    """Whether the headings of Markdown pages, and the links to them, are mended where the page shows how."""
    deadline: float = 60.0
    """Minutes after which a run asks nothing more; 0 for no end."""
    hosts: Mapping[str, HostSettings] = field(default_factory=dict)
    """How to treat single hosts: `accept`, `headers`, `interval`, `in_flight`."""
    fail_on: FailOn = "error"
    """The least severity of an unmended finding that makes `enrich run` exit with 1."""


ELSEWHERE = {"mailto": "Contact addresses come from the environment: set ENRICH_MAILTO."}
"""What one might look for among the settings, and where it is instead."""


def _nearest(word: str, known: tuple[str, ...]) -> str:
    if word in ELSEWHERE:
        return ELSEWHERE[word]
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"Did you mean “{close[0]}”?" if close else "Known are: " + ", ".join(known) + "."


def _table(text: str, path: str) -> Mapping[str, object] | None:
    """The settings in a file; None where a pyproject.toml has none."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{path}: not valid TOML: {error}") from error
    if not path.endswith("pyproject.toml"):
        return document
    tool = document.get("tool", {})
    table: Mapping[str, object] | None = tool.get("enrich") if isinstance(tool, dict) else None
    return table


def read_settings(text: str, path: str) -> Settings | None:
    """The settings in a TOML file; None where a pyproject.toml has no `[tool.enrich]`.

    Raises BadConfig for an unknown key, a value of the wrong type, and an unknown sort key.
    """
    table = _table(text, path)
    if table is None:
        return None
    known = tuple(setting.name for setting in fields(Settings))
    for key in table:
        if key not in known:
            raise BadConfig(f"{path}: there is no setting “{key}”. {_nearest(key, known)}")
    hosts = table.get("hosts")
    for name, host in hosts.items() if isinstance(hosts, dict) else ():
        _refuse_unknown(host, HostSettings, f"{path}: hosts.{name}")
    _refuse_unknown(table.get("template"), TemplateSettings, f"{path}: template")
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise BadConfig(f"{path}: {error}. See docs/configuration.md for what each setting may be.") from error
    _refuse_unusable(settings, path)
    for key in settings.sort or ():
        if key not in KEYS:
            raise BadConfig(f"{path}: entries cannot be sorted by “{key}”. {_nearest(key, tuple(KEYS))}")
    return settings


def _refuse_unknown(table: object, settings: type[HostSettings | TemplateSettings], where: str) -> None:
    """Raises BadConfig for a key of a table that is none of its settings."""
    known = tuple(setting.name for setting in fields(settings))
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            raise BadConfig(f"{where}: there is no setting “{key}”. {_nearest(key, known)}")


def _refuse_unusable(settings: Settings, path: str) -> None:
    """Raises BadConfig for a value of the right type that makes no sense."""
    for pattern in (*settings.include, *settings.exclude):
        try:
            re.compile(pattern)
        except re.error as error:
            raise BadConfig(f"{path}: “{pattern}” is not a regular expression: {error}") from error
    if settings.nights < 1 or settings.deadline < 0:
        raise BadConfig(f"{path}: nights must be at least 1, and deadline at least 0")
    for name, host in settings.hosts.items():
        if (host.interval or 0) < 0 or (host.in_flight is not None and host.in_flight < 1):
            raise BadConfig(f"{path}: hosts.{name}: interval must be at least 0, and in_flight at least 1")
