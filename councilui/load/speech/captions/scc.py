"""SCC: the bytes of line 21 captions (CEA-608), decoded by ttconv, which knows pop-on, roll-up and paint-on."""

import logging
import re
from typing import Final

from councilui.load.speech.captions.cues import Cue, Cues
from councilui.load.speech.recording import SpeechError

HEAD: Final = "Scenarist_SCC V1.0"
_SEPARATOR: Final = re.compile(r"^[ \t]*(\d\d:\d\d:\d\d[:;.,]\d\d)[ \t]+", re.MULTILINE)
_POP_ON: Final = re.compile(r"\b(?:94|14|1c)(?:20|a0)\b", re.IGNORECASE)
_ROLL_UP_OR_PAINT_ON: Final = re.compile(r"\b(?:94|14|1c)(?:25|26|a7|29|a5|a6|27|a9)\b", re.IGNORECASE)


def read_scc(text: str) -> Cues:
    """Each screen as it was shown; roll-up windows repeat the lines before. Raises SpeechError."""
    from ttconv import model  # few inputs need it
    from ttconv.scc.reader import to_model

    logger = logging.getLogger("ttconv")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # it warns of each odd code
    try:
        document = to_model(_SEPARATOR.sub(r"\1\t", text))
    except Exception as error:  # whatever a broken file makes it raise
        raise SpeechError("not SCC", f"not read: {str(error)[:200]}", "Its caption codes can't be read.") from error
    finally:
        logger.setLevel(level)
    loads = len(_POP_ON.findall(text))
    result = Cues(repeats_screen=len(_ROLL_UP_OR_PAINT_ON.findall(text)) > loads)
    body = document.get_body()
    for element in body.dfs_iterator() if body is not None else ():
        if not isinstance(element, model.P):
            continue
        start = float(element.get_begin() or 0)
        end = element.get_end()
        parts = [
            "\n" if isinstance(part, model.Br) else part.get_text() or "" if isinstance(part, model.Text) else ""
            for part in element.dfs_iterator()
        ]
        lines = "".join(parts).replace("<", "&lt;").split("\n")
        result.cues.append(Cue(round(start, 3), round(float(end), 3) if end is not None else start, lines))
    result.cues.sort(key=lambda cue: cue.start)
    return result
