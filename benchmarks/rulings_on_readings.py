"""How long does it take to see the cohort of a reading with many open cases, its letters, and to rule on it?"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.office.processes import Processes  # noqa: E402 (needs the path above)

AIM_MS = 2000.0

METHOD = """Method: every case turns on the reading; each was filed by an owner of its own, on so many days as are said.
Each figure is of a process that has just begun and has bound no rule yet, of the act itself as of the page that is
computed; the median of several. “Cohort”: every case under each of the five alternatives. “Letters”: the act rehearsed
and taken back. “Act”: ruling, every case decided anew, entry, letters, all durable."""


def measured(folder: Path, many: int, days: int, rounds: int) -> None:
    """Print the figures for one database."""
    for letters in (True, False):
        office = Processes(folder / f"{days}-{letters}", "tests.office.faults.rulings")
        kind = "PostgreSQL" if office.server.startswith("postgres") else "SQLite"
        try:
            office.done("prepare", many, days)
            if not letters:
                office.done("silent")
            shown = [f"{kind:<11}{many} cases on {days:>2} days, {'a letter each' if letters else 'no letters':<14}"]
            for what, times in (("cohort", rounds), ("letters", rounds), ("act", 1)):
                spent = median(json.loads(office.done("measured", what)) for _ in range(times))
                shown.append(f"{what} {spent:>6,.0f} ms")
            print("   ".join(shown), f"  (aim under {AIM_MS:,.0f} ms)", flush=True)
        finally:
            office.forget()


def main() -> None:
    """Measure on the database of AWARD_DATABASE, else on SQLite and then on a PostgreSQL."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--many", type=int, default=200)
    options.add_argument("--days", type=int, nargs="*", default=[1, 30])
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    if not os.environ.get("AWARD_DATABASE"):
        print(METHOD)
    Path("build").mkdir(exist_ok=True)
    for days in chosen.days:
        with TemporaryDirectory(dir="build") as folder:
            for letters in (True, False):
                (Path(folder) / f"{days}-{letters}").mkdir()
            measured(Path(folder).resolve(), chosen.many, days, chosen.rounds)
    if not os.environ.get("AWARD_DATABASE"):
        again = [sys.executable, str(ROOT / "tools/postgresql.py"), sys.executable, *sys.argv]
        sys.exit(subprocess.run(again, check=False).returncode)


if __name__ == "__main__":
    main()
