"""How well and how fast inbound mail is read, on labelled public mail that is no part of the project.

    python benchmarks/inbound.py [FOLDER]

FOLDER (by default ../shared/inbound beside the repository) holds `bounces/` with `bounces.json` and `quoting/` with
`emails/` and `trimmed/`. A third of the bounces, chosen by the hash of their names, was held out while the rules were
written (docs/inbound.md has its figures of then); both parts are printed. The last line is one JSON object.
"""

import hashlib
import json
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followups.inbound.reading.classifying import Classified, classify

TARGETS = {
    "bounce_recall": 0.97,
    "hard_precision": 0.97,
    "hard_recall": 0.90,
    "complaint_recall": 1.0,
    "messages_per_second": 300,
}
ROUNDS = 3
HEAD = b"From: Anna Weber <anna@nordlicht.test>\nSubject: Re: Your quote\nContent-Type: text/plain; charset=utf-8\n\n"


def held_out(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def true_kind(label: dict) -> str:
    """The label's kind; a report about signatures (auth-failure) is filed as a complaint there and is none (RFC 6591)."""
    about_signatures = any(row["feedback"] == "auth-failure" for row in label["rows"])
    return "auto_reply" if about_signatures else label["kind"]


def expected_hard(label: dict, found: int) -> int:
    """How many recipients should be hard. Where the labels repeat a row for the one recipient there is, it counts once."""
    rows = label["rows"]
    if found < len(rows):
        rows = list({(row["hard"], row["reason"], row["status"]): row for row in rows}.values())
    return sum(row["hard"] for row in rows)


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def figures(read: dict[str, Classified], labels: dict[str, dict]) -> dict:
    """Recall and precision over these messages."""
    seen: Counter[str] = Counter()
    for name, found in read.items():
        label, kind = labels[name], true_kind(labels[name])
        for each in ("bounce", "complaint", "auto_reply"):
            seen[f"{each} there"] += kind == each
            seen[f"{each} found"] += kind == each == found.kind
            seen[f"{each} wrong"] += (
                kind != each and found.kind == each and not (each == "auto_reply" and kind == "delivered")
            )
        if kind == "bounce":
            hard = sum(each.hard for each in found.recipients)
            wanted = expected_hard(label, len(found.recipients))
            seen["hard there"] += wanted
            seen["hard said"] += hard
            seen["hard right"] += min(hard, wanted)
        seen["with ids"] += bool(found.refers_to)
    return {
        "messages": len(read),
        "bounce_recall": ratio(seen["bounce found"], seen["bounce there"]),
        "called_bounce_wrongly": seen["bounce wrong"],
        "hard_precision": ratio(seen["hard right"], seen["hard said"]),
        "hard_recall": ratio(seen["hard right"], seen["hard there"]),
        "hard_recipients": seen["hard there"],
        "complaint_recall": ratio(seen["complaint found"], seen["complaint there"]),
        "called_complaint_wrongly": seen["complaint wrong"],
        "auto_reply_recall": ratio(seen["auto_reply found"], seen["auto_reply there"]),
        "called_auto_reply_wrongly": seen["auto_reply wrong"],
        "original_message_id_found": ratio(seen["with ids"], len(read)),
    }


def return_dates(read: dict[str, Classified], labels: dict[str, dict]) -> dict | None:
    """Days of return, where the labels tell them."""
    wanted = {name: label["return_date"] for name, label in labels.items() if label.get("return_date")}
    right = sum(str(read[name].return_date) == day for name, day in wanted.items())
    return {"return_dates": len(wanted), "return_dates_right": ratio(right, len(wanted))} if wanted else None


def quoting(folder: Path) -> dict:
    """What of the quoted text leaks into a reply, and what of the reply is lost: in messages and in words."""
    seen: Counter[str] = Counter()
    for file in sorted((folder / "emails").iterdir()):
        found = classify(HEAD + file.read_bytes())
        got = Counter(found.in_context.split())
        wanted = Counter((folder / "trimmed" / file.name).read_text(encoding="utf-8").split())
        leaked, lost = sum((got - wanted).values()), sum((wanted - got).values())
        seen["messages"] += 1
        seen["taken for a machine's"] += found.kind != "human"
        seen["exact"] += not leaked and not lost
        seen["leaking"] += leaked > 0
        seen["losing"] += lost > 0
        seen["words"] += sum(wanted.values())
        seen["words leaked"] += leaked
        seen["words lost"] += lost
    return {
        "quoting_messages": seen["messages"],
        "person_taken_for_machine": seen["taken for a machine's"],
        "quoting_exact": ratio(seen["exact"], seen["messages"]),
        "quoting_leak": ratio(seen["leaking"], seen["messages"]),
        "quoting_loss": ratio(seen["losing"], seen["messages"]),
        "quoting_words_leaked": ratio(seen["words leaked"], seen["words"]),
        "quoting_words_lost": ratio(seen["words lost"], seen["words"]),
    }


def speed(raws: list[bytes]) -> float:
    """Messages a second on one core: the best of some rounds, since other work on the machine only slows it."""
    best = 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        for raw in raws:
            classify(raw)
        best = max(best, len(raws) / (time.process_time() - began))
    return best


def shown(title: str, result: dict) -> None:
    print(f"\n{title}")
    for name, value in result.items():
        print(f"  {name.replace('_', ' '):<34} {value}")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "inbound"
    missing = [
        name
        for name in ("bounces.json", "bounces", "quoting/emails", "quoting/trimmed")
        if not (folder / name).exists()
    ]
    if missing:
        print(f"{folder} does not hold {', '.join(missing)}: name the folder of the labelled mail as the argument.")
        print(json.dumps({"missing": missing}))
        raise SystemExit(2)
    labels = json.loads((folder / "bounces.json").read_text(encoding="utf-8"))
    raws = {name: (folder / "bounces" / name).read_bytes() for name in sorted(labels)}
    read = {name: classify(raw) for name, raw in raws.items()}
    results = figures(read, labels)
    parts = {
        "while_writing": figures({name: each for name, each in read.items() if not held_out(name)}, labels),
        "held_out": figures({name: each for name, each in read.items() if held_out(name)}, labels),
    }
    quotes = quoting(folder / "quoting")
    results |= (return_dates(read, labels) or {}) | quotes | {"messages_per_second": round(speed(list(raws.values())))}
    shown("All", results)
    for name, part in parts.items():
        shown(name.replace("_", " ").capitalize(), part)
    met = {name: results[name] is not None and results[name] >= target for name, target in TARGETS.items()}
    print(json.dumps({**results, **{f"{name}_part": part for name, part in parts.items()}, "targets_met": met}))


if __name__ == "__main__":
    main()
