"""How fast leads come in: the API's doors with 1,000 and with 100,000 leads in the tenant, and single inserts as the yardstick.

python benchmarks/intake.py [--small 1000] [--large 100000] [--seconds 15] [--clients 8] [--rounds 2] [--looks 40]
                            [--web-rows 100000] [--only …]

Prints figures and ratios; the last line is one JSON object. See docs/benchmarks.md.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.place import own_databases, set_up_django

PARTS = ("post", "bulk", "import", "web", "looks")


def main() -> None:
    given = _arguments()
    set_up_django()
    from benchmarks.doors import run  # models can be imported only now

    started = time.perf_counter()
    with own_databases() as database:
        figures = run(given, database)
    figures["seconds_in_all"] = round(time.perf_counter() - started, 1)
    print(json.dumps(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=1_000, help="leads that the small tenant has")
    parser.add_argument("--large", type=int, default=100_000, help="leads that the large tenant has")
    parser.add_argument("--seconds", type=float, default=15, help="how long the clients post, each time")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2, help="times that either tenant is posted to, by turns")
    parser.add_argument("--leads", type=int, default=20_000, help="leads in bulk and in the imported file")
    parser.add_argument("--web-rows", type=int, default=100_000, help="rows of the files that are imported by the web")
    parser.add_argument("--looks", type=int, default=40, help="leads whose first look is waited for")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure only these")
    return parser.parse_args()


if __name__ == "__main__":
    main()
