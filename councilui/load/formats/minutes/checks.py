"""What of a roll may be loaded: names that stand once, that are names, and that are of this body."""

from collections import Counter
from dataclasses import dataclass, field

from councilui.load.formats.minutes.people import PrintedName, surname_of
from councilui.load.formats.minutes.rolls_by_name import CASTING
from councilui.load.formats.minutes.roster import Roster
from councilui.load.formats.minutes.votes import ReadVote

_SIDES = ("yes", "no", "abstain")
_LEAST_LISTED = 3  # members whom a paper lists as present or absent


@dataclass(slots=True)
class CheckedRoll:
    """The names of one vote by option and printed word. `extent` is none, partial or complete, `note` says why.

    `refusal` is why no name of it is loaded; `problems` are told beside it.
    """

    names: list[tuple[str, str, PrintedName]] = field(default_factory=list)
    extent: str = "none"
    note: str | None = None
    refusal: str | None = None
    problems: list[str] = field(default_factory=list)


def checked_roll(vote: ReadVote, roster: Roster) -> CheckedRoll:
    """The names of a vote that may be loaded; `roster` tells whether a member who was present isn't among them."""
    checked = CheckedRoll()
    part_names(vote, roster)
    for group in vote.roll.groups if vote.roll is not None else ():
        checked.names += [(group.option, group.label, name) for name in group.names]
    for option, people in vote.tally.names.items() if vote.tally is not None else ():
        earlier = {name.name.casefold() for _, _, name in checked.names}
        checked.names += [(option, option, name) for name in people if name.name.casefold() not in earlier]
    for group in vote.counts.groups if vote.counts is not None else ():
        earlier = {name.name.casefold() for _, _, name in checked.names}
        checked.names += [
            (group.option, group.label, name) for name in group.names if name.name.casefold() not in earlier
        ]
    if not checked.names:
        return checked
    checked.refusal = _refusal(checked)
    if checked.refusal is not None:
        checked.names = []
        return checked
    checked.problems = vote.roll.differences() if vote.roll is not None else []
    checked.problems += [
        f"“{name.name}” may be two members" for *_, name in checked.names if roster.people_in(name.name)
    ]
    counts = numbers_of(vote)
    names_by_option = Counter(option for option, _, _ in checked.names)
    weighted = {group.option for group in vote.roll.groups if group.is_weighted} if vote.roll is not None else set()
    for option in _SIDES:
        is_tie_broken = vote.roll is not None and vote.roll.is_tie_broken and vote.tally is None
        if (
            option in counts
            and names_by_option[option]
            and option not in weighted
            and counts[option] != names_by_option[option] - is_tie_broken * _casting(vote, option)
        ):
            problem = f"{names_by_option[option]} named as {option}, {counts[option]} printed"
            if not any(f"{counts[option]} printed" in other for other in checked.problems):
                checked.problems.append(problem)
    missing = [option for option in _SIDES if counts.get(option) and not names_by_option[option]]
    missing += [group.label for group in vote.roll.groups if group.is_open()] if vote.roll is not None else []
    if checked.problems:
        checked.extent, checked.note = "partial", f"{'; '.join(checked.problems)}."
    elif missing or not names_by_option["yes"]:
        checked.extent, checked.note = "partial", "Only some of those who voted are named."
    elif not (
        names_by_option["no"]
        or "no" in counts
        or vote.is_unanimous
        or _is_by_member(vote)
        or _names_all_present(checked, roster)
    ):
        checked.extent, checked.note = "partial", "Whether anybody voted no is not printed."
    else:
        checked.extent = "complete"
    return checked


def part_names(vote: ReadVote, roster: Roster) -> None:
    """Make two names of "Orr Ilves" where the paper has both members and as many are printed for the side."""
    numbers = numbers_of(vote)
    for group in [group for roll in (vote.roll, vote.counts) if roll is not None for group in roll.groups]:
        people = [(name, roster.people_in(name.name) or [name.name]) for name in group.names]
        names = [name._replace(name=part) for name, parts in people for part in parts]
        if len(names) == (numbers.get(group.option) if group.count is None else group.count):
            group.names = names


