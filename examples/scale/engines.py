"""SQLite, DuckDB and Spark, each with the tables of a record, ready to be asked."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from questions import TABLES

Ask = Callable[[str], list[tuple[Any, ...]]]
"""The rows of a question in which `{term}` is still to be filled in."""


def sqlite_engine(record: Path, word: str) -> Ask:
    """The record's own file. Its texts are read one by one, since SQLite by itself has no regular expressions."""
    connection = sqlite3.connect(f"{record.resolve().as_uri()}?mode=ro", uri=True)
    pattern = re.compile(_pattern(word))
    connection.create_function("has_word", 1, lambda text: pattern.search(text) is not None, deterministic=True)
    term = f"s.text LIKE '%{word}%' AND has_word(s.text)"
    return lambda sql: connection.execute(sql.format(term=term)).fetchall()


def duckdb_engine(folder: Path, word: str) -> Ask:
    """Views on the Parquet files. The names of folders stay text: an id like 2025 would become a number."""
    import duckdb

    connection = duckdb.connect()
    for table in TABLES:
        files = str(folder / table / "**" / "*.parquet").replace("'", "''")
        connection.execute(
            f"CREATE VIEW {table} AS SELECT * FROM "
            f"read_parquet('{files}', hive_partitioning = true, hive_types_autocast = false)"
        )
    term = f"regexp_matches(s.text, '{_pattern(word)}')"
    return lambda sql: connection.execute(sql.format(term=term)).fetchall()


def spark_engine(folder: Path, word: str) -> Ask:
    """Spark on this machine with all its cores; on a cluster, only the master and the folder are others."""
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[*]")
        .appName("council records")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")  # as for DuckDB
        .config("spark.sql.shuffle.partitions", "8")
        # Thousands of small files: listed here, not by ten thousand tasks, and read many in one task.
        .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "1000000")
        .config("spark.sql.files.openCostInBytes", "65536")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    for table in TABLES:
        spark.read.parquet(str(folder / table)).createOrReplaceTempView(table)
    term = f"s.text RLIKE '{_pattern(word)}'".replace("\\", "\\\\")
    return lambda sql: [tuple(row) for row in spark.sql(sql.format(term=term)).collect()]


ENGINES: dict[str, Callable[[Path, Path, str], Ask]] = {
    "SQLite": lambda record, _, word: sqlite_engine(record, word),
    "DuckDB": lambda _, folder, word: duckdb_engine(folder, word),
    "Spark": lambda _, folder, word: spark_engine(folder, word),
}


def _pattern(word: str) -> str:
    if not re.fullmatch(r"[A-Za-z]+", word):
        raise SystemExit("One word of English letters, please.")
    return rf"(?i)\b{word}\b"
