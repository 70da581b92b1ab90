"""How fast the main job is: the loop, the API's door for leads, and plain SQL writing the same rows as the yardstick.

python benchmarks/main_job.py [--leads 10000] [--seconds 20] [--clients 8] [--small 10000] [--large 300000] [--only …]

Prints figures and ratios; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django

PARTS = ("loop", "post", "yardstick", "sizes")


def main() -> None:
    given = _arguments()
    set_up_django()
    from benchmarks.parts import run  # models can be imported only now

    started = time.perf_counter()
    with own_databases("small", "large") as database:
        figures = run(given, database)
    figures["seconds_in_all"] = round(time.perf_counter() - started, 1)
    print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leads", type=int, default=10_000, help="leads due in the loop")
    parser.add_argument("--seconds", type=float, default=20, help="how long the clients post")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--small", type=int, default=10_000, help="leads in the small table")
    parser.add_argument("--large", type=int, default=300_000, help="leads in the large table")
    parser.add_argument("--due", type=int, default=1_000, help="leads due in either")
    parser.add_argument("--rounds", type=int, default=7, help="looks at either table")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure only these")
    return parser.parse_args()


if __name__ == "__main__":
    main()
