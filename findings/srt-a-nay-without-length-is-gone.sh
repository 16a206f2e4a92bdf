#!/usr/bin/env bash
# srt: a caption that begins and ends at the same time is read, and gone when the file is written again.
# srt 3.5.3, the usual reader and writer of SubRip. Live captions have short words of no length: a member's "Nay." from
# 00:00:06,000 to 00:00:06,000. One would expect `compose(parse(text))` to give back what it was given. Seen: the caption
# is parsed, and composing leaves it out and gives its number to the next one; the default options do so, and what is
# told of it goes to a log that shows nothing unless it is set up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check srt==3.5.3
cat > seen.py <<'CODE'
import srt

captions = """1
00:00:01,000 --> 00:00:04,000
MODERATOR: Ms. Lind?

2
00:00:06,000 --> 00:00:06,000
LIND: Nay.

3
00:00:07,000 --> 00:00:09,000
MODERATOR: Mr. Diaz?

"""
cues = list(srt.parse(captions))
assert [cue.content for cue in cues] == ["MODERATOR: Ms. Lind?", "LIND: Nay.", "MODERATOR: Mr. Diaz?"]
written = srt.compose(cues)
assert "Nay" not in written, written
assert "2\n00:00:07,000 --> 00:00:09,000\nMODERATOR: Mr. Diaz?" in written, written
assert srt.compose(cues, reindex=False) == captions
print("as stated")
CODE
env/bin/python -W ignore seen.py
