"""Who sits in the body, taken from the paper itself: present, absent, arrived, and the titles it uses."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from councilui.common.names import fold
from councilui.load.formats.minutes.name_lists import name_list
from councilui.load.formats.minutes.people import (
    TITLE,
    TITLE_STARTS,
    PrintedName,
    first_title,
    read_name,
    surname_of,
    title_at,
)
from councilui.load.formats.minutes.rolls_by_name import name_rolls
from councilui.load.formats.minutes.windows import at
from councilui.load.joined_names import names_in

_ATTENDANCE: Final = re.compile(
    r"(?P<absent>\b(?:members?\s+|those\s+)?(?:absent|regrets|apologies|excused)(?:\s+(?:was|were"
    r"|from))?\b|\bnot\s+present\b)\s*(?:[:–—-]|\bwas\b|\bwere\b)"
    r"|(?P<present>\b(?:(?:those|members?|council\s*members?|councill?ors?|commissioners?|trustees?"
    r"|board\s+members?|also)\s+)*(?:present|responding|attendance|attending|in\s+attendance|roll\s+call|(?P<attendees>attendees))"
    r"(?:\s+(?:in\s+the\s+chair|were|was))?)(?:\s+and\s+[^.:\n]{4,40})?\s*(?:[:–—-]+|\bwere\b|\bwas\b"
    r"|(?=\s+council|\s+mayor"
    r"|\s+trustee|\s+commissioner))"
    r"|^[ \t]*(?P<heading>(?:(?:council|board|committee|commission)?\s*members?\s+)?present)[ \t]*(?=\n)"
    r"|^[ \t]*(?P<body>select\s?board"
    r"|(?:town|city|village|county|school)?\s*(?:board|council|commission)(?:\s+of\s+\w+)?"
    r"|(?:(?:council|board|committee|commission)\s*)?members|elected\s+officials?|selectmen|supervisors|trustees"
    r"|commissioners|aldermen|councill?ors|directors)[ \t]*(?=:)",
    re.IGNORECASE | re.MULTILINE,
)
_ATTENDEE: Final = re.compile(
    rf"^(?=[^\W\d_])[^\n:;,.]{{3,40}}?[ \t]+(?:{TITLE})[^\n:;.]{{0,30}}?[ \t](?P<status>Present|Absent|Remote"
    r"|Late|Excused)\b",
    re.MULTILINE | re.IGNORECASE,
)
_SEAT_HOLDER: Final = re.compile(
    r"(?:^(?:[ \t]*present\s*:)?[ \t]*(?:councill?or,?\s+)?"
    r"(?:(?:division|ward|area)\s+(?:no\.?\s*|#\s*)?\d{1,2}|(?:deputy\s+)?reeve)[ \t]*[:–—-]"
    r"|(?:^|[;,:–—-])[ \t]*(?:division|div\.?|ward)[ \t]+\d{1,2}[ \t]*[:–—-]?)[ \t]*(?=[A-Z])",
    re.MULTILINE | re.IGNORECASE,
)
"""A line of attendance that begins with a seat: "Division 2: Ada Orr"."""
_MORE: Final = re.compile(
    r"[.,;]?\s+(?:and\s+)?(?:council\s*members|councill?ors|cllrs\.?|trustees|aldermen|commissioners|members)\s*:\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A second label in a list of attendance: "Present: Reeve Orr, Councillors: A. Bo, C. Tan"."""
