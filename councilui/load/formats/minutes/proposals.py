"""What a motion proposes, in the paper's words without who made and seconded it: "to approve the lease"."""

import re
from typing import Final

from councilui.load.formats.minutes.accounting import VOTE_WORDS
from councilui.load.formats.minutes.minutes_text import MinutesText
from councilui.load.formats.minutes.motion_texts import LONGEST_TEXT
from councilui.load.formats.minutes.people import TITLE, PrintedName
from councilui.load.formats.minutes.phrases import ORDERED, TO_DO
from councilui.load.formats.minutes.votes import OpenMotion

_MOVER: Final = "\ufdd0"  # stands for a name while the words around it are read
_SECONDER: Final = "\ufdd1"
_NO_SIGNS: Final = str.maketrans({_MOVER: "\ufffd", _SECONDER: "\ufffd"})
_ANYBODY: Final = f"[{_MOVER}{_SECONDER}]"
_JOIN: Final = (
    rf"(?:[\s,;/&:]|\b(?:and|with|it|was|duly|seconded|second|seconder|supported|support|2nd|by|of|a|the|from)\b)*{_SECONDER}"
    r"(?:\s+second(?:ed|s)(?:\s+(?:the|a)\s+motion)?)?"
)
_AND_SECONDED: Final = (
    r"(?:,?\s+(?:and\s+)?(?:was\s+)?(?:(?:duly\s+)?seconded(?:,?\s+and\s+(?:unanimously\s+)?(?:carried|passed|adopted|agreed))?"
    r"|(?:unanimously\s+)?(?:carried|passed|failed)(?:\s+unanimously|\s+\d{1,2}\s?[-–]\s?\d{1,2}"
    r"|\s+by\s+the\s+following(?:\s+\w+)?\s+vote)?)"
    r"(?=,|\s+to\b|\s+that\b))?"
)
"""Behind who moved, without who seconded: "and duly seconded, to pass the bill"."""
_HEAD: Final = re.compile(
    rf"[^\w{_MOVER}{_SECONDER}(\[]*(?:(?:(?:(?:main|substitute|amended|second|subsequent)\s+)?motion|action(?:\s+\d+)?)\s*:\s*|(?:it\s+was\s+)?(?:resolved|agreed)\s+(?=(?:to|that)\s))?(?:\(?[A-Z]{{0,5}}[-\s]?\d[\w./-]*\)?[.:]?\s+)?",
    re.IGNORECASE,
)
_LEADS: Final = tuple(
    re.compile(lead, re.IGNORECASE)
    for lead in (
        rf"{_MOVER}\s*/\s*{_SECONDER}(?:\s+moved\s*/\s*seconded\s+|\.{{2,}}\s*)",
        # "Ms. Roe moved, seconded by Mr. Poe, to …"; "Ms. Roe made a motion to …"
        rf"(?:[^.{_MOVER}]{{0,60}}\n)?(?:{TITLE}\s+)?{_MOVER}(?:{_JOIN})?,?\s+(?:(?:then|also|so|has|had|first)\s+)?(?:(?:moved|moves)(?:\s+a\s+motion)?|motioned|proposed(?:\s+a\s+motion)?|(?:made|offered)\s+(?:a|the|an)\s+"
        rf"(?:substitute\s+)?motion)(?:{_JOIN})?[\s,:]*",
        # "Moved by Ms. Roe, seconded by Mr. Poe, that …"; "On motion of Ms. Roe …"; "Motion by Ms. Roe to …"
        rf"(?:it\s+was\s+)?(?:(?:(?:up)?on\s+)?(?:a\s+|the\s+)?(?:motion|proposal)(?:\s+was)?(?:\s+made|\s+offered)?\s*(?:by|of)?"
        rf"|(?:was\s+)?(?:moved|proposed)(?:\s+by)?|mover|by)[\s:]*(?:{TITLE}\s+)?{_MOVER}(?:{_JOIN})?{_AND_SECONDED}[\s,;:.–—-]*"
        r"(?:(?:and,?\s+)?upon\s+(?:a\s+)?(?:unanimous\s+)?vote\b[^.;]{0,80}?,\s+(?:(?:unanimously\s+)?carried,?\s+)?(?=the\b))?"
        r"(?:(?:and\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved[:,]?\s+|voted:?\s+(?=to\b|that\b)|agreed:?\s+(?=[“\"]?(?:to|that)\b)))?",
        # Who introduced Resolution 7 and moved its adoption; both in brackets or in a line above, or one of them
        rf"(?:{TITLE}\s+)?{_MOVER}(?:{_JOIN})?,?\s+(?:introduced|presented)\s+(?=[^.]*\bmoved\b)",
        rf"(?:motion|moved|m)\s*(?:[/&]|and)\s*s(?:econd(?:ed|er)?)?(?:\s*/\s*\w+)?[\s:(]*{_MOVER}{_JOIN}\)?[\s:;,.]*",
        rf"motion\s*\({_MOVER}\)\s*:?\s*",
        rf"\({_MOVER}\s*[/,&]\s*{_SECONDER}\)[\s:.,–—-]*",  # "MOTION: (Roe/Poe) To approve the minutes"
        rf"{_MOVER}\s*[-–—/]\s*{_SECONDER}\s*motion\s+",
        rf"{_MOVER}\s*:\s*[\"“](?:I\s+)?(?:\w+\s+){{0,3}}?move\s+",
        rf"{_MOVER}{_JOIN}\s*(?::\s*|(?=(?:to|that)\b))",  # "S. Roe, D. Poe: That …"
        rf"{_MOVER}\s*[:–—-]?\s*(?=that\b|to\b|be\s+it\b)",  # "101/31 Roe: That …"
        rf"(?:a|an|the|another)?\s*motion\s+(?:was\s+)?(?:made|offered)?{_AND_SECONDED}[\s,]*(?=\bto\b|\bthat\b|\bfor\b)",
    )
)
_LABELED: Final = re.compile(r"(?:\A|\n)[^\S\n]*motion\s*:\s*(?=[^\W\d_])", re.IGNORECASE)
_RESOLVED_TO: Final = re.compile(
    r"(?:and\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed)(?:\s+unanimously)?[:,]?\s+[“\"]?(?:to|that)\b"
    r"|(?:voted\s+)?(?:\d{1,2}\s*(?:[-–]|to)\s*\d{1,2},?|unanimously)\s+to\s+(?!\d)|voted\s*:\s+(?:to|that)\b"
    r"|(?:unanimously\s+)?carried(?:\s+by\s+the\s+following(?:\s+\w+)?\s+vote)?,\s+(?:the\s+\w+\s+\w+ed|to(?!\s+wit)|that)\b|(?:and\s+)?(?:carried|passed|failed)"
    r"(?:\s+unanimously|\s+\d{1,2}\s?[-–]\s?\d{1,2})?\s+to\b(?!\s+(?:wit\b|\d))",
    re.IGNORECASE,
)
"""A result whose sentence goes on with what was moved: "and RESOLVED that the minutes be signed"."""
_BODY: Final = (
    r"(?:the\s+)?(?:\w+\s+)?(?:board|council|commission|committee|selectmen|trustees|supervisors|authority|jury)"
    r"(?:\s+of\s+\w+)?\s+(?:unanimously\s+)?"
)
_BODY_BEFORE: Final = re.compile(rf"\b(?:{_BODY}|(?:was|were)\s)\Z", re.IGNORECASE)
_BODY_VOTED: Final = re.compile(rf"{_BODY}voted\s+[^.;]{{0,30}}?(?=to\s+(?!\d))", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"(?:calendar|agenda|minutes|report|lease|contract|ordinance|resolution|item|plan)\s+(?:was|were)\s", re.IGNORECASE
)
"""What was approved, which the words of the result begin with: "on a motion by Ms. Orr, the consent calendar was"."""
_HOW: Final = re.compile(r"\s*[,(]?\s*\b(?:and,?\s+)?(?:by|(?:up)?on|with)\s+an?\s+(?:\S+\s+)?vote\b.*\Z", re.DOTALL)
_WHEREAS: Final = re.compile(
    r"\s*whereas\b.*?\b(?:be\s+it\s+(?:(?:further|hereby)\s+)?)?resolved,?\s+(?=that\b)", re.IGNORECASE | re.DOTALL
)
"""The reasons before what is to be done."""
_RESOLVED: Final = re.compile(r"(?:(?:be\s+it\s+)?(?:further\s+)?resolved,?\s+)(?=that\b)", re.IGNORECASE)
_CLAUSES: Final = ("to", "that", "for", "not")
_LABEL_FIRST: Final = re.compile(
    r"(?:(?:motion|moved|mover|proposed|proposer)(?:\s+by)?|moved\s*/\s*seconded(?:\s*/\s*\w+)?)\s*:",
    re.IGNORECASE,
)
_MOVED_FIRST: Final = re.compile(r"(?:moved|mover|proposed|proposer)\b", re.IGNORECASE)
_LINE_OF_VOTE: Final = re.compile(
    r"^[ \t]*(?:moved|mover|proposed|proposer|seconded|seconder|motion|carried|passed|adopted|lost|defeated|failed)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SO: Final = re.compile(r"(?:to\s+)?so\s+(?:authorize|approve|move|vote|order|resolve|appoint)d?", re.IGNORECASE)
_THIS_MOTION: Final = re.compile(rf"\b(?:(?:this|said|such)\s+motion|{_SO.pattern})\b", re.IGNORECASE)
_LINE_OF_MOTION: Final = re.compile(
    r"[ \t]*(?:(?:[-–•*]|\(?\w{1,3}[.)])[ \t]+)*(?:motion\s+)?(?P<words>(?:to|for|that)\b[^\n]+)", re.IGNORECASE
)
_WHO_ALONE: Final = re.compile(
    rf"(?>[\s.,;:/(){_MOVER}{_SECONDER}-]+|\b(?:{TITLE}|it|was|moved|motion|made|mover|second(?:ed|er)?|supported|and|duly|on|of|by|an?"
    r"|the)(?!\w))*+",
    re.IGNORECASE,
)
_BEHIND_ROLL: Final = re.compile(rf"\s*(?P<words>to\s+(?:{TO_DO})\b[^.;:]{{3,300}})\.", re.IGNORECASE)
_BODY_THAT: Final = r"that\s+(?:the\s+)?[\w’']{4,20}(?:\s+[\w’']{4,20})?"
_PART: Final = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]"
_THAT_ALONE: Final = re.compile(rf"{_BODY_THAT}:?", re.IGNORECASE)
_LIST_BELOW: Final = re.compile(
    rf"\b{_BODY_THAT}:?\s*\n\s*(?P<first>{_PART}\s+[^\n]{{3,200}})(?P<more>\n+[ \t]*{_PART})?", re.IGNORECASE
)
_ACTION: Final = re.compile(r"\baction\s*:\s*\Z", re.IGNORECASE)
_ACTION_REACH: Final = 12
_MOST_WORDS_ABOVE: Final = 16
_NO_HEADING: Final = re.compile(
    r"\b(?:present|absent|attendance|excused|minutes\s+of|page\s+\d)\b"
    r"|\A(?:\w+,?\s+)?\w+\s+\d{1,2},?\s+(?:19|20)\d\d\Z"
    r"|\A(?:file\s+id|location|contact|speakers?|presenters?|department)\s*:",
    re.IGNORECASE,
)
_BEFORE_WORDS: Final = re.compile(
    r"(?:item|subject|title|agenda\s+item|report)\s*:\s*|it\s+was\s+(?:then\s+)?(?:proposed|moved)\s+(?=that\b|to\b)",
    re.IGNORECASE,
)
_VOTED_TO: Final = re.compile(
    r"[^.]*?\bvoted\s+(?:(?:\d{1,2}\s*(?:[-–]|to)\s*\d{1,2},?|unanimously)\s+)?(?=to\s+(?!\d))", re.IGNORECASE
)
_INNER_LEAD: Final = re.compile(r"[^.]*?\bmotion\s+(?:and\s+second(?:ed)?\s+)?(?=to\b)", re.IGNORECASE)
"""A motion behind a heading of its own: "APPROVAL OF BILLS - Motion to approve the bills"."""
_TAIL: Final = re.compile(
    r"(?:[\s,;:(–—-]|\.(?!,)|\b(?:was|were|is|made|moved|proposed|offered|(?<!\bas\ )presented|introduced|motion"
    rf"|motioned|seconded|second|supported|and|it\s+was|then|duly|by|of|with|a|the|which|this(?=\s+was))\b)*{_ANYBODY}.*",
    re.IGNORECASE | re.DOTALL,
)
_ITS: Final = re.compile(r",?\s+and\s+(?:then\s+)?moved\b.*", re.DOTALL)  # "… and moved its adoption"
_FOLLOWING: Final = re.compile(
    r"(?:(?:for\s+)?the\s+(?:adoption|approval|passage)\s+of\s+|to\s+(?:adopt|approve|pass)\s+)?the\s+following\s+(?:resolution|ordinance|order|motion"
    r"|by-?law|proposal)(?:\s+\w+){0,6}?\s*:\s*",
    re.IGNORECASE,
)
"""Words before a motion that is printed below them: "the adoption of the following resolution:"."""
_POINTS_ON: Final = re.compile(
    r"(?:and\s+)?(?:carried|passed|approved|adopted|agreed)|the\s+\w+(?:\s+\w+)?\s+adjourned\b.*|(?:and,?\s+)?(?:up)?on\s+being\s+put\s+to\s+the\s+vote\b.*"
    r"|(?:following|after)\s+(?:\w+\s+){0,2}(?:discussion|debate|consideration)\b.*|(?:with\s+)?the\s+following(?:\s+\w+){0,2}(?:\s+(?:was|were)\s+\w+(?:\s+and)?)?"
    r"|as\s+(?:an?\s+)?(?:true|accurate|correct|presented|submitted|written|printed)\b.*",
    re.IGNORECASE,
)
"""Words that only point at what stands above or below."""
_SECONDED: Final = re.compile(r"(?:and\s+)?(?:it\s+was\s+)?(?:duly\s+)?seconded\s+(?=to\b|that\b)", re.IGNORECASE)
_OFFICE: Final = re.compile(
    rf",[ \t]*(?:(?:district|ward|place|seat|position)[ \t]+\w+(?:[ \t]+{TITLE})?|{TITLE})(?=[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_VOTE: Final = re.compile(
    r"\b(?:(?:ayes?|yeas?|yes|nays?|noes|abstain\w*|abstentions?|absent|excused|in\s+favou?r|opposed"
    r"|(?-i:R(?:esult|ESULT|ecommendation|ECOMMENDATION))|mover|seconder)(?:\s*\(\d+\))?\s*:"
    r"|(?-i:This)\s+(?:\w+\s+){1,3}was\s+(?:adopted|approved|passed|carried)\b)"
    r"|\s(?-i:Roll)[- ]call(?:\s+vote)?\W*\Z"
    r"|\s(?-i:Carried|CARRIED|Lost|LOST|Defeated|DEFEATED)\W*\Z",
    re.IGNORECASE,
)
"""Where what is moved ends at the latest: a label of a roll or of a result."""
_ABBREVIATION: Final = re.compile(r"\.[A-Za-z]{1,4}\.$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Ave|Blvd|Dr|No)\.$")
_NOUN: Final = re.compile(r"(?:to|that|approv|adopt|accept|passage|introduc|appoint|authoriz)", re.IGNORECASE)
"""How a motion begins that is printed before who moved it: "Approval of the lease, moved by …"."""
_UNDER_HEADING: Final = re.compile(
    rf"[^\n:{_MOVER}]+[\n:]\s*(?:(?:it\s+was\s+)?moved|motion)\b[^.]*?{_ANYBODY}"
    r"(?:[\s,;:]|\b(?:and|seconded|unanimously|agreed|carried|passed)\b)*(?:to|that)\b",
    re.IGNORECASE,
)
"""A motion whose words follow its mover, below a heading that could be one: "APPROVAL OF AGENDA"."""
_LABELS: Final = re.compile(r"(?:\W|\b(?:mover|seconder|and|motion|result|resolution)\b)*", re.IGNORECASE)
_UNFINISHED: Final = re.compile(
    r"(?:[\s,;:–—-]+(?:the|a|an|this|that|which|and|motion|amendment|was|were))+$", re.IGNORECASE
)
"""What begins to tell of the vote: "to strike section 2; the amendment" failed."""
_LEAST_WORDS: Final = 2
_LONGEST: Final = 4_000  # characters; among more, the expressions above would look for an end too long


