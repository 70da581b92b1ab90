"""How many drafts a second the gates check on one core. Prints figures; the last line is one JSON object.

The drafts are those of tests/followups/gates/labelled.yaml, each made different by a number in subject, body, last
interaction and earlier touches, so that nothing kept from one draft answers the next; facts and senders repeat, as they
do from draft to draft of one client.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followups.gates.check import check
from followups.gates.draft import Draft, draft_from_dict

ROUNDS = 5
TARGET = 1500


def drafts() -> list[Draft]:
    file = yaml.safe_load((ROOT / "tests/followups/gates/labelled.yaml").read_text(encoding="utf-8"))
    found = []
    for case in file["drafts"]:
        given = dict(file["situations"][case["from"]])
        body = f"{given.pop('greet')}\n\n{case['say']}\n\n{given.pop('close')}"
        found.append(draft_from_dict({**given, "body": body}))
    return found


def varied(draft: Draft, number: int) -> Draft:
    """The same draft to another lead, as far as the gates can tell."""
    last = draft.last_interaction and replace(draft.last_interaction, text=f"{draft.last_interaction.text} {number}")
    touches = tuple(replace(touch, body=f"{touch.body} {number}") for touch in draft.previous_touches)
    person = replace(draft.lead, last_name=f"{draft.lead.last_name}{number}")
    return replace(
        draft, subject=f"{draft.subject} {number}", body=f"{draft.body} {number}", lead=person,
        last_interaction=last, previous_touches=touches,
    )  # fmt: skip


def main() -> None:
    given = drafts()
    for draft in given:
        check(draft)
    rates = []
    for number in range(ROUNDS):
        fresh = [varied(draft, number) for draft in given]
        began = time.process_time()
        for draft in fresh:
            check(draft)
        rates.append(len(fresh) / (time.process_time() - began))
        print(f"round {number + 1}: {rates[-1]:,.0f} drafts/s")
    words = median(len(draft.body.split()) for draft in given)
    rate = round(median(rates))
    print(f"{len(given)} drafts of {words:.0f} words (median): {rate:,} drafts/s, {rate / TARGET:.2f} of the target")
    print(json.dumps({"drafts_per_second": rate, "target": TARGET, "ratio": round(rate / TARGET, 2)}))


if __name__ == "__main__":
    main()