_ALSO: Final = re.compile(
    r"\b(?:also|public|staff|officials?|officers?|visitors?|guests?|city\s+attorney)\b", re.IGNORECASE
)
_TITLED: Final = at(re.compile(rf"(?<![\w’'-]){TITLE}\s+(?=[^\W\d_])", re.IGNORECASE), TITLE_STARTS)
_SEAT: Final = re.compile(
    rf"^[ \t]*(?:\((?P<number>\d{{1,2}})\)|District[ \t]+(?P<district>\d{{1,2}})[ \t]*[:–—-])[ \t]+(?={TITLE}[ \t])",
    re.MULTILINE | re.IGNORECASE,
)
"""The number of a member's district in the list of attendance: "(1) Council Member Orr-present"."""
_LEAD: Final = re.compile(r"[\s:–—-]*(?:\d{1,2}\s*[-–—]\s*|[\[(]\d{1,2}[\])]\s*)?")  # how many, before the names
_OFFICER_TITLES: Final = "mr ms mrs dr miss clerk secretary treasurer director directors messrs hon honorable the"
_LONE_WORDS: Final = "acting assistant councillors councilors councilmembers commissioners deputy interim trustees"
_NO_NAMES: Final = frozenset(_LONE_WORDS.split())
"""What is left of an office or a heading where no name stands: "Interim" of "Interim City Manager"."""
_OFFICERS: Final = frozenset(_OFFICER_TITLES.split())
"""Titles that others than members have, too: one alone makes nobody a member, however often a name stands behind it."""
_STAFF_TITLES: Final = frozenset(("clerk", "mr", "ms", "mrs", "dr", "director"))
"""Titles of staff in a list of attendance, where others in it have the titles of members."""
_STAFF_REMARK: Final = re.compile(
    r"\b(?:clerk|officer|manager|administrator|attorney|solicitor|engineer)\b", re.IGNORECASE
)
_HEAD_LENGTH: Final = 6000
_LONGEST_LIST: Final = 1500  # characters
_BY_INITIALS: Final = re.compile(
    r"(?<![\w.])(?:[Mm]otion|[Mm]oved|[Ss]econd(?:ed)?)\s+by\s+([A-Z]{2,3})\b"
    r"|(?<![\w.])([A-Z]{2,3})\s+(?:moved|seconded|motioned)\b"
)
_LEAST_BY_INITIALS: Final = 2  # members, or "CM moved" is a title
_PREFIXES: Final = frozenset(
    ("ó", "ní", "nic", "uí", "van", "von", "der", "den", "ten", "de", "di", "du", "del", "dos")
)
"""Words of a surname before its last one: the given name of "C. Ó Briain" is C."""
_LEAST_IN_BODY: Final = 3  # names behind "Selectboard:"
_LEAST_ANSWERS: Final = 3  # of a roll call in which each name has its answer behind it


@dataclass(slots=True)
class Member:
    """Somebody of the body: the fullest name that the paper prints, and whether the paper says present or absent."""

    name: str
    surname: str
    status: str | None = None
    status_text: str = ""
    titles: Counter[str] = field(default_factory=Counter)


class Roster:
    """The members whom a paper names. A name is known when it is a member's, whole, by surname or with an initial."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self.seats: dict[str, str] = {}
        """Names by the number of the district that the list of attendance prints with each."""
        self._by_surname: dict[str, list[Member]] = {}
        self._by_first_name: dict[str, Member] = {}
        self._by_initials: dict[str, Member] = {}
        self._member_by_name: dict[str, Member | None] = {}

    def add(self, member: Member) -> None:
        """Take in a member, or what is new of one known already."""
        earlier = self._same(member.name)
        self._member_by_name.clear()
        if earlier is None:
            self.members.append(member)
            self._by_surname.setdefault(member.surname, []).append(member)
            return
        if len(member.name.split()) > len(earlier.name.split()) and surname_of(member.name) == earlier.surname:
            earlier.name = member.name
        earlier.status = earlier.status or member.status
        earlier.status_text = earlier.status_text or member.status_text
        earlier.titles.update(member.titles)

    def add_first_names(self, text: str) -> None:
        """Know members by their first names alone, where nobody else in the paper has that name: "Ian moved"."""
        firsts = Counter(member.name.split()[0] for member in self.members)
        alone = {
            words[0]: member
            for member in self.members
            if (words := member.name.split())[1:] and words[0].isalpha() and len(words[0]) > 2 and firsts[words[0]] == 1
        }
        alone = {first: member for first, member in alone.items() if first.casefold() not in self._by_surname}
        for match in re.finditer(rf"\b({'|'.join(alone)})\s+(?=[A-Z])" if alone else r"(?!)", text):
            name = read_name(text, match.start(), in_line=True)
            if match[1] in alone and name is not None and not _fits_whole(name.name, alone[match[1]].name):
                del alone[match[1]]
        self._by_first_name = {first.casefold(): member for first, member in alone.items()}
        self._by_initials = self._initials(text)
        self._member_by_name.clear()

    def _initials(self, text: str) -> dict[str, Member]:
        """The members whom a paper calls by initials: it has them behind the names, "Ada Orr (AO)", or those by which
        somebody moves or seconds are all members'.
        """
        by_initials = {_initials_of(member.name): member for member in self.members}
        printed = {letters: m for letters, m in by_initials.items() if f"{m.name} ({letters})" in text}
        if len(printed) >= _LEAST_BY_INITIALS:
            return printed
        used = {first or last for first, last in _BY_INITIALS.findall(text)}
        members = {letters: [m for m in self.members if _initials_of(m.name) == letters] for letters in used}
        if len(used) < _LEAST_BY_INITIALS or any(len(fitting) != 1 for fitting in members.values()):
            return {}
        return {letters: fitting[0] for letters, fitting in members.items()}

    def has_names(self) -> bool:
        """Whether the paper told of at least three members."""
        return len(self.members) > 2

    def find(self, name: str) -> Member | None:
        """The one member whom a printed name can mean, None for nobody or for two."""
        return self._same(name)

    def knows(self, name: str) -> bool:
        """Whether a printed name is a member's, or a surname that some members share."""
        return self._same(name) is not None or surname_of(name) in self._by_surname

    def is_shared(self, name: str) -> bool:
        """Whether a printed name can mean more than one member, as a surname does that two of them have."""
        fitting = [member for member in self._by_surname.get(surname_of(name), []) if _fits(name, member.name)]
        return self._same(name) is None and len(fitting) > 1

    def people_in(self, name: str) -> list[str]:
        """The members' names of which words are made that stand in a roll without a comma, [] where they are one."""
        known = {fold(text) for member in self.members for text in (member.name, member.surname)}
        return names_in(name, known)

    def trimmed(self, name: PrintedName | None) -> PrintedName | None:
        """A name without words behind it that are no part of it, where its first words are a member's."""
        if name is None or not self.members or self.knows(name.name):
            return name
        words = name.name.split()
        for count in range(len(words) - 1, 0, -1):
            shorter = " ".join(words[:count])
            if self._same(shorter) is not None:
                cut = len(name.name) - len(shorter)
                return name._replace(name=shorter, end=name.end - cut)
        return name

    def _same(self, name: str) -> Member | None:
        if name not in self._member_by_name:
            self._member_by_name[name] = self._only_member(name)
        return self._member_by_name[name]

    def _only_member(self, name: str) -> Member | None:
        bare = re.sub(r"\s+", " ", name).strip()
        folded = bare.casefold()
        whole = [member for member in self.members if member.name.casefold() == folded]
        if len(whole) == 1:
            return whole[0]
        if folded in self._by_first_name:
            return self._by_first_name[folded]
        if bare in self._by_initials:
            return self._by_initials[bare]
        candidates = self._by_surname.get(surname_of(bare), [])
        candidates = [member for member in candidates if _fits(bare, member.name)]
        if len(candidates) == 1:
            return candidates[0]
        return None


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in re.sub(r"\([^)]*\)", " ", name).split())


