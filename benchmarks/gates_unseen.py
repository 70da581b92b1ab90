"""How well the gates judge drafts that nothing was tuned on: tests/followups/gates/held_out/.

python benchmarks/gates_unseen.py [--languages LANGUAGE …] [--half odd|even] [--misses FILE …]

Prints figures for each file; the last line is one JSON object. `--misses` shows what was misjudged in the files named. Whoever
reads that of a file mends by it, so it is held out no longer: move it to tests/followups/gates/blocks/ and write a new one.
"""

import argparse
import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followups.gates.check import check
from followups.gates.draft import draft_from_dict

PLACE = ROOT / "tests/followups/gates/held_out"
MARKS = ("from", "say", "fails", "may", "review")
# A waived fee or an extra touches the price, and as well the scope: either code will do for a bad draft.
EITHER = frozenset(["touches_pricing", "touches_scope"])
TARGETS = {"bad_caught": 0.97, "good_failed": 0.05, "codes_raised": 0.98}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", nargs="*", default=[], help="names of files, such as en_a")
    parser.add_argument("--languages", nargs="*", default=[], help="the files of these languages alone, such as de fr")
    parser.add_argument("--half", choices=["odd", "even"], help="the odd or the even entries alone, counted from 0")
    asked = parser.parse_args()
    seen = {"bad": 0, "caught": 0, "caught_by_any": 0, "good": 0, "failed": 0, "codes": 0, "raised": 0}
    for path in sorted(PLACE.glob("*.yaml")):
        if asked.languages and path.stem[:2] not in asked.languages:
            continue
        counted = _judge(path, show=path.stem in asked.misses, half=asked.half)
        print(
            f"{path.stem}: bad caught {counted['caught']} of {counted['bad']} ({counted['caught_by_any']} by any gate), "
            f"good failed {counted['failed']} of {counted['good']}, codes raised {counted['raised']} of {counted['codes']}"
        )
        seen = {name: seen[name] + counted[name] for name in seen}
    shares = {
        "bad_caught": seen["caught"] / seen["bad"],
        "good_failed": seen["failed"] / seen["good"],
        "codes_raised": seen["raised"] / seen["codes"],
    }
    for name, share in shares.items():
        print(f"{name.replace('_', ' ')}: {share:.0%} (target {TARGETS[name]:.0%})")
    print(json.dumps(seen | {name: round(share, 3) for name, share in shares.items()}))


def _judge(path: Path, *, show: bool, half: str | None) -> dict[str, int]:
    file = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = {"bad": 0, "caught": 0, "caught_by_any": 0, "good": 0, "failed": 0, "codes": 0, "raised": 0}
    for number, case in enumerate(file["drafts"]):
        if half and number % 2 != ("even", "odd").index(half):
            continue
        given = file["situations"][case["from"]] | {key: value for key, value in case.items() if key not in MARKS}
        body = "\n\n".join(filter(None, [given.pop("greet", ""), case["say"], given.pop("close", "")]))
        verdict = check(draft_from_dict({**given, "body": body}))
        failed = {finding.gate for finding in verdict.findings if not finding.passed}
        wanted, codes = set(case.get("fails", ())), set(case.get("review", ()))
        lacking = {
            code
            for code in codes
            if not (EITHER if wanted and code in EITHER else {code}) & set(verdict.review_because)
        }
        wrong = wanted - failed if wanted else failed - set(case.get("may", ()))
        found["bad"] += bool(wanted)
        found["caught"] += bool(wanted) and not wrong
        found["caught_by_any"] += bool(wanted and failed)
        found["good"] += not wanted
        found["failed"] += bool(not wanted and wrong)
        found["codes"] += len(codes)
        found["raised"] += len(codes - lacking)
        if show and (wrong or lacking):
            what = "missed" if wanted else "wrongly failed"
            print(
                f"  {number}: {what} {', '.join(sorted(wrong)) or '-'}; codes lacking {', '.join(sorted(lacking)) or '-'}"
            )
            print(f"     {' '.join(case['say'].split())}")
    return found


if __name__ == "__main__":
    main()
