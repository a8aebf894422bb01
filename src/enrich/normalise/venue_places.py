"""Where conferences are held: which words around the name of a venue are a place.

Countries and states are a table. A city is any words that belong to no programme and to no venue's name, so that
"Vienna, Austria" is a place and "Imaging and Graphics" is the rest of another conference's name.
"""

from __future__ import annotations

import re

from enrich.normalise import venue_table
from enrich.normalise.venue_table import words
from enrich.normalise.venue_text import without_edition

_COUNTRIES = """
    Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium Bolivia Brazil Brasil Bulgaria
    Cambodia Cameroon Canada Chile China Colombia Croatia Cuba Cyprus Czechia Denmark Ecuador Egypt Estonia Ethiopia
    Finland France Georgia Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan
    Jordan Kazakhstan Kenya Korea Kuwait Latvia Lebanon Lithuania Luxembourg Macao Macau Malaysia Malta Mauritius Mexico
    Monaco Mongolia Montenegro Morocco Nepal Netherlands Nigeria Norway Oman Pakistan Panama Paraguay Peru Philippines
    Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia Slovenia Spain Sweden
    Switzerland Taiwan Tanzania Thailand Tunisia Turkey Türkiye Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam
    England Wales UK USA UAE Virtual Online Worldwide
"""

_NAMES_OF_SEVERAL_WORDS = """
    Costa Rica | Czech Republic | Dominican Republic | Hong Kong | New Zealand | Northern Ireland | Puerto Rico
    | Republic of Korea | Russian Federation | Saudi Arabia | South Africa | South Korea | Sri Lanka | The Netherlands
    | United Arab Emirates | United Kingdom | United States | United States of America | Viet Nam | P.R. China
    | PR China | U.S.A. | U.K. | Virtual Event | Virtual Online | Virtual Conference | Online Event | Online Conference
    | New Hampshire | New Jersey | New Mexico | New York | North Carolina | Rhode Island | South Carolina
    | West Virginia | British Columbia | New Brunswick | Nova Scotia | New South Wales | Western Australia
"""

_STATES = """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
    Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Alberta
    Manitoba Ontario Quebec Québec Saskatchewan Victoria Queensland Tasmania
    AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR
    PA PR RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS ON PE QC SK NSW QLD VIC
"""

_KNOWN = frozenset(
    " ".join(words(name)) for name in (*_COUNTRIES.split(), *_STATES.split(), *_NAMES_OF_SEVERAL_WORDS.split("|"))
)

_PLACE = re.compile(r"[\w\s()/&.'-]*")

# A tail with one of these is no place: it is another part of the programme, or another publication.
_PROGRAMME = frozenset(
    word
    for line in (
        "abstract abstracts bulletin challenge companion competition conference consortium demo demos doctoral",
        "findings forum industry journal late letters magazine newsletter notes review session sessions shared student",
        "summit supplement symposium task track transactions tutorial tutorials workshop workshops",
    )
    for word in line.split()
)

# Words of names of venues that are words of places as well.
_OF_PLACES = frozenset(
    word
    for line in ("and great hot hotel international new of pacific south", "university virtual western world")
    for word in line.split()
)


def is_known_place(text: str) -> bool:
    """Whether a text is a country, a state or a province, or says that there was no place."""
    return " ".join(words(text)) in _KNOWN


def is_place(text: str) -> bool:
    """Whether a text can be a place and a date: words and numbers that belong to no programme and no venue's name."""
    said = set(words(without_edition(text)))
    return is_known_place(text) or (
        _PLACE.fullmatch(text) is not None and not said & _PROGRAMME and not said & (venue_table.topics() - _OF_PLACES)
    )
