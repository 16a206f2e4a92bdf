#!/usr/bin/env bash
# Parquet: the councils of one folder have other ids in pyarrow than in DuckDB, and a further council changes them all.
# pyarrow 26.0.1, duckdb 2.0.1. Partitioned files keep what they are partitioned by in names of folders (`council=007`),
# not in the files. One would expect text, or the same guess. Seen: 007 is the number 7 for pyarrow and text for DuckDB, a
# date is text for pyarrow and a date for DuckDB, 0x10 is 16 for both; once a council with letters joins, all are text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pyarrow==26.0.1 duckdb==2.0.1
cat > seen.py <<'CODE'
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

for number, ids in enumerate((["007", "010"], ["2025-01-15"], ["0x10"], ["007", "council"])):
    for council in ids:
        place = Path(str(number), f"council={council}")
        place.mkdir(parents=True)
        pq.write_table(pa.table({"votes": [1]}), place / "part-0.parquet")
    arrow = ds.dataset(str(number), partitioning="hive").to_table().column("council").to_pylist()
    sql = f"SELECT council FROM read_parquet('{number}/**/*.parquet', hive_partitioning = true) ORDER BY council"
    print(ids, "pyarrow", sorted(arrow), "DuckDB", [council for (council,) in duckdb.sql(sql).fetchall()])
CODE
cat > expected.txt <<'SEEN'
['007', '010'] pyarrow [7, 10] DuckDB ['007', '010']
['2025-01-15'] pyarrow ['2025-01-15'] DuckDB [datetime.date(2025, 1, 15)]
['0x10'] pyarrow [16] DuckDB [16]
['007', 'council'] pyarrow ['007', 'council'] DuckDB ['007', 'council']
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
