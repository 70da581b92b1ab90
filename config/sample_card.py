"""The card of the sample agency, `.data/sample.json`: where the product runs and how to sign in."""

import json
from pathlib import Path


def read(path: Path) -> dict:
    """The card, or an empty one where no sample agency was loaded."""
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        return {}


def update(path: Path, **changes: str) -> None:
    """Write down what this start decided (address, mail folder); a reader sees the old card or the new one."""
    card = read(path)
    if not card or {**card, **changes} == card:
        return
    draft = path.with_name(path.name + ".writing")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps({**card, **changes}, indent=2) + "\n")
    draft.replace(path)


def describe(card: dict) -> list[str]:
    """Lines that tell how to sign in."""
    users = card.get("users", [])
    width = max((len(user["email"]) for user in users), default=0)
    lines = [f"  {user['email']:{width}}  {user['password']}  ({user['role']})" for user in users]
    return ["Sign in with", *lines] if lines else []
