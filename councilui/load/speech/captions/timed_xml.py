"""Captions in XML: TTML (DFXP) and YouTube's timed text, srv1 to srv3."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree

from councilui.load.speech.captions.cues import Cue, Cues
from councilui.load.speech.markup import VOICE, VOICE_END
from councilui.load.speech.recording import SpeechError

ROOTS: Final = ("tt", "timedtext", "transcript")
_ENTITY: Final = re.compile(r"<!ENTITY", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d+):(\d\d):(\d\d)(?:\.(\d+)|[:;](\d+)(?:\.\d+)?)?\Z")
_OFFSET: Final = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)?\Z")
_DEEPEST: Final = 60
_MOST_S: Final = 1_000 * 3600.0


class _Clock(NamedTuple):
    """How a TTML file counts: `nominal` frames to a second of its labels, `rate` to one of time; `tick` in seconds.

    With `is_smpte` times are labels of frames; `drops` when two labels are left out in most minutes.
    """

    nominal: float
    rate: float
    tick: float
    is_smpte: bool
    drops: bool

    def seconds(self, time: str | None) -> float | None:
        """A time expression ("00:00:01.5", "00:00:01:15", "12.5s", "300t"), None for none."""
        time = (time or "").strip()
        if match := _CLOCK.match(time):
            minutes = int(match[1]) * 60 + int(match[2])
            whole = minutes * 60 + int(match[3])
            if match[4]:
                return whole + float(f"0.{match[4]}")
            frames = int(match[5] or 0)
            if not self.is_smpte:
                return whole + frames / self.rate
            dropped = 2 * (minutes - minutes // 10) if self.drops else 0
            return (whole * self.nominal + frames - dropped) / self.rate
        if match := _OFFSET.match(time):
            units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / self.rate, "t": self.tick}
            return float(match[1]) * units[match[2] or "s"]
        return None


def read_timed_xml(text: str) -> Cues:
    """The cues of a file. Raises SpeechError for what is no XML, and for entities that the file itself defines."""
    if _ENTITY.search(text):
        raise SpeechError(
            "entities in XML", "not read: it defines entities, which captions don't need", "It defines entities."
        )
    try:
        root = ElementTree.fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).strip())
    except (ElementTree.ParseError, ValueError) as error:
        raise SpeechError("not XML", f"not read: {error}", "It isn't XML.") from error
    result = Cues()
    name = _local(root.tag)
    if name == "tt":
        cues = sorted(_ttml(root), key=lambda cue: cue.start)
    elif name in ROOTS:
        cues = list(_youtube(root))
    else:
        raise SpeechError("no captions", f"not read: its XML is <{name}>, not captions", "It is XML of another kind.")
    result.cues = [cue for cue in cues if cue.start < _MOST_S]
    if len(result.cues) < len(cues):
        result.oddities["a cue has impossible times; it was left out"] = len(cues) - len(result.cues)
    return result


def _youtube(root: ElementTree.Element) -> Iterator[Cue]:
    """<p t d> and <text t d> are in milliseconds, <text start dur> in seconds."""
    for element in root.iter():
        if _local(element.tag) not in ("p", "text"):
            continue
        start, length, scale = element.get("t"), element.get("d"), 0.001
        if start is None:
            start, length, scale = element.get("start"), element.get("dur"), 1.0
        begin, end = _number(start) * scale, (_number(start) + _number(length)) * scale
        text = "".join(element.itertext())
        if text.strip():  # some end each line of a rolling window with an empty element
            yield Cue(round(begin, 3), round(end, 3), text.split("\n"))


def _ttml(root: ElementTree.Element) -> Iterator[Cue]:
    attributes = {_local(key): value for key, value in root.attrib.items()}
    nominal = rate = _number(attributes.get("frameRate")) or 30.0
    factors = [float(factor) for factor in re.findall(r"\d+", attributes.get("frameRateMultiplier", ""))]
    if len(factors) == 2 and factors[1]:
        rate *= factors[0] / factors[1]
    ticks = _number(attributes.get("tickRate")) or rate
    agents = {
        _attribute(agent, "id"): " ".join("".join(name.itertext()).split())
        for agent in root.iter()
        if _local(agent.tag) == "agent"
        for name in agent
        if _local(name.tag) == "name"
    }
    body = next((element for element in root if _local(element.tag) == "body"), None)
    if body is not None:
        is_smpte, drops = attributes.get("timeBase") == "smpte", attributes.get("dropMode") == "dropNTSC"
        yield from _timed(body, _Clock(nominal, rate, 1 / ticks, is_smpte, drops), agents, _Inherited(0.0, None, "", 0))


class _Inherited(NamedTuple):
    """What an element has from those around it: its begin and end in seconds, its speaker; and how many they are."""

    origin: float
    limit: float | None
    speaker: str
    depth: int


def _timed(element: ElementTree.Element, clock: _Clock, agents: dict[str, str], inherited: _Inherited) -> Iterator[Cue]:
    """The paragraphs below an element; `agents` has the names of speakers by id."""
    start, end = _interval(element, clock, inherited.origin, inherited.limit)
    speaker = agents.get(_attribute(element, "agent"), inherited.speaker)
    if _local(element.tag) == "p":
        texts = list(_runs(element, clock, start, 0))
        times = [time for _, time in texts if time is not None]
        begin = min(times) if times and element.get("begin") is None else start
        text = "".join(text for text, _ in texts)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if speaker and any(lines):
            lines = [f"<v {speaker}>{lines[0]}", *lines[1:]]
        yield Cue(round(begin, 3), round(max(begin, end if end is not None else begin), 3), lines)
    elif inherited.depth < _DEEPEST:
        is_sequence = element.get("timeContainer") == "seq"
        for child in element:
            yield from _timed(child, clock, agents, _Inherited(start, end, speaker, inherited.depth + 1))
            if is_sequence:
                start = _interval(child, clock, start, end)[1] or start


def _interval(
    element: ElementTree.Element, clock: _Clock, origin: float, limit: float | None
) -> tuple[float, float | None]:
    begin, length, end = (clock.seconds(element.get(key)) for key in ("begin", "dur", "end"))
    start = origin + (begin or 0.0)
    stops = [limit] if limit is not None else []
    if end is not None:
        stops.append(origin + end)
    if length is not None:
        stops.append(start + length)
    return start, min(stops, default=None)


def _runs(element: ElementTree.Element, clock: _Clock, origin: float, depth: int) -> Iterator[tuple[str, float | None]]:
    """The texts of a paragraph with the time at which a span of its own time begins; markup is escaped."""
    yield _escape(element.text), None
    for child in element:
        name = _local(child.tag)
        if name == "br":
            yield "\n", None
        elif name not in ("metadata", "set", "agent", "desc", "title") and depth < _DEEPEST:
            begin = clock.seconds(child.get("begin"))
            start = origin + (begin or 0.0)
            yield "", start if begin is not None else None
            yield from _runs(child, clock, start, depth + 1)
        yield _escape(child.tail), None


def _escape(text: str | None) -> str:
    """Text of XML for a reader of cues: a line of the file is no line of the screen, and "<" is no tag."""
    bare = re.sub(r"\s+", " ", text or "").replace("&", "&amp;").replace("<", "&lt;")
    return bare.replace(VOICE, " ").replace(VOICE_END, " ")


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _number(text: str | None) -> float:
    return float(text) if text and re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", text.strip()) else 0.0
