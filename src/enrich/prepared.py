"""What is done to the text of a list before it is read: its page is mended, its table gets columns. Pure."""

from __future__ import annotations

from enrich.columns import TABLES, with_columns
from enrich.lists import Format
from enrich.lists.markdown_mending import Mended, mended

MARKDOWN = (".md", ".markdown")
"""The documents that have headings to link to."""


def prepared(text: str, path: str, form: Format, *, fix_page: bool, add_columns: bool) -> Mended:
    """The text to read; a page is left as it is where its entries would be others then."""
    if path.lower().endswith(TABLES):
        return with_columns(text, path) if add_columns else Mended(text)
    if not (fix_page and path.lower().endswith(MARKDOWN)):
        return Mended(text)
    page = mended(text, path)
    if page.text == text:
        return page
    before, after = (form.read(version, path).papers for version in (text, page.text))
    same = [(one.where, one.title, one.url) for one in before] == [(one.where, one.title, one.url) for one in after]
    return page if same else Mended(text)
