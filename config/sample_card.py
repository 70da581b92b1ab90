"""The card of the sample agency, `.data/sample.json`: where the product runs and how to sign in."""

import json
from pathlib import Path


def read(path: Path) -> dict:
    """The card, or an empty one where no sample agency was loaded."""
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        return {}


def write(path: Path, card: dict) -> None:
    """Put down a card, readable by its owner alone; a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".writing")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(card, indent=2) + "\n")
    draft.replace(path)


def update(path: Path, **changes: str) -> None:
    """Write down what this start decided (address, mail folder)."""
    card = read(path)
    if card and {**card, **changes} != card:
        write(path, {**card, **changes})


def describe(card: dict) -> list[str]:
    """Lines that tell how to sign in."""
    users = card.get("users", [])
    width = max((len(user["email"]) for user in users), default=0)
    lines = [f"  {user['email']:{width}}  {user['password']}  ({user['role']})" for user in users]
    return ["Sign in with", *lines] if lines else []
