"""A draft read once for all gates: the words of each text, the phrases in it, its dates and its amounts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from followups.gates.amounts import Amount, amounts
from followups.gates.dates import DateWords, date_words
from followups.gates.draft import Draft
from followups.gates.footer import Footer, footer_of
from followups.gates.languages import Tongue, tongue
from followups.gates.phrases import Hit, PhraseBook
from followups.gates.visible import visible
from followups.gates.words import Words, spelled_out, words


@dataclass(frozen=True)
class Text:
    """One text with all that was found in it. `hits` maps a phrase label to its hits, in order."""

    words: Words
    hits: dict[str, list[Hit]]
    dates: list[DateWords]
    amounts: list[Amount]

    def hits_in(self, label: str, sentence: int) -> list[Hit]:
        """The hits of a label in one sentence."""
        return self._by_sentence.get((label, sentence), [])

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int], list[Hit]]:
        found: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for label, hits in self.hits.items():
            for hit in hits:
                found[label, self.words.sentence[hit.first]].append(hit)
        return dict(found)


@dataclass(frozen=True, eq=False)
class Reading:
    """The draft, and its texts as found. Built in time linear in the length of the draft.

    Two readings are equal only when they are the same object, so that what is derived from one can be kept by identity.
    """

    draft: Draft

    @cached_property
    def tongue(self) -> Tongue:
        """The languages that the draft is read in."""
        return tongue(self.draft.language)

    @cached_property
    def body(self) -> Text:
        """The body as its reader sees it; places in it are places in the draft's body. Nothing is found in its footer."""
        return _before(self._whole, self.footer.first)

    @cached_property
    def footer(self) -> Footer:
        """The end of the body that says who writes and how to stop."""
        text = self._whole
        offered = [hit.first for label in ("discount", "waiver", "free", "scope") for hit in text.hits.get(label, ())]
        offered += [amount.word for amount in text.amounts if amount.currency]
        return footer_of(text.words, self.draft.sender, offered)

    @cached_property
    def _whole(self) -> Text:
        return read(visible(self.draft.body), self.tongue)

    @cached_property
    def subject(self) -> Text:
        """The subject."""
        return read(self.draft.subject, self.tongue)

    @cached_property
    def facts(self) -> tuple[Text, ...]:
        """The approved facts; they repeat from draft to draft, so their reading is kept."""
        return tuple(_read_again(fact, self.draft.language) for fact in self.draft.approved_facts)

    @cached_property
    def last(self) -> Text:
        """The words of the last interaction, empty when there is none."""
        last = self.draft.last_interaction
        return read(last.text if last else "", self.tongue, self.tongue.heard)

    @cached_property
    def note(self) -> Text:
        """The note of the reason."""
        return read(self.draft.reason.note, self.tongue, self.tongue.heard)


def end_of(reading: Reading, text: Text) -> int:
    """One past the last word of a text of the draft that is part of the message."""
    return reading.footer.first if text is reading.body else len(text.words.folded)


def _before(text: Text, stop: int) -> Text:
    """What was found before the word `stop`, and how to opt out, wherever that stands."""
    hits = {
        label: found if label == "opt_out" else [hit for hit in found if hit.first < stop]
        for label, found in text.hits.items()
    }
    dates = [date for date in text.dates if date.first < stop]
    return Text(
        text.words, {label: found for label, found in hits.items() if found}, dates,
        [amount for amount in text.amounts if amount.word < stop],
    )  # fmt: skip


def read(text: str, language: Tongue, books: tuple[PhraseBook, ...] | None = None) -> Text:
    """Reads one text in the given languages, for the phrases of these books or of all of the languages."""
    books = language.books if books is None else books
    split = words(text)
    if language.languages[0].code == "en":
        split = spelled_out(split)
    hits: dict[str, list[Hit]] = defaultdict(list)
    for book in books:
        for hit in book.find(split):
            hits[hit.label].append(hit)
    if len(books) > 1:
        for found in hits.values():
            found.sort(key=lambda hit: (hit.first, hit.stop))
    return Text(split, dict(hits), date_words(split, language), amounts(split, language))


@lru_cache(maxsize=4096)
def _read_again(text: str, language: str) -> Text:
    return read(text, tongue(language))
