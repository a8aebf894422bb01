"""Makes the examples of docs/reports.md: from a run over this repository's own list, without a network.

With --picture also docs/report.png, for which the extra “browser” and a Chromium are needed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reports.md"
LIST = ("papers.csv", "papers.md", "catalogue.json", "pyproject.toml")
DAY = "2026-11-22"
"""The day that the examples show, whenever they are made."""

FORMATS = ("terminal", "markdown", "github", "sarif", "junit", "csv", "json", "html")


def made(folder: Path) -> Mapping[str, str]:
    """The reports of a run in a folder, by format."""
    for name in LIST:
        shutil.copy(ROOT / name, folder)
    asked = [argument for form in FORMATS for argument in ("--report", f"{form}={form}")]
    command = [sys.executable, "-m", "enrich", "run", "--offline", "--quiet", *asked]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - our own words
    texts = {form: (folder / form).read_text(encoding="utf-8") for form in FORMATS}
    today = json.loads(texts["json"])["day"]
    return {form: text.replace(today, DAY) for form, text in texts.items()}


def _head(text: str, lines: int) -> str:
    return "\n".join([*text.splitlines()[:lines], "…"])


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _first(text: str, part: str) -> str:
    return re.sub(r"^    ", "", next(iter(re.findall(part, text, re.DOTALL))), flags=re.MULTILINE)


def examples(reports: Mapping[str, str]) -> Mapping[str, str]:
    """What of each report is shown."""
    (run,) = json.loads(reports["sarif"])["runs"]
    finding = next(one for one in json.loads(reports["json"])["findings"] if one["fix"] and one["fix"]["record"])
    return {
        "terminal": _block("text", _head(reports["terminal"], 14)),
        "markdown": _block("markdown", _head(reports["markdown"], 8)),
        "github": _block("text", _head(reports["github"], 3)),
        "sarif": _block("json", json.dumps(run["results"][0], indent=2, ensure_ascii=False)),
        "junit": _block("xml", _first(reports["junit"], r"    <testcase [^/]*?>\n.*?</testcase>")),
        "csv": _block("csv", _head(reports["csv"], 3)),
        "json": _block("json", json.dumps(finding, indent=2, ensure_ascii=False)),
    }


def page(text: str, shown: Mapping[str, str]) -> str:
    """The page with its examples made anew."""
    for name, example in shown.items():
        place = re.compile(rf"(<!-- example: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = place.sub(lambda found, example=example: f"{found[1]}{example}\n{found[2]}", text)
    return text


def _picture(file: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only for the picture

    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page(viewport={"width": 1180, "height": 900})
        opened.goto(file.as_uri())
        opened.screenshot(path=str(ROOT / "docs" / "report.png"))
        browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), examples(made(folder))), encoding="utf-8")
        if "--picture" in sys.argv:
            (folder / "html").rename(folder / "page.html")
            _picture(folder / "page.html")


if __name__ == "__main__":
    main()
