"""What a transcript's list of speakers says about each: name, affiliation, in what capacity they speak."""

import re
from collections.abc import Mapping
from typing import Any, Final

from councilui.common.slugs import slug
from councilui.load.json_file import decode_json
from councilui.load.speech.label_shapes import is_unnamed
from councilui.load.speech.names import capacity_of
from councilui.load.speech.recording import Speaker
from councilui.load.speech.transcripts.values import text_of

_PUBLIC: Final = re.compile(
    r"(?:member of the )?(?:general )?public(?: speaker| commenter)?|resident\b.*|private citizen", re.IGNORECASE
)
_COUNCIL_SEAT: Final = re.compile(
    r"(?:council\s?(?:member|man|woman|person|or)|councilor|ald(?:er\w*|\.)|(?:majority|minority) (?:leader|whip)"
    r"|speaker)\b",
    re.IGNORECASE,
)
_SEAT: Final = re.compile(
    r"(?:first |second |acting |deputy )?(?:vice[ -])?(?:chair(?:man|woman|person)?|commissioner|member|president"
    r"|speaker|council\s?\w+|trustee|supervisor)\b",
    re.IGNORECASE,
)
_STAFF: Final = re.compile(
    r"\b(?:clerk|secretary|counsel|attorney|staff|sergeant[ -]at[ -]arms|facilitator|interpreter|analyst"
    r"|parliamentarian)\b",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(r"\b(?:city|town|county|village|borough|common|metropolitan) council\b", re.IGNORECASE)
_OTHER_BODY: Final = re.compile(r"\b(?:commission|board|authority|agency)\b", re.IGNORECASE)


def read_speakers(raw: bytes, body: str) -> dict[str, Speaker] | None:
    """By label, from [{label, name, role, organization}]; entries without a label are passed over. None if no JSON."""
    try:
        data, _ = decode_json(raw)
    except ValueError:
        return None
    speakers: dict[str, Speaker] = {}
    for entry in data if isinstance(data, list) else ():
        if isinstance(entry, Mapping) and (label := text_of(entry.get("label", entry.get("id")))) is not None:
            speakers[label] = _speaker(
                text_of(entry.get("name")), _known(entry.get("role")), _known(entry.get("organization")), body
            )
    return speakers


def unlisted_speaker(label: str | None, kind: str) -> Speaker:
    """A speaker of whom only a label is known: a name, perhaps with an office, or "SPEAKER_07"."""
    if label is None:
        return Speaker(None)
    if is_unnamed(label):
        return Speaker(None, note=f"labeled “{label}” in the {kind}")
    return Speaker(label, capacity=capacity_of(label))


def _speaker(name: str | None, role: str | None, organization: str | None, body: str) -> Speaker:
    capacity = _capacity(role, organization, body)
    if capacity == "member":
        affiliation = organization
    else:
        role_text = None if role is None or capacity == "public comment" else role
        affiliation = ", ".join(part for part in (role_text, organization) if part) or None
    if name is None or is_unnamed(name):
        note = f"an unnamed speaker, {role}" if role else "an unnamed speaker"
        return Speaker(None, affiliation, capacity, note)
    return Speaker(name, affiliation, capacity)


def _capacity(role: str | None, organization: str | None, body: str) -> str:
    """A member is one of the body that met: somebody else's chair is a guest here."""
    if role is None and organization is None:
        return "unknown"
    role, organization = role or "", organization or ""
    of_body = f"-{slug(body)}-" in f"-{slug(organization)}-" or slug(body) in slug(role)
    council = bool(_COUNCIL.search(organization)) and not _OTHER_BODY.search(body)
    if (
        (_COUNCIL_SEAT.match(role) and (of_body or council))
        or (_SEAT.match(role) and of_body)
        or (council and re.match(r"(?:vice )?chair", role, re.IGNORECASE))
    ):
        return "member"
    if _PUBLIC.fullmatch(role):
        return "public comment"
    if _STAFF.search(role) and (of_body or council or not organization):
        return "staff"
    return "guest"


def _known(value: Any) -> str | None:
    text = text_of(value)
    return None if text is None or text.casefold() in ("unknown", "n/a", "none", "null", "-") else text
