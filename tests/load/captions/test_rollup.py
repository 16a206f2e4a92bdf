"""What rolls up is said once; what was said twice stays twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councilui.load.speech.captions.cues import Cue
from councilui.load.speech.captions.rollup import unroll


def _windows(lines: list[str], height: int) -> list[Cue]:
    """The lines as a screen of that height shows them, one second each."""
    return [
        Cue(float(number), number + 0.998, lines[max(0, number - height + 1) : number + 1])
        for number in range(len(lines))
    ]


def _apart(lines: list[str], height: int) -> list[Cue]:
    """The same with each line of the screen a cue of its own, as dialect A has it."""
    return [
        Cue(cue.start, cue.end, [line], f"line:{60 + row}%")
        for cue in _windows(lines, height)
        for row, line in enumerate(cue.lines)
    ]


def _texts(cues: list[Cue]) -> list[str]:
    return [line.text for line in unroll(cues).lines]


def test_a_line_that_rolls_up_is_kept_once_with_the_time_it_came() -> None:
    captions = unroll(_windows(["A", "B", "C", "D"], 3))
    assert [(line.text, line.start) for line in captions.lines] == [("A", 0.0), ("B", 1.0), ("C", 2.0), ("D", 3.0)]
    assert (captions.lines_shown, captions.rolled) == (9, 5)


def test_a_real_repetition_survives_in_a_rolling_file() -> None:
    lines = ["MOVED?", "SO MOVED.", "SO MOVED.", "SO MOVED.", "THANK YOU.", "NEXT."]
    for height in (2, 3):
        assert _texts(_windows(lines, height)) == lines
        assert _texts(_apart(lines, height)) == lines


def test_a_real_repetition_survives_where_nothing_rolls() -> None:
    cues = [Cue(0, 1, ["So moved."]), Cue(1, 2, ["So moved."]), Cue(2, 3, ["All in favor?"]), Cue(3, 4, ["Aye."])]
    assert _texts(cues) == ["So moved.", "So moved.", "All in favor?", "Aye."]


def test_a_window_after_a_silence_begins_afresh() -> None:
    rolling = _windows(["A", "B", "C", "THANK YOU."], 2)
    assert _texts([*rolling, Cue(30, 31, ["THANK YOU.", "D"])]) == ["A", "B", "C", "THANK YOU.", "THANK YOU.", "D"]


def test_a_cue_that_is_sent_twice_counts_once() -> None:
    assert _texts([Cue(0, 1, ["Hello."]), Cue(0, 1, ["Hello."]), Cue(1, 2, ["Bye."])]) == ["Hello.", "Bye."]


def test_windows_that_are_shown_again_with_a_word_each_are_said_once() -> None:
    """As video sites write them: the line being spoken, then the line alone, then with the next."""
    cues = [
        Cue(0.0, 2.0, [" ", "good<00:00:01.000><c> evening</c>"]),
        Cue(2.0, 2.01, ["good evening", " "]),
        Cue(2.01, 4.0, ["good evening", "and<00:00:03.000><c> welcome</c>"]),
        Cue(4.0, 4.01, ["and welcome", " "]),
        Cue(4.01, 6.0, ["and welcome", "everyone"]),
    ]
    assert _texts(cues) == ["good evening", "and welcome", "everyone"]


@given(
    st.lists(st.sampled_from(["A.", "B.", "C.", ">> YES.", ">> NO."]), max_size=30), st.integers(2, 3), st.booleans()
)
def test_rolling_and_unrolling_gives_the_lines_back(lines: list[str], height: int, apart: bool) -> None:
    lead = [f"LINE {number}." for number in range(len(lines) + 4)]  # a file in which most screens do roll
    written = [*lead, *lines]
    assert _texts((_apart if apart else _windows)(written, height)) == written


_PHRASES = ("SO MOVED.", "ALL IN FAVOR?", "THE AYES HAVE IT.", ">> MAYOR ROE: NEXT, PLEASE.", "YES, I OBJECT.")


@given(st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=12), st.integers(1, 3))
def test_lines_that_grow_word_by_word_come_back_whole(lines: list[str], height: int) -> None:
    cues: list[Cue] = []
    for position, line in enumerate(lines):
        words = line.split()
        above = lines[max(0, position - height + 1) : position]
        for count in range(1, len(words) + 1):
            time = float(len(cues))
            cues.append(Cue(time, time + 1, [*above, " ".join(words[:count])]))
    assert _texts(cues) == lines
