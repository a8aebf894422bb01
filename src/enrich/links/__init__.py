"""Whether the links of a list still lead where they should.

    lint      what an address itself gives away, before the network       pure
    ask       which host to ask about a link, and what                    pure
    check     asks, each distinct address once                            awaits
    walls     how a site that turns robots away shows itself              pure
    pages     what the answer of a web page tells about the page          pure
    verdict   from an observation to one of seven verdicts                pure
    findings  from verdicts to lines of a report                          pure

Two rules decide every doubt. A wall is not a grave: what blocks robots is never called dead. And
silence is not absence: a link that was not reached is unchecked, whatever the reason.
"""
