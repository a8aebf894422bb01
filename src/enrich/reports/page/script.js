"use strict";
// Rows are text: they are put on the page by textContent only, so that nothing in a list can act here.
(() => {
  const PAGE = 100;
  const data = JSON.parse(document.getElementById("data").textContent);
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const anchor = (text, url) => {
    if (!/^https?:\/\//i.test(url)) return document.createTextNode(text);
    const made = element("a", "", text);
    made.href = url;
    made.rel = "noreferrer nofollow";
    return made;
  };

  // one way to show a cell for each kind of column; the page as it was written does the same
  const SHOW = {
    text: (cell, value) => { cell.textContent = value; },
    number: (cell, value) => { cell.textContent = value; },
    day: (cell, value) => { cell.textContent = value; },
    long: (cell, value) => { cell.textContent = value; },
    reason: (cell, value) => { cell.textContent = value; },
    pill: (cell, value) => { if (value) cell.append(element("span", `pill ${value}`, value)); },
    link: (cell, [text, url]) => { if (text) cell.append(anchor(text, url)); },
    change: (cell, [before, after]) => { cell.append(element("del", "", before), element("ins", "", after)); },
  };
  const STYLE = { number: "number", day: "day", long: "long", reason: "long", link: "long", change: "long" };
  // what is not told again right below itself
  const ONCE = new Set(["reason"]);

  const words = (value) => (Array.isArray(value) ? value.join(" ") : String(value));

  class Table {
    constructor(spec) {
      this.spec = spec;
      this.section = document.getElementById(spec.id);
      this.body = this.section.querySelector("tbody");
      this.matches = this.section.querySelector(".matches");
      this.search = this.section.querySelector("input");
      this.selects = [...this.section.querySelectorAll("select")];
      this.headers = [...this.section.querySelectorAll("th")];
      this.more = element("button", "", "");
      this.more.type = "button";
      this.rows = spec.rows;
      this.haystacks = null;
      this.chosen = this.rows;
      this.shown = 0;
      this.begin();
    }

    begin() {
      const place = element("p", "more");
      place.append(this.more);
      this.section.querySelector(".static")?.remove();
      this.section.append(place);
      this.more.addEventListener("click", () => this.show());
      this.search.addEventListener("input", () => this.choose());
      this.selects.forEach((select) => select.addEventListener("change", () => this.choose()));
      this.headers.forEach((header, column) => {
        const button = element("button", "", header.textContent);
        button.type = "button";
        button.addEventListener("click", () => this.sort(column));
        header.replaceChildren(button);
      });
      this.choose();
    }

    choose() {
      this.haystacks ??= new Map(this.rows.map((row) => [row, row.map(words).join("\n").toLowerCase()]));
      const wanted = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const exact = this.selects.filter((select) => select.value).map((select) => [+select.dataset.column, select.value]);
      this.chosen = this.rows.filter((row) =>
        exact.every(([column, value]) => words(row[column]) === value) &&
        wanted.every((word) => this.haystacks.get(row).includes(word)));
      this.body.replaceChildren();
      this.shown = 0;
      this.show();
    }

    show() {
      const rows = this.chosen.slice(this.shown, this.shown + PAGE);
      this.body.append(...rows.map((row, place) => this.row(row, rows[place - 1])));
      this.shown += rows.length;
      const left = this.chosen.length - this.shown;
      this.more.hidden = left === 0;
      this.more.textContent = `Show ${Math.min(PAGE, left)} more of ${left.toLocaleString("en")}`;
      const all = this.rows.length.toLocaleString("en");
      const found = this.chosen.length.toLocaleString("en");
      this.matches.textContent = found === all ? `${all} in all` : `${found} of ${all}`;
    }

    row(values, above) {
      const made = element("tr");
      made.setAttribute("role", "row");
      values.forEach((value, column) => {
        const { name, kind } = this.spec.columns[column];
        const told = ONCE.has(kind) && above && above[column] === value;
        const cell = element("td", told ? "above" : STYLE[kind]);
        cell.setAttribute("role", "cell");
        cell.dataset.name = name;
        if (told) cell.textContent = "as above";
        else SHOW[kind](cell, value);
        made.append(cell);
      });
      return made;
    }

    sort(column) {
      const header = this.headers[column];
      const descending = header.getAttribute("aria-sort") === "ascending";
      this.headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const keys = new Map(this.rows.map((row) => [row, words(row[column])]));
      const way = descending ? -1 : 1;
      this.rows = [...this.rows].sort((one, other) => way * collator.compare(keys.get(one), keys.get(other)));
      this.choose();
    }
  }

  document.documentElement.classList.add("scripted");
  data.tables.forEach((spec) => new Table(spec));
})();
