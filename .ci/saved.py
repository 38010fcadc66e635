"""The files that charts save, as data desks read them: pandas, Polars and DuckDB without options give the rows of a CSV file, cell by cell; an
archive opens, and its metadata is valid CSVW for its CSV file.

The test `csv` writes the CSV files of all cases into target/saved/, with their rows as JSON, and tests/js/saved.test.js writes the archives of the
same cases into target/saved-together/.
"""

import datetime
import json
import math
import pathlib
import sys
import tempfile
import warnings
import zipfile

import duckdb
import pandas
import polars
from csvw import CSVW

target = pathlib.Path(__file__).resolve().parent.parent / "target"
folder = target / "saved"


def text(value):
    """A cell as it is written: numbers without what the reader added, nothing for a missing value."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    return str(value)


def same(found, expected):
    """Whether a cell was read as it is written; a number may have lost its last zeros."""
    if text(found) == expected:
        return True
    try:
        return float(found) == float(expected)
    except (TypeError, ValueError):
        return False


def rows_of_pandas(file):
    table = pandas.read_csv(file)
    return list(table.columns), table.astype(object).values.tolist()


def rows_of_polars(file):
    table = polars.read_csv(file)
    return table.columns, [list(row) for row in table.iter_rows()]


def rows_of_duckdb(file):
    result = duckdb.sql(f"SELECT * FROM '{file}'")
    return result.columns, [list(row) for row in result.fetchall()]


HEAD = "district code indicator value comparator unit period status note source link licence accessed".split()
READERS = {"pandas": rows_of_pandas, "Polars": rows_of_polars, "DuckDB": rows_of_duckdb}
complaints, count = [], 0
files = sorted(folder.glob("*.csv"))
for file in files:
    expected = json.loads(file.with_suffix(".json").read_text())
    for name, read in READERS.items():
        try:
            head, rows = read(file)
        except Exception as error:  # Each reader has errors of its own.
            complaints.append(f"{name} {file.name}: {type(error).__name__}: {str(error)[:200]}")
            continue
        count += len(rows)
        if list(head) != HEAD:
            complaints.append(f"{name} {file.name}: head {head}")
        if len(rows) != len(expected):
            complaints.append(f"{name} {file.name}: {len(rows)} rows, expected {len(expected)}")
            continue
        for number, (row, cells) in enumerate(zip(rows, expected), start=2):
            wrong = [column for column, found, cell in zip(HEAD, row, cells) if not same(found, cell)]
            complaints.extend(f"{name} {file.name} line {number}: {column}" for column in wrong)
archives = sorted((target / "saved-together").glob("*.zip"))
for archive in archives:
    name = archive.stem
    with tempfile.TemporaryDirectory() as opened, zipfile.ZipFile(archive) as together:
        if together.testzip() or together.namelist() != [f"{name}.csv", f"{name}.csv-metadata.json"]:
            complaints.append(f"{archive.name}: {together.namelist()}")
            continue
        together.extractall(opened)
        if (pathlib.Path(opened) / f"{name}.csv").read_bytes() != (folder / f"{name}.csv").read_bytes():
            complaints.append(f"{archive.name}: another CSV file than the one saved alone")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            described = CSVW(str(pathlib.Path(opened) / f"{name}.csv-metadata.json"), validate=True)
            rows = list(described.tables[0].iterdicts())
            if not described.is_valid or len(rows) != len(json.loads((folder / f"{name}.json").read_text())):
                complaints.append(f"{archive.name}: CSVW with {len(rows)} rows: {[str(w.message) for w in caught]}")
for complaint in complaints[:40]:
    print(complaint, file=sys.stderr)
versions = {name: module.__version__ for name, module in zip(READERS, [pandas, polars, duckdb])}
print(f"{len(files)} saved files, {len(archives)} archives, {count} rows as they are written; {versions}; {len(complaints)} complaints")
sys.exit(1 if complaints or len(files) < 80 or len(archives) != len(files) else 0)
