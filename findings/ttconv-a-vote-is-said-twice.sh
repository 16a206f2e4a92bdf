#!/usr/bin/env bash
# ttconv: members who vote at the same time vote twice.
# ttconv 1.2.3, which converts captions. In a roll call two captions are often on screen together: "Roe: Aye." for
# seconds 0 to 4, "Poe: Nay." for 2 to 6; SRT and WebVTT allow it. One would expect two captions from SRT to SRT. Seen:
# three, one for each state of the screen, so that both votes are in the text twice: 0 to 2 Aye, 2 to 4 Aye and Nay, 4
# to 6 Nay. From WebVTT to WebVTT the same, and the names of the speakers (`<v Roe>`) are gone. Captions that don't
# overlap stay as they are. councilui asks ttconv for the codes of SCC alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check ttconv==1.2.3
cat > seen.py <<'CODE'
import io
import logging

import ttconv.srt.reader
import ttconv.srt.writer
import ttconv.vtt.reader
import ttconv.vtt.writer

logging.disable()


def srt(second_begins: int) -> str:
    return (
        "1\n00:00:00,000 --> 00:00:04,000\nRoe: Aye.\n\n"
        f"2\n00:00:0{second_begins},000 --> 00:00:06,000\nPoe: Nay.\n"
    )


def converted(text: str) -> list[str]:
    return ttconv.srt.writer.from_model(ttconv.srt.reader.to_model(io.StringIO(text))).split("\n")


votes = [line for line in converted(srt(2)) if line[-4:] in ("Aye.", "Nay.")]
assert votes == ["Roe: Aye.", "Roe: Aye.", "Poe: Nay.", "Poe: Nay."], votes
times = [line for line in converted(srt(2)) if "-->" in line]
assert times == [
    "00:00:00,000 --> 00:00:02,000", "00:00:02,000 --> 00:00:04,000", "00:00:04,000 --> 00:00:06,000",
], times
votes = [line for line in converted(srt(4)) if line[-4:] in ("Aye.", "Nay.")]
assert votes == ["Roe: Aye.", "Poe: Nay."], votes

vtt = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Roe>Aye.</v>\n\n00:02.000 --> 00:06.000\n<v Poe>Nay.</v>\n"
seen = ttconv.vtt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(vtt)))
assert seen.count("Aye.") == seen.count("Nay.") == 2, seen
assert "Roe" not in seen and "Poe" not in seen, seen
print("as stated")
CODE
env/bin/python -W ignore seen.py