def _names_all_present(checked: CheckedRoll, roster: Roster) -> bool:
    """Whether each member whom the paper lists as present stands in a roll, so that nobody else can have voted no.

    A name in the roll that is in no list shows that the list, as it was read, is too short to tell.
    """
    surnames = Counter(surname_of(name.name) for _, _, name in checked.names)
    listed = Counter(member.surname for member in roster.members if member.status is not None)
    present = Counter(member.surname for member in roster.members if member.status == "present")
    return listed.total() >= _LEAST_LISTED and present.total() > 0 and present <= surnames <= listed


def _is_by_member(vote: ReadVote) -> bool:
    return vote.roll is not None and vote.roll.is_by_member


def _casting(vote: ReadVote, option: str) -> int:
    """How many under an option broke a tie; the printed numbers don't count them."""
    groups = vote.roll.groups if vote.roll is not None else ()
    return sum(len(group.names) for group in groups if group.option == option and group.label.startswith(CASTING))


def is_form(vote: ReadVote) -> bool:
    """Whether a vote is a form that nobody filled in: "Councillor X, Councillor X"."""
    names = [name for group in vote.roll.groups for name in group.names] if vote.roll is not None else []
    return bool(names) and all(len(surname_of(name.name)) < 2 for name in names)


def is_bare_list(vote: ReadVote, roster: Roster) -> bool:
    """Whether nothing shows that words after "For:" or "No:" are a vote: no motion, result, number or member."""
    if vote.motion is not None or vote.result != "unknown" or any(numbers_of(vote).values()):
        return False
    groups = [group for roll in (vote.roll, vote.counts) if roll for group in roll.groups if group.names]
    is_known = any(roster.knows(name.name) for group in groups for name in group.names)
    return not is_known and (len(groups) < 2 or roster.has_names())


def is_of_others(vote: ReadVote, roster: Roster) -> bool:
    """Whether most names in a roll belong to nobody whom the paper names as a member."""
    groups = vote.roll.groups if vote.roll is not None else []
    if not _listed(roster) and not any(group.names for group in groups if group.option == "yes"):
        return False  # only a minority is named, and the paper has no list of members
    names = [name for group in groups for name in group.names]
    earlier = sum(roster.knows(name.name) for name in names)
    is_few = roster.has_names() and len(names) > 2 and earlier * 2 < len(names)
    return is_few and (len(roster.members) >= len(names) or not earlier)  # else the paper's list is too short to tell


def names_off_roster(roll: CheckedRoll, roster: Roster) -> list[str]:
    """Names in a roll that are not among the paper's members, where it lists who was there."""
    if _listed(roster) < _LEAST_LISTED:
        return []
    return [printed.name for _, _, printed in roll.names if not roster.knows(printed.name)]


def names_off_list(roll: CheckedRoll, roster: Roster) -> list[str]:
    """The members in a roll whom the list of who was there doesn't have, where there is one."""
    if not _listed(roster):
        return []
    voters = [roster.find(name.name) for option, _, name in roll.names if option in ("yes", "no", "abstain")]
    return [member.name for member in voters if member is not None and member.status is None]


def votes_beyond_roster(vote: ReadVote, roster: Roster) -> tuple[int, int] | None:
    """The number of votes in a tally and of members listed, where the votes are more; the chair may not be listed."""
    votes = sum(announced(vote).values())
    return (votes, _listed(roster)) if votes > _listed(roster) + 1 > _LEAST_LISTED else None


def _listed(roster: Roster) -> int:
    """How many members the paper lists as present or absent."""
    return sum(member.status is not None for member in roster.members)


def _refusal(checked: CheckedRoll) -> str | None:
    names = [name for _, _, name in checked.names]
    if any(len(surname_of(name.name)) < 2 for name in names):
        return "a name is a single letter"
    twice = [name for name, count in Counter(name.name.casefold() for name in names).items() if count > 1]
    if twice:
        return f"{twice[0].title()} is printed twice"
    return None


def announced(vote: ReadVote) -> dict[str, int]:
    """The printed numbers that stand as a tally; {} without one of the ayes. A side without a number is left out."""
    numbers = numbers_of(vote)
    return numbers if "yes" in numbers else {}


def numbers_of(vote: ReadVote) -> dict[str, int]:
    """The printed numbers of a vote by option. A third number without a word is "other"."""
    numbers: dict[str, int] = {}
    if vote.tally is not None:
        numbers = dict(vote.tally.counts)
    for roll in (vote.roll, vote.counts):
        if roll is not None:
            for option, count in roll.counts().items():
                numbers.setdefault(option, count)
    return numbers
