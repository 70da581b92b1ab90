"""Several approved wordings in one template: [[ one way to say it | another ]]. Which one, the lead decides (mission H3). Pure.

By a hash and not by chance: the same lead gets the same text however often it is drafted, and another lead another one.
"""

import hashlib
import itertools
import re
from collections.abc import Iterator

_CHOICE = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def choose(text: str, seed: str, turn: int = 0) -> str:
    """The text with one wording of each choice. `turn` 1, 2 … is the next ones, where a person wants another text."""

    def pick(found: re.Match[str]) -> str:
        ways = [way.strip() for way in found[1].split("|")]
        number = int.from_bytes(hashlib.sha256(f"{seed}\0{found[1]}".encode()).digest()[:8])
        return ways[(number + turn) % len(ways)]

    return _CHOICE.sub(pick, text)


def turns(text: str) -> int:
    """After how many turns every wording has had its place: 1 where there is no choice."""
    return max((found[1].count("|") + 1 for found in _CHOICE.finditer(text)), default=1)


def every_wording(text: str, most: int = 64) -> Iterator[str]:
    """All the texts that this one can become, at most so many: what has to pass before it is approved."""
    parts = _CHOICE.split(text)
    ways = [[part] if at % 2 == 0 else [way.strip() for way in part.split("|")] for at, part in enumerate(parts)]
    return ("".join(each) for each in itertools.islice(itertools.product(*ways), most))
