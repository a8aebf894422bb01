"""Whether the links of a list still lead where they should.

    lint, tidying, anchors     what an address, or a document, gives away before the network
    ask, choice                whom to ask about a link, and which links a maintainer leaves out
    check, look                asks (awaits): all addresses, and one of them
    walls, parked, phrases     how walls, parked domains, error pages and logins show themselves: tables
    missing                    what is short, and says only that it is missing
    addresses, pages           what an address tells, and what the answer of a page tells
    tables, verdict            from an observation to one of seven verdicts, by a table read from the top
    registries                 the same, for what the handle system, GitHub and Crossref say
    siblings, identity         is it a page of its own, and that of the paper that the list names?
    compare, history           what all links together, and the days before, add to a verdict
    archive                    copies of dead pages
    moves, mending, findings   what may be rewritten, and the lines of a report

Everything but `check` and `look` is pure.

Two rules decide every doubt. A wall is not a grave: what blocks robots is never called dead. And
silence is not absence: a link that was not reached is unchecked, whatever the reason.
"""
