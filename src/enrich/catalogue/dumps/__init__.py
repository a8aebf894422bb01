"""The formats of dumps that a catalogue can be built from, one file each. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from enrich.catalogue.dumps.acl_anthology import ACL_ANTHOLOGY
from enrich.catalogue.dumps.arxiv import ARXIV
from enrich.catalogue.dumps.bibtex import BIBTEX
from enrich.catalogue.dumps.crossref import CROSSREF, CROSSREF_ITEMS
from enrich.catalogue.dumps.csl_json import CSL_JSON
from enrich.catalogue.dumps.dblp import DBLP
from enrich.catalogue.dumps.openalex import OPENALEX
from enrich.catalogue.dumps.shape import Dump

DUMPS: Mapping[str, Dump] = {
    dump.name: dump for dump in (OPENALEX, ARXIV, CROSSREF_ITEMS, CROSSREF, DBLP, ACL_ANTHOLOGY, BIBTEX, CSL_JSON)
}
"""Every format, by its name, in the order in which they are tried."""


def recognised(name: str, head: bytes) -> Dump | None:
    """The format of a file, by its name without what says how it is compressed, and its first bytes."""
    return next((dump for dump in DUMPS.values() if dump.fits(name, head)), None)
