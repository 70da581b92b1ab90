"""What changed between two versions of a template, word by word (mission J2). Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\{\{.*?\}\}|\w+|\s+|[^\w\s]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one side that belong together. `changed`: they are not on the other side."""

    text: str
    changed: bool


def side_by_side(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """Both texts cut into parts; joined, the parts of a side are exactly its text. A placeholder is one word."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    left: list[Part] = []
    right: list[Part] = []
    for kind, start, end, other, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left += _part(before[start:end], changed=kind != "equal")
        right += _part(after[other:until], changed=kind != "equal")
    return left, right


def _part(words: list[str], *, changed: bool) -> Iterator[Part]:
    if words:
        yield Part("".join(words), changed)
