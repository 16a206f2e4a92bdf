"""The words by which minutes tell what became of a motion, and how the vote was taken, as data."""

import re
from typing import Final, NamedTuple

from councilui.load.formats.minutes.phrases import TO_DO, wide
from councilui.load.formats.minutes.windows import NearPattern, near

_SUBJECT: Final = (
    r"(?:motion|amendment|resolution|ordinance|proposal|question|bylaw|by-law|measure|minutes|item"
    r"|substitute|which|that|it|same"
    r"|order|article|recommendation|nomination|appeal|application|request|report|calendar|agenda|bill|warrant"
    r"|adjournment|matter|petition|permit|contract|substitute motion)s?"
)
_IN: Final = r"(?:[^.;]|(?<=[ ][A-Z])\.){0,220}?"
_STRONG_PASS: Final = (
    r"(?:carried|carries|prevailed|prevails)(?! (?:out|over|forward|on|by the (?:wind|water)|the (?:cost|load)))"
)
_PASS: Final = (
    r"(?:carried|passed|passes|adopted|approved|agreed(?: to)?|ratified|confirmed|accepted"
    r"|enacted|granted|sustained|concurred in)"
)
_FAIL: Final = r"(?:failed|fails|defeated|lost|denied|rejected|negatived|disapproved)"

