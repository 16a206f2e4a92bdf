"""What a load says of bodies and people that were taken for one, or may be, with the setting that decides."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from councilui.common.names import fold
from councilui.common.toml_file import toml_value
from councilui.load.identities import BodyEntry, Identities, PersonEntry
from councilui.load.report import Report
from councilui.load.settings import FILE

_MOST_PAIRS: Final = 200  # of people with similar names; more are no longer read by anybody


class IdentityReport:
    """Lists in the reports of a load what its `identities` joined and left apart."""

    def __init__(self, identities: Identities, reports: Sequence[Report]) -> None:
        self._identities = identities
        self._reports = reports

    def _report(self, reading: int) -> Report:
        return self._reports[max(min(reading, len(self._reports) - 1), 0)]

    def list_joined_bodies(self) -> None:
        """Bodies of one name in one input."""
        for entry, other in self._identities.joined:
            if entry.place != other.place:
                self._report(entry.reading).note(
                    f"“{entry.name}” of “{entry.place}” and of “{other.place}” are in one folder and were read as one"
                    f' body. If they are two, write place = "…" for each in a {FILE} in its own folder.'
                )

    def list_namesake_bodies(self, dates: Mapping[str, set[str]]) -> None:
        """Bodies of one name under two places that met on the same day."""
        for one, other in self._identities.namesakes():
            days = sorted(dates.get(one.id, set()) & dates.get(other.id, set()))
            if not days or max(one.reading, other.reading) < 0:
                continue
            by_folder, elsewhere = (one, other) if other.is_place_set or one.reading > other.reading else (other, one)
            where = f"a {FILE} in {_folder(by_folder.label)}" if by_folder.label else FILE
            self._report(by_folder.reading).warn(
                "body in two places",
                by_folder.label or by_folder.id,
                by_folder.id,
                f"“{one.name}” met on {_days(days)} both in “{elsewhere.place}” and in “{by_folder.place}”. If it is"
                f" one body, write into {where}: place = {toml_value(elsewhere.place)}",
            )

    def list_similar_bodies(self, dates: Mapping[str, set[str]]) -> None:
        """Bodies of one place with similar names that met on the same day: each with the fullest, as an alias has one
        meaning."""
        fullest: dict[str, tuple[BodyEntry, BodyEntry]] = {}
        for short, full in self._identities.similar_bodies():
            if dates.get(short.id, set()) & dates.get(full.id, set()):
                earlier = fullest.get(short.id, (short, full))
                fullest[short.id] = max(earlier, (short, full), key=lambda pair: len(pair[1].name))
        for short, full in fullest.values():
            days = sorted(dates[short.id] & dates[full.id])
            if max(short.reading, full.reading) >= 0:
                self._report(max(short.reading, full.reading)).warn(
                    "similar bodies",
                    short.label or full.label,
                    short.id,
                    f"“{short.name}” and “{full.name}” both met on {_days(days)}. If they are one body, write under"
                    f" [aliases] in {FILE}: {toml_value(short.name)} = {toml_value(full.name)}",
                )

    def list_similar_people(self, find_two: Callable[[set[str]], set[tuple[str, str]]]) -> None:
        """People whose names may be one person's.

        `find_two` gives the pairs of ids, each in order, that a roll or two seats show to be two people.
        """
        alike = self._identities.alike()
        apart = find_two({entry.id for pair in alike for entry in pair}) if alike else set()
        pairs = [(one, other) for one, other in alike if (min(one.id, other.id), max(one.id, other.id)) not in apart]
        shorter = Counter(min(pair, key=_completeness).name.full for pair in pairs)
        groups: dict[int, _Groups] = {}
        for one, other in pairs[:_MOST_PAIRS]:
            short, full = sorted((one, other), key=_completeness)
            if fold(short.name.full) == fold(full.name.full):
                reason = f"Two people are named “{full.name.full}”, with two ids; they were kept as two people."
                self._report(max(one.reading, other.reading)).warn("two of one name", full.id, short.id, reason)
                continue
            # A name can stand on the left only once: the one that may be several people's goes to the right.
            is_shared = shorter[short.name.full] > 1
            alias, name = (full, short) if is_shared else (short, full)
            line = f"{toml_value(alias.name.full)} = {toml_value(name.name.full)}"
            reading = max(one.reading, other.reading)
            groups.setdefault(reading, _Groups()).join(short.name.full, full.name.full)
            self._report(reading).warn(
                "similar names",
                full.id,
                short.id,
                f"“{short.name.full}” and “{full.name.full}” may be one person. If they are, write under [aliases] in"
                f" {FILE}: {line}",
            )
        for reading, names in groups.items():
            settings = "\n".join(["[aliases]", *names.lines()])
            self._report(reading).note(
                f"To combine similar names into one person, paste the correct lines:\n{settings}"
            )


class _Groups:
    """Names of which each may be the same person's as another of its group, given in pairs, the shorter name first."""

    def __init__(self) -> None:
        self._groups: dict[str, list[str]] = {}

    def join(self, short: str, full: str) -> None:
        """Take a pair in."""
        group = self._groups.get(short) or [short]
        other = self._groups.get(full) or [full]
        if group is not other:
            group = [*group, *other]
            self._groups |= dict.fromkeys(group, group)

    def lines(self) -> list[str]:
        """The lines of TOML, in which a name stands on the left only once: of two names the shorter is the other name
        of the fuller, of more all are other names of the first."""
        lines: list[str] = []
        for group in {id(group): group for group in self._groups.values()}.values():
            pairs = [group] if len(group) == 2 else [[name, group[0]] for name in group[1:]]
            lines += [f"{toml_value(alias)} = {toml_value(name)}" for alias, name in pairs]
        return lines


def _completeness(entry: PersonEntry) -> tuple[int, int, str]:
    name = entry.name
    return (len(name.words) + bool(name.suffix), len(name.full), name.full)


def _folder(label: str) -> str:
    """The folder of an input, which may be a file or an archive."""
    path = Path(label)
    return label if path.is_dir() else str(path.parent)


def _days(days: Sequence[str]) -> str:
    return days[0] if len(days) == 1 else f"{days[0]} and {len(days) - 1:,} other days"
