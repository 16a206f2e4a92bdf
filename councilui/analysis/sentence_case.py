"""Puts text in all capitals into sentence case for the screen; the stored text stays as it was captioned."""

import re
from typing import Final

from councilui.common.late_patterns import late_pattern

_TOKEN: Final = late_pattern(r"\S+")
_LETTER: Final = late_pattern(r"[^\W\d_]")
_INITIALS: Final = late_pattern(r"\W*(?:[A-Z]\.){2,}\W*\Z")
_NO_VOWELS: Final = late_pattern(r"\W*[BCDFGHJKLMNPQRSTVWXZ]{3,5}\W*\Z")
_LOWER: Final = frozenset(("hmm", "mhm", "shh", "mrs", "blvd"))
_ENDS: Final = late_pattern(r"[.?!…]['\"”’)\]]*\Z|>>+\Z")
_KEPT_TEXT: Final = """
    ada adu aicp ami covid dda dte ems epa fema foia gis hud hvac leed mou ok tv usa ymca
"""
_KEPT: Final = frozenset(_KEPT_TEXT.split())
_CAPITAL_TEXT: Final = """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september
    october november december american english spanish god mr mrs ms dr
"""
_CAPITAL: Final = frozenset(_CAPITAL_TEXT.split())
_SHORT: Final = frozenset(("mr", "mrs", "ms", "dr", "st", "ave", "blvd", "vs", "sr", "jr", "no"))
_NOT_SHORT: Final = frozenset(("no.", "st."))  # they end a sentence as often
_OFFICES_TEXT: Final = """
    mayor councilmember councilman councilwoman commissioner chair alderman alderwoman alderperson ald clerk mr
    mrs ms dr
"""
_OFFICES: Final = frozenset(_OFFICES_TEXT.split())
_NO_NAMES_TEXT: Final = """
    a all also and any are as at be because but by can could did do does for from had has have he her his how i
    if in is it just may me my no not of on or our please she should so than thank that the their them then
    there they this to us was we were what when who will with would yes you your pro
"""
_NO_NAMES: Final = frozenset(_NO_NAMES_TEXT.split())


def is_shouted(text: str) -> bool:
    """Whether there are at least four letters and nine in ten of them are capitals."""
    letters = [*filter(str.isalpha, text)]
    return len(letters) > 3 and sum(map(str.isupper, letters)) * 10 >= len(letters) * 9


def sentence_case(text: str) -> str:
    """ "GOOD EVENING. I'M HERE." becomes "Good evening. I'm here."; other text is returned unchanged.

    Capitals stay on "I", initials, common abbreviations and words without a vowel, days and months, and the word after
    an office. Other names cannot be told from words and lose theirs. Only the case changes, never a character.
    """
    if not is_shouted(text):
        return text
    begins = True
    office = False

    def cased(match: re.Match[str]) -> str:
        nonlocal begins, office
        token = match[0]
        word = token.strip("\"'“”‘’()[]{}<>.,;:?!…-*").casefold()
        if word in _KEPT or (_NO_VOWELS().match(token) and word not in _LOWER) or _INITIALS().match(token):
            result = token
        elif begins or word in _CAPITAL or (office and word and word not in _NO_NAMES) or _is_i(word):
            result = _capitalised(token)
        else:
            result = _lowered(token)
        office = word in _OFFICES and not token.endswith((",", "?", "!"))
        if _LETTER().search(token) or token.startswith(">>"):
            short = token.casefold().rstrip(".") in _SHORT and token.casefold() not in _NOT_SHORT
            begins = bool(_ENDS().search(token)) and not short and not _INITIALS().match(token)
        elif _ENDS().search(token):
            begins = True
        return result

    return _TOKEN().sub(cased, text)


def _is_i(word: str) -> bool:
    return word == "i" or word.startswith(("i'", "i’"))


def _lowered(text: str) -> str:
    """In small letters, where that is a letter for a letter."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _capitalised(token: str) -> str:
    first = _LETTER().search(token)
    return token if first is None else token[: first.end()] + _lowered(token[first.end() :])
