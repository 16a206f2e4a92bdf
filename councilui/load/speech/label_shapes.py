"""What a speaker's label at the head of a line looks like, and whether it can be a name."""

import re
from importlib.resources import files
from typing import Final, NamedTuple

from councilui.common.names import parse_name
from councilui.load.speech.names import ends_sentence, is_nobody

MARK: Final = re.compile(r">{2,}|≫|＞{2,}|^»|^>\s")
SOUND: Final = re.compile(
    r"applau|laugh|chuckl|gavel|cheer|clap|boo(?:s|ing)?\b|chorus|music|ringing|\bbell|moment of silence|shout|scream"
    r"|cough|singing|\bcrowd|commotion|\bbreak\b|recess|standing ovation|whistl|pledge of",
    re.IGNORECASE,
)
_REMARK_WORDS: Final = re.compile(
    r"inaudible|crosstalk|cross talk|indiscernible|unintelligible|mic\b|microphone|foreign|speaking|speaks|video|audio"
    r"|sound|recording|background|silence|pause|phonetic|\bsic\b|laugh|caption|blank|noise|sigh|affirmative|negative|captioner"
    r"|simultaneous|overlapping|continued|unison|technical|difficult|session\b|interpret(?:ation|ing)|translat|language",
    re.IGNORECASE,
)
_CLOCK: Final = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
_TIME: Final = re.compile(rf"[\[(]?{_CLOCK}[\])]?\s*[-–]?\s+(?=\D)")
_DASH: Final = re.compile(r"[-–—]\s*(?=\S)")
_COLON: Final = re.compile(r"(?P<name>[^:：\[\]<>?!]{1,60}?)\s?(?::(?:\s+|$)|：)")
_TIGHT_COLON: Final = re.compile(r"(?P<name>[^:：\[\]<>?!]{1,60}?):(?=[^\W\d_])")
_MARK_BEHIND: Final = re.compile(r"(?P<name>[^:：\[\]<>?!]{1,60}?[^\W_])>{2,}\s+(?=\S)")  # "MAYOR ROE>> Good evening."
_SPACED_DASH: Final = re.compile(r"(?P<name>[^:：\[\]<>?!]{1,60}?)\s+[-–—]\s+(?=\S)")
_BRACKETS: Final = re.compile(
    r"(?:[\[【]\s*(?P<square>[^\[\]【】]{1,60}?)\s*[\]】]|\(\s*(?P<round>[^()]{1,60}?)\s*\)|<\s*(?P<angle>[^<>]{1,60}?)\s*>"
    r"|\{\s*(?P<brace>[^{}]{1,60}?)\s*\})\s*(?P<colon>:?)\s*"
)
_PRONOUNS: Final = re.compile(
    r"(?<=[\w.)\]])(?:\s*[,|–—-])?\s*[\[(]?\s*\b(?:he|she|they|him|her|them|ze|xe|ella|él|elle)(?:\s?/\s?[^\W\d_]{2,6}){1,2}(?!\w)\s*[\])]?",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(rf"\s*(?:\([^()]*\)|[\[(]?\b{_CLOCK}[\])]?)\s*\Z", re.IGNORECASE)
_LONGEST: Final = 80  # characters in which a label ends
_ROLE_AHEAD: Final = re.compile(
    r"[\[(](?:(?:co-?)?host|guest|panell?ist|presenter|organizer|moderator|attendee)[\])]\s+(?=[^:]{1,60}:)",
    re.IGNORECASE,
)
"""What a meeting service puts before a name: "(Host) Ana Roe"."""
_BESIDE_NAME: Final = re.compile(r"[(\[,|/–—]|\s-\s|\d|\bat[ -]large", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’ʻʼ‘.-]*[\w.])?\Z|[^\W\d_]\Z")
_NUMBERED: Final = re.compile(
    r"(?:unidentified |unknown |unnamed |female |male )?"
    r"(?:speaker|spk|voice|participant|person|attendee|guest|channel|ch)[\s_#.-]*(?:\d{1,4}|[a-z])|[smf]\d{1,3}|uu"
    r"|(?:unidentified|unknown|unnamed)(?: (?:speaker|voice|male|female|man|woman))?"
    r"|(?:male|female|man|woman|speaker) ?(?:speaker|voice)(?: ?\d{1,3})?",
    re.IGNORECASE,
)
_WORD_AND_NUMBER: Final = re.compile(r"([^\W\d_]+)[\s_#.-]*\d{1,4}")  # "Sprecher 1", "locutor_02"
_ACCOUNT: Final = re.compile(r"\S+@\S+|(?=\S*\d)[\w-]{8,}")  # an address, a key
_LABEL_LINE: Final = re.compile(r"\s*(?:speaker|spk)[ _#]?\d{1,3}\s*", re.IGNORECASE)
_LETTER: Final = re.compile(r"[A-Za-z]|\d{1,3}")
_SOMEBODY: Final = (
    r"audience|crowd|public|members?|speakers?|commenters?|voices?|wo?m[ae]n|males?|females?|unidentified|unknown|unnamed"
    r"|all|everyone|everybody|group|chorus|residents?|callers?|guests?|persons?|people"
)
_ANYBODY: Final = re.compile(
    rf"(?=.*\b(?:{_SOMEBODY})\b)"
    rf"(?:(?:{_SOMEBODY}|multiple|several|various|both|in|the|of|from|off|mic|camera|and|#?\d{{1,3}})(?:\s+|\Z))+",
    re.IGNORECASE,
)
"""Words that only say that somebody spoke: "Woman in audience", "Public Speaker 3"."""
_DEVICE: Final = re.compile(
    r"(?:.*['’]s )?(?:i-?phone|i-?pad|galaxy|android|pixel|laptop|macbook|desktop|host|co-?host|zoom(?: user)?|user"
    r"|call-?in user|phone|telephone|attendee|(?:council )?chambers?|(?:conference |meeting |board ?)?room)"
    r"(?:[\s()#_-]*(?:pro|plus|max|air|mini|ultra|user|audio|video|camera|mic|[a-z]?\d{1,6}[a-z+]?)(?!\w))*[\s)]*"
    r"|\+?[\d*•x() -]{4,}",
    re.IGNORECASE,
)
"""What a meeting service shows instead of a name: a device, a room, a telephone number."""
_PARTICLES_TEXT: Final = "de del della der den des di da do dos du la las le los van von ter ten bin ibn al el y e of"
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())


