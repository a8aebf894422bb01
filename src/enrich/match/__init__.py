"""Is this record that paper? Pure.

titles        how two titles agree
likeness      what of an entry and of a record is compared: titles, people, years, places
tiers         the table by which title, people, year and place make a record certain or likely
confirmation  whether the record to which an identifier leads is about the paper
judgement     the order of all this, and a dossier's records judged together
"""

from enrich.match.judgement import COLLECTED, COPIES, LOCAL, How, Match, judge, matches
from enrich.match.tiers import Identity

__all__ = ["COLLECTED", "COPIES", "LOCAL", "How", "Identity", "Match", "judge", "matches"]
