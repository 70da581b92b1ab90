"""Finding phrases among words, in time linear in the text.

A phrase is words with a few marks: `a|b` either word, `word?` may be missing, `stem*` any word that begins so
(three letters at least), `~3` up to three words of any kind. All phrases of a book form one tree, so that looking
costs, at each word, only the branches that fit; every branch has a fixed greatest length.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from followups.gates.words import Words, words

_STEM = 3


@dataclass
class _Node:
    literal: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, _Node]]] = field(default_factory=dict)
    gaps: dict[int, _Node] = field(default_factory=dict)
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A phrase of this label stands on the words first..stop-1."""

    label: str
    first: int
    stop: int


class PhraseBook:
    """Phrases under labels. `steps` counts visited branches since the book was made, for tests of the cost."""

    def __init__(self) -> None:
        self._root = _Node()
        self.steps = 0

    def add(self, label: str, phrase: str) -> None:
        """Adds a phrase; see the module for how phrases are written."""
        ends = [self._root]
        for part in phrase.split():
            choices = _choices(part)
            ends = [_descend(node, choice) for node in ends for choice in choices]
        for node in ends:
            if node is self._root:
                raise ValueError(f"phrase {phrase!r} may be empty")
            if label not in node.labels:
                node.labels = (*node.labels, label)

    def find(self, text: Words) -> list[Hit]:
        """All phrases in the text, in order, the longest one for each label and first word; none crosses a sentence."""
        found: list[Hit] = []
        for first, word in enumerate(text.folded):
            if word not in self._root.literal and word[:_STEM] not in self._root.stems:
                continue
            best: dict[str, int] = {}
            self._walk(self._root, text.folded, first, text.sentences[text.sentence[first]][1], best)
            found.extend(Hit(label, first, stop) for label, stop in best.items())
        return found

    def _walk(self, node: _Node, folded: list[str], place: int, end: int, best: dict[str, int]) -> None:
        self.steps += 1
        for label in node.labels:
            if place > best.get(label, -1):
                best[label] = place
        if place < end:
            word = folded[place]
            child = node.literal.get(word)
            if child is not None:
                self._walk(child, folded, place + 1, end, best)
            for stem, other in node.stems.get(word[:_STEM], ()):
                if word.startswith(stem):
                    self._walk(other, folded, place + 1, end, best)
        for length, other in node.gaps.items():
            ends = bool(other.labels or other.gaps)
            for reached in range(place, min(place + length, end) + 1):
                # Most words after a gap lead nowhere: they are turned away here, which costs less than a visit.
                if ends or (
                    reached < end and (folded[reached] in other.literal or folded[reached][:_STEM] in other.stems)
                ):
                    self._walk(other, folded, reached, end, best)


def _choices(part: str) -> list[tuple[str, ...]]:
    """The word sequences that one written part stands for."""
    if part.startswith("~"):
        return [(part,)]
    optional = part.endswith("?")
    choices: list[tuple[str, ...]] = [()] if optional else []
    for choice in part.removesuffix("?").split("|"):
        stem = "*" if choice.endswith("*") else ""
        folded = words(choice.removesuffix("*")).folded
        choices.append((*folded[:-1], folded[-1] + stem))
    return choices


def _descend(node: _Node, parts: tuple[str, ...]) -> _Node:
    for part in parts:
        node = _child(node, part)
    return node


def _child(node: _Node, part: str) -> _Node:
    if part.startswith("~"):
        return node.gaps.setdefault(int(part[1:]), _Node())
    if not part.endswith("*"):
        return node.literal.setdefault(part, _Node())
    stem = part[:-1]
    if len(stem) < _STEM:
        raise ValueError(f"stem {part!r} is shorter than {_STEM} letters")
    family = node.stems.setdefault(stem[:_STEM], [])
    for known, child in family:
        if known == stem:
            return child
    family.append((stem, _Node()))
    return family[-1][1]
