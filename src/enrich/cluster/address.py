"""What --cluster may be: a Dask scheduler's address, its scheduler file, or so many workers on this machine. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.errors import BadConfig

_ADDRESS = re.compile(r"(tcp|tls|ws|wss)://[^\s/]+:\d+/?")
_LOCAL = re.compile(r"local:(\d{1,3})")

FORMS = "Name a scheduler (tcp://host:8786, tls://host:8786), a scheduler file (cluster.json), or local:4"


@dataclass(frozen=True, slots=True)
class Address:
    """One of three: `scheduler`, the path of a `file` in which a scheduler says where it is, `local` workers."""

    scheduler: str = ""
    file: str = ""
    local: int = 0


def read_address(text: str) -> Address:
    """Raises BadConfig for what is none of the three. Whether a file is there is not looked at."""
    if local := _LOCAL.fullmatch(text):
        if not int(local[1]):
            raise BadConfig(f"--cluster {text}: a cluster has one worker at least. {FORMS}")
        return Address(local=int(local[1]))
    if "://" in text or text.startswith("local:"):
        if not _ADDRESS.fullmatch(text):
            raise BadConfig(f"--cluster {text}: this is no address of a Dask scheduler. {FORMS}")
        return Address(scheduler=text.rstrip("/"))
    return Address(file=text)
