#!/usr/bin/env bash
# pysbd: cleaning takes the numbers of a tally and the name of a speaker.
# pysbd 0.3.4, which cuts text into sentences by rules. Clerks print tallies with leaders, "Yes....... 7", and
# transcripts put the speaker into angle brackets. One would expect cleaning to take away broken lines and leave the
# words. Seen: leaders and the number behind them are taken for a table of contents, so "Yes....... 7  No....... 2" is
# "Yes" and "No"; "<Moreno> said yes." is taken for a tag and is "said yes."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pysbd==0.3.4
cat > seen.py <<'CODE'
import pysbd


def sentences(text: str, clean: bool) -> list[str]:
    return pysbd.Segmenter(language="en", clean=clean).segment(text)


tally = "Yes....... 7  No....... 2"
assert sentences(tally, clean=True) == ["Yes", "No"], sentences(tally, clean=True)
assert "".join(sentences(tally, clean=False)) == tally
speech = "The chair asked. <Moreno> said yes."
assert sentences(speech, clean=True) == ["The chair asked.", "said yes."], sentences(speech, clean=True)
assert "".join(sentences(speech, clean=False)) == speech
print("as stated")
CODE
env/bin/python -W ignore seen.py