def proposal(minutes: MinutesText, motion: OpenMotion, end: int) -> str | None:
    """The words of a motion up to `end` that say what is to be done; None where they can't be told from the others."""
    if end - motion.start > _LONGEST:
        return None
    if ordered := ORDERED.match(minutes.text, motion.start):
        return " ".join(ordered["result"].split())
    text = _with_signs(minutes, motion, end)
    head = _HEAD.match(text)
    assert head is not None  # it matches nothing at least
    text = text[head.end() :]
    lead = next((match for pattern in (*_LEADS, _INNER_LEAD) if (match := pattern.match(text))), None)
    words = text[lead.end() :] if lead is not None else text
    tail = _TAIL.search(words)
    is_before = _NOUN.match(words) or "motion" in head[0].casefold()
    if lead is None and (tail is None or not is_before or _UNDER_HEADING.match(text)):
        leads = _LEADS if _MOVER in text else ()
        inner = (match for pattern in leads if (match := pattern.search(text)) and _MOVER in match[0])
        lead = _LABELED.search(text) or next(inner, None) or _VOTED_TO.match(text)
        if lead is None:
            return None
        words = text[lead.end() :]
        tail = _TAIL.search(words)
    words = _WHEREAS.sub("", words, count=1) if _WHEREAS.match(words) else words
    words = _ITS.sub("", _FOLLOWING.sub("", words[: tail.start()] if tail is not None else words))
    words = before_vote(_RESOLVED.sub("", words, count=1) if _RESOLVED.match(words) else words)
    words = _HOW.sub("", _BODY_VOTED.sub("", _SECONDED.sub("", words, count=1)))
    words = " ".join(words.split()).strip(" ,;:–—-(")
    words = _UNFINISHED.sub("", words)
    if words[:1] in ("“", '"') and not {"”", '"'} & set(words[1:-1].rstrip(".")):
        words = words[1:]
    if (words.endswith(("”", '"')) and words.count("”") > words.count("“")) or words.count('"') % 2:
        words = words[:-1]
    if not _ABBREVIATION.search(words):
        words = words.rstrip(".")
    is_other = (
        _SO.fullmatch(words)
        or _LABELS.fullmatch(words)
        or _POINTS_ON.fullmatch(words)
        or VOTE_WORDS.pattern.match(words)
    )
    return words if len(words.split()) >= _LEAST_WORDS and not is_other else None


