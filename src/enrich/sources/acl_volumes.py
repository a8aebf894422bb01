"""What the identifiers of the ACL Anthology tell: volume, conference, track and year. Pure.

https://aclanthology.org/info/ids/: 2024.emnlp-main.587 is paper 587 of the volume 2024.emnlp-main. Before
2020, P19-1587 is of the volume P19-1, and W19-5801, of workshops, of W19-58.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

VENUES = ("acl", "emnlp", "naacl", "eacl", "aacl", "coling", "conll", "lrec")

TRACKS: Mapping[str, str] = {
    "main": "{}",
    "long": "{}",
    "short": "{}",
    "demo": "{} Demo",
    "demos": "{} Demo",
    "industry": "{} Industry Track",
}
"""The volumes whose track is plain from their name."""

MAIN_VOLUMES: Mapping[str, str] = {
    "acl": "2020.acl-main 2021.acl-long 2022.acl-long 2023.acl-long 2024.acl-long 2025.acl-long",
    "coling": "2020.coling-main 2022.coling-1 2024.lrec-main 2025.coling-main",
    "conll": "2020.conll-1 2021.conll-1 2022.conll-1 2023.conll-1 2024.conll-1 2025.conll-1",
    "eacl": "2021.eacl-main 2023.eacl-main 2024.eacl-long",
    "emnlp": "2020.emnlp-main 2021.emnlp-main 2022.emnlp-main 2023.emnlp-main 2024.emnlp-main 2025.emnlp-main",
    "ijcnlp": "2020.aacl-main 2022.aacl-main 2023.ijcnlp-main 2025.ijcnlp-long",
    "lrec": "2020.lrec-1 2022.lrec-1 2024.lrec-main",
    "naacl": "2021.naacl-main 2022.naacl-main 2024.naacl-long 2025.naacl-long",
}
"""The volume that holds most papers of an edition, by the key of the venue."""

VOLUME_OF = {(venue, int(volume[:4])): volume for venue, volumes in MAIN_VOLUMES.items() for volume in volumes.split()}

JOINT: Mapping[str, str] = {"2024.lrec-main": "LREC-COLING"}
"""Volumes of two conferences held as one, which lists call by either name; the identifiers have one."""

_NEW = re.compile(r"(20\d\d)\.([a-z]+)-([a-z]+)\.\d+")
_OLD = re.compile(r"([a-z])(\d\d)-(\d)(\d)\d\d")


def edition_of(identifier: str) -> tuple[str, int] | None:
    """The conference, in its track, and the year of an identifier; None where it does not tell them."""
    form = _NEW.fullmatch(identifier)
    if form is None:
        return None
    year, first, second = int(form[1]), form[2], form[3]
    if first == "findings":
        return (f"{second.upper()} Findings", year) if second in VENUES else None
    joint = JOINT.get(volume_of(identifier))
    if joint:
        return joint, year
    track = TRACKS.get(second)
    return (track.format(first.upper()), year) if track and first in VENUES else None


def volume_of(identifier: str) -> str:
    """The volume of an identifier. Those of workshops have two figures; those of 2019's EMNLP from D19-50 on."""
    old = _OLD.fullmatch(identifier)
    if old is None:
        return identifier.rpartition(".")[0]
    letter, year, first, second = old.groups()
    of_workshop = letter == "w" or (letter + year == "d19" and int(first) >= 5)
    return f"{letter.upper()}{year}-{first}{second if of_workshop else ''}"
