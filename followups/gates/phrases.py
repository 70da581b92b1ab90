"""Finding phrases among words, in time linear in the text.

A phrase is words with a few marks: `a|b` either word, `word?` may be missing, `stem*` any word that begins so
(three letters at least), `~3` up to three words of any kind. All phrases of a book form one tree, so that looking
costs, at each word, only the branches that fit; every branch has a fixed greatest length.

A frame of three kinds of words stands for thousands of wordings. A branch is made when a text first comes to it, and
branches that go on alike are one, so that a book is ready at once and stays small.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from followups.gates.words import Words, words

_STEM = 3
_Parts = tuple[tuple[tuple[str, ...], ...], ...]  # of a phrase: for each part the words that may stand there
# How a branch may go on: the phrase's number, its part, and what is left of a choice of several words in it.
_Way = tuple[int, int, tuple[str, ...]]


class _Node:
    __slots__ = ("gaps", "labels", "literal", "stems", "ways")

    def __init__(self, ways: tuple[_Way, ...]) -> None:
        self.ways = ways  # not yet made into the rest; empty once they are
        self.literal: dict[str, _Node] = {}
        self.stems: dict[str, list[tuple[str, _Node]]] = {}
        self.gaps: dict[int, _Node] = {}
        self.labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A phrase of this label stands on the words first..stop-1."""

    label: str
    first: int
    stop: int


class PhraseBook:
    """Phrases under labels. `steps` counts visited branches since the book was made, for tests of the cost."""

    def __init__(self) -> None:
        self._phrases: list[tuple[str, _Parts]] = []
        self._nodes: dict[tuple[_Way, ...], _Node] = {}
        self._root = _Node(())
        self.steps = 0

    def add(self, label: str, phrase: str) -> None:
        """Adds a phrase; see the module for how phrases are written."""
        parts = tuple(_choices(part) for part in phrase.split())
        if all(() in choices for choices in parts):
            raise ValueError(f"phrase {phrase!r} may be empty")
        self._phrases.append((label, parts))
        self._root = _Node(tuple((number, 0, ()) for number in range(len(self._phrases))))

    def find(self, text: Words) -> list[Hit]:
        """All phrases in the text, in order, the longest one for each label and first word; none crosses a sentence."""
        if self._root.ways:
            self._open(self._root)
        found: list[Hit] = []
        literal, stems = self._root.literal, self._root.stems
        for first, word in enumerate(text.folded):
            child, begun = literal.get(word), stems.get(word[:_STEM])
            if child is None and begun is None:
                continue
            best: dict[str, int] = {}
            end = text.sentences[text.sentence[first]][1]
            if child is not None:
                self._walk(child, text.folded, first + 1, end, best)
            for stem, other in begun or ():
                if word.startswith(stem):
                    self._walk(other, text.folded, first + 1, end, best)
            found.extend(Hit(label, first, stop) for label, stop in best.items())
        return found

    def _walk(self, node: _Node | None, folded: list[str], place: int, end: int, best: dict[str, int]) -> None:
        while node is not None:  # along plain words without a call for each; the other branches are visited on the way
            self.steps += 1
            if node.ways:
                self._open(node)
            for label in node.labels:
                if place > best.get(label, -1):
                    best[label] = place
            if node.gaps:
                self._leap(node, folded, place, end, best)
            if place >= end:
                return
            word = folded[place]
            place += 1
            if node.stems:
                for stem, other in node.stems.get(word[:_STEM], ()):
                    if word.startswith(stem):
                        self._walk(other, folded, place, end, best)
            node = node.literal.get(word)

    def _leap(self, node: _Node, folded: list[str], place: int, end: int, best: dict[str, int]) -> None:
        """Over up to so many words of any kind."""
        for length, other in node.gaps.items():
            if other.ways:
                self._open(other)
            ends = bool(other.labels or other.gaps)
            for reached in range(place, min(place + length, end) + 1):
                # Most words after a gap lead nowhere: they are turned away here, which costs less than a visit.
                if ends or (
                    reached < end and (folded[reached] in other.literal or folded[reached][:_STEM] in other.stems)
                ):
                    self._walk(other, folded, reached, end, best)

    def _open(self, node: _Node) -> None:
        """Makes the branches of a node. Two threads that come to it at once make the same."""
        labels: dict[str, None] = {}
        onward: dict[str, dict[_Way, None]] = {}
        ways = sorted(node.ways)
        for number, part, rest in ways:  # grows while it is read: a part that may be missing is passed over at once
            label, parts = self._phrases[number]
            if not rest and part == len(parts):
                labels[label] = None
                continue
            for choice in (rest,) if rest else parts[part]:
                if choice:
                    way = (number, part, choice[1:]) if len(choice) > 1 else (number, part + 1, ())
                    onward.setdefault(choice[0], {})[way] = None
                elif (way := (number, part + 1, ())) not in ways:
                    insort(ways, way)
        literal: dict[str, _Node] = {}
        stems: dict[str, list[tuple[str, _Node]]] = {}
        gaps: dict[int, _Node] = {}
        for step, following in onward.items():
            child = self._node(following)
            if step.startswith("~"):
                gaps[int(step[1:])] = child
            elif step.endswith("*"):
                stems.setdefault(step[:_STEM], []).append((step[:-1], child))
            else:
                literal[step] = child
        node.literal, node.stems, node.gaps, node.labels = literal, stems, gaps, tuple(labels)
        node.ways = ()  # last: whoever sees it open finds it whole

    def _node(self, ways: Iterable[_Way]) -> _Node:
        key = tuple(sorted(ways))
        return self._nodes.setdefault(key, _Node(key))


@cache
def _choices(part: str) -> tuple[tuple[str, ...], ...]:
    """The word sequences that one written part stands for."""
    if part.startswith("~"):
        return ((part,),)
    choices: list[tuple[str, ...]] = [()] if part.endswith("?") else []
    for choice in part.removesuffix("?").split("|"):
        stem = "*" if choice.endswith("*") else ""
        folded = words(choice.removesuffix("*")).folded
        if stem and len(folded[-1]) < _STEM:
            raise ValueError(f"stem {folded[-1]!r} is shorter than {_STEM} letters")
        choices.append((*folded[:-1], folded[-1] + stem))
    return tuple(choices)