def that_above(minutes: MinutesText, motion: OpenMotion) -> str | None:
    """The paragraph "That …" right above a line with nothing but who moved it; None without one, or with other motions
    between them."""
    if not _MOVED_FIRST.match(minutes.text, motion.start):
        return None
    above = minutes.text[max(0, motion.start - _LONGEST) : motion.start].rstrip()
    words = above[above.rfind("\nThat ") + 1 :]
    if not words.startswith("That ") or "\n\n" in words or _LINE_OF_VOTE.search(words):
        return None
    return " ".join(words.split()).rstrip(".")


def motion_above(minutes: MinutesText, motion: OpenMotion) -> str | None:
    """The words of the line "Motion to …" right above who moved "this motion", or of "To …" above who moved "to so
    authorize"; None without one."""
    if not _THIS_MOTION.search(minutes.text, motion.start, minutes.sentence_end(motion.start)):
        return None
    end = len(minutes.text[max(0, motion.start - _LONGEST) : motion.start].rstrip()) + max(0, motion.start - _LONGEST)
    line = _LINE_OF_MOTION.match(minutes.text, minutes.line_start(max(0, end - 1)), end)
    return " ".join(line["words"].split()).rstrip(" .") if line is not None else None


def with_list(minutes: MinutesText, motion: OpenMotion, words: str) -> str:
    """The words "That the Council" with the first part of the list below them; others as they are."""
    if _THAT_ALONE.fullmatch(words) is None:
        return words
    parts = _LIST_BELOW.search(minutes.text, motion.start, motion.start + LONGEST_TEXT)
    if parts is None:
        return words
    first = re.sub(r"[\s.;,]+(?:and)?\Z", "", " ".join(parts["first"].split()))
    return f"{words} {first}{' …' if parts['more'] else ''}"


