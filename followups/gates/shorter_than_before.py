"""Gate I6: a touch is no longer than the one before it, unless the lead has spoken in between, nor than its step plans.

Somebody who did not answer a short message does not answer a longer one. What counts is the message itself: greeting,
sign-off and footer are the same in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from followups.gates.draft import Touch
from followups.gates.languages import Tongue
from followups.gates.layout import Layout, lay_out, layout
from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.words import Words, words

NAME = "shorter_than_before"
# A few words of grace: the name of a day or a mended sentence make no message longer for the one who reads it.
_GRACE_WORDS = 3
_GRACE_SHARE = 0.05
# A touch this soon after the lead's own words answers them; silence begins after it, and what follows may be longer.
_AT_ONCE = timedelta(hours=1)
_FOOTERS = ("--", "__", "==")


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding when the message has more words than the touch before it since the lead last spoke, or than the step plans."""
    draft = reading.draft
    limit = draft.max_words
    own = _length(reading.body.words, layout(reading), reading) if limit or draft.previous_touches else 0
    if limit and own > limit:
        say = f"The message has {own} words, its step plans {limit} at most."
        yield Finding(
            NAME, False, _beyond(reading, limit), False, say, f"Cut it to {limit} words: one matter, one ask."
        )
        return
    before = touch_before(draft.previous_touches)
    if draft.kind == "first_reply" or before is None or _answered(reading, before):
        return
    spoken = words(before.body)
    allowed = _length(spoken, lay_out(spoken, reading.tongue), reading)
    if not allowed or own <= allowed + max(_GRACE_WORDS, int(_GRACE_SHARE * allowed)):
        return
    say = f"The message has {own} words, the one before it had {allowed}."
    mend = f"Cut it to {allowed} words or fewer: one matter, one ask."
    yield Finding(NAME, False, None, False, say, mend)


def _beyond(reading: Reading, limit: int) -> tuple[int, int] | None:
    """The words past the limit, as near as words and signs agree."""
    first, stop = layout(reading).main
    return reading.body.words.place(first + limit, stop) if first + limit < stop else None


def touch_before(touches: tuple[Touch, ...]) -> Touch | None:
    """The latest touch; of touches without a time the last one in the list."""
    latest: Touch | None = None
    for touch in touches:
        if latest is None or latest.at is None or touch.at is None or not _before(touch.at, latest.at):
            latest = touch
    return latest


def _answered(reading: Reading, touch: Touch) -> bool:
    """Whether the lead has spoken since, or was answered at once.

    Without both times nothing shows it, and the touch counts as unanswered.
    """
    last = reading.draft.last_interaction
    if last is None or last.direction != "in" or last.at is None or touch.at is None:
        return False
    return _before(touch.at, last.at + _AT_ONCE)


def _before(one: datetime, other: datetime) -> bool:
    """Times with and without a zone are compared as they are written."""
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one < other


def _length(text: Words, parts: Layout, reading: Reading) -> int:
    """Words between greeting and sign-off, without the footer lines of those who do not sign off."""
    first, stop = parts.main
    if first >= stop:
        return 0
    main = text.text[text.starts[first] : text.ends[stop - 1]]
    return sum(len(line.split()) for line in _without_footer(main, reading))


def _without_footer(main: str, reading: Reading) -> list[str]:
    sender = reading.draft.sender
    own = frozenset(words(f"{sender.name} {sender.company} {sender.postal_address}").folded)
    lines: list[str] = []
    for line in main.split("\n"):
        if line.strip().startswith(_FOOTERS):
            break
        lines.append(line)
    while lines and _is_footer(lines[-1], own, reading.tongue):
        lines.pop()
    return lines


def _is_footer(line: str, own: frozenset[str], tongue: Tongue) -> bool:
    said = words(line)
    if not said.folded or own.issuperset(said.folded):
        return True
    return len(said.folded) <= 25 and any(  # a footer is a line, not a paragraph
        hit.label == "opt_out" for book in tongue.books for hit in book.find(said)
    )