def _read_words(name: str) -> frozenset[str]:
    text = (files("councilui.load.speech") / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.casefold().split())


_NOT_NAMES: Final = _read_words("not_names.txt")
_NOT_PEOPLE: Final = _read_words("not_people.txt")
_NAMES_TOO_TEXT: Final = "will may april june august an so do my he hope bill grant mark case page day wish"
_NAMES_TOO: Final = frozenset(_NAMES_TOO_TEXT.split())
_NEVER_NAMES: Final = _NOT_NAMES - _NAMES_TOO


class SpeakerLabel(NamedTuple):
    """A speaker as printed and the words that follow; `name` without brackets, times, remarks and seat.

    Without a colon, brackets may as well hold a sound of the room. A label is weak when it stands before a dash, alone
    on a line, or in brackets that are not square: any words may stand there.
    """

    name: str
    rest: str
    in_brackets: bool = False
    has_colon: bool = True
    is_weak: bool = False


def is_numbered(label: str) -> bool:
    """Whether a label is a tool's for a voice: "SPEAKER_07", "Unknown speaker"."""
    return _NUMBERED.fullmatch(label) is not None


def is_unnamed(label: str) -> bool:
    """Whether a label tells a speaker apart without naming one: "SPEAKER_07", "A", "Unidentified", "iPhone"."""
    label = label.strip()
    forms = (_NUMBERED, _LETTER, _ANYBODY, _DEVICE, _ACCOUNT)
    return is_nobody(label) or any(form.fullmatch(label) for form in forms) or _is_numbered_word(label)


def _is_numbered_word(label: str) -> bool:
    """Whether a label is a word for a speaker in any language with a number, and not "Item 5"."""
    match = _WORD_AND_NUMBER.fullmatch(label)
    return match is not None and match[1].casefold() not in _NOT_NAMES | _NOT_PEOPLE


