"""What a model is told to do: followups/prompts/<name>/v<number>.md. A version that was used never changes."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "prompts"


@dataclass(frozen=True, slots=True)
class Prompt:
    version: str  # "draft/v1"
    text: str


@lru_cache(maxsize=32)
def prompt(name: str) -> Prompt:
    """The newest version. Raises FileNotFoundError where there is none."""
    files = sorted((FOLDER / name).glob("v*.md"), key=lambda path: int(path.stem[1:]))
    if not files:
        raise FileNotFoundError(f"There is no prompt {name}: {FOLDER / name}/v1.md")
    return Prompt(f"{name}/{files[-1].stem}", files[-1].read_text(encoding="utf-8"))
