"""A catalogue of millions of works in one file on disk, made from what services give away as dumps.

dumps/      one file a format: an element of a dump in, records or a fault out; pure
features    what works are found by: identifiers, titles, words and pairs of words; pure
packing     records as bytes, some together in a block; pure
parsing     a piece of a dump as blocks and features: what other processes do; pure
pieces      the files that are named, cut into pieces
workers     the pieces parsed side by side, and handed on in their order
unfinished  the file of a build under way, which a killed build goes on from
merging     the finished file: what was there and what is new, sorted by what it is found by
build       the flow of all this
index       a finished catalogue, opened for reading
lookup      the records that may be about a paper; `match` says which are
"""
