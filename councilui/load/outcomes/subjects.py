"""Whether a motion is on the item that it stands under, and on that as a whole."""

import re
from functools import lru_cache
from typing import Final

from councilui.common.slugs import slug
from councilui.load.outcomes.motions import read_motion

_GENERIC_WORDS: Final = (
    "accept acceptance accepted accepting action actions addition additions adopt adopted adopting adoption agenda "
    "agreement amended amendment an and application appointment approval approve approved approving as at "
    "authorization authorize authorizing be bill by bylaw calendar carry circulated city comments commission "
    "committee conditions confirm confirmation confirming consent consider contract correct council county debate "
    "denial denied deny direction discussion distributed enact enacted final findings first following for foregoing "
    "forward from give grant in introduce introduced introduction is item items its law lease matter mayor motion "
    "move moving no nos number of on or order ordinance outlined pass passage passed passing permit place plan "
    "prepared presented printed proceed proceeding proposal proposed ratify ratifying read reading reads receive "
    "receiving recommend recommendation recommendations recommended record referral report request requested "
    "resolution resolutions revised said same second signed so staff staff's strike subject submitted that the their "
    "them these third this to town true upon village vote waive whereas with written"
)
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
"""Words that a motion on any item has, and that do not tell which."""
_ON_ABOVE: Final = frozenset(("it", "same", "them"))
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_LONGEST_ITEM_NUMBER: Final = 3  # characters, as in "12a"; a document's number has more
_CONDITIONS: Final = re.compile(
    r"\b(?:subject to|conditioned (?:up)?on|provided that|with (?:the )?(?:following |these )?conditions?)\b",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:,|&|and\b|,\s*and\b)\s*(\S*\d\S*)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b[A-Z]{0,4}-?\d[\w./-]*", re.IGNORECASE)
_BEFORE_NUMBER_WORDS: Final = (
    "bid case conditional docket exception file hearing petition plat public rezoning special use variance"
)
_BEFORE_NUMBER: Final = _GENERIC.union(_BEFORE_NUMBER_WORDS.split())
"""Words that may stand before the number of a document in the title of an item that is this document."""
_STEM: Final = 5  # letters by which two forms of a word are alike: "directing", "direct"
_LIMIT: Final = re.compile(r"\bnot[ -](?:to[ -]exceed|exceeding|more than|less than|later than)\b", re.IGNORECASE)
"""Of an amount or a date; nothing is denied by it: "in an amount not to exceed $5,000"."""


def is_about(words: str, title: str) -> bool:
    """Whether a motion can be on the item with this title: it names nothing else, its document, or half of its words.

    "Approval of the recommendation" is on the item above it, "approval of continuing the meeting" is not, and "approval
    of not directing staff" is not a yes to directing them.
    """
    words = _LIMIT.sub("", _CONDITIONS.split(words, 1)[0])
    own = set(map(str.casefold, _WORD.findall(words)))
    if "not" in own:
        return False
    if not _documents(words).isdisjoint(_documents(title)):
        return True
    others = set(map(str.casefold, _WORD.findall(title)))
    subject = own - _GENERIC - _ON_ABOVE
    alike = {word[:_STEM] for word in subject} & {word[:_STEM] for word in others}
    known = {word for word in others - _GENERIC if not word.isdecimal()}
    least = min(len(subject), len(known) or len(subject))
    return not own.isdisjoint(_ON_ABOVE) or 2 * len(alike) >= least


def is_whole(words: str, title: str) -> bool:
    """Whether a motion is on all that the title names: it names no more, as in "to approve the lease as presented".

    "Approve CUP-31-004" is not on the whole of "Report on appeals of CUP-31-004", nor of "CUP-31-004 and CUP-31-005".
    """
    if _is_on_mentioned(words, title):
        return False
    subject = set(map(str.casefold, _WORD.findall(words))) - _GENERIC
    return {word[:_STEM] for word in subject} <= {word[:_STEM] for word in map(str.casefold, _WORD.findall(title))}


def _documents(text: str) -> set[str]:
    """The numbers in a text that are longer than an item's."""
    return {number for number in _NUMBER.findall(text) if len(number) > _LONGEST_ITEM_NUMBER}


def _is_on_mentioned(words: str, title: str) -> bool:
    """Whether a motion on nothing but documents is on one that the title only mentions.

    Such a title has other words before the number, or another number behind it.
    """
    documents = _documents(words)
    if not set(map(str.casefold, _WORD.findall(_NUMBER.sub("", words)))) <= _GENERIC:
        return False
    for number in documents & _documents(title):
        before, _, behind = title.partition(number)
        following = _AND.match(behind)
        if not set(map(str.casefold, _WORD.findall(_NUMBER.sub("", before)))) <= _BEFORE_NUMBER:
            return True
        if following is not None and not _documents(following[1]) <= documents:
            return True
    return False


# What begins the rest of a motion and tells how, when or from whom: "as amended", "on second reading", "by Roe".
_STEP: Final = re.compile(
    r"(?:as|on|with|by|at|subject|in|per|to|until|for|based|from|indefinitely|it|this|item)\b", re.IGNORECASE
)
_MOVER: Final = re.compile(r"\s+by\s[^:]*")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_CONTINUED: Final = re.compile(
    r"(?:\s*[(\[–—,-]+\s*cont(?:inued|'d|’d|\.|d)?[)\].]*|\s+(?:continued|cont'd|cont’d|cont\.))\s*$", re.IGNORECASE
)


def is_on_whole(motion: str, title: str, numbers: str) -> bool:
    """Whether a motion, its first words included, is on the item with this title as a whole.

    `numbers` are those of the item and of its file. Where neither they nor the title have a document's number, "adopt
    Ordinance 2031-14" is on the item, too.

    "Approve as amended by Roe" and "adopt the resolution" are; "approval of Annex C" is on a part of it, and "approve
    the minutes of May 3" under a lease on something else. A motion to put it off may call it in other words.
    """
    reading = read_motion(motion)
    subject = reading.subject
    if not subject or _STEP.match(subject) or title_key(title) in title_key(subject):
        return True
    words, heading = _MOVER.sub("", subject), f"{numbers} {title}"
    if max(map(len, _NUMBER.findall(heading)), default=0) <= _LONGEST_ITEM_NUMBER:
        words = _NUMBER.sub("", words)
    if reading.aim == "for":
        return is_whole(words, heading)
    return is_about(words, heading) and not _is_on_mentioned(words, heading)


@lru_cache(maxsize=16384)
def title_key(title: str) -> str:
    """What two titles of one item share."""
    return slug(_CONTINUED.sub("", _ARTICLE.sub("", title))) if title else ""
