"""What a vote is called wherever it is shown, listed or exported: by what it was about."""

import re
from typing import Final

from councilui.analysis.motions import direction, is_called_by_verb, is_motion, motion_name
from councilui.analysis.thresholds import tally_of
from councilui.analysis.vote_wording import card_outcome_word, item_outcome_word, outcome_word, says_motion, tally_text
from councilui.common.dates import date_words, short_date
from councilui.common.fold import fold_case
from councilui.common.plain_text import close_marks, one_line, quotation
from councilui.record.model import NO_TITLE
from councilui.record.questions import (
    asks_of_a_step,
    asks_of_words,
    has_only_vote_words,
    motion_question,
    question_beside,
    quotes_motion,
)
from councilui.record.views.votes import VoteCard, VoteLine, has_sides

_SAME: Final = 30  # characters of a title that stand in a question about it
_STOP: Final = re.compile(r"(?<=[^\W\d_]{5})\.\Z|(?<=\d)\.\Z|[\s,;:]+\Z")
"""What ends a printed title and not what it is part of; a shorter word may be an abbreviation, as in "et al."."""


def plain_title(title: str) -> str:
    """A title as it stands in a sentence: on one line, nothing open or loose at its end.

    Capitals stay: which of HUD, MCKAY, and PARK is a word, only who knows the council can tell.
    """
    text = one_line(title)
    return close_marks(_STOP.sub("", text) if text.endswith((".", ",", ";", ":")) else text)


def subject(card: VoteCard) -> str:
    """What a vote was about: the short title of its matter, else the agenda item's title, the matter's, the question.

    The motion is before it where the vote was not on the matter itself: "Motion to amend: City budget, 2025", or
    "Motion on “City budget, 2025”" where the question is a motion in words of its own.
    """
    return _after_motion(card.motion.motion_type, vote_title(card), card.event.question)


def line_subject(line: VoteLine) -> str:
    """The same of a vote in a list."""
    return _after_motion(line.motion_type, line.title or line.question, line.question)


def subject_label(
    title: str, motion_type: str | None, identifier: str | None, date: str | None, question: str = ""
) -> str:
    """A vote, matter or meeting named in a list: "City budget, 2025 (SO2024-0013671), Dec. 16, 2024"."""
    about = _after_motion(motion_type, title, question) if motion_type else plain_title(title)
    label = with_number(about, identifier)
    return with_date(label, date) if date else label


def with_date(name: str, date: str) -> str:
    """A name with its date behind a comma, which comes before a last quotation mark: "To table “Fees,” May 6, 2031"."""
    return f"{name[:-1]},” {short_date(date)}" if name.endswith("”") else f"{name}, {short_date(date)}"


def with_number(name: str, number: str | None) -> str:
    """A name with its record number, if it has one and doesn't say it: "City budget, 2025 (SO2024-0013671)"."""
    return f"{name} ({number})" if number and number not in name else name


def line_label(line: VoteLine) -> str:
    """A vote of a list, with its number and date."""
    return subject_label(line.title or line.question, line.motion_type, line.identifier, line.date, line.question)


def headline(card: VoteCard) -> str:
    """The subject with the result: "Settlement, estate of Lakisel Thomas ($4.5 million): passed, 43-7"."""
    tally = tally_of(card)
    pair = (tally["yes"], tally["no"]) if tally is not None and has_sides(tally) else None
    word = _as_recorded(card_outcome_word(card), card.event.result, pair)
    return _with_result(vote_title(card), subject(card), word, tally_text(tally) if tally is not None else None)


def line_headline(line: VoteLine, tally: str | None = None) -> str:
    """The same of a vote in a list; `tally` in words of the caller's."""
    if tally is None and line.tally is not None:
        tally = tally_text(line.tally)
    word = _as_recorded(outcome_word(line), line.result, line.tally)
    return _with_result(line.title or line.question, line_subject(line), word, tally)


def _as_recorded(outcome: str, result: str, tally: tuple[int, int] | None) -> str:
    """ "recorded as carried" of what passed without more yes than no votes."""
    return f"recorded as {outcome}" if result == "pass" and tally is not None and 0 < tally[1] >= tally[0] else outcome


def card_question(card: VoteCard) -> str:
    """The question where the subject was just said; "" when it says no more."""
    return question_beside(card.event.question, subject(card))


def line_question(line: VoteLine) -> str:
    """The same of a vote in a list."""
    return question_beside(line.question, line_subject(line))


def vote_title(card: VoteCard) -> str:
    """The title of what was voted on, as `LINE_COLUMNS` selects it for a list."""
    matter, item = card.matter, card.item
    names = (matter and matter.short_title, item and item.title, matter and matter.title)
    return next(filter(None, names), card.event.question)


def _after_motion(motion_type: str, title: str, question: str) -> str:
    name = motion_name(motion_type)
    text = plain_title(title)
    if has_only_vote_words(question):
        return f"Motion printed as {quotation(text.rstrip('.'))}"
    is_called_by_words = (
        motion_type != "substitute" and quotes_motion(question) and _is_quoted(text, question, "motion ")
    )
    if text.casefold().startswith(name) or is_called_by_words:
        return text
    if motion_type == "substitute" and text.casefold().startswith("motion "):
        return f"Substitute {text[0].lower()}{text[1:]}"
    if is_called_by_verb(motion_type, text):
        return f"{name[0].upper()}{name[1:]}"
    if direction(motion_type) != "merits" and name != "motion":
        return f"{name[0].upper()}{name[1:]}: {quotation(text) if ': ' in text else text}"
    is_in_own_words = quotes_motion(question) or (name == "motion" and asks_of_words(question))
    is_on_another = is_in_own_words and not is_motion(text) and not _is_quoted(text, question)
    is_on_another |= name == "motion" and asks_of_a_step(question)
    return f"Motion on {quotation(text)}" if is_on_another and title != NO_TITLE else text


def _is_quoted(title: str, question: str, called: str = "") -> bool:
    """Whether the question quotes a motion that is what the title names, `called` so, and does not only mention it."""
    if not title.casefold().startswith(called):
        return False
    title = title[len(called) :]
    length = len(question) - len(motion_question(""))
    return title[:_SAME].casefold() in question.casefold() and len(title) > min(_SAME, length // 2)


def _with_result(title: str, about: str, outcome: str, tally: str | None) -> str:
    if says_motion(outcome):
        about = plain_title(title)
    outcome = {"unclear": "result unclear"}.get(outcome, outcome.casefold())
    result = f"{outcome}, {tally}" if tally else outcome
    return with_outcome(about, result)


def with_outcome(about: str, outcome: str) -> str:
    """What became of it behind a title: "City budget, 2025: passed"; a dash behind a title that has a colon."""
    return f"{about}{' — ' if ': ' in about else ': '}{outcome}"


def vote_haystack(line: VoteLine) -> str:
    """The folded text in which typed words find a vote: dates, number, title, body, what happened."""
    words = (date_words(line.date), line.identifier or "", line.title, line.body_name, item_outcome_word(line))
    return fold_case(" ".join(words))
