"""Frames: what is said of an offer, of time, of silence, as kinds of words in an order rather than as sayings.

`CLASSES` names kinds of words ("price", "lower", "silence"); a phrase writes such a kind as `<price>`, and the phrase
book puts its words in. So "knock a bit off the fee" and "take something off the rate" are one frame. `STATUS` are the
words of a message that only asks for news, `USING` those that tell what a customer does or gained, `TAGS` the little
questions that end a statement ("…, right?").
The labels are those of the sayings and of `language.Language`; further ones are `in_time` (work that is ready before
something happens) and `approached` (a soft bump that is none in a message that brings something).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_CLASS = re.compile(r"<(\w{1,20})>")


@dataclass(frozen=True)
class Frames:
    """The frames of one language; `phrases` maps a label to lines, one phrase on each."""

    classes: Mapping[str, str]
    phrases: Mapping[str, str]
    status: str
    using: str
    tags: str = ""

    def written(self) -> Iterator[tuple[str, str]]:
        """(label, phrase) with the kinds of words put in, as `phrases.PhraseBook` reads them."""
        for label, lines in self.phrases.items():
            for line in lines.strip().splitlines():
                yield label, _CLASS.sub(lambda found: "|".join(self.classes[found[1]].split()), line.strip())
