"""A roll as printed: who stands under which option, and what number is printed with it.

Three forms cover nearly all papers: an option with names behind it (`rolls_by_option.py`), a name with an option behind
it (`rolls_by_name.py`), and numbers before their options (`rolls_by_number.py`). A roll is whole only when every word
of it is a name, a title, an option, a number or a known remark, and the names are as many as the number says. What does
not fit ends the roll and is kept as `stray`, so that nobody falls to the option before.
"""

from collections import Counter
from dataclasses import dataclass, field

from councilui.load.formats.minutes.people import PrintedName


@dataclass(slots=True)
class Group:
    """One option of a roll: the word as printed, the names below it, the count printed with them."""

    option: str
    label: str
    start: int
    end: int
    names: list[PrintedName] = field(default_factory=list)
    count: int | None = None
    is_none: bool = False
    remarks: dict[str, str] = field(default_factory=dict)
    is_weighted: bool = False  # the count is of weights, which differ from member to member
    seats: list[PrintedName] = field(default_factory=list)  # numbers in the place of names: "YEAS-1,2,4"

    def is_open(self) -> bool:
        """Whether somebody is told of without a name or a number: "balance voting no"."""
        return not (self.names or self.is_none or self.count is not None)


@dataclass(slots=True)
class Roll:
    """A roll as printed. `stray` has the words in it that belong to no option; with any, it isn't complete."""

    start: int
    end: int
    groups: list[Group]
    stray: list[str] = field(default_factory=list)
    is_tie_broken: bool = False  # by a vote that is told of behind it
    is_by_member: bool = False  # each name has its vote behind it, so that whoever voted no would be named
    is_bare: bool = False  # nothing but the number of one side: "3 ayes"

    def has_names(self) -> bool:
        """Whether anybody is named under yes, no or abstain."""
        return any(group.names for group in self.groups if group.option in ("yes", "no", "abstain"))

    def has_seats(self) -> bool:
        """Whether members are told of by the numbers of their districts."""
        return any(group.seats for group in self.groups)

    def sides(self) -> dict[str, set[str]]:
        """The names in lower case, by option."""
        sides: dict[str, set[str]] = {}
        for group in self.groups:
            sides.setdefault(group.option, set()).update(name.name.casefold() for name in group.names)
        return {option: names for option, names in sides.items() if names}

    def people(self) -> set[str]:
        """All names in lower case."""
        return set().union(*self.sides().values())

    def counts(self) -> dict[str, int]:
        """The printed number of each option; "None" is a printed 0."""
        numbers: dict[str, int] = {}
        for group in self.groups:
            if group.count is not None:
                numbers[group.option] = group.count
            elif group.is_none and not group.names:
                numbers.setdefault(group.option, 0)
        return numbers

    def differences(self) -> list[str]:
        """Where a printed number is not that of the names, where a name appears twice, what fits nowhere."""
        differences = []
        for group in self.groups:
            if group.names and not group.is_weighted and group.count not in (None, len(group.names)):
                differences.append(f"{len(group.names)} named under “{group.label}”, {group.count} printed")
        names = Counter(name.name.casefold() for group in self.groups for name in group.names)
        differences += [f"{name.title()} is listed under two options" for name, count in names.items() if count > 1]
        differences += [f"“{words}” belongs to no option" for words in self.stray]
        return differences
