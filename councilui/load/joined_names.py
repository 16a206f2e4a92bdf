"""Names that stand behind one another without a comma: "Orr Ilves" under "Ayes (2)" is two members."""

from collections.abc import Collection, Sequence

from councilui.common.names import fold


def names_in(text: str, known: Collection[str]) -> list[str]:
    """The two names or more of which a text is made, each one of `known`, which are folded; [] for any other text and
    for a name that is known as a whole."""
    printed, folded = text.split(), fold(text).split()
    return _parts(printed, folded, known) if len(printed) == len(folded) and " ".join(folded) not in known else []


def _parts(printed: Sequence[str], folded: Sequence[str], known: Collection[str]) -> list[str]:
    for size in range(len(folded) - 1, 0, -1):
        if " ".join(folded[:size]) in known:
            first, rest = " ".join(printed[:size]), printed[size:]
            if " ".join(folded[size:]) in known:
                return [first, " ".join(rest)]
            if parts := _parts(rest, folded[size:], known):
                return [first, *parts]
    return []
