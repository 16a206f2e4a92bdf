"""Who votes with whom: agreement of every pair of members, an order that shows blocs, cohesion of a bloc.

Everything works on bit sets: bit n stands for vote event n of a `Rolls` (or, for two votes side by side, for member n).
Only yes and no are sides; a member who abstained, was absent or is not on record is in neither set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from councilui.analysis.pair_counts import count_pairs
from councilui.record.views.rolls import Rolls, Sides

FEW: Final = 10
"""A share of fewer vote events than this is given with its n and never shown as agreement or disagreement."""


class Agreement(NamedTuple):
    """On the same side in `same` of the `n` vote events in which both said yes or no."""

    same: int
    n: int

    @property
    def share(self) -> float | None:
        """`same` of `n` from 0 to 1; None when there is nothing to compare."""
        return self.same / self.n if self.n else None

    @property
    def too_few(self) -> bool:
        """Whether `n` is too small for the share to say anything."""
        return self.n < FEW


class AgreementMatrix(NamedTuple):
    """Every pair of `people`: on the same side in `same[i][j]` of `n[i][j]` vote events; the diagonal has n alone.

    `rolls` is the number of vote events counted, `undivided` the number left out because nobody voted no (0 when those
    were included), `left_out` the numbers left out by method. `below_minimum` are people left out because they said yes
    or no in fewer than `FEW` of the rolls.
    """

    people: tuple[str, ...]
    same: Sequence[Sequence[int]]
    n: Sequence[Sequence[int]]
    rolls: int
    undivided: int
    left_out: Mapping[str, int]
    below_minimum: tuple[str, ...] = ()

    def pair(self, i: int, j: int) -> Agreement:
        """The agreement of the people at two indexes."""
        return Agreement(self.same[i][j], self.n[i][j])

    def ordered(self, order: Sequence[int]) -> AgreementMatrix:
        """The same matrix with its people in another order."""
        return self._replace(
            people=tuple(self.people[i] for i in order),
            same=[[self.same[i][j] for j in order] for i in order],
            n=[[self.n[i][j] for j in order] for i in order],
        )


class VoteRice(NamedTuple):
    """The Rice index of some members in one vote event, of `yes` + `no` of them who voted."""

    event: str
    yes: int
    no: int

    @property
    def value(self) -> float:
        """|yes - no| / (yes + no): 0 evenly split, 1 all on one side."""
        return abs(self.yes - self.no) / (self.yes + self.no)


class Cohesion(NamedTuple):
    """How far members vote alike: the Rice index of each vote event in which two or more of them voted."""

    votes: tuple[VoteRice, ...]

    @property
    def n(self) -> int:
        """The number of vote events."""
        return len(self.votes)

    @property
    def mean(self) -> float | None:
        """The mean of the Rice indexes; None without any."""
        return sum(vote.value for vote in self.votes) / len(self.votes) if self.votes else None


def agreement(a: Sides, b: Sides, within: int = -1) -> Agreement:
    """How often two were on the same side; `within` is the set of vote events to count, by default all."""
    same = (a.yes & b.yes | a.no & b.no) & within
    both = (a.yes | a.no) & (b.yes | b.no) & within
    return Agreement(same.bit_count(), both.bit_count())


def vote_mask(rolls: Rolls, *, divided_only: bool = True) -> int:
    """The set of vote events to count."""
    return rolls.divided if divided_only else (1 << len(rolls.events)) - 1


def matrix(rolls: Rolls, *, divided_only: bool = True, people: Collection[str] | None = None) -> AgreementMatrix:
    """Every pair in the order of `rolls.voters`, by default over divided vote events only.

    Of `people`, or of everybody who said yes or no in at least `FEW` vote events, or in one when there are fewer.
    """
    within = vote_mask(rolls, divided_only=divided_only)
    total = within.bit_count()
    enough = FEW if total >= FEW else 1
    everybody = {
        person: Sides(voter.sides.yes & within, voter.sides.no & within)
        for person, voter in rolls.voters.items()
        if people is None or person in people
    }
    chosen = {
        person: sides
        for person, sides in everybody.items()
        if people is not None or (sides.yes | sides.no).bit_count() >= enough
    }
    same, n = count_pairs(list(chosen.values()))
    return AgreementMatrix(
        people=tuple(chosen),
        same=same,
        n=n,
        rolls=total,
        undivided=len(rolls.events) - total,
        left_out=rolls.left_out,
        below_minimum=tuple(person for person in everybody if person not in chosen),
    )


def bloc_order(table: AgreementMatrix) -> tuple[int, ...]:
    """The indexes of the people in an order that puts those who vote alike together; always the same.

    Average-linkage clustering, with the halves of each cluster turned so that their most similar ends meet (Gruvaeus
    and Wainer, Two additions to hierarchical cluster analysis, 1972); the end that agrees more with everybody comes
    first. A pair with few votes in common is drawn toward the mean of all pairs, and people with few votes come last.
    """
    size = len(table.people)
    enough = [i for i in range(size) if table.n[i][i] >= FEW]
    if len(enough) < 3:
        return tuple(sorted(range(size), key=lambda i: -table.n[i][i]))
    pairs = [(i, j) for i in enough for j in enough if j < i]
    votes = sum(table.n[i][j] for i, j in pairs)
    mean = sum(table.same[i][j] for i, j in pairs) / votes if votes else 0.5
    similarity = [[(table.same[i][j] + mean * 2) / (table.n[i][j] + 2) for j in enough] for i in enough]
    order = _clustered(similarity)
    first, last = (sum(similarity[order[end]]) - similarity[order[end]][order[end]] for end in (0, -1))
    rest = sorted(set(range(size)) - set(enough), key=lambda i: (-table.n[i][i], i))
    return (*(enough[i] for i in (order if first >= last else order[::-1])), *rest)


def _clustered(similarity: Sequence[Sequence[float]]) -> list[int]:
    """The leaves of the tree in order, by chains of nearest neighbors: as many steps as there are pairs."""
    near = [list(row) for row in similarity]
    leaves = {i: [i] for i in range(len(similarity))}
    chain: list[int] = []
    while len(leaves) > 1:
        if not chain:
            chain.append(next(iter(leaves)))
        top = chain[-1]
        row = near[top]
        nearest = max((i for i in leaves if i != top), key=lambda i: (row[i], len(chain) > 1 and i == chain[-2], -i))
        if len(chain) < 2 or nearest != chain[-2]:
            chain.append(nearest)
            continue
        chain[-2:] = []
        larger, absorbed = sorted((top, nearest))
        weights = len(leaves[larger]), len(leaves[absorbed])
        leaves[larger] = _joined(leaves[larger], leaves.pop(absorbed), similarity)
        for i in leaves:
            ours, theirs = near[larger][i], near[absorbed][i]
            mean = (ours * weights[0] + theirs * weights[1]) / sum(weights)
            near[larger][i] = near[i][larger] = min(mean, max(ours, theirs))  # rounded up, it could break the chain
    return next(iter(leaves.values()))


def _joined(one: list[int], other: list[int], similarity: Sequence[Sequence[float]]) -> list[int]:
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    a, b = max(ways, key=lambda way: similarity[way[0][-1]][way[1][0]])
    return a + b


def cohesion(rolls: Rolls, people: Iterable[str] | None = None, *, divided_only: bool = True) -> Cohesion:
    """The Rice index of `people`, by default of everybody, over the vote events that divided the body."""
    members = rolls.voters if people is None else [person for person in people if person in rolls.voters]
    within, size = vote_mask(rolls, divided_only=divided_only), len(rolls.events)
    yes = _tallies((rolls.voters[person].sides.yes & within for person in members), size)
    no = _tallies((rolls.voters[person].sides.no & within for person in members), size)
    counts = zip(rolls.events, yes, no, strict=True)
    return Cohesion(tuple(VoteRice(event, yeas, nays) for event, yeas, nays in counts if yeas + nays > 1))


def _tallies(sets: Iterable[int], size: int) -> list[int]:
    """The number of sets that have each of `size` bits, lowest bit first."""
    columns = [f"{bits:0{size}b}"[::-1] for bits in sets] if size else []
    return [column.count("1") for column in zip(*columns, strict=True)] if columns else [0] * size
