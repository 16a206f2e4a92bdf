from __future__ import annotations

import csv
import io
import json
import sqlite3

from councilui.analysis.reconcile import check
from councilui.export.doubts import doubts_export, finding_text
from councilui.export.formats import write_exports
from councilui.record.queries.checks import check_input


def test_findings_in_each_format(connection: sqlite3.Connection) -> None:
    data = check_input(connection)
    findings = check(data)
    export = doubts_export(findings, data.sources)
    texts = {name: write_exports([export], name, None) for name in ("markdown", "csv", "json")}
    assert "## Contradictory result (5)" in texts["markdown"]
    assert '"Uniting for Peace" resolution (SR2023-0006422), Jan. 31, 2024: ' in texts["markdown"]
    assert "## Sources" in texts["markdown"]
    rows = list(csv.DictReader(io.StringIO(texts["csv"])))
    assert len(rows) == len(json.loads(texts["json"])) == len(findings)
    assert {row["kind"] for row in rows} == {finding.kind for finding in findings}
    text = finding_text(next(finding for finding in findings if finding.sources), data.sources)
    assert "\n— Source: " in text
