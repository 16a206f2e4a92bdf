"""The words that councils print for a vote, told as the vocabulary's options; the word itself is always kept."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "yes": "affirmative aye ayes yea yeas yes y true for favor favour infavor infavour approve approved support",
    "no": "negative nay nays no n false against opposed oppose opposition inopposition",
    "abstain": "abstain abstained abstention abstaining abst",
    "recused": "recused recuse recusal conflict declaredconflict conflictofinterest",
    "absent": "absent absnt absntcb awvt absentvote away awayfromvote notpresent suspended medical maternity paternity"
    " parental bereavement juryduty leave",
    "excused": "excused",
    "present": "present",
    "not voting": "notvoting nonvoting novote didnotvote",
    "vacant": "vacant",
    "paired": "paired",
    "other": "simultaneous ineligible guest",
}
_OPTIONS: Final = {word: option for option, words in _WORDS.items() for word in words.split()}


def option_of(printed: str) -> tuple[str, bool]:
    """The option that a printed word means, and whether the word is known; an unknown one is "other"."""
    word = re.sub(r"[^a-z]", "", printed.lower())
    option = _OPTIONS.get(word)
    return (option, True) if option is not None else ("other", False)
