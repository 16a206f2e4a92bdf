"""People's names as councils print them: their parts, who is the same, who is meant, and short forms for a roll.

parse_name("Hart, Thomas F., Jr.") has the parts; compare_names() holds two of them against each other;
NameIndex finds people by what was typed or printed; short_names() labels a roll; fold() is how names are compared.
"""

from councilui.common.fold import APOSTROPHES, fold, tidy
from councilui.common.names.labels import short_names
from councilui.common.names.likeness import Likeness, compare_names
from councilui.common.names.lookup import Match, NameIndex, likely_same, match_name
from councilui.common.names.parse import Name, parse_name
from councilui.common.names.seats import seat_label
from councilui.common.names.titles import title_kind

__all__ = [
    "APOSTROPHES",
    "Likeness",
    "Match",
    "Name",
    "NameIndex",
    "compare_names",
    "fold",
    "likely_same",
    "match_name",
    "parse_name",
    "seat_label",
    "short_names",
    "tidy",
    "title_kind",
]
