#!/usr/bin/env bash
# us: "Minn." is Maine, and the other short names of the states are none.
# us 3.2.0, the list of states that tools for legislatures use; `us.states.lookup` takes names, codes and abbreviations.
# Datelines and addresses in minutes have the short names of the AP stylebook, "Duluth, Minn." One would expect
# Minnesota, or nothing, as for Ala., Ill., Mass. and Wis. Seen: what is no code of two letters is compared by how it
# sounds, and "Minn." sounds like Maine; of all the short names it is the only one that is found, and wrongly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check us==3.2.0 jellyfish==1.3.0
cat > seen.py <<'CODE'
import us

SHORT = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. "
    "Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo."
)
seen = {short: state.name for short in SHORT.split() if (state := us.states.lookup(short)) is not None}
assert seen == {"Minn.": "Maine"}, seen
assert us.states.lookup("Minn").name == "Maine"
print("as stated")
CODE
env/bin/python -W ignore seen.py
