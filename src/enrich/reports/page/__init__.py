"""The parts of the web page that are no Python: its template, its style sheet and its script."""

from __future__ import annotations

from importlib import resources
from string import Template

_FOLDER = resources.files(__name__)

TEMPLATE = Template((_FOLDER / "report.html").read_text(encoding="utf-8"))
STYLE = (_FOLDER / "style.css").read_text(encoding="utf-8")
SCRIPT = (_FOLDER / "script.js").read_text(encoding="utf-8")
