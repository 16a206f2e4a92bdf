#!/usr/bin/env bash
# WebVTT: a voice that ends inside a cue goes on in webvtt-py, and is gone in pysubs2.
# webvtt-py 0.6.0, pysubs2 1.8.1, pycaption 2.3.14. WebVTT gives a voice to a span: `<v Ben Poe>Second.</v>`. What stands
# after `</v>` is said by nobody who is named, and a cue may have two voices. One would expect a reader to keep the spans,
# or the name at least. Seen: webvtt-py names the first voice for the whole cue, so that an objection becomes the
# seconder's; pysubs2 removes the names from the text and fills none of its own fields with them; pycaption
# writes the name into the text and gives the objection to the seconder too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check webvtt-py==0.6.0 pysubs2==1.8.1 pycaption==2.3.14
cat > seen.py <<'CODE'
from pathlib import Path

import pysubs2
import webvtt
from pycaption import WebVTTReader

text = """WEBVTT

00:01.000 --> 00:03.000
<v Ben Poe>Second.</v> I object.

00:04.000 --> 00:06.000
<v Ana Roe>So moved.</v> <v Ben Poe>Second.</v>
"""
Path("meeting.vtt").write_text(text)
for cue in webvtt.read("meeting.vtt"):
    print("webvtt-py:", cue.voice, "|", cue.text)
for event in pysubs2.load("meeting.vtt"):
    print("pysubs2:", repr(event.name), "|", event.text)
for caption in WebVTTReader().read(text).get_captions("en-US"):
    print("pycaption:", caption.get_text())
CODE
cat > expected.txt <<'SEEN'
webvtt-py: Ben Poe | Second. I object.
webvtt-py: Ana Roe | So moved. Second.
pysubs2: '' | Second. I object.
pysubs2: '' | So moved. Second.
pycaption: Ben Poe: Second. I object.
pycaption: Ana Roe: So moved. Ben Poe: Second.
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