def find_label(text: str) -> SpeakerLabel | None:
    """What looks like a label at the head of a line, whoever it names; None when nothing does."""
    if "/" in text[:_LONGEST]:
        head = text.partition(":")[0]
        text = _PRONOUNS.sub("", head) + text[len(head) :] if len(head) <= _LONGEST else text
    for ahead in (_TIME, _DASH, _ROLE_AHEAD):
        if match := ahead.match(text):
            text = text[match.end() :]
    if text.startswith("**"):  # bold, in Markdown
        text = text.replace("**", "", 2)
    if _LABEL_LINE.fullmatch(text):
        return SpeakerLabel(text.strip(), "")
    if brackets := _BRACKETS.match(text):
        return _bracketed_label(brackets, text[brackets.end() :])
    if (colon := _COLON.match(text)) and re.search(r"\w", colon["name"]):
        return SpeakerLabel(_trim(colon["name"]), text[colon.end() :])
    if mark := _MARK_BEHIND.match(text):
        return SpeakerLabel(_trim(mark["name"]), text[mark.end() :])
    if (colon := _TIGHT_COLON.match(text)) and (is_name(name := _trim(colon["name"])) or is_numbered(name)):
        return SpeakerLabel(name, text[colon.end() :])
    if (dash := _SPACED_DASH.match(text)) and is_name(name := _trim(dash["name"])):
        return SpeakerLabel(name, text[dash.end() :], has_colon=False, is_weak=True)
    return None


def _bracketed_label(brackets: re.Match[str], rest: str) -> SpeakerLabel | None:
    name = next(name for name in brackets.group("square", "round", "angle", "brace") if name is not None)
    has_colon = bool(brackets["colon"])
    if SOUND.search(name) or _REMARK_WORDS.search(name):
        return None
    name = _trim(name)
    if brackets["square"] is None and not has_colon and not is_numbered(name) and not is_name(name):
        return None  # "(Ald. Roe votes no.)"
    return SpeakerLabel(name, rest, True, has_colon, is_weak=brackets["square"] is None and not has_colon)


def is_name(label: str) -> bool:
    """Whether every word of a label can be a name's, and there are two to five of them: "Ana de la Cruz"."""
    words = label.replace(",", " ").split()
    return (
        2 <= len(words) <= 5
        and all(_WORD.match(word) for word in words)
        and all(word[0].isupper() or word in _PARTICLES or not word[0].islower() for word in words)
        and not any(map(ends_sentence, words))
        and not any(word.casefold().strip(".") in _NEVER_NAMES for word in words)
        and not all(word.casefold() in _NOT_NAMES for word in words)
    )


def is_loose_name(label: str) -> bool:
    """Whether a label may name a speaker where most cues have one: "ROE", "jdoe", "City of Elmton", but no clause."""
    words = label.replace(",", " ").split()
    return 0 < len(words) <= 6 and not any(word.casefold() in _NEVER_NAMES - _PARTICLES for word in words)


def may_be_thing(label: str) -> bool:
    """Whether a label that looks like a name can as well be a place, a body or a sum: "Cedar Grove", "Total Cost"."""
    return any(word.casefold() in _NOT_PEOPLE for word in label.split())


def tells_apart(label: str) -> bool:
    """Whether a label that comes again means the same person: "Unidentified" may mean another."""
    return not re.match(r"un(?:identified|known|named)|(?:fe)?male|(?:wo)?man\b", label, re.IGNORECASE)


def is_capitalized(label: str) -> bool:
    """Whether no word of a label is in lower case but a particle's."""
    words = label.split()
    return 2 <= len(words) <= 4 and all(not word[0].islower() or word in _PARTICLES for word in words)


def is_heading(label: str) -> bool:
    """Whether a label has capitals throughout and is no item or motion: "Clerk's Office - Host"."""
    words = label.split()
    return is_capitalized(label) and not all(word.casefold() in _NOT_NAMES or word.isdigit() for word in words)


def _trim(printed: str) -> str:
    """The label without what stands beside the name: "Ana Roe" of "Ana Roe (she/her) Ward 2" and of "Ward 2 - Ana Roe";
    an office is put before it, as elsewhere: "Mayor Ana Roe" of "Ana Roe, Mayor"."""
    whole = printed.strip("*_ ")
    name = _REMARK.sub("", whole).strip(" -–,*_") or printed.strip()
    if not _BESIDE_NAME.search(whole):
        return name
    parsed = parse_name(whole)
    return " ".join((*parsed.titles, parsed.full)) if (parsed.seat or parsed.titles) and is_name(parsed.full) else name


def is_complete(text: str) -> bool:
    """Whether nothing that follows belongs to the sentence: it ends, or is an answer ("HERE", "THANK YOU")."""
    words = text.casefold().split()
    return ends_sentence(text) or (len(words) <= 2 and all(word in _NOT_NAMES for word in words))


def is_half_name(text: str) -> bool:
    """Whether a marked line can be the first half of a name that the next line ends: ">> COUNCILMEMBER"."""
    words = text.split()
    return len(words) <= 3 and not any(ends_sentence(word) or word.casefold() in _NOT_NAMES for word in words)
