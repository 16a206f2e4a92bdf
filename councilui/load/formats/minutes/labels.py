"""The words that stand before names or numbers of one option, as minutes print them."""

import re
from typing import Final

_YES: Final = (
    r"ayes?|yeas?|yays?|yes(?:es)?|in\s+favou?r|for|affirmative|concurring|for\s+the\s+(?:proposal|motion|amendment)"
    r"|for\s+(?:approval|adoption|passage)|pour"
)
_NO: Final = (
    r"noes|no[’']?s|nays?|no|against|oppos(?:ed|ing)|in\s+opposition|opposition|negative|dissent(?:ing)?|contre"
    r"|against\s+the\s+(?:proposal|motion|amendment)|against\s+(?:approval|adoption|passage)"
)
_ABSTAIN: Final = r"abstain(?:ed|ing|s|ers)?|abstentions?|abstention\(s\)"
_ABSENT: Final = r"absent(?:\s+when\s+(?:the\s+)?vote\s+(?:was\s+)?taken)?|absents|absentees?|absence|not\s+present"
_OTHERS: Final = {
    "excused": r"excused(?:\s*(?:&|and)\s*not\s+voting)?",
    "recused": r"recus(?:ed|al|als|ing)|disqualified|conflicts?(?:\s+of\s+interests?)?"
    r"|(?:declared?\s+)?interest\s+declared",
    "not voting": r"not\s+voting|non[-\s]voting|did\s+not\s+vote|no\s+vote",
    "present": r"present",
    "vacant": r"vacant|vacancy|vacancies",
    "other": r"no\s+mark|pass(?=\s*(?::|--|[-–—])\s*[^\W\d_])",
}
_OPTIONS: Final = {"yes": _YES, "no": _NO, "abstain": _ABSTAIN, "absent": _ABSENT, **_OTHERS}
_BEFORE: Final = (
    r"(?!vote\s+no\.?\s+\d{2})"  # "Vote No. 11203" is the number of a vote
    r"(?:(?:total\s+)?members\s+(?:that|who)\s+(?:were\s+)?)?"
    r"(?:(?:those|(?:and\s+)?the\s+following(?:\s+members)?|all|members?|council\s*members?|councill?ors?"
    r"|commissioners?|trustees?)[ \t]*\n?[ \t]*(?<=\s))?"
    r"(?:(?:voting|voted|vote|votes)\s+(?:in\s+the\s+(?=affirm|negat))?)?[\"“‘']?"
)
_AFTER: Final = (
    r"[\"”’']?(?:\s+votes?|\s+voting|\s+by\s+proxy|\s+thereof|\s+thereto"
    r"|\s+(?:of\s+)?the\s+(?:same|motion|resolution|ordinance)(?=\s*:))?"
)
LABEL: Final = (
    _BEFORE
    + "(?:"
    + "|".join(f"(?P<{key.replace(' ', '_')}>{words})" for key, words in _OPTIONS.items())
    + ")"
    + _AFTER
)
LABEL_STARTS: Final = """
    tho and the all mem cou com tru vot aye yea yay yes in for aff con pou noe no nos nay aga opp neg dis abs not exc
    rec dec int non did pre vac pas tot
"""
"""The first letters of every label that no quotation mark opens."""
_WHOLE: Final = re.compile(rf"\(?\s*{LABEL}\s*\)?(?:\s*\(\d{{1,3}}\))?", re.IGNORECASE)


def option_in(match: re.Match[str]) -> str:
    """The option that a match of LABEL stands for."""
    return next(key for key in _OPTIONS if match[key.replace(" ", "_")])


def label_option(text: str) -> str | None:
    """The option for which a whole cell or heading stands, also with a number, "For (2)"; None for any other text."""
    match = _WHOLE.fullmatch(" ".join(text.split()))
    return option_in(match) if match else None
