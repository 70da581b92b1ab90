"""How well and how fast replies are separated, understood and searched. Prints figures; the last line is one JSON object.

    python benchmarks/replies.py [--pairs FOLDER]

Understanding is measured on tests/followups/inbound/replies: `labelled` was there while the rules were made, `held_out`
was not. `--pairs` names a folder with emails/ and trimmed/, files of the same name: a mail's text and its writer's own
words. Leak: characters of the reply that are not the writer's, by those that are not theirs in all mails. Loss: characters
of theirs that are missing, by all of theirs. White space is squeezed; every third pair by name is figured apart.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followups.inbound.replies.finding import find
from followups.inbound.replies.separating import separate
from followups.inbound.replies.understanding import understand

LABELS = ROOT / "tests/followups/inbound/replies"
SENT = datetime(2026, 11, 18, 9, tzinfo=UTC)
STOPS = ("opt_out", "explicit_no")
ROUNDS = 5
TARGET = 1500
BELOW = """

Kind regards
Tom Miller
Head of Purchasing, Acme Ltd
Tel. +44 20 7946 0018 | www.acme.example

On Mon, 16 Nov 2026 at 10:02, Anna Weber <anna@agency.example> wrote:

> Hi Tom,
>
> here is the offer that we talked about.
> Shall we go through it on Thursday?
>
> To unsubscribe click here: https://agency.example/u/1
"""


def labelled(folder: str) -> list[tuple[str, str]]:
    return [
        (kind, text)
        for path in sorted((LABELS / folder).glob("*.yaml"))
        for kind, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for text in texts
    ]


def understanding(folder: str) -> dict[str, float]:
    replies = [(kind, understand(text, sent_at=SENT)) for kind, text in labelled(folder)]
    stops = [(kind, found) for kind, found in replies if kind in STOPS]
    caught = sum(found.kind in (*STOPS, "complaint") or found.doubt for _, found in stops)
    figures = {
        "replies": len(replies),
        "right": round(sum(kind == found.kind for kind, found in replies) / len(replies), 3),
        "stops_caught": round(caught / len(stops), 3),
        "asked": round(sum(found.doubt for _, found in replies) / len(replies), 3),
    }
    print(f"{folder}: {figures}")
    return figures


def separation(pairs: Path) -> dict[str, dict[str, float]]:
    names = sorted(path.name for path in (pairs / "emails").iterdir())
    parts = {
        "developed on": [name for place, name in enumerate(names, 1) if place % 3],
        "held out": [name for place, name in enumerate(names, 1) if not place % 3],
    }
    found = {part: _leak_and_loss(pairs, chosen) for part, chosen in parts.items()}
    for part, figures in found.items():
        print(f"pairs {part}: {figures}")
    return found


def _leak_and_loss(pairs: Path, names: Iterable[str]) -> dict[str, float]:
    exact = leak = loss = own = foreign = count = 0
    for name in names:
        mail = (pairs / "emails" / name).read_text(encoding="utf-8").split()
        wanted = (pairs / "trimmed" / name).read_text(encoding="utf-8").split()
        got = separate((pairs / "emails" / name).read_text(encoding="utf-8")).in_context.split()
        blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
        kept = sum(_length(wanted[block.a : block.a + block.size]) for block in blocks)
        count, exact = count + 1, exact + (wanted == got)
        leak, loss = leak + _length(got) - kept, loss + _length(wanted) - kept
        own, foreign = own + _length(wanted), foreign + max(0, _length(mail) - _length(wanted))
    return {"mails": count, "exact": exact, "leak": round(leak / foreign, 4), "loss": round(loss / own, 4)}


def _length(words: list[str]) -> int:
    return sum(len(word) for word in words)


def speed() -> int:
    replies = [text for folder in ("labelled", "held_out") for _, text in labelled(folder)]
    rates = []
    for number in range(ROUNDS):
        mails = [f"{text}\n{number}{BELOW}" for text in replies]  # what is kept from one round answers no other
        began = time.process_time()
        for mail in mails:
            reply = separate(mail).reply
            understand(reply, sent_at=SENT)
            find(reply, SENT, "Europe/Berlin")
        rates.append(len(mails) / (time.process_time() - began))
        print(f"round {number + 1}: {rates[-1]:,.0f} replies/s separated, understood and searched")
    return round(median(rates))


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("--pairs", type=Path)
    pairs = arguments.parse_args().pairs
    figures: dict[str, object] = {folder: understanding(folder) for folder in ("labelled", "held_out")}
    if pairs is not None:
        figures["pairs"] = separation(pairs)
    rate = speed()
    print(json.dumps({**figures, "replies_per_second": rate, "target": TARGET, "ratio": round(rate / TARGET, 2)}))


if __name__ == "__main__":
    main()
