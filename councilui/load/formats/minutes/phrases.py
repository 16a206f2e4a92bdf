"""The words by which minutes tell of motions and votes, as data: a new layout is a line here and a fixture.

Who moved or seconded is the name right after a wording in `_name_after`, right before one in `_name_before`, with or
without a title. Patterns are read without regard to case, and any white space for a blank.
"""

import re
from typing import Final, NamedTuple

from councilui.load.formats.minutes.windows import NearPattern, at, near


class NamePhrase(NamedTuple):
    """A wording with somebody's name behind it, or before it."""

    pattern: NearPattern
    is_name_behind: bool


_NAME_STEMS: Final = """
    mov motion amendment proposed proposal proposition proposer made makes offered introduced second 2nd support
"""


def wide(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank is any white space, and `[ ]` one character of it."""
    pattern = re.sub(r"(?<!\[) (?!\])", r"\\s+", pattern).replace("[ ]", r"[ \n]")
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _name_after(pattern: str) -> NamePhrase:
    return NamePhrase(near(wide(pattern), _NAME_STEMS, 100, 200), is_name_behind=True)


def _name_before(pattern: str) -> NamePhrase:
    return NamePhrase(near(wide(pattern), _NAME_STEMS, 100, 200), is_name_behind=False)


TO_DO: Final = (
    r"accept|adjourn|adopt|advance|advertise|allow|amend|appoint|approve|authorize|award|begin|cancel|change|close|commend"
    r"|concur|confirm|deny|direct|dispense|enter|excuse|extend|forward|go|grant|hire|hold|instruct|name|open|pay|place"
    r"|post|purchase|ratify|recess|recommend|reconvene|refer|reject|release|remove|renew|request|rescind|resume|retain"
    r"|return|schedule|send|set|sign|submit|suspend|table|waive|withdraw"
)
"""What was "carried to" do: an item "carried to March 12" is put off."""
_MADE: Final = r"(?:made|offered|put|introduced|presented|moved|proposed|submitted)"
_FORM: Final = (
    r"(?:(?:substitute|amended|friendly|original|main|new|revised|alternate|alternative|further|subsidiary)\s+)*"
)

MOVES: Final = (
    _name_before(r"(?:then |also )?proposed(?= that\b| to\b|,| and\b| the\b| an\b| a (?:motion|resolution|vote)\b)"),
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
    _name_before(
        r"(?:then |also )?(?:offered|introduced|presented) (?:the|this) (?:resolution|ordinance|order|local law),? "
        r"and moved (?:for )?(?:its|the) \w+"
    ),
    _name_after(rf"\b(?:motion|amendment|proposal)(?: (?:was|is|being))?(?: (?:duly|then))? {_MADE} by "),
    _name_after(
        r"\b(?:it was |was |being )?(?:duly )?(?:moved|motioned|(?<=was[ ])proposed|(?<=\n)proposed"
        r"|(?<=[.:(][ ])proposed|(?<=\()proposed)(?: by\s*:?\s+|\s*:\s*|\s*[-–—]\s*by\s+|\s*[-–—]\s+)"
    ),
    _name_after(
        r"\b(?:resolved\s*:? )?(?:on|upon) (?:a |the )?(?:motion|proposal|proposition) (?:of|by|from|made by) "
    ),
    _name_after(r"\bmotion(?:ed)? by\s*:?\s+"),
    _name_after(r"(?:(?<=[.:;][ ])|(?<=\n))(?:proposed |first |second |an )?amendment by\s*:?\s+"),
    _name_after(
        r"\bmotion (?=(?:(?:mr|ms|mrs|dr|cr|cllr)\.? )?(?-i:[A-Z])[\w.’'-]+,? (?:and )?second(?:ed)? (?-i:[A-Z]))"
    ),
    _name_after(r"\b(?:mover|motion maker|moved by|motion made by|introduced by|proposer)\s*:\s*"),
    _name_after(r"\bmade by |(?:(?<=[.;][ ])|(?<=\n))made by\s*:\s*"),
    _name_before(r"\s*:\s+(?-i:M)otion (?:to|that|for)\b"),
    _name_before(r"\s*:\s*[\"“](?:I (?:would |will )?(?:like to )?|so )?move (?:that|to|we|approval|adoption)\b"),
    _name_after(r"(?:(?<=[.:;][ ])|(?<=\n))motion \((?=[^()\d/,&]{2,40}\)\s*(?::|[,;]?\s*second))"),
    _name_after(r"(?:(?<=[.:,;\d][ ])|(?<=\n))proposed (?=(?:cllr|councillor)s?\b)"),
    _name_before(r"proposed(?= (?:cllr|councillor)s?\b)"),
    _name_after(r"\bmoved \((?=[^()\d/]{3,40}\))"),
    _name_after(
        r"(?:(?<=[.:,;\d][ ])|(?<=\n))moved (?=(?:cr|cllr|councillor|alderman|ald|mr|ms|mrs|mayor|deputy|trustee"
        r"|commissioner|director|supervisor|council ?(?:member|man|woman))\b)"
    ),
    _name_after(
        r"\bmotion to (?:(?!\b(?:ayes?|yeas?|yes|noes|nays?|no|for|against|vote)\b\s*:)[\w' -]){2,60}\s*:[\t ]+"
        r"(?=[A-Z])"
    ),
    _name_after(
        r"\bmotion (?:was )?(?:made )?to (?:(?!\bmotion|\bmoved|\bsecond)[^;]){2,140}? (?:by|[-–—]) "
        r"(?=(?-i:[A-Z])[\w.’' -]{1,40}?[.,;]? (?:and )?(?:a |was )*(?:second|2nd))"
    ),
)
SECONDS: Final = (
    _name_after(
        r"\b(?:and |was |is |duly |motion )*(?:second(?:ed)?|2nd|support(?:ed)?)(?: the (?:motion|amendment"
        r"|proposal))?(?: was)?"
        r"(?: made| given)?(?: by\s*:\s*| by\s+|\s*:\s*|\s*[-–—]\s*by\s+|\s*[-–—]\s+)"
    ),
    _name_after(r"\bseconder\s*:\s*"),
    _name_after(r"\ba second (?:(?:was )?(?:made|offered) by|by|from) |\bwith (?:a )?(?:second|support) (?:by|from) "),
    _name_before(r"(?:made|provided|offered|gave) (?:the|a) second\b|seconding\b(?! the nom)"),
    _name_after(
        r"\bseconded (?=(?:cr|cllr|councillor|alderman|ald|mr|ms|mrs|trustee|commissioner|director|supervisor"
        r"|council ?(?:member|man|woman))s?\b)"
    ),
    _name_before(r"supported(?=\s*[.,;])"),
    _name_after(r"(?<=[,;][ ])(?:second(?:ed)?|2nd)(?: of| from)? (?-i:(?=[A-Z]))"),
    _name_before(r"\s*:\s*[\"“](?:I(?:’|')?(?: ?ll)? )?second(?:ed)?\b(?! reading)"),
    _name_after(r"\bsecond(?:ed)? \((?=[^()\d]{2,40}\))"),
    _name_before(
        r"(?:then |also |who )?(?:seconded|seconds|second|2nd(?=\s*[.;,]))"
        r"(?! by\b|\s*:(?!\s*[\"“])|\s*[:\w]* ?reading| time)"
        r"(?: (?:the |his |her |that |this )?(?:substitute |amended )?(?:motion|amendment|proposal|nomination)| it)?\b"
    ),
)
BOTH: Final = tuple(
    at(pattern, "m mot mov msc msp pro res")
    for pattern in (
        wide(
            r"\b(?:(?:mover|motion)\s*(?:&|and|/)\s*second(?:er)?|moved\s*(?:&|and|/)\s*seconded(?:\s*/\s*[a-z]{4,8})?"
            r"|m\s*/\s*s(?:\s*/\s*[cpuf])*"
            r"|msc|msp)\s*(?::|by|[-–—])?\s+"
        ),
        wide(r"(?:(?<=\n)|(?<=[.;:,][ ])|(?<=\())(?-i:M)\s*[:/–-]\s*(?=[^\n:.;]{2,30}?[,;/]?\s+(?-i:S)\s*[:/–-])"),
        wide(r"\bmotion\s*/\s*second\s*(?=\()"),
        wide(r"\bprop(?:osed)?\.?\s*:\s*(?=[^\n:]{3,40}?\s+sec(?:onded)?\.?\s*:)"),
        wide(r"(?<=\n)moved (?=(?-i:[A-Z])[\w.’' ]{1,30} [-–—] (?-i:[A-Z])[\w.’' ]{1,30}:)"),
        wide(r"\bresol(?:ved|ution [\w/.-]*\d)\s*:?\s*(?=\((?-i:[A-Z])[\w.'’ -]{1,30}/\s*(?-i:[A-Z]))"),
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
MOVED_AND_CARRIED: Final = at(
    re.compile(
        r"\b(?:m\s*/\s*s|moved\s*/\s*seconded)\s*/\s*"
        r"(?:(?P<carried>[cp]|carried|passed|approved)|(?P<failed>f|failed|defeated|lost))\b",
        re.IGNORECASE,
    ),
    "m mov",
)
SECONDED_AND_AGREED: Final = near(
    wide(
        r"\bseconded by (?:[^.;:\n]|(?<=[ ][JMDS]rs)\.|(?<=[ ][JMDS][rs])\.|(?<=Cllr)\.|(?<=[ ][A-Z])\.){3,60}?,? and "
        r"(?:(?:was |were )?(?:duly )?(?P<elected>elected(?: unopposed| unanimously)?)"
        r"|(?P<carried>(?:agreed|resolved)(?=\s*:|,? (?:that|to)\b)"
        rf"|(?:unanimously )?carried(?: unanimously)?(?=\s*:|,? (?:that|to (?:{TO_DO}))\b)))"
    ),
    "second",
    60,
    120,
)
BODY_ACTED: Final = at(
    wide(
        r"\b(?:up)?on (?:a |the )?(?:motion|proposal|proposition) (?:of|by|(?:duly )?made by) "
        r"(?:[^.;\n]|(?<=[ ]Cllr)\.|(?<=[ (][JMDS]rs)\.|(?<=[ (][JMDS][rs])\.|(?<=[ (][A-Z])\.|\n(?!\n)){3,200}?"
        r"(?:, (?:and )?(?:the )?| the )"
        r"(?:(?:board|council|commission|committee|selectmen|trustees|supervisors|authority)(?: of (?-i:[A-Z])\w+)?"
        r"|(?:agenda|minutes|resolution|ordinance|order|report|meeting|item)s?(?: (?:of|dated) [^.;,\n]{2,80})?"
        r" (?:was|were))"
        r" (?:unanimously )?(?P<carried>approved|adopted|authorized|awarded|accepted|appointed|denied|tabled|granted"
        r"|passed|(?<=was[ ])adjourned|agreed|resolved|voted)\b"
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
        r"|(?:(?<=\n)|(?<=[.:;][ ]))(?:a )?motion to [^.;:,\n]{3,60}? made\b(?! by)"
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
        r"\b(?:for|due to|because of) (?:a |the )?(?:lack|want) of (?:(?:a )?second(?:er)?|support(?! from\b))"
        r"|\bno second(?:er)?\b(?! (?:was |is )?(?:needed|required|necessary))"
        r"|\bnot seconded\b"
        r"|\b(?:motion|there) (?:did not|failed to) (?:receive|get|find) a second(?:er)?|\bwithout a second(?:er)?\b"
    ),
    "second support",
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

TRANSCRIPT: Final = re.compile(
    r"closed\s+caption(?:ing|ed)?\s+(?:file|process|transcript)\s+of|\bverbatim\s+transcript\b"
    r"|^transcript\s+of\s+(?:the\s+)?(?:meeting|proceedings)",
    re.IGNORECASE | re.MULTILINE,
)
