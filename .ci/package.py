"""The data package as others read it: valid for Frictionless, and read by pandas without options."""

import pathlib
import sys

import pandas
from frictionless import validate

data = pathlib.Path(__file__).resolve().parent.parent / "data"
report = validate(str(data / "datapackage.json"))
for task in report.tasks:
    print(f"{task.place}: {task.stats.get('rows')} rows, {len(task.errors)} errors")
for error in report.flatten(["type", "message"]):
    print(*error, sep=": ", file=sys.stderr)
# The description names every table, and every table that it names is there.
named = {task.place for task in report.tasks}
tables = {path.name: pandas.read_csv(path) for path in sorted(data.glob("*.csv"))}
for name, table in tables.items():
    print(f"{name}: {len(table)} rows of {len(table.columns)} columns in pandas")
# No figure may ever have been revised.
empty = [name for name, table in tables.items() if table.empty and name != "revisions.csv"]
needed = {"indicators.csv", "observations.csv"} <= tables.keys() and {"districts.csv", "places.csv"} & tables.keys()
sys.exit(0 if report.valid and not empty and needed and named == tables.keys() else 1)