def _fits_whole(printed: str, name: str) -> bool:
    """Whether a name is a member's, or her first name with other words behind it that are none of hers."""
    return surname_of(printed) == surname_of(name) or " " not in printed


def _fits(printed: str, name: str) -> bool:
    """Whether two spellings can be one person's: "T. Orr" and "Tom Orr" can, "K. Orr" and "T. Orr" cannot."""
    first, second = _given_names(printed), _given_names(name)
    if not first or not second:
        return True
    if _bracket(printed) and _bracket(name):
        return _bracket(printed) == _bracket(name)
    return first[0][0] == second[0][0] and (
        len(first[0].strip(".")) == 1
        or len(second[0].strip(".")) == 1
        or first[0] == second[0]
        or len(first) != len(second)
    )


def _bracket(name: str) -> str:
    match = re.search(r"\(([^)]*)\)", name)
    return match[1].casefold() if match else ""


def _given_names(name: str) -> list[str]:
    bracket = _bracket(name)
    words = re.sub(r"\([^)]*\)", " ", name).replace(",", " ").casefold().split()
    words = [word for word in words if word.strip(".") not in ("jr", "sr", "ii", "iii", "iv")][:-1]
    while words and words[-1] in _PREFIXES:
        words.pop()
    return [bracket, *words] if bracket else words


def roster_of(text: str) -> Roster:
    """The members whom a paper names: in its lists of attendance, and behind titles at least twice."""
    roster = Roster()
    for member in _attendance(text[:_HEAD_LENGTH]):
        roster.add(member)
    roster.seats = _seats(text[:_HEAD_LENGTH], roster.members)
    counts: Counter[str] = Counter()
    titles: dict[str, Counter[str]] = {}
    for match in _TITLED.finditer(text):
        if "\n" in match[0] and text[max(match.start() - 2, 0) : match.start()].rstrip().endswith(","):
            continue  # an office behind a name, "Ada Orr, Chair", and somebody else in the next line
        printed = read_name(text, match.start(), in_line=False)
        if printed is None or printed.title is None or first_title(printed.title) in _OFFICERS:
            continue
        people = [printed]
        if printed.title.casefold().rstrip(".").endswith(("s", "men", "women")):
            people = name_list(text, match.start(), min(len(text), match.start() + 400))[0] or people
        for person in people:
            name = _titled_name(person.name)
            if name is not None and (person == printed or person.title is None):
                counts[name] += 1 if len(people) == 1 else 2
                titles.setdefault(name, Counter())[printed.title] += 1
    for name, count in counts.most_common():
        if roster.knows(name) or count >= 2:
            roster.add(Member(name, surname_of(name), titles=titles[name]))
    roster.add_first_names(text)
    return roster


