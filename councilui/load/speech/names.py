"""Who speaks, as captioners and transcribers print it: "Councilmember Hayner: …", and what office that tells."""

import re
from typing import Final

_LABEL: Final = re.compile(r"([^\W\d_][^:\[\]<>()?!]{0,59}?)\s?:(?:\s+|$)")
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*\Z")
_MEMBER: Final = re.compile(
    r"(?:(?:the\s+)?hon(?:orable|\.)\s+)?"
    r"(?:vice[ -]?|deputy\s+|acting\s+)?"
    r"(?:c\w{0,6}il[\s-]?(?:member|man|woman|person|or)|c\w{0,8}memb(?:er)?|councillor|council\s+president|cm"
    r"|m?ayor(?:\s+pro[ -]?tem(?:pore)?)?"
    r"|ald(?:er(?:man|woman|person|member)|\.)?|comm?iss?ioner|comm\.|supervisor|trustee|selectm[ae]n|selectwoman|legislator"
    r"|chair(?:man|woman|person)?|president\s+pro[ -]?tem|boardmember|board\s+member|committee\s+member)\b\.?",
    re.IGNORECASE,
)
_STAFF: Final = re.compile(
    r"(?:(?:city|town|county|village|assistant|deputy|interim|acting|chief|senior|planning|zoning|committee|council"
    r"|corporation|legal|sergeant|recording|fire|police|public|works)\s+){0,3}"
    r"(?:clerk|att(?:orne)?y\.?|attorney|admin(?:istrator|\.)?|manager|mgr\.?|planner|engineer|counsel|secretary|solicitor"
    r"|treasurer|assessor|staff|chief|parliamentarian|interpreter|at[\s-]arms|director)\b\.?",
    re.IGNORECASE,
)
_NO_NAMES_TEXT: Final = """
    a about again agenda all also am amendment an and another answer are article as at be because been being but
    by can clause concern could date did do does example exhibit fact finally first five follow following
    follows for four from had has have he her here here's hers his how however i i'd i'll i'm i've if in is
    issue it it's item its just last let like line may me motion my next no not note now number of okay on one
    or our page part phone please point question quick quote read reads reading remember resolution resolved
    said say saying says second section see she should so stands statement subject ten than that that's the
    their them then there there's these they thing things think third this those three thus time title to today
    topic two under us vote warning was we website were what what's when where whereas which who why will with
    words would yeah yes yet you your re
"""
_NO_NAMES: Final = frozenset(_NO_NAMES_TEXT.split())
_TITLE_END: Final = re.compile(
    r"\b(?:ald|asst|hon|dr|mrs?|ms|mx|rev|sgt|lt|capt|st|jr|sr|att'?y|admin|comm|com|coun|cncl|supv?|dir|esq|mgr|gov|pres|prof|rep"
    r"|sen|[^\W\d_])\.\Z",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.?!…][\"'”’)\]]*\Z")
_NOBODY: Final = re.compile(
    r"none|null|n/?a|nan|undefined|anonymous|inconnue?|unbekannt|desconocid[oa]|sconosciut[oa]|onbekend"
    r"|(?:speaker|spk|voice|person|unidentified|unknown|unnamed|off[ -]?camera|male|female|man|woman|guest|participant)"
    r"(?:[\s_#.-]*+(?:speaker|voice|person|male|female|man|woman|member|\d++)|[\s_#.-]++[a-z](?![a-z]))*+",
    re.IGNORECASE,
)


def label_at(text: str, *, marked: bool) -> tuple[str, str] | None:
    """The speaker's name at the beginning of the text and what follows the colon, None when no name stands there.

    After a speaker mark a name may stand alone; `marked` False, nothing but an office with a name will do, since
    "THE MOTION READS:" looks the same.
    """
    match = _LABEL.match(text)
    if not match:
        return None
    label = " ".join(match[1].split())
    return (label, text[match.end() :]) if _is_name(label, marked) else None


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with the text, which "Ald." and "J." don't."""
    return _SENTENCE_END.search(text) is not None and _TITLE_END.search(text) is None


def _is_name(label: str, marked: bool) -> bool:
    words = label.split()
    if not all(_WORD.match(word) for word in words) or any(map(ends_sentence, words[:-1])):
        return False
    if re.match(r"the ", label, re.IGNORECASE) and _office(label[4:]) == label[4:]:
        return marked  # ">> THE CLERK:"
    if office := _office(label):
        rest = label[len(office) :].split()
        return (
            len(rest) <= 3
            and (marked or bool(rest) or office.casefold() in ("clerk", "city clerk"))
            and (not rest or label[len(office)] == " ")
            and not any(word.casefold() in _NO_NAMES for word in rest)
        )
    return (
        marked
        and len(words) <= 4
        and len(label) > 1
        and not any(word.casefold() in _NO_NAMES for word in words)
        and all(word[0].isupper() or word in ("of", "de", "van", "von", "der", "la") for word in words)
        and not words[-1].endswith(".")
    )


def capacity_of(label: str) -> str:
    """ "member", "staff" or "unknown", by the office that stands before the name."""
    label = re.sub(r"^the ", "", label, flags=re.IGNORECASE)
    if _MEMBER.match(label):
        return "member"
    return "staff" if _STAFF.match(label) else "unknown"


def without_office(label: str) -> tuple[str, str]:
    """The office before a name, however the captioner spelled it, and the rest: "Cncilmember Roe" is
    ("Cncilmember", "Roe").

    An office alone stays the label.
    """
    office = _office(label)
    rest = label[len(office) :].lstrip(" .,:")
    is_apart = not label[len(office) : len(office) + 1].strip(" .,:")
    return (office, rest) if office and rest and is_apart else ("", label)


def is_nobody(label: str) -> bool:
    """Whether a label names no one: "SPEAKER_07", "Unidentified speaker", "UNKNOWN", "3"."""
    return not re.search(r"[^\W\d_]", label) or bool(_NOBODY.fullmatch(label.strip()[:60]))


def venue_of(capacity: str) -> str:
    """Members have the floor; of others we know that they spoke in the room, or as the public when a source says so."""
    return {"member": "floor", "public comment": "public comment"}.get(capacity, "chamber")


def _office(label: str) -> str:
    match = _MEMBER.match(label) or _STAFF.match(label)
    return match[0].strip() if match else ""