# By weight: "strong" tells of a vote wherever it stands; "weak" only beside a motion, a tally or a roll; "resolved" may
# be what was moved.
PASS: Final = {
    "strong": (
        rf"\b{_SUBJECT} (?:was |were |is |has |then |duly |unanimously |be |therefore |accordingly )*{_STRONG_PASS}",
        (
            r"\b(?:motions?|vote)(?: (?:as amended|to \w+))? (?:was |were |is |has |then |duly |unanimously "
            r")*(?:carried|carries|passed|passes|adopted|approved|agreed)\b"
        ),
        r"\bmotion(?: is| was)? (?:unanimously )?(?:carried|passed|passes|adopted|approved)\b",
        r"\bvote on (?:the |that |this )?[^.;:\n]{2,60}? (?:carried|passed)\b",
        (
            r"(?<![\w-])(?:carried|prevailed)(?: (?:unanimously|as amended|on division))?"
            r"(?=\s*(?:[.,;:)\]\n]|\d|(?:by|with)\b|[-–—]|$))"
        ),
        r"\ball (?:were |are |those |present |voted |members |voting )*(?:in favou?r|ayes?|yes)\b",
        r"(?<=[.;][ ])ayes all\b|\b(?:ayes|yeas)(?:\s*[:–—-]\s*|, )all\b(?!\s+(?:of|but|except))",
        r"\b(?:adopted|approved|passed) as follows\b",
        (
            r"(?<!be[ ])(?<!not[ ])\b(?:adopted|approved|passed|stricken|postponed|tabled|amended|referred)"
            r"(?: (?:on )?(?:first|second|third|final) reading)?"
            r"(?:,? as (?:amended|corrected|presented|submitted|written|printed|read),?)?"
            r"(?= (?:by|on) the following (?:\w+ )?(?:roll[- ]call )?vote\b)"
        ),
        r"\b(?:the )?rules were suspended\b|(?:(?<=\n)|(?<=[.;][ ]))rules suspended(?=\s*[.;\n])",
        r"^[ \t]*(?:adopted|approved|confirmed|passed|received|filed)\b[^\n.;:]{0,60}(?=\n[ \t]*(?:ayes|yeas)\b)",
        r"\bput and (?:was )?(?:carried|passed|adopted|approved)\b",
        rf"\b(?:was|were) {_PASS}(?= (?:on consent )?on (?:the )?[^.;\n]{{2,60}}[’'‘]s motion\b)",
        r"\bpassed and adopted (?:this|on)\b|\bduly passed and adopted\b",
        (
            r"\b(?:was |were |be |is )?(?:unanimously|by unanimous (?:vote|consent)) (?:carried|passed"
            r"|approved|adopted|agreed|accepted|resolved|appointed|elected|re-?appointed|re-?elected|endorsed)\b"
        ),
        r"\b(?:carried|passed|approved|adopted|accepted|agreed|resolved) by (?:an? )?(?:majority|voice(?: vote)?)\b",
        (
            r"\b(?:carried|passed|approved|adopted|agreed|accepted) (?:unanimously|by unanimous|by consensus"
            r"|by acclamation)\b"
        ),
        (
            r"(?:\b(?:by|with|on|upon|received) (?:a )?|(?<=[.:;][ ])|(?<=\n))unanimous (?:approval|voice "
            r"vote|roll call vote"
            r"|vote|consent)\b|\bcarried unanimous\b"
        ),
        r"(?<!there[ ])\bvoted(?: unanimously)?\s*:",
        r"\bvoted unanimously\b|\bunanimously voted\b|\bso voted\b",
        r"(?<!it[ ])\band (?:unanimously )?resolved\b(?! that this)",
        r"^[ \t]*and agreed[ \t:.]*$",
        r"\b(?:accepted|approved) by consent\b(?! (?:agenda|calendar))|\bunanimously supported\b",
        r"\b(?-i:ACCEPTED|APPROVED|ADOPTED)\s*:\s*(?=unanimous|\d)",
        (
            r"\bit was (?:(?:unanimously|therefore|thereupon|accordingly) )?(?:agreed|resolved|voted)\b"
            r"|\bwas agreed (?:to|by all)\b"
        ),
        r"\bby a unanimous (?:\w+ )?vote\b|\bunanimous\s*:|\bvote(?: was| is|\s*:)? unanimous\b",
        (
            r"\b(?:said |such )?(?:motion|resolution|ordinance|bill|by-?law|measure) (?:was )?"
            r"(?:thereupon |then |accordingly )?declared (?:duly )?(?:carried|adopted|passed)\b"
        ),
        (
            r"(?:\b(?:was|were|and)|,) (?:passed|approved|adopted|accepted)"
            r"(?= (?:(?:by|on|with) )?(?:an? )?(?:vote of )?\(?\d{1,2}\s*(?:-|–|to)\s*\d"
            r"| (?:by|on|upon) (?:an? )?(?:(?:unanimous|voice|roll[- ]call|recorded|majority) )+vote\b)"
        ),
        rf"\b(?:was|were) (?:unanimously )?{_PASS}(?= (?:up)?on (?:a |the )?motion (?:of|by|made by)\b)",
        r"\bseconded,? and (?:then |duly )?(?:passed|approved|adopted|agreed(?! (?:to|that)\b))\b",
        r"(?:^[ \t]*|(?<=[.;][ ]))unanimous(?: affirmative)?[ \t.]*(?:$|(?=\)))",
        r"(?<=[.;][ ])(?-i:MCU?)(?=\.|\s+\d)|\brecorded as unanimous\b",
        r"\bvoted in the affirmative(?=\s*[.;\n]| (?:by|on) (?:an? )?(?:voice|show|hand|unanimous)\b)",
        r"\ball in favou?r\s*[-–—:]+\s*ayes?\b",
        r"\bwith no (?:opposition|objections?|dissent)\b",
        (
            rf"\bdeclared (?:the|said|such|this) (?:\w+ )?(?:motion|ordinance|resolution|bill|by-?law|measure)\b{_IN}"
            r" (?:adopted|passed|approved|enacted)\b"
        ),
        rf"\bdeclared (?:{_IN} )?as carried\b|\bdeclared (?:{_IN} )?carried\b",
        r"^[ \t]*(?:vote )?results?\s*:\s*(?:[^\n.;]{0,30}?\b)?(?:carried|passed|adopted|approved|enacted)\b",
        r"(?<![\w-])carried(?= (?:up)?on an? \d)",
        rf"\band carried(?= to (?:{TO_DO})\b)",
    ),
    "weak": (
        r"\b(?:stands?|stood) (?:approved|adopted|adjourned|accepted)\b",
        (
            rf"\b{_SUBJECT}(?: \([^)]{{1,12}}\)| (?:no\. ?)?[\w-]*\d[\w-]*)?(?:,? as amended,?)? "
            rf"(?:was |were |is |has been |then |duly |hereby |finally )*{_PASS}\b"
        ),
        rf"(?:(?<=\n)|(?<=[.:;][ ])|(?<=\)[ ])|(?<=seconded,[ ])){_PASS}(?=[ .,;:)\]\n]|$)",
        (
            r"\b(?:disposition|result|action|decision|vote result|motion result"
            r"|outcome)\s*:\s*(?:[^\n.;]{0,60}?\b)?(?:carried|passed|adopted|approved|confirmed|accepted|agreed)\b"
        ),
        r"\bstatus\s*:[^\n]{0,24}\bpass(?:ed)?\b",
        r"(?<=\.[ ])(?-i:RESOLVED)(?: unanimously)? (?:that|to)\b",
        r"\bvoted (?:to|in favou?r)\b|\bmajority\s*:",
        r"(?<=[.;:][ ])so ordered\b",
        r"(?<=[.;][ ])(?:the )?(?:board|council|commission|committee) (?:unanimously )?approved"
        r"(?=\s*\.|,? (?:by )?(?:an? )?(?:vote of )?\(?\d{1,2}\s*[-–]\s*\d)",
        r"(?:(?<=\n)|(?<=[.;][ ]))resolved(?:\s*:\s*[-–—](?=\s)|(?=[ \t]*(?:\.|\n|$)))",
    ),
    "resolved": (r"(?:(?<=\n)|(?<=^))(?:it was )?resolved(?:\s*[:–—-]|(?: \(?unanimously\)?)? that\b| unanimously\b)",),
}
FAIL: Final = {
    "strong": (
        (
            r"\b(?:motion|amendment|proposal|question|ordinance|resolution|article|which|it|substitute)s? (?:was "
            rf"|were |is |has |then |therefore )*{_FAIL}\b"
        ),
        rf"\bvote on (?:the |that |this )?[^.;:\n]{{2,60}}? {_FAIL}\b",
        (
            r"\bmotion(?: is| was)? (?:failed|fails|defeated|lost|denied)\b|\bmotion to [^.;]{3,80} (?:failed"
            r"|fails|was defeated|lost)\b"
        ),
        r"\bnot (?:carried|adopted|passed|approved) as follows\b",
        r"\barticle \w{1,4} did not (?:carry|pass)(?=\s*[.;])",
        rf"\b{_FAIL}(?= (?:by|on) the following (?:\w+ )?(?:roll[- ]call )?vote\b)",
        (
            r"\b(?:motion|amendment|resolution|ordinance|substitute|vote|it|which)s? (?:did|does) not "
            r"(?:carry|pass|prevail|succeed)\b"
        ),
        rf"\b(?:but|put and|put to the vote and) (?:was |it )?{_FAIL}\b",
        rf"\band {_FAIL}(?= (?:(?:by|on|with) )?(?:an? )?(?:vote of )?\(?\d{{1,2}}\s*(?:-|–|to)\s*\d)",
        r"\bfailed (?:of (?:adoption|passage)|to (?:be adopted|be approved|pass|carry))\b",
        rf"\bdeclared (?:{_IN} )?as (?:defeated|lost)\b|\bdeclared (?:{_IN} )?(?:defeated|lost)\b",
        r"^[ \t]*(?:vote )?results?\s*:\s*(?:[^\n.;]{0,30}?\b)?(?:failed|defeated|lost|denied|rejected)\b",
    ),
    "weak": (
        r"\bnot (?:carried|adopted|passed|approved)\b",
        rf"(?:(?<=\n)|(?<=[.:;][ ])|(?<=[)\d ][ ])|(?<=seconded,[ ])){_FAIL}(?=[ .,;:)\]\n]|$)",
        (
            r"\b(?:disposition|result|action|decision|vote result|motion result"
            r"|outcome)\s*:\s*(?:[^\n.;]{0,60}?\b)?(?:failed|defeated|lost|denied|rejected)\b"
        ),
        r"\bstatus\s*:[^\n]{0,24}\bfail(?:ed)?\b",
    ),
}


