"""The language at the end of a caption file's name: "council.es-419.vtt", "council.spa.srt", "council.English.vtt"."""

import re
from typing import Final

_CODES_TEXT: Final = """
    aa ab af ak ar as ay az ba be bg bh bi bm bn bo br bs ca ce co cs cu cv cy da de dv dz ee el en eo es et eu fa ff
    fi fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy ia id ie ig is it iu iw ja jv ka kg ki kk kl km kn ko ks ku
    kw ky la lb lg ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na ne nl nn no nv ny oc oj om or os pa pl ps pt qu rm
    rn ro ru rw sa sc sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur
    uz ve vi vo wa wo xh yi yo za zh zu
"""
_CODES: Final = frozenset(_CODES_TEXT.split())
"""ISO 639-1, without "am", which is the morning in file names more often than Amharic."""
_LONG_CODES: Final = {
    "amh": "am", "ara": "ar", "ben": "bn", "cat": "ca", "ces": "cs", "chi": "zh", "cmn": "zh", "cym": "cy", "cze": "cs",
    "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "fas": "fa", "fil": "tl", "fin": "fi", "fra": "fr",
    "fre": "fr", "ger": "de", "gla": "gd", "gle": "ga", "gre": "el", "guj": "gu", "hat": "ht", "heb": "he", "hin": "hi",
    "hmn": "hmn", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "khm": "km", "kor": "ko",
    "lao": "lo", "mya": "my", "nep": "ne", "nld": "nl", "nor": "no", "orm": "om", "pan": "pa", "per": "fa", "pol": "pl",
    "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "som": "so", "spa": "es", "srp": "sr", "swa": "sw", "swe": "sv",
    "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th", "tir": "ti", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
    "wel": "cy", "yue": "yue", "zho": "zh",
}  # fmt: skip
_NAMES: Final = {
    "arabic": "ar", "chinese": "zh", "mandarin": "zh", "cantonese": "yue", "english": "en", "french": "fr",
    "français": "fr", "german": "de", "deutsch": "de", "haitian": "ht", "creole": "ht", "hmong": "hmn", "irish": "ga",
    "gaeilge": "ga", "italian": "it", "japanese": "ja", "korean": "ko", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "somali": "so", "spanish": "es", "español": "es", "espanol": "es", "tagalog": "tl",
    "ukrainian": "uk", "vietnamese": "vi", "welsh": "cy", "cymraeg": "cy",
}  # fmt: skip
_CODE: Final = re.compile(r"\.([A-Za-z]{2,3})((?:[-_][A-Za-z0-9_]+)*)\Z")
_WORD: Final = re.compile(r"[\s._-]+[(\[]?([^\W\d_]{5,10})[)\]]?\Z")
_LOCALE: Final = re.compile(r"[_-]([a-z]{2})[-_](?:[A-Z]{2}|419|Hans|Hant)\Z")
_BRACKETED: Final = re.compile(r"\s*[(\[]([^\W\d_]{5,10})[)\]]")
_FOR_THE_DEAF: Final = re.compile(r"(?<=\.[a-z]{2})\.(?:sdh|cc|forced|hoh)\Z", re.IGNORECASE)


def read_language(stem: str) -> tuple[str, str | None]:
    """A file's name without its language, and the language as a code ("es"), None when the name has none.

    What a downloader adds to the code goes with it: ".es-419", ".en-orig", ".zh-Hans-CN".
    """
    stem = _FOR_THE_DEAF.sub("", stem)
    if (match := _LOCALE.search(stem)) and match.start() and match[1] in _CODES:
        return stem[: match.start()], match[1]
    if match := _CODE.search(stem):
        code = match[1].lower()
        if code in _CODES or code in _LONG_CODES:
            return stem[: match.start()], _LONG_CODES.get(code, code)
    if (match := _WORD.search(stem)) and match.start() and (code := _NAMES.get(match[1].casefold())):
        return stem[: match.start()], code
    for match in _BRACKETED.finditer(stem):
        if match.start() and (code := _NAMES.get(match[1].casefold())):
            return f"{stem[: match.start()]}{stem[match.end() :]}", code
    return stem, None
