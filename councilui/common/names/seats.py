"""Seats and remarks that are printed with a name: "(Ward 5)", ", District 3", "of the 5th ward", "(via Zoom)"."""

import re
from typing import Final

from councilui.common.fold import fold, tidy
from councilui.common.late_patterns import late_pattern
from councilui.common.names.titles import strip_titles, table

_BRACKETS: Final = late_pattern(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*$")
_ORDINAL: Final = r"\d{1,3}(?:st|nd|rd|th)"
_KIND: Final = r"(?:ward|district|dist\.?|wd\.?|seat|place|position|pos\.?|post|precinct|division|zone)"
_SEAT: Final = late_pattern(
    rf"(?:,?\s*\b(?:of|from|for)\s+)?(?:the\s+)?\b(?:(?P<ordinal>{_ORDINAL})\s+{_KIND}"
    rf"|{_KIND}\s*(?:no\.?\s*|\#\s*)?(?P<number>{_ORDINAL}|\d{{1,3}}|[A-Z]|[IVX]+)|(?P<large>at[\s-]large)"
    r"|(?<![^\s(])[DW]-?(?P<short>\d{1,2}))\s*$",  # "Jane Roe D3"
    re.IGNORECASE,
)
_LEADING: Final = late_pattern(
    rf"(?:(?:the\s+)?(?P<ordinal>{_ORDINAL})\s+{_KIND}|{_KIND}\s*(?:no\.?\s*|\#\s*)?(?P<number>{_ORDINAL}|\d{{1,3}})"
    rf"|{_KIND}\s+(?P<letter>[A-Z])(?=\s*[-–—:,]))\s*[-–—:,]*\s+(?=\S)",
    re.IGNORECASE,
)
_PARTY: Final = late_pattern(r"(?P<party>[DRILG]|NPP|NPA|DFL|GOP)\s*[-–—,/]\s*(?=\w)", re.IGNORECASE)


def cut_start(text: str, titles: list[str]) -> tuple[str, str | None]:
    """The text without titles and a seat at its beginning: "Ward 3 Alderman Roe"; the titles go into `titles`."""
    seat = None
    while True:
        rest = strip_titles(text, titles)
        if match := _LEADING().match(rest):
            seat = seat or _number(match["ordinal"] or match["number"] or match["letter"])
            rest = rest[match.end() :]
        if rest == text:
            return text, seat
        text = rest


def cut_end(text: str, titles: list[str]) -> tuple[str, str | None, str]:
    """The text without brackets and seats at its end, the seat, and a bracket of which the name must decide."""
    seat, aside = None, ""
    while True:
        if match := _BRACKETS().search(text):
            inside, text = match[1].strip(" .,"), text[: match.start()]
            if plain := _plain_seat(inside):
                seat = seat or plain
            elif is_seat_or_name(inside):
                aside = aside or inside
            else:
                strip_titles(inside, titles, keep_last=False)
        elif (match := _SEAT().search(text)) and text[: match.start()].strip(" ,/|-–—"):
            seat, text = seat or _seat_of(match), text[: match.start()]
        else:
            return text.strip(" ,:;/|-–—"), seat, aside
        text = text.rstrip(" ,/|-–—")


def seat_label(text: str) -> str | None:
    """The seat that a text in brackets names, without "ward" or "district": "Ward 5" and "5th" are "5".

    None for what is no seat: a title, a party, a remark such as "via Zoom".
    """
    text = tidy(text).strip(" .,")
    if seat := _plain_seat(text):
        return seat
    return text if is_seat_or_name(text) and not is_party(text) else None


def is_seat_or_name(text: str) -> bool:
    """Whether a text in brackets may be a seat or a part of a name: no title, no remark."""
    words = fold(text).split()
    if words[1:] in (["vote"], ["votes"]):
        return False  # "(2 votes)", of a weighted roll
    return bool(words) and words[0] not in table().remarks and bool(strip_titles(text, [], keep_last=False))


def is_party(text: str) -> bool:
    """Whether a text in brackets is a party."""
    return fold(text) in table().parties


def party_and_place(text: str) -> tuple[str, str]:
    """The party and the place of a text in brackets: "R-Elmton" has both, "R" one; ("", text) for anything else."""
    if is_party(text):
        return text, ""
    match = _PARTY().match(text)
    return (match["party"], text[match.end() :]) if match is not None else ("", text)


def is_remark(text: str) -> bool:
    """Whether a text after a name tells how somebody took part: "absent", "via Zoom"."""
    return (fold(text).split()[:1] or [""])[0] in table().remarks


def seat_part(text: str) -> str | None:
    """The seat, when the whole text is one: "District 4"."""
    match = _SEAT().fullmatch(text)
    return _seat_of(match) if match else None


def is_vacant_seat(text: str) -> bool:
    """Whether a text says that nobody has a seat: "Vacant", "Vacant - District 4", "District 3 (Vacant)"."""
    vacant, seats = table().vacant, table().seats
    if (match := _BRACKETS().search(text)) and fold(match[1]) in vacant:
        return True
    text, _, _ = cut_end(text, [])
    folded = fold(strip_titles(text, [], keep_last=False))
    if folded in vacant:
        return True
    words = folded.split()
    return len(words) > 1 and (
        (words[0] in vacant and words[1] in seats) or (words[-1] in vacant and words[0] in seats)
    )


def _plain_seat(text: str) -> str | None:
    """A seat that can be nothing else: a number, "Ward 5", "At Large", "Ward Nord"."""
    text = _PARTY().sub("", text, count=1)
    if seat := seat_part(text):
        return seat
    if re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)?", text, re.IGNORECASE):
        return _number(text)
    first, _, rest = text.partition(" ")
    return rest or None if fold(first) in table().seats else None


def _seat_of(match: re.Match[str]) -> str:
    return match["large"] or _number(match["ordinal"] or match["number"] or match["short"])


def _number(text: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text, flags=re.IGNORECASE)
