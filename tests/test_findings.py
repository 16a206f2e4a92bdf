"""Each finding can be run as it is, in a folder of its own, with the versions that it was seen in."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

FINDINGS = sorted((Path(__file__).parent.parent / "findings").glob("*.sh"))


@pytest.mark.parametrize("script", FINDINGS, ids=lambda path: path.stem)
def test_a_finding_can_be_run_and_pins_what_it_installs(script: Path) -> None:
    text = script.read_text(encoding="utf-8").replace("\\\n", "")
    assert os.access(script, os.X_OK)
    assert text.startswith("#!/usr/bin/env bash\n#")
    assert re.search(r"^folder=\$\(mktemp -d\)\ntrap 'rm -rf \"\$folder\"' EXIT\ncd \"\$folder\"$", text, re.MULTILINE)
    installs = re.findall(r"-m pip install .*", text)
    assert installs
    packages = [word for line in installs for word in re.split(r"\s+", line)[3:] if not word.startswith("-")]
    assert packages
    assert [word for word in packages if "==" not in word] == []