def words_behind(minutes: MinutesText, end: int) -> str | None:
    """The words of a motion behind its roll: "carried with the following vote: … Absent: None to approve it."."""
    behind = _BEHIND_ROLL.match(minutes.text, end)
    return " ".join(behind["words"].split()) if behind is not None else None


def says_who_alone(minutes: MinutesText, motion: OpenMotion, end: int) -> bool:
    """Whether a motion is printed by who made and seconded it alone: "Moved by Mr. Orr, seconded by Ms. Bo."."""
    return end - motion.start <= _LONGEST and _WHO_ALONE.fullmatch(_with_signs(minutes, motion, end)) is not None


def goes_on(minutes: MinutesText, offset: int) -> bool:
    """Whether a motion goes on behind the begin of its vote: "RESOLVED that …", "the Board approved the plan"."""
    if _SUBJECT.match(minutes.text, offset):
        return True
    before = _BODY_BEFORE.search(minutes.text, max(0, offset - 60), offset)
    return before is not None or _RESOLVED_TO.match(minutes.text, offset) is not None


def before_vote(words: str) -> str:
    """The words before a roll, a label or a result that stands among them: "" where they begin with one."""
    vote = _VOTE.search(words)
    return words if vote is None else words[: vote.start()].strip(" ,;:–—-(")


