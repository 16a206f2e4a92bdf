"""Names that stand one after another, in a line or a line each."""

import re
from collections.abc import Sequence
from typing import Final

from councilui.load.formats.minutes.labels import LABEL, option_in
from councilui.load.formats.minutes.people import TITLE, PrintedName, read_name, title_at
from councilui.load.outcomes.number_words import count_in

DASH: Final = r"(?:--|[-–—])"
_CAPITALS: Final = re.compile(rf"[ \t]+(?!AND\b|(?i:{TITLE})\b)[A-Z]{{2,}}\b")
_OFFICE: Final = re.compile(
    rf",\s*(?:the\s+)?(?:{TITLE}|presiding)(?=\s*[;)]|[ \t]*\n\n|\s*,\s*(?!and\b))", re.IGNORECASE
)
_OFFICE_BEFORE: Final = re.compile(
    rf"the\s+(?:lord\s+|deputy\s+)?(?:mayor|provost|chair\w*),\s+(?={TITLE}\s)", re.IGNORECASE
)
_OFFICE_OF_LINE: Final = re.compile(  # behind the only name of a line: "Ada Orr, Vice Chair"
    rf",[ \t]*(?:the[ \t]+)?(?:{TITLE}|secretary|treasurer|clerk|member|at[- ]large"
    r"|(?:ward|district|place|seat|position|zone|area|division)[ \t]+\w+)(?:[ \t]+[^\n,;:]{1,40})?(?=[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_SEAT: Final = re.compile(r",[ \t]*(?:ward|district|place|seat|position)[ \t]+\d{1,3}\b", re.IGNORECASE)
_COUNT_BEFORE: Final = re.compile(r"(?<!\d)\(?(\d{1,3})\)?\s*[:–—-]*\s*\Z")
_LINE_END: Final = re.compile(r"[ \t]*(?:\n|\Z)")
_OTHER_LABEL: Final = re.compile(rf"\s*(?::|\s{DASH})\s*(?=[^\W\d_])|:[ \t]*\n")
_PROSE: Final = re.compile(r",?\s+(?!(?:and|voted|voting|abstain\w*|absent|recus\w*|oppos\w*|in|no|y)\b)[a-z]")
_REMARK: Final = re.compile(r"\s*\(([^()\n]{2,60})\)")
_FOOT: Final = re.compile(
    r"[ \t]+(?:city|town|village|borough|county|parish|district|school|council|board|commission|regular|special|meeting"
    r"|minutes|page)\b",
    re.IGNORECASE,
)
"""Words behind a name that begins a line of the page's foot or head: "Orr and" over "Lanport City Council, page 4"."""
_OPTION_BELOW: Final = re.compile(rf"\s*{LABEL}\s*(?:[:(]|{DASH})", re.IGNORECASE)
_NOTE_MARK: Final = re.compile(r"[ \t]?\*{1,3}(?=[ \t]*(?:[,;\n(]|\Z))")  # "Orr*" over "* arrived late"
_FIRST: Final = re.compile(r"1[.)]\s+(?=[^\W\d_])")  # of a list with numbers: "1. Orr 2. Bo"
_SEPARATOR: Final = re.compile(r"\s*(?:[,;]\s*(?:and\b|&)?|and(?=\s)|&|/)\s*", re.IGNORECASE)


def name_list(
    text: str, position: int, limit: int, remarks: dict[str, str] | None = None, *, may_be_lines: bool = False
) -> tuple[list[PrintedName], int]:
    """The names from a place on, as far as they are a list, and where it ends."""
    names: list[PrintedName] = []
    end = position
    in_lines = (may_be_lines and _begins_lines(text, position, limit)) or (
        text[max(0, position - 4) : position].rstrip(" \t").endswith("\n") and _is_name_line(text, position, limit)
    )
    first = _FIRST.match(text, position, limit) if begins_numbered_names(text, position, limit) else None
    position = first.end() if first is not None else position
    while position < limit:
        candidate = read_name(text, position, in_line=in_lines or first is not None)
        if candidate is not None and not names and _is_column(text, candidate, position):
            in_lines = True
        if candidate is not None and (in_lines or _runs_into_prose(text, candidate)):
            candidate = read_name(text, position, in_line=True)
        if candidate is None or candidate.end > limit:
            break
        line = text.rfind("\n", 0, candidate.start)
        if names and not text[line : candidate.start].strip() and _FOOT.match(text, candidate.end):
            break
        if names and _OTHER_LABEL.match(text, candidate.end, limit) and candidate.title is None:
            break  # "Nays: Bo, Orr; Pass: Tan"
        office = _OFFICE_BEFORE.match(text, candidate.start, limit)
        if office is not None and (holder := read_name(text, office.end(), needs_title=True)) is not None:
            candidate = holder._replace(start=candidate.start)  # "The Mayor, Councillor Tan"
        names.append(candidate)
        is_first = len(names) == 1 or not text[text.rfind("\n", 0, candidate.start) + 1 : candidate.start].strip()
        end = _end_with_remarks(text, candidate, limit, remarks, in_lines=(in_lines and is_first) or first is not None)
        if first is not None:
            number = re.compile(rf"[,;]?\s+{len(names) + 1}[.)]\s+").match(text, end, limit)
            if number is None:
                break
            position = number.end()
            continue
        separator = _SEPARATOR.match(text, end, limit)
        if separator is not None and separator.end() > end:
            position = separator.end()
            if read_name(text, position) is None:
                break
            continue
        newline = re.compile(r"[ \t]*\n\s*").match(text, end, limit)
        if newline is None:
            rest = text[end:limit]
            if rest.startswith(" ") and title_at(text, end + len(rest) - len(rest.lstrip())):
                position = end + 1
                continue
            break
        is_paragraph = "\n\n" in newline[0] and not in_lines
        if is_paragraph and title_at(text, newline.end()) is None and not _is_above_option(text, newline.end()):
            break  # a list in a line ends with its paragraph; "BYLAWS" below it is a heading
        is_name = in_lines and not _is_subject_of_sentence(text, newline.end())
        if not is_name and not _is_name_line(text, newline.end(), limit):
            break
        if newline[0].count("\n") > 1 and _is_heading_below(text, newline.end(), names):
            break
        in_lines = True
        position = newline.end()
    return names, end


def begins_numbered_names(text: str, position: int, limit: int) -> bool:
    """Whether "1." begins a list of names in a line, and is no count: "1. Orr 2. Bo", or "1. Orr" alone."""
    first = _FIRST.match(text, position, limit)
    name = read_name(text, first.end(), in_line=True) if first is not None else None
    if name is None or _PROSE.match(text, name.end):
        return False
    end = _end_with_remarks(text, name, limit, None, in_lines=True)
    return bool(re.compile(r"[,;]?\s+2[.)]\s|[.;]?[ \t]*(?:\n|\Z)").match(text, end))


def _end_with_remarks(
    text: str, name: PrintedName, limit: int, remarks: dict[str, str] | None, *, in_lines: bool
) -> int:
    """Where a name ends with the office and the bracket behind it; the words of the bracket go to `remarks`."""
    office = _OFFICE.match(text, name.end, limit) or _SEAT.match(text, name.end, limit)
    if office is None and in_lines:
        office = _OFFICE_OF_LINE.match(text, name.end, limit)
    end = office.end() if office is not None else name.end
    if mark := _NOTE_MARK.match(text, end, limit):
        end = mark.end()
    remark = _REMARK.match(text, end, limit)
    if remark is None or count_in(remark[1]) is not None:
        return end
    if remarks is not None:
        remarks[name.name] = remark[1].strip()
    return remark.end()


def _is_column(text: str, name: PrintedName, position: int) -> bool:
    """Whether what reads as one name are several below one another, each the end of its line: "2 - Diaz" over "Fong".

    Two lines may be a name over a heading unless a number of names is printed before them.
    """
    breaks = text[name.start : name.end].strip().count("\n")
    count = _COUNT_BEFORE.search(text, max(position - 12, 0), position)
    if not breaks or (breaks == 1 and (count is None or int(count[1]) < 2)):
        return False
    return _LINE_END.match(text, name.end) is not None


def _runs_into_prose(text: str, name: PrintedName) -> bool:
    """Whether a name goes over a line's end and into a sentence: "Smithson" over "Whereupon the Chair declared"."""
    if "\n" not in text[name.start : name.end]:
        return False
    return bool(_PROSE.match(text, name.end)) or (name.name.isupper() and bool(_CAPITALS.match(text, name.end)))


def _is_above_option(text: str, start: int) -> bool:
    """Whether the same roll goes on below a line: "Quist" over "NAYS: Tan"."""
    option = _OPTION_BELOW.match(text, max(text.find("\n", start), 0))
    return option is not None and option_in(option) != "yes"


def _is_heading_below(text: str, start: int, names: Sequence[PrintedName]) -> bool:
    """Whether a word below a gap is no name: all those above have a title or a first name."""
    candidate = read_name(text, start, in_line=True)
    if candidate is None or candidate.title is not None or " " in candidate.name:
        return False
    return all(name.title is not None or " " in name.name for name in names)


def _is_subject_of_sentence(text: str, start: int) -> bool:
    """Whether a line begins with a name of whom a sentence tells: "Member Orr stated that …"."""
    candidate = read_name(text, start, in_line=True)
    return candidate is not None and bool(_PROSE.match(text, candidate.end))


def _begins_lines(text: str, start: int, limit: int) -> bool:
    """Whether a name ends its line and the next two lines are names too."""
    if not _is_name_line(text, start, limit):
        return False
    second = text.find("\n", start) + 1
    third = text.find("\n", second) + 1
    return bool(second and third) and _is_name_line(text, second, limit) and _is_name_line(text, third, limit)


def _is_name_line(text: str, start: int, limit: int) -> bool:
    """Whether a whole line is one name, as in lists of a name a line."""
    end = text.find("\n", start)
    end = min(limit, len(text) if end < 0 else end)
    candidate = read_name(text, start, in_line=True)
    if candidate is None or candidate.end > end:
        return False
    rest = text[candidate.end : end].strip(" .,;")
    return (
        (
            not rest
            or bool(re.fullmatch(r"\(?\d{1,3}\)?|and", rest))
            or bool(_OFFICE_OF_LINE.match(text, candidate.end, end))
        )
        and len(candidate.name.split()) <= 4
        and not text[start:end].strip().endswith(":")
    )