_RESULT_STEMS: Final = """
    carri pass adopt approv agree ratif confirm accept enact grant sustain concur prevail unanim resolv favo aye yes
    suspended voted ordered oppos objection dissent stand stood majority appointed elected endors fail defeat lost deni
    reject negativ disapprov did does strick postpon tabled amend refer mc
"""
_SHORT: Final = (_RESULT_STEMS, 120, 60)
_LONG: Final = ("declared", 10, 700)  # with words of any kind within


class ResultPhrase(NamedTuple):
    """A wording of a result: pass or fail, strong or weak."""

    result: str
    weight: str
    pattern: NearPattern


RESULTS: Final = tuple(
    ResultPhrase(result, weight, near(wide(pattern), *(_LONG if _IN in pattern else _SHORT)))
    for result, patterns_by_weight in (("fail", FAIL), ("pass", PASS))
    for weight, patterns in patterns_by_weight.items()
    for pattern in patterns
)

METHODS: Final = (
    ("roll call", re.compile(r"roll[-\s]*call|yeas\s+and\s+nays|recorded\s+vote|poll\s+vote", re.IGNORECASE)),
    ("voice", re.compile(r"voice\s+vote|viva\s+voce|all\s+(?:were\s+)?in\s+favou?r|say(?:ing)?\s+aye", re.IGNORECASE)),
    ("rising", re.compile(r"show\s+of\s+hands|rising\s+vote|standing\s+vote", re.IGNORECASE)),
    ("unanimous consent", re.compile(r"unanimous\s+consent|by\s+consensus|without\s+objection", re.IGNORECASE)),
    ("electronic", re.compile(r"electronic(?:ally)?\s+(?:vote|recorded)", re.IGNORECASE)),
)

UNANIMOUS: Final = wide(
    r"\bunanim\w*|\ball (?:\w+ )?(?:in favou?r|ayes?|yes|voting (?:aye|yes))\b"
    r"|\bwith no (?:opposition|objections?|dissent)\b"
    r"|\bwithout (?:opposition|objection|dissent)\b|\bnone (?:opposed|dissenting|against)\b"
)
"""Words by which nobody voted no."""
