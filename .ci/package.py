"""The data packages as others read them: valid for Frictionless, and read by pandas without options."""

import pathlib
import sys

import pandas
from frictionless import validate

root = pathlib.Path(__file__).resolve().parent.parent


def is_read(data):
    """Whether other programs read a package; prints what they find."""
    report = validate(str(data / "datapackage.json"))
    for task in report.tasks:
        print(f"{data.name}/{task.place}: {task.stats.get('rows')} rows, {len(task.errors)} errors")
    for error in report.flatten(["type", "message"]):
        print(*error, sep=": ", file=sys.stderr)
    # The description names every table, and every table that it names is there.
    named = {task.place for task in report.tasks}
    tables = {path.name: pandas.read_csv(path) for path in sorted(data.glob("*.csv"))}
    for name, table in tables.items():
        print(f"{data.name}/{name}: {len(table)} rows of {len(table.columns)} columns in pandas")
    # No figure may ever have been revised.
    empty = [name for name, table in tables.items() if table.empty and name != "revisions.csv"]
    needed = {"indicators.csv", "observations.csv"} <= tables.keys() and {"districts.csv", "places.csv"} & tables.keys()
    return report.valid and not empty and needed and named == tables.keys()


packages = [root / "data", root / "examples" / "germany"]
sys.exit(0 if all([is_read(package) for package in packages]) else 1)