def _seats(head: str, members: Sequence[Member]) -> dict[str, str]:
    """The members' names by the numbers that the list of attendance prints before them."""
    longest_first = sorted(members, key=lambda member: -len(member.name))
    names: dict[str, list[str]] = {}
    for match in _SEAT.finditer(head):
        titles = title_at(head, match.end())
        name = next((m.name for m in longest_first if titles and head.startswith(m.name, titles.end())), None)
        if name is not None:
            names.setdefault(match["number"] or match["district"], []).append(name)
    return {number: people[0] for number, people in names.items() if len(people) == 1}


def _titled_name(name: str) -> str | None:
    """A name in one case, None for what is none ("Councillor X", "Interim" of a city manager)."""
    if len(surname_of(name)) < 2 or name.casefold() in _NO_NAMES:
        return None
    bracket = _bracket(name)
    if bracket and bracket == _initials_of(name).casefold():
        name = name[: name.index("(")].strip()  # "Ada Orr (AO)"
    return name.title() if name.isupper() else name


def _has_staff_line(head: str, name: PrintedName, names: Sequence[PrintedName]) -> bool:
    """Whether a name stands in a line of its own with an office of staff: "Ada Roe, Town Attorney"."""
    start, end = head.rfind("\n", 0, name.start) + 1, head.find("\n", name.end)
    is_alone = all(other is name or not start <= other.start < end for other in names)
    return is_alone and _STAFF_REMARK.search(head, name.end, end) is not None


def _is_staff_title(title: str | None) -> bool:
    return title is not None and first_title(title) in _STAFF_TITLES


def _attendance(head: str) -> list[Member]:
    members: list[Member] = []
    for roll in name_rolls(head, least=_LEAST_ANSWERS):
        if {group.option for group in roll.groups} <= {"present", "absent", "excused"}:
            members += [
                Member(bare, surname_of(bare), "present" if group.option == "present" else "absent", group.label)
                for group in roll.groups
                for name in group.names
                if (bare := _titled_name(name.name)) is not None
            ]
    for match in _ATTENDEE.finditer(head):
        printed = read_name(head, match.start(), in_line=True)
        bare = _titled_name(printed.name) if printed is not None else None
        if printed is not None and bare is not None and len(bare.split()) > 1:
            status = "absent" if match["status"].casefold().startswith(("absent", "excused")) else "present"
            members.append(Member(bare, surname_of(bare), status, match["status"]))
    for match in _SEAT_HOLDER.finditer(head):
        printed = read_name(head, match.end(), in_line=True)
        bare = _titled_name(printed.name) if printed is not None else None
        if bare is not None and " " in bare:
            members.append(Member(bare, surname_of(bare)))
    are_members_told = False
    for match in _ATTENDANCE.finditer(head):
        if (_ALSO.search(match[0]) and not match["body"]) or _ALSO.search(
            head[max(0, match.start() - 24) : match.start()].rsplit("\n", 1)[-1]
        ):
            continue
        if match["attendees"] and members:
            continue  # those beside the members
        if are_members_told and match[0].casefold().startswith(("in attendance", "attending")):
            continue
        status = "absent" if match["absent"] else "present"
        lead = _LEAD.match(head, match.end())
        position = lead.end() if lead is not None else match.end()
        remarks: dict[str, str] = {}
        names, end = name_list(head, position, min(len(head), position + _LONGEST_LIST), remarks, may_be_lines=True)
        if names and (more := _MORE.match(head, end)) is not None:
            names += name_list(head, more.end(), min(len(head), more.end() + _LONGEST_LIST), remarks)[0]
        if len(names) < 1 or (len(names) == 1 and names[0].title is None and status == "present"):
            continue
        if match["body"]:  # who sits in it, though not whether they are there
            if len(names) >= _LEAST_IN_BODY:
                bare_names = [bare for name in names if (bare := _titled_name(name.name)) is not None]
                members += [Member(bare, surname_of(bare)) for bare in bare_names]
            continue
        titles = {first_title(name.title).rstrip("s") for name in names if name.title is not None}
        may_be_staff = not titles >= {"supervisor", "trustee"}  # of a township, whose clerk is a member
        are_staff = [may_be_staff and _is_staff_title(name.title) for name in names]
        for name, is_staff in zip(names, are_staff, strict=True):
            if (is_staff and not all(are_staff)) or _STAFF_REMARK.search(remarks.get(name.name, "")):
                continue
            if may_be_staff and len(names) > 1 and _has_staff_line(head, name, names):
                continue  # "Mr. Orr" is staff beside "Member Tan", a member beside "Mrs. Tan"
            bare = _titled_name(name.name)
            if bare is not None:
                members.append(Member(bare, surname_of(bare), status, " ".join(match[0].split()).strip(" :–—-")))
        are_members_told = are_members_told or (status == "present" and len(names) > 2)
    return members
