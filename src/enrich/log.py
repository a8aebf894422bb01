"""How a line of the log is written on standard error: as text for people, or as a JSON object for programs."""

from __future__ import annotations

import json
import logging


def logged(level: str, text: str, form: str) -> str:
    """A line of the log in a form, `text` or `json`."""
    return f"enrich: {text}\n" if form == "text" else json.dumps({"level": level, "message": text}) + "\n"


class Lines(logging.Formatter):
    """What the logging of the standard library has to say, in the same form."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        return logged(record.levelname.lower(), super().format(record), self._form).rstrip("\n")
