"""The words by which minutes tell of motions and votes, as data: a new layout is a line here and a fixture.

Who moved or seconded is the name right after a wording in `_name_after`, right before one in `_name_before`, with or
without a title. Patterns are read without regard to case, and any white space for a blank.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from councilui.load.formats.minutes.windows import NearPattern, at, near


class NamePhrase(NamedTuple):
    """A wording with somebody's name behind it, or before it."""

    pattern: NearPattern
    is_name_behind: bool


_NAME_STEMS: Final = """
    mov motion proposed proposal proposition proposer made makes offered introduced second 2nd support
"""


def wide(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank is any white space, and `[ ]` one character of it."""
    pattern = re.sub(r"(?<!\[) (?!\])", r"\\s+", pattern).replace("[ ]", r"[ \n]")
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _name_after(pattern: str) -> NamePhrase:
    return NamePhrase(near(wide(pattern), _NAME_STEMS, 100, 200), is_name_behind=True)


def _name_before(pattern: str) -> NamePhrase:
    return NamePhrase(near(wide(pattern), _NAME_STEMS, 100, 200), is_name_behind=False)


_MADE: Final = r"(?:made|offered|put|introduced|presented|moved|proposed|submitted)"
_FORM: Final = (
    r"(?:(?:substitute|amended|friendly|original|main|new|revised|alternate|alternative|further|subsidiary)\s+)*"
)

MOVES: Final = (
    _name_before(r"(?:then |also )?proposed(?= that\b| to\b|,| and\b| the\b| an\b)"),
    _name_before(
        r"(?<!\bwas[ ])(?<!\bbe[ ])(?<!\bbeen[ ])(?<!\bwere[ ])(?:then |also |further |hereby |again |so "
        r")*(?:moved|motioned|moves)(?! by\b)(?![\s-]*(?:out of order|forward on the agenda|ahead|up on the agenda))\b"
    ),
    _name_before(
        rf"(?:then |also )?(?:made|makes|offered|introduced) (?:a|an|the|his|her|another) {_FORM}(?:motion"
        r"|amendment|proposal)\b"
    ),
    _name_before(
        rf"(?:then |also )?(?:offered|introduced|presented) the following {_FORM}(?:resolution|ordinance|motion|order"
        r"|local law)(?: \w+)?(?:,? (?:and|who) moved (?:its|the) \w+| and asked for its adoption)?"
    ),
    _name_after(rf"\b(?:motion|amendment|proposal)(?: (?:was|is|being))?(?: (?:duly|then))? {_MADE} by "),
    _name_after(
        r"\b(?:it was |was |being )?(?:duly )?(?:moved|motioned|(?<=was[ ])proposed|(?<=\n)proposed"
        r"|(?<=[.:(][ ])proposed|(?<=\()proposed)(?: by\s*:?\s+|\s*:\s*|\s*[-–—]\s*by\s+|\s*[-–—]\s+)"
    ),
    _name_after(r"\b(?:resolved\s*:? )?(?:on|upon) (?:a |the )?(?:motion|propos(?:al|ition)) (?:of|by|from|made by) "),
    _name_after(r"\bmotion(?:ed)? by\s*:?\s+"),
    _name_after(r"\bmotion (?=(?-i:[A-Z])[\w.’'-]+,? (?:and )?second(?:ed)? (?-i:[A-Z]))"),
    _name_after(r"\b(?:mover|motion maker|moved by|motion made by|introduced by|proposer)\s*:\s*"),
    _name_after(r"\bmade by "),
    _name_before(r"\s*:\s+(?-i:M)otion (?:to|that|for)\b"),
    _name_before(r"\s*:\s*[\"“](?:I (?:would |will )?(?:like to )?|so )?move (?:that|to|we|approval|adoption)\b"),
    _name_after(r"(?:(?<=[.;][ ])|(?<=\n))motion \((?=[^()\d/,&]{2,40}\)\s*:)"),
    _name_after(r"(?:(?<=[.:,;\d][ ])|(?<=\n))proposed (?=(?:cllr|councillor)s?\b)"),
    _name_before(r"proposed(?= (?:cllr|councillor)s?\b)"),
    _name_after(r"\bmoved \((?=[^()\d/]{3,40}\))"),
    _name_after(
        r"(?:(?<=[.:,;\d][ ])|(?<=\n))moved (?=(?:cr|cllr|councillor|alderman|ald|mr|ms|mrs|mayor|deputy|trustee"
        r"|commissioner|supervisor|council ?(?:member|man|woman))\b)"
    ),
    _name_after(r"\bmotion to (?:[\w' -]{2,60})\s*:[\t ]+(?=[A-Z])"),
    _name_after(
        r"\bmotion (?:was )?(?:made )?to (?:(?!\bmotion|\bmoved|\bsecond)[^;]){2,140}? (?:by|[-–—]) "
        r"(?=(?-i:[A-Z])[\w.’' -]{1,40}?[.,;]? (?:and )?(?:a |was )*second)"
    ),
)
SECONDS: Final = (
    _name_after(
        r"\b(?:and |was |is |duly |motion )*(?:second(?:ed)?|2nd|support(?:ed)?)(?: the (?:motion|amendment"
        r"|proposal))?(?: was)?"
        r"(?: made| given)?(?: by\s*:\s*| by\s+|\s*:\s*|\s*[-–—]\s*by\s+|\s*[-–—]\s+)"
    ),
    _name_after(r"\bseconder\s*:\s*"),
    _name_after(r"\ba second (?:(?:was )?(?:made|offered) by|by|from) "),
    _name_before(r"(?:made|provided|offered|gave) (?:the|a) second\b|seconding\b(?! the nom)"),
    _name_after(
        r"\bseconded (?=(?:cr|cllr|councillor|alderman|ald|mr|ms|mrs|trustee|commissioner|supervisor"
        r"|council ?(?:member|man|woman))s?\b)"
    ),
    _name_after(r"(?<=[,;][ ])second(?:ed)?(?: of| from)? (?-i:(?=[A-Z]))"),
    _name_before(r"\s*:\s*[\"“](?:I(?:’|')?(?: ?ll)? )?second(?:ed)?\b(?! reading)"),
    _name_after(r"\bsecond(?:ed)? \((?=[^()\d]{2,40}\))"),
    _name_before(
        r"(?:then |also |who )?(?:seconded|seconds|second|2nd(?=\s*[.;,]))(?! by\b|\s*:|\s*[:\w]* ?reading| time)"
        r"(?: (?:the |his |her |that |this )?(?:substitute |amended )?(?:motion|amendment|proposal|nomination)| it)?\b"
    ),
)
BOTH: Final = tuple(
    at(pattern, "m mot mov msc msp res")
    for pattern in (
        wide(
            r"\b(?:(?:mover|motion)\s*(?:&|and|/)\s*second(?:er)?|moved\s*(?:&|and|/)\s*seconded|m\s*/\s*s(?:\s*/\s*[cpu])*"
            r"|msc|msp)\s*(?::|by|[-–—])?\s+"
        ),
        wide(r"(?:(?<=\n)|(?<=[.;][ ]))(?-i:M)\s*[:–-]\s*(?=[^\n:.;]{2,30}?[,;/]?\s+(?-i:S)\s*[:–-])"),
        wide(r"\bmotion\s*/\s*second\s*(?=\()"),
        wide(r"(?<=\n)moved (?=(?-i:[A-Z])[\w.’' ]{1,30} [-–—] (?-i:[A-Z])[\w.’' ]{1,30}:)"),
        wide(r"\bresol(?:ved|ution [\w/.-]*\d)\s*(?=\((?-i:[A-Z])[\w.'’ -]{1,30}/\s*(?-i:[A-Z]))"),
        wide(r"\b(?:motion|moved)(?: and (?:second|seconded))?\s*(?::\s*)?(?=\()"),
    )
)
POSSESSIVE: Final = near(
    wide(
        r"(?P<lead>\bon )(?=(?-i:[A-Z]))[^.;,\n]{2,60}?[’'](?:s )?(?P<motion>\s*motion)(?:,| and|, and) "
        r"(?P<second>(?-i:[A-Z])[^.;,]{2,60}?[’'](?:s)? second)\b"
    ),
    "motion",
    90,
    90,
)
"""Both names as owners: "was approved on Member Orr's motion, Member Bo's second on a 7-3 vote"."""
MOVED_AND_CARRIED: Final = at(re.compile(r"\bm\s*/\s*s\s*/\s*(?P<carried>[cp])\b", re.IGNORECASE), "m")
BODY_ACTED: Final = at(
    wide(
        r"\b(?:up)?on (?:a |the )?motion (?:of|by|(?:duly )?made by) "
        r"(?:[^.;\n]|(?<=[ ][JMDS]rs)\.|(?<=[ ][JMDS][rs])\.|(?<=[ ][A-Z])\.|\n(?!\n)){3,200}?"
        r"(?:, (?:and )?(?:the )?| the )"
        r"(?:(?:board|council|commission|committee|selectmen|trustees|supervisors|authority)(?: of (?-i:[A-Z])\w+)?"
        r"|(?:agenda|minutes|resolution|ordinance|order|report|meeting|item)s?(?: (?:of|dated) [^.;,\n]{2,80})?"
        r" (?:was|were))"
        r" (?:unanimously )?(?P<carried>approved|adopted|authorized|awarded|accepted|appointed|denied|tabled|granted"
        r"|passed|(?<=was[ ])adjourned|agreed|voted)\b"
    ),
    "on upo",
)
"""A body that acts in the sentence of a motion: "On motion by Mr. Bo, seconded by Ms. Orr, the Board approved …"."""
NO_MOVER: Final = near(
    wide(
        r"\b(?:it was )?(?:(?:upon |on )?motions? (?:was |being |having been )?(?:duly )?(?:made|moved)"
        r"|(?:duly )?moved)"
        r"(?:,| and|, and) (?:it was )?(?:duly )?seconded\b(?! by)"
        r"|(?:(?<=\n)|(?<=[.:;][ ]))proposed and seconded\b(?! by)"
        r"|\ba motion was (?:duly )?made (?=(?:to|that)\b)(?![^.;]{0,300}\bby\b)"
    ),
    "motion second",
    120,
    420,
)

ORDERED: Final = wide(
    r"^[ \t]*(?P<result>(?:continued|referred|postponed|tabled|deferred|held)\b[^\n.;:]{0,80})"
    r"(?=\n[ \t]*(?:ayes|yeas)\b)"
)
"""What was decided about an item, over its roll: "Continued to May 28, 2031" over "Ayes:"."""

FRIENDLY: Final = near(
    wide(r"\bamendment (?:was |is )?accepted(?: as| by)\b|\bfriendly amendment\b[^.;]{0,40}?\baccepted\b"),
    "accepted",
    100,
    40,
)
"""An amendment that the mover takes in, which is no vote."""
NO_SECOND: Final = near(
    wide(
        r"\b(?:for|due to|because of) (?:a |the )?(?:lack|want) of (?:a )?second"
        r"|\bno second\b(?! (?:was |is )?(?:needed|required|necessary))"
        r"|\bnot seconded\b"
        r"|\b(?:motion|there) (?:did not|failed to) (?:receive|get) a second|\bwithout a second\b"
    ),
    "second",
    60,
    60,
)
WITHDRAWN: Final = near(
    wide(
        r"\b(?:withdrew|withdraw|withdrawn|rescinded) (?:his|her|their|the|that|this) (?:motion|second"
        r"|amendment|referral|proposal)"
        r"|\b(?:disposition|result|action|outcome)\s*:\s*withdrawn\b"
        r"|\b(?:motion|amendment|referral) (?:was|is|be) withdrawn|\bmotion withdrawn"
    ),
    "withdr rescinded",
    60,
    60,
)

_SUBJECT: Final = (
    r"(?:motion|amendment|resolution|ordinance|proposal|question|bylaw|by-law|measure|minutes|item"
    r"|substitute|which|that|it|same"
    r"|order|article|recommendation|nomination|appeal|application|request|report|calendar|agenda|bills|warrant"
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
        (
            r"(?<![\w-])(?:carried|prevailed)(?: (?:unanimously|as amended|on division))?"
            r"(?=\s*(?:[.,;:)\]\n]|\d|(?:by|with)\b|[-–—]|$))"
        ),
        r"\ball (?:were |are |those |present |voted |members |voting )*(?:in favou?r|ayes?|yes)\b",
        r"\b(?:adopted|approved|passed) as follows\b",
        (
            r"(?<!be[ ])(?<!not[ ])\b(?:adopted|approved|passed)(?: (?:on )?(?:first|second|third|final) reading)?"
            r"(?= by the following (?:\w+ )?(?:roll[- ]call )?vote\b)"
        ),
        r"\b(?:the )?rules were suspended\b",
        r"^[ \t]*(?:adopted|approved|confirmed|received|filed)\b[^\n.;:]{0,60}(?=\n[ \t]*(?:ayes|yeas)\b)",
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
            r"\b(?:was|were|and) (?:passed|approved|adopted|accepted)"
            r"(?= (?:(?:by|on|with) )?(?:an? )?(?:vote of )?\(?\d{1,2}\s*(?:-|–|to)\s*\d)"
        ),
        r"^[ \t]*unanimous[ \t.]*$",
        r"\bvoted in the affirmative(?=\s*[.;\n])|\ball in favou?r\s*[-–—:]+\s*ayes?\b",
        r"\bwith no (?:opposition|objections?|dissent)\b",
        (
            rf"\bdeclared (?:the|said|such|this) (?:\w+ )?(?:motion|ordinance|resolution|bill|by-?law|measure)\b{_IN}"
            r" (?:adopted|passed|approved|enacted)\b"
        ),
        rf"\bdeclared (?:{_IN} )?as carried\b|\bdeclared (?:{_IN} )?carried\b",
        r"^[ \t]*(?:vote )?results?\s*:\s*(?:[^\n.;]{0,30}?\b)?(?:carried|passed|adopted|approved|enacted)\b",
        r"(?<![\w-])carried(?= (?:up)?on an? \d)",
    ),
    "weak": (
        r"\b(?:stands?|stood) (?:approved|adopted|adjourned|accepted)\b",
        (
            rf"\b{_SUBJECT}(?: \([^)]{{1,12}}\)| (?:no\. ?)?[\w-]*\d[\w-]*)? "
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
        r"(?:(?<=\n)|(?<=[.;][ ]))resolved(?:\s*:\s*[-–—](?=\s)|(?=[ \t]*(?:\.|\n|$)))",
    ),
    "resolved": (r"(?:(?<=\n)|(?<=^))(?:it was )?resolved(?:\s*[:–—-]|(?: \(?unanimously\)?)? that\b| unanimously\b)",),
}
FAIL: Final = {
    "strong": (
        (
            r"\b(?:motion|amendment|proposal|question|ordinance|resolution|article|which|it|substitute)s? (?:was "
            rf"|were |is |has |then |therefore |be )*{_FAIL}\b"
        ),
        (
            r"\bmotion(?: is| was)? (?:failed|fails|defeated|lost|denied)\b|\bmotion to [^.;]{3,80} (?:failed"
            r"|fails|was defeated|lost)\b"
        ),
        r"\bnot (?:carried|adopted|passed|approved) as follows\b",
        rf"\b{_FAIL}(?= by the following (?:\w+ )?(?:roll[- ]call )?vote\b)",
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
        rf"(?:(?<=\n)|(?<=[.:;][ ])|(?<=[) ][ ])|(?<=seconded,[ ])){_FAIL}(?=[ .,;:)\]\n]|$)",
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
    reject negativ disapprov did does
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

KINDS: Final = (
    ("substitute", re.compile(r"\bsubstitute\b", re.IGNORECASE)),
    (
        "amend",
        re.compile(
            r"(?<!law to )(?<!ordinance to )(?<!resolution to )(?<!\blaw )(?<!zoning )(?<!plan )(?<!code )(?<!budget )"
            r"(?<!contract )\bamend(?:ment|ed motion)?\b(?!\s+the\s+agenda)",
            re.IGNORECASE,
        ),
    ),
    ("previous question", re.compile(r"\bcall(?:ing)?\s+(?:for\s+)?the\s+question|previous\s+question", re.IGNORECASE)),
    ("reconsider", re.compile(r"\breconsider", re.IGNORECASE)),
    ("table", re.compile(r"\b(?:lay|laid)\s+(?:\w+\s+)?on\s+the\s+table|\bto\s+table\b", re.IGNORECASE)),
    (
        "postpone",
        re.compile(r"\bpostpone|\bdefer|\bcontinue\s+(?:the\s+)?(?:item|matter|public\s+hearing)", re.IGNORECASE),
    ),
    ("adjourn", re.compile(r"\badjourn", re.IGNORECASE)),
    ("suspend rules", re.compile(r"\bsuspend(?:ed)?\s+(?:the\s+)?rules|rules\s+were\s+suspended", re.IGNORECASE)),
)
"""What a motion is, by words of its sentence; the first that fits."""

UNANIMOUS: Final = wide(
    r"\bunanim\w*|\ball (?:\w+ )?(?:in favou?r|ayes?|yes|voting (?:aye|yes))\b"
    r"|\bwith no (?:opposition|objections?|dissent)\b"
    r"|\bwithout (?:opposition|objection|dissent)\b|\bnone (?:opposed|dissenting|against)\b"
)
"""Words by which nobody voted no."""

TRANSCRIPT: Final = re.compile(
    r"closed\s+caption(?:ing|ed)?\s+(?:file|process|transcript)\s+of|\bverbatim\s+transcript\b"
    r"|^transcript\s+of\s+(?:the\s+)?(?:meeting|proceedings)",
    re.IGNORECASE | re.MULTILINE,
)