def title_of(words: str) -> str:
    """What a motion is called by its words: "Motion to approve the lease", "Approval of the lease"."""
    first, _, rest = _RESOLVED.sub("", words).partition(" ")
    if first.casefold() in _CLAUSES:
        return f"Motion {first.casefold()} {rest}"
    return f"{words[0].upper()}{words[1:]}"


def words_above(minutes: MinutesText, motion: OpenMotion) -> str | None:
    """The line above a motion that has no words but labels and names; None where the motion has words."""
    action = _ACTION.search(minutes.text, max(0, motion.start - _ACTION_REACH), motion.start)
    end = len(minutes.text[: action.start() if action is not None else motion.start].rstrip())
    above = minutes.text[minutes.line_start(max(0, end - 1)) : end].strip()
    if not _LABEL_FIRST.match(minutes.text, motion.start) or not 0 < len(above.split()) <= _MOST_WORDS_ABOVE:
        return None
    if VOTE_WORDS.pattern.search(above) or _NO_HEADING.search(above):
        return None
    return _BEFORE_WORDS.sub("", above).strip(" .:")


def _end_of_office(minutes: MinutesText, name: PrintedName) -> int:
    """Where a name ends with the seat behind it: "SECONDER: Ada Orr, District 1 Councilmember"."""
    office = _OFFICE.match(minutes.text, name.end)
    return office.end() if office is not None else name.end


def _with_signs(minutes: MinutesText, motion: OpenMotion, end: int) -> str:
    """The motion with a sign in the place of its mover and its seconder."""
    text = minutes.text[motion.start : end].translate(_NO_SIGNS)  # a paper's own would pass for names
    names = [(motion.seconder, _SECONDER), (motion.mover, _MOVER)]
    spans = [
        (name.start - motion.start, _end_of_office(minutes, name) - motion.start, sign)
        for name, sign in names
        if name is not None
    ]
    for start, stop, sign in sorted(spans, reverse=True):
        if 0 <= start < stop <= len(text):
            text = text[:start] + sign + text[stop:]
    return text
