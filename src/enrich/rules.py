"""Every finding's rule: what it means, why it matters, an example, and what to write instead.

Data only. A finding names its rule, reports look up how much it matters, and `docs/rules.md` is
made from this file, so that a maintainer who meets a name in a report can read what is behind it.

An error leads a reader astray and waits for a person. A warning is a fact that is wrong. The rest
is for information: what is missing, what is only form, and what could not be found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enrich.model import Finding, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. `example` is how it looks in a list, `instead` how it should."""

    name: str
    severity: Severity
    what: str
    why: str
    example: str
    instead: str


_RULES = (
    # --- dates
    Rule(
        "placeholder-date",
        WARNING,
        "The date is a template that nobody filled in.",
        "A reader takes it for a misprint of a real month, and it sorts anywhere.",
        "Mon 2024",
        "Oct 2024",
    ),
    Rule(
        "missing-date",
        INFO,
        "The entry has no date, and the list has a place for one.",
        "An entry without a date cannot be sorted, and a reader cannot see how old the work is.",
        "[Cloud-Edge Collaborative Large Model Services](https://ieeexplore.ieee.org/document/10634552) **",
        "[Cloud-Edge Collaborative Large Model Services](https://ieeexplore.ieee.org/document/10634552) *Aug 2024*",
    ),
    Rule(
        "wrong-date",
        WARNING,
        "The date contradicts the record of the version that the entry names.",
        "Dates are copied into theses and surveys; a wrong year changes who was first.",
        "Sep 23 KDD, for a paper of August 2024",
        "Aug 2024 KDD",
    ),
    Rule(
        "unreadable-date",
        WARNING,
        "The text in the place of the date is not a date that can be read.",
        "What a program cannot read a person may read wrongly, and the entry cannot be sorted.",
        "05/06/24",
        "Jun 2024",
    ),
    # --- venues
    Rule(
        "missing-venue",
        INFO,
        "The work was published, and the entry does not say where.",
        "Readers choose what to read by where it was reviewed.",
        "Jul 2024, for a paper at ICML",
        "Jul 2024 ICML",
    ),
    Rule(
        "wrong-venue",
        WARNING,
        "The venue is not the one where the work appeared.",
        "A publisher is not a conference, and a workshop is not the main track: the entry claims another review.",
        "ACL, for a paper in the ACL Anthology that appeared at EMNLP",
        "EMNLP",
    ),
    Rule(
        "former-venue-name",
        INFO,
        "The venue is called by a name that it no longer had when the paper appeared.",
        "The list writes its present name elsewhere; whoever searches for one of the two misses the other.",
        "NIPS 2023",
        "NeurIPS 2023",
    ),
    Rule(
        "stale-preprint",
        WARNING,
        "The entry presents a work as a preprint that has since been published.",
        "The published version may differ, and is the one to cite.",
        "Mar 2024 arXiv",
        "Dec 2024 EMNLP",
    ),
    # --- authors
    Rule(
        "missing-authors",
        INFO,
        "The entry has no authors, and the list has a place for them.",
        "Authors are how readers recognise and search for a work, and how an entry is told from its namesakes.",
        "an empty authors cell",
        "Jingwei Sun, Ziyue Xu, Hongxu Yin",
    ),
    Rule(
        "truncated-authors",
        INFO,
        "The list of authors breaks off.",
        "Those left out are usually the ones whose work it was to supervise or to build.",
        "Feijie Wu, Xiaoze Liu, et al.",
        "Feijie Wu, Xiaoze Liu, Haoyu Wang, Xingchen Wang, Lu Su, Jing Gao",
    ),
    Rule(
        "wrong-authors",
        WARNING,
        "The authors are not those of the work, or stand in another order.",
        "Credit goes to people who did not write it; often the line was copied from the entry above.",
        "the authors of the next entry",
        "the authors that the record names, in its order",
    ),
    # --- titles
    Rule(
        "title-capitals",
        INFO,
        "The title is the right one, but its capitals are not those of the record.",
        "Names and acronyms lose their meaning: lora is not LoRA.",
        "Improving lora in privacy preserving federated learning",
        "Improving LoRA in Privacy-preserving Federated Learning",
    ),
    Rule(
        "title-spacing",
        INFO,
        "The title has stray spaces or a stray full stop.",
        "It shows as a gap in the page, and a search for the exact title misses the entry.",
        "[ Tunable soft prompts are messengers](…)",
        "[Tunable soft prompts are messengers](…)",
    ),
    Rule(
        "renamed-work",
        WARNING,
        "The work now has another title than the entry gives.",
        "Authors rename papers between versions; a search for the old title misses the published one.",
        "the title of the first preprint",
        "the title of the version that the entry names",
    ),
    # --- entries
    Rule(
        "link-mismatch",
        WARNING,
        "The link leads to another work than the title names.",
        "A reader opens, and cites, the wrong paper.",
        "the title of one paper with the arXiv number of another",
        "the link of the paper that the title names",
    ),
    Rule(
        "unconfirmed-paper",
        INFO,
        "Every source answered, and none knows the work by its link or its title.",
        "It may be too new, outside what the sources cover, misspelt, or not exist at all. Nothing was changed.",
        "a title that no index has",
        "check the title by hand; add a DOI or an arXiv link if there is one",
    ),
    # --- notices
    Rule(
        "retracted-paper",
        ERROR,
        "A published version of the work was retracted, withdrawn or removed.",
        "Its publisher no longer vouches for it. A list that goes on recommending it leads readers astray.",
        "a paper about which its journal has published a retraction note",
        "take the entry out, or say beside it that the paper was retracted, and link the note",
    ),
    Rule(
        "questioned-paper",
        WARNING,
        "The publisher has expressed concern about the work, or has retracted a part of it.",
        "What is in doubt may be what the list recommends it for.",
        "a paper with an expression of concern",
        "read the notice, and decide whether the entry stays",
    ),
    Rule(
        "corrected-paper",
        INFO,
        "A correction, an erratum or an addendum was published, or a notice of a kind that enrich does not know.",
        "Most corrections are small. A reader who relies on a figure should know that there is one.",
        "a paper whose table was corrected a year later",
        "nothing, or a link to the correction",
    ),
    Rule(
        "withdrawn-preprint",
        WARNING,
        "The preprint was withdrawn, and no published version is known.",
        "Often its authors have found an error; but a duplicate is withdrawn too, and the page says why. So this is no "
        "error, and of a work that was published since nothing is said.",
        "an arXiv paper with the comment: This paper has been withdrawn due to an error in Lemma 3",
        "read the comment, and take the entry out unless it says where the work is now",
    ),
    Rule(
        "superseded-preprint",
        INFO,
        "The authors say at arXiv that another of their papers takes the place of this one.",
        "The other paper is the one to read and to cite.",
        "an arXiv paper with the comment: superseded by arXiv:2401.00001",
        "the paper that the comment names",
    ),
    Rule(
        "duplicate-entry",
        WARNING,
        "Two entries are the same work.",
        "The list looks longer than it is, and corrections reach only one of the two.",
        "a preprint in one section and its published version in another",
        "one entry, for the published version",
    ),
    Rule(
        "removed-duplicate",
        INFO,
        "Two entries are certainly the same work, and one says nothing that the other does not: it is taken out.",
        "Only with --fix-duplicates. An entry with a note, link or fact of its own stays, and so does a pinned one.",
        "the same paper by its arXiv number, and by the DOI under which it was published",
        "one entry, for the published version",
    ),
    Rule(
        "unsorted-list",
        INFO,
        "The entries are not in the order that the list keeps.",
        "New work is hard to find, and two people who add to the end of a list conflict.",
        "Sep 2024 between Jan 2025 and Feb 2025",
        "newest first, throughout the section",
    ),
    Rule(
        "empty-entry",
        WARNING,
        "The entry has neither a title nor a link.",
        "It is a template that was left behind, and shows as an empty heading, item or row.",
        "#### []() **",
        "taken out of a page, where nothing is lost with it; else fill it in or delete it",
    ),
    Rule(
        "absent-field",
        INFO,
        "Records tell a date, venue or authors that the list shows of no entry.",
        "A list that shows none on purpose is not given any; it is said once, and not of every entry.",
        "a table with the columns title and url",
        "enrich run --add-columns, which gives it date, venue and authors",
    ),
    Rule(
        "added-column",
        INFO,
        "A table was given columns that it lacked, as was asked for.",
        "What records tell has a place then.",
        "title,url",
        "title,url,date,venue,authors",
    ),
    # --- what the maintainer has decided
    Rule(
        "unreadable-pin",
        WARNING,
        "A pin names no field that can be kept, or belongs to no entry.",
        "Somebody meant something to stay: until the pin can be read, nothing of its entry is changed.",
        "a cell “keep” that says: venu",
        "a cell “keep” that says: venue",
    ),
    Rule(
        "undone-correction",
        INFO,
        "A correction that was made before, and that the list no longer shows.",
        "Whoever undid it decided: it is not made again, and this is said only once. A pin settles the field for good.",
        "a venue that was corrected to EMNLP, and that somebody wrote back to ACL",
        "the venue as it stands, with “venue” in the cell “keep” of the entry",
    ),
    # --- pages
    Rule(
        "empty-section",
        INFO,
        "A section has a heading and nothing below it.",
        "A reader looks for what is not there.",
        "two headings of one level in a row",
        "fill the section, or remove its heading",
    ),
    Rule(
        "heading-jump",
        INFO,
        "A section stands two levels or more below the heading before it.",
        "Tables of contents and screen readers show a level that is not there.",
        "## Pruning, then #### Surveys",
        "## Pruning, then ### Surveys",
    ),
    Rule(
        "unclosed-emphasis",
        INFO,
        "The emphasis around a date is opened or closed, but not both.",
        "The star shows in the page, and the date looks unlike the others.",
        "#### [Title](https://…) *Jul 2024 ICML",
        "#### [Title](https://…) *Jul 2024 ICML*",
    ),
    # --- links, before the network
    Rule(
        "malformed-link",
        ERROR,
        "The address cannot be right as it is written.",
        "No browser gets anywhere with it, so it need not even be tried.",
        "https://doi.org/https://doi.org/10.1145/3637528.3671865",
        "https://doi.org/10.1145/3637528.3671865",
    ),
    Rule(
        "untidy-link",
        INFO,
        "The address works, but is not the plain one: http, tracking parameters, double slashes, a pinned version.",
        "Readers are watched or sent a detour, and the same page is not recognised as the same.",
        "http://arxiv.org/abs/2409.06277v1",
        "https://arxiv.org/abs/2409.06277",
    ),
    Rule(
        "missing-anchor",
        WARNING,
        "A link within the document names a heading that it does not have.",
        "A click does nothing. GitHub makes the names of headings: lower case, hyphens for spaces, no punctuation.",
        "[Surveys](#survey), under “## Surveys”",
        "[Surveys](#surveys)",
    ),
    Rule(
        "printed-anchor",
        INFO,
        "A heading ends in {#id}, which GitHub prints instead of making an anchor of it.",
        "It shows as rubbish in the page, and links to it lead nowhere.",
        "## Surveys {#surveys}",
        "## Surveys",
    ),
    Rule(
        "missing-file",
        WARNING,
        "A link leads to a file beside the document, and there is none.",
        "A reader gets the error page of the site that shows the list.",
        "[figure](img/overview.png), after the folder was renamed",
        "the path of the file, as seen from the document",
    ),
    Rule(
        "missing-link",
        WARNING,
        "A link has no address, or an entry has no link.",
        "A click leads nowhere, and without an identifier the work can only be searched for by its title.",
        "[our work]()",
        "[our work](https://arxiv.org/abs/2409.06277)",
    ),
    # --- links, as their hosts answered
    Rule(
        "dead-link",
        ERROR,
        "The page is gone: its host says so, the DOI is not registered, or there is no such host.",
        "A reader cannot reach the work. A block never counts as dead, and trouble only after days in a row.",
        "https://www.example.org/~someone/paper.pdf, which answers 404",
        "the DOI or the arXiv page of the work",
    ),
    Rule(
        "dead-host",
        INFO,
        "Several links of one host are dead.",
        "What happened to them happened to their host: look for its new name once, rather than for each page.",
        "12 links died together on www.example.org",
        "the same pages on the site's new host, if there is one",
    ),
    Rule(
        "moved-link",
        INFO,
        "The page has moved for good, and its host says where to.",
        "Hosts keep redirects for some years only.",
        "http://papers.nips.cc/paper/7181",
        "the address that it now redirects to",
    ),
    Rule(
        "suspect-link",
        WARNING,
        "The host answers, but what it shows is hardly the page: a front page, an error page, a parked domain.",
        "Such a link looks alive to a program and is dead for a reader. A person should look.",
        "a paper's address that redirects to the front page of the site",
        "open it; if the work is not there, link its DOI",
    ),
    Rule(
        "blocked-link",
        INFO,
        "The host turns robots away, so nothing is known about the page.",
        "A wall is not a grave: such pages nearly always open in a browser.",
        "https://www.researchgate.net/publication/1, which answers 403",
        "nothing to do; a DOI link in its place can be checked",
    ),
    Rule(
        "failing-link",
        INFO,
        "The host did not answer properly today: an error of its own, a time-out, too many requests.",
        "It will be tried again. A single failure proves nothing.",
        "an address that answers 503",
        "nothing to do until it fails for days",
    ),
    Rule(
        "unchecked-link",
        INFO,
        "The link was not asked for, or not reached: no network, or no time left for its host.",
        "Nothing is known about it, neither good nor bad.",
        "any link, in a run without a network",
        "run again with a network",
    ),
    # --- sources
    Rule(
        "source-silent",
        INFO,
        "A source of metadata did not answer.",
        "Silence is not absence: what it might have said is missing from this run, and nothing follows from that.",
        "Crossref timed out for 12 papers",
        "run again later",
    ),
    Rule(
        "source-changed",
        WARNING,
        "A source answered in a shape that its documentation does not describe.",
        "This does not heal by itself: until enrich learns the new shape, the source counts as silent.",
        "an answer without the list of authors",
        "report it to the project, with the message",
    ),
)

