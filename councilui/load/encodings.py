"""From the bytes of a file to its text: by a mark, as UTF-8 or UTF-16, else by a guess from its letters."""

import codecs
import re
import unicodedata
from typing import Final

USUAL: Final = "cp1252"
"""What western spreadsheets and caption encoders write when they don't write UTF-8."""

_CANDIDATES: Final = (
    USUAL, "mac_roman", "cp1251", "cp1253", "cp1255", "cp1256", "cp932", "gb18030", "big5", "cp949", "koi8_r",
)  # fmt: skip
_HEAD: Final = 1 << 16
_MOSTLY: Final = 0.6
_FEWEST_LETTERS: Final = 8
_FEWEST_OWN: Final = 3  # different letters that only the other code page gives
_FEWEST_SURE: Final = 2  # where the usual code page gives signs in words, or letters that are in hardly any language
_LEAST_SHARE: Final = 0.02  # of all letters; a town's list with a few foreign names has fewer
_SIGN_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[¹³¼½¾²¿£¯¥®ªº](?=[^\W\d_])|(?<![\w¿])[¹³£¯](?=[^\W\d_])|\ufffd")
_CAPITAL_IN_WORD: Final = re.compile(r"(?<=[a-z])[ŽŸŠƒˆ‰\ufffd]")  # é, ü, ä, è of Mac OS Roman
# Letters beyond ASCII, small, by language: German, French, Spanish and Catalan, Portuguese, Scandinavian, Finnish and
# Estonian, Icelandic, Italian, Dutch, Irish.
_WESTERN: Final = (
    "äöüßé", "àâæçéèêëîïôœùûüÿñ", "áéíóúüñïçàèòªº", "ãáàâçéêíóôõúüªº", "åæøäöéüèêòóôá", "äöåõüšžé", "áðéíóúýþæö",
    "àèéìíîòóùú", "äëéèïöüóáêôûñç", "áéíóú",
)  # fmt: skip
# Polish, Czech, Slovak, Hungarian, Croatian and Slovenian, Romanian; Turkish; Latvian, Lithuanian.
_OTHER_LATIN: Final = {
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž"),
}

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_HEAD: Final = 4096
_FEWEST_BYTES: Final = 16


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and what had to be assumed about its encoding, None when nothing.

    A byte order mark is believed. Without one it is UTF-8, UTF-16 when half of its bytes are zero, or else a
    guess by its letters.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            try:
                return body.decode(encoding), None
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    break
                return body.decode(encoding, "replace"), f"not all of it is {encoding.upper()}; the rest is shown as �"
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if (wide := _wide_encoding(raw)) is not None:
        return raw.decode(wide, "replace"), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        encoding = guess_encoding(raw)
        return raw.decode(encoding, "replace"), f"not UTF-8; read as {encoding_name(encoding)}"


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of its Latin letters and digits, which times are made of."""
    head = raw[:_WIDE_HEAD]
    for encoding, first, second in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        zeros, others = head[second::2].count(0), head[first::2].count(0)
        if len(head) >= _FEWEST_BYTES and zeros * 4 > len(head) and not others:
            return encoding
    return None


def guess_encoding(raw: bytes) -> str:
    """The encoding by the letters that it gives: another script's where most letters would be of it, that of one
    language's letters where no western language has those that it would be else, or the usual."""
    from charset_normalizer import from_bytes  # only for the rare file that is not UTF-8

    best = from_bytes(raw[:_HEAD].replace(b"\0", b" "), cp_isolation=list(_CANDIDATES)).best()
    if best is None or best.encoding == USUAL:
        return _latin_encoding(raw[:_HEAD])
    letters = [letter for letter in str(best) if ord(letter) > 127 and letter.isalpha()]
    if best.encoding == "mac_roman":
        return best.encoding if _is_mac(raw[:_HEAD]) else _latin_encoding(raw[:_HEAD])
    foreign = sum(not unicodedata.name(letter, "LATIN").startswith(("LATIN", "HALFWIDTH")) for letter in letters)
    is_foreign = len(letters) >= _FEWEST_LETTERS and foreign >= len(letters) * _MOSTLY
    return best.encoding if is_foreign else _latin_encoding(raw[:_HEAD])


def _latin_encoding(raw: bytes) -> str:
    """Which code page gives letters of one language, where the usual one does not; the usual where that is open.

    Statistics of letters do not tell these apart in lists of names; what no language has does: "Dvoøák", "S³awomir".
    """
    usual = _letters(raw.decode(USUAL, "replace"))
    if any(usual <= set(language) for language in _WESTERN):
        return USUAL
    if _CAPITAL_IN_WORD.search(raw.decode(USUAL, "replace")) and _is_mac(raw):
        return "mac_roman"
    has_signs = not all(map(str.isalpha, usual))
    fitting = []
    for encoding, languages in _OTHER_LATIN.items():
        text = raw.decode(encoding, "replace")
        letters = _letters(text)
        share = sum(ord(letter) > 127 for letter in text) / max(sum(map(str.isalpha, text)), 1)
        for language in languages:
            own = {letter for letter in language if _usual_form(letter, encoding) != letter}
            fewest = _FEWEST_SURE if has_signs or encoding == "cp1254" else _FEWEST_OWN
            is_enough = len(letters & own) >= min(fewest, len(own)) and (has_signs or share > _LEAST_SHARE)
            if letters <= set(language) and is_enough:
                fitting.append(encoding)
    return fitting[0] if len(set(fitting)) == 1 else USUAL


def _is_mac(raw: bytes) -> bool:
    """Whether Mac OS Roman gives letters of western languages, and no signs in words."""
    letters = _letters(raw.decode("mac_roman"))
    return bool(letters) and letters <= set("".join(_WESTERN))


def _letters(text: str) -> set[str]:
    """The letters beyond ASCII, and the signs that stand inside a word, where none should."""
    small = text.replace("İ", "i").lower()
    signs = {match[0] for match in _SIGN_IN_WORD.finditer(small)}
    return {letter for letter in small if ord(letter) > 127 and letter.isalpha()} | signs


def _usual_form(letter: str, encoding: str) -> str:
    return letter.encode(encoding).decode(USUAL, "replace")


def encoding_name(encoding: str) -> str:
    """The encoding as people call it: "Windows-1252"."""
    return f"Windows-{encoding[2:]}" if encoding[:4] == "cp12" else encoding.upper().replace("_", "-")
