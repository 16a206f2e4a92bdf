"""The votes of a made-up council: one roll call a meeting, on the second item of its agenda, by all of its members.

Each body has two camps, the smaller of a third of the seats; on three votes of ten they part, on the others all agree.
A tenth of the members leave their camp, one in twenty is absent: all by a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from councilui.record import model

_SEED: Final = 1787
_CAMP: Final = 3  # seats of each three that are in the larger camp, and one
_DIVIDED: Final = 0.3
_LEAVES: Final = 0.1
_ABSENT: Final = 0.05


def vote_rows(meetings: int, items: int, names: list[list[str]]) -> Iterator[object]:
    """Motion, vote event and votes of each meeting, with `items` items; `names` are of the members of each body."""
    random = np.random.default_rng(_SEED)
    members = len(names[0])
    for meeting in range(meetings):
        body = meeting % len(names)
        item = meeting * items + 1
        event = f"v{meeting}"
        is_divided = random.random() < _DIVIDED
        chances = random.random((2, members)).tolist()
        options = []
        for seat in range(members):
            minority = is_divided and seat % _CAMP == 0
            leaves = is_divided and chances[0][seat] < _LEAVES
            options.append("absent" if chances[1][seat] < _ABSENT else "no" if minority != leaves else "yes")
        result = "pass" if options.count("yes") > options.count("no") else "fail"
        yield model.Motion(event, f"m{meeting}", "pass", None, f"i{item}", f"o{item}", source="captions")
        yield model.VoteEvent(
            event, event, 0, "Shall the ordinance be passed?", "roll call", result, "recorded", roll="complete",
            source="captions",
        )  # fmt: skip
        for seat, option in enumerate(options):
            person = f"p{body * members + seat}"
            yield model.Vote(event, person, names[body][seat], option, option, str(seat + 1), source="captions")