RULES: Mapping[str, Rule] = {rule.name: rule for rule in _RULES}


def severity(finding: Finding) -> Severity:
    """How much a finding matters. Raises KeyError for a rule that is not in `RULES`."""
    return RULES[finding.rule].severity


_INTRODUCTION = """\
<!-- Made from src/enrich/rules.py. Change the rules there. -->

# Rules

Every line that `enrich` reports belongs to one of these rules.

- An **error** leads a reader astray and waits for a person.
- A **warning** is a fact that is wrong.
- **info** is the rest: what is missing, what is only form, and what could not be found out.
"""


def rules_page() -> str:
    """The text of `docs/rules.md`: a table of contents, then every rule."""
    contents = ["| rule | severity | what |", "| --- | --- | --- |"]
    contents += [f"| [{rule.name}](#{rule.name}) | {rule.severity} | {rule.what} |" for rule in _RULES]
    return "\n".join([_INTRODUCTION, *contents, "", *map(_section, _RULES)])


def _section(rule: Rule) -> str:
    paragraphs = (
        f"## {rule.name}",
        f"**{rule.severity}.** {rule.what}",
        rule.why,
        f"- Example: {_literal(rule.example)}\n- Instead: {_literal(rule.instead)}",
    )
    return "\n\n".join(paragraphs) + "\n"


def _literal(text: str) -> str:
    return f"`{text}`" if any(mark in text for mark in ("[", "*", "://")) else text
