"""How well notes of reps are read: precision and recall of findings. Prints figures; the last line is one JSON object.

    python benchmarks/extraction.py [--wrong]

Notes are in tests/followups/inbound/notes: `labelled` was written before the rules and they were mended on it; the others
were mended on later, and docs/extraction.md has what they came to at first sight. A finding is right where its kind (and
what an objection or fact is about) is that of a label and its words overlap with the label's; its day is figured apart.
`--wrong` prints what was missed and what was found too much.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followups.inbound.replies.notes import Found, read_note

NOTES = ROOT / "tests/followups/inbound/notes"
SAID = datetime(2026, 11, 18, 9, tzinfo=UTC)
ROUNDS = 20


def notes(folder: str) -> list[tuple[str, list[str]]]:
    return [
        next(iter(each.items()))
        for path in sorted((NOTES / folder).glob("*.yaml"))
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def is_right(found: Found, label: str, note: str) -> bool:
    kind, _, told = label.partition(": ")
    said = told.rpartition(" @ ")[0] if " @ " in told else told
    place = note.index(said)
    name = f"{found.kind}/{found.detail}" if found.detail else found.kind
    return name == kind and found.start < place + len(said) and place < found.end


def figures(folder: str, *, wrong: bool) -> dict[str, float]:
    right = missed = extra = days = days_right = 0
    for note, labels in notes(folder):
        open_labels = list(labels)
        for each in read_note(note, SAID, "Europe/Berlin"):
            label = next((label for label in open_labels if is_right(each, label, note)), None)
            if label is None:
                extra += 1
                if wrong:
                    print(f"  + {each.kind}/{each.detail} “{each.text}” {each.due}   in: {note}")
                continue
            open_labels.remove(label)
            right += 1
            if " @ " in label:
                days += 1
                good = str(each.due) == label.rpartition(" @ ")[2]
                days_right += good
                if wrong and not good:
                    print(f"  day {each.due} for {label}   in: {note}")
        missed += len(open_labels)
        if wrong and open_labels:
            print(f"  - {open_labels}   in: {note}")
    return {
        "notes": len(notes(folder)),
        "precision": round(right / max(right + extra, 1), 3),
        "recall": round(right / max(right + missed, 1), 3),
        "days_right": round(days_right / max(days, 1), 3),
    }


def speed() -> float:
    texts = [note for note, _ in notes("labelled")]
    began = time.perf_counter()
    for number in range(ROUNDS):
        for text in texts:
            read_note(f"{text} {number}", SAID, "Europe/Berlin")
    return len(texts) * ROUNDS / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--wrong", action="store_true", help="print what was missed and what was found too much")
    wrong = parser.parse_args().wrong
    told: dict[str, object] = {}
    for folder in ("labelled", "held_out", "second"):
        told[folder] = found = figures(folder, wrong=wrong)
        print(
            f"{folder:9} {found['notes']:3} notes: precision {found['precision']:.1%}, recall {found['recall']:.1%}, ",
            end="",
        )
        print(f"of the days {found['days_right']:.1%}")
    told["notes_per_second"] = round(speed())
    print(f"{told['notes_per_second']} notes/s on one core")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
