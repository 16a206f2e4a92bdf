#!/usr/bin/env bash
# whisper-normalizer: "the motion carries, five two" is 52, and two sentences make one number.
# whisper-normalizer 0.1.15, the rules by which transcripts of Whisper are compared and searched. Chairs read a tally
# as "five two", and "Item four. Two ayes." are two sentences. One would expect the comma or the period to part the
# numbers. Seen: marks go first, and words of digits side by side become one number: 52, and "item 42 ayes". A speaker in
# brackets, "[Moreno] Aye.", goes without a trace, and so do the zeros of "Section 2-32-055".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check whisper-normalizer==0.1.15
cat > seen.py <<'CODE'
from whisper_normalizer.english import EnglishTextNormalizer

normal = EnglishTextNormalizer()
for text, expected in {
    "The motion carries, five two.": "the motion carries 52",
    "The motion carries five to two.": "the motion carries 5 to 2",
    "Item four. Two ayes.": "item 42 ayes",
    "[Moreno] Aye.": "aye",
    "Section 2-32-055": "section 2 32 55",
}.items():
    assert normal(text) == expected, (text, normal(text))
print("as stated")
CODE
env/bin/python -W ignore seen.py
