#!/usr/bin/env bash
# pysubs2: what a caption editor notes for herself is said by the speaker before.
# pysubs2 1.8.1, which converts captions. WebVTT lets a cue have a name on the line before its times, has comments that begin
# with NOTE, and names a speaker by `<v Name>`. One would expect names and comments to be left out, as the numbers of SRT
# are, and the speaker to be kept, since an event has a `name`. Seen: the next cue's name and a comment become the last words
# of the cue before, in what is written as SRT too; the speaker is dropped; `&amp;` stays as it is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pysubs2==1.8.1
cat > seen.py <<'CODE'
import pysubs2

CAPTIONS = """WEBVTT

roll-call
00:01.000 --> 00:03.000
<v Member Boe>I vote aye.

item-7
00:03.000 --> 00:05.000
<v Member Coe>Parks &amp; streets: no.

NOTE check the name of this speaker

00:05.000 --> 00:06.000
<v Clerk>It fails.
"""

captions = pysubs2.SSAFile.from_string(CAPTIONS, format_="vtt")
assert [event.text for event in captions] == [
    "I vote aye.\\N\\Nitem-7",
    "Parks &amp; streets: no.\\N\\NNOTE check the name of this speaker",
    "It fails.",
], [event.text for event in captions]
assert {event.name for event in captions} == {""}
assert "NOTE check the name of this speaker" in captions.to_string("srt")
print("as stated")
CODE
env/bin/python -W ignore seen.py
