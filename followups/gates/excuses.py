# ruff: noqa: RUF001 -- typographic quotes are what people write
"""What makes words of an offer none: a no, a quotation, the lead's own topic, a fact that says the same."""

from __future__ import annotations

from functools import lru_cache

from followups.gates.evidence import fact_stems, stems
from followups.gates.languages.leaving import LEAVING
from followups.gates.languages.matters import matters
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text
from followups.gates.root import root
from followups.gates.unbacked import unsaid

_KIN = 5  # letters that words of one family begin with
_NEAR = 5  # words after a price within which a refusal of it stands
_FAR = 8  # words before a price within which a refusal beside "able" stands
_PROBLEMS = frozenset(
    ["problem", "probleme", "probleem", "problema", "problemas", "problemi", "inconveniente", "zweifel", "doute"]
)
_NOT_A_NO = frozenset(["problem", "doubt", "worries", "worry", "later", "longer", "matter"])
_OTHERS = frozenset(["your", "their", "his", "her", "theirs"])
_OFFER_OF = frozenset(["offer", "offers", "offered", "quote", "quotes", "quoted", "promises", "promised", "says"])
_AGREEING = frozenset(["we", "accept", "agree", "match", "same", "too", "also", "deal", "beat"])
_PEOPLE = frozenset(["i", "we", "you", "he", "she", "they", "who", "everybody", "everyone", "somebody", "nobody"])
_LEANING = frozenset(
    ["rely", "relies", "relying", "depend", "depends", "count", "counts", "call", "trust", "based", "impact"]
)


@lru_cache(maxsize=4)
def last_words(reading: Reading) -> frozenset[str]:
    return frozenset(reading.last.words.folded) - reading.tongue.common


@lru_cache(maxsize=4)
def _matters(reading: Reading) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each approved fact its words of substance and the kinds of offers in it."""
    return tuple((frozenset(fact.words.folded) - reading.tongue.common, frozenset(fact.hits)) for fact in reading.facts)


def harmless(text: Text, hit: Hit) -> bool:
    """Phrases that only look like an offer: "are you free on Tuesday", "I'll add you to the call"."""
    said = text.words.folded[hit.first : hit.stop]
    sentence = set(text.words.sentence_words(text.words.sentence[hit.first]))
    before = text.words.folded[max(0, hit.first - 1) : hit.first]
    if hit.label == "waiver" and said == ["on", "us"] and before and before[0] in _LEANING:
        return True
    if "free" in said and hit.label == "free" and said[0] in ("is", "are", "be", "come", "comes", "get", "it", "that"):
        after = text.words.folded[hit.stop - 1]
        if after == "with" and not (before and before[0] in _PEOPLE):
            return False  # "she is free with notice" is time, "the whitening is free with the braces" an extra
        return after in ("on", "in", "for", "until", "with", "when", "if", "free")
    return hit.label == "scope" and bool(
        sentence & {"recap", "invite", "agenda", "link", "recording", "slides", "attached", "pdf"}
    )


def denied(text: Text, hit: Hit) -> bool:
    """A no within the three words before: "we cannot waive …". "No problem, …" is not one."""
    first = text.words.sentences[text.words.sentence[hit.first]][0]
    for no in text.hits_in("no", text.words.sentence[hit.first]):
        follows = text.words.folded[no.stop : no.stop + 1]
        if (
            max(first, hit.first - 4) <= no.first
            and no.stop <= hit.first
            and not set(follows) & _NOT_A_NO
            and not _comma(text, no, hit)
        ):
            return True
    return False


def refused(reading: Reading, text: Text, hit: Hit) -> bool:
    """A no before the words, or one beside “can” within them: “il prezzo non possiamo abbassarlo”."""
    if denied(text, hit):
        return True
    tables = matters(reading.tongue.languages[0].code)
    if tables is None or hit.label != "discount":
        return False
    folded, begin = text.words.folded, text.words.sentences[text.words.sentence[hit.first]][0]
    for no in text.hits_in("no", text.words.sentence[hit.first]):
        between = folded[max(begin, no.first - 2) : hit.first]
        if (
            hit.first - _FAR <= no.first < hit.first
            and not tables.able.isdisjoint(between)
            and _PROBLEMS.isdisjoint(between)
            and not _comma(text, no, hit)
        ):
            return True  # "we are not able to offer a lower price"
    return any(
        hit.first < no.first <= hit.stop + _NEAR
        and not tables.able.isdisjoint(text.words.folded[max(0, hit.first - 3) : no.stop + 3])
        for no in text.hits_in("no", text.words.sentence[hit.first])
    )


def in_quotes(reading: Reading, text: Text, hit: Hit) -> bool:
    """The lead's words between quotation marks."""
    said = text.words
    start, stop = said.place(hit.first, hit.stop)
    first, last, _ = said.sentences[said.sentence[hit.first]]
    before, after = said.text[said.starts[first] : start], said.text[stop : said.ends[last - 1] + 2]
    if not any(mark in before for mark in '«“„‘"') or not any(mark in after for mark in '»”“’"'):
        return False
    return last_words(reading).issuperset(said.folded[hit.first : hit.stop])


def parting(reading: Reading, text: Text, hit: Hit) -> bool:
    """“Without any obligation”, said when the matter is put away, frees the lead of answering, not of a contract."""
    return reading.draft.kind == "close_loop" and hit.label == "terms" and not text.amounts


def told(reading: Reading, text: Text, hit: Hit) -> bool:
    """What is included by a fact in other words: all words of substance stand in one fact, and so does what includes it."""
    if hit.label != "scope" or matters(reading.tongue.languages[0].code) is None:
        return False
    said = stems(text.words.folded[hit.first : hit.stop], reading)
    return any(
        len(said & own) >= min(2, len(said)) > 0 and not unsaid(reading, text.words.folded[hit.first : hit.stop])
        for own in fact_stems(reading)
    )


def _comma(text: Text, no: Hit, hit: Hit) -> bool:
    """A comma ends what a no denies: "if it does not work, we refund it"."""
    return "," in text.words.text[text.words.ends[no.stop - 1] : text.words.starts[hit.first]]


def _somebody_elses(reading: Reading, text: Text, hit: Hit) -> bool:
    """What the lead told of another's offer, named as that: "the two months rent free are your landlord's offer"."""
    said = set(text.words.sentence_words(text.words.sentence[hit.first]))
    own = set(text.words.folded[hit.first : hit.stop]) - reading.tongue.common
    return bool(said & _OTHERS and said & _OFFER_OF and not said & _AGREEING and own <= last_words(reading))


def reported(reading: Reading, text: Text, hit: Hit) -> bool:
    """The lead's own topic, named as theirs and not granted: "you asked whether there is a discount"."""
    if _somebody_elses(reading, text, hit):
        return True
    number = text.words.sentence[hit.first]
    asked = [other for other in text.hits_in("asked", number) if other.first < hit.first]
    between = range(asked[-1].stop, hit.first) if asked else range(0)
    if not asked or any(other.first in between for other in text.hits_in("promise", number)):
        return False
    return hit.label in reading.last.hits or bool(
        last_words(reading).intersection(text.words.folded[hit.first : hit.stop])
    )


def supported(reading: Reading, text: Text, hit: Hit) -> bool:
    """An approved fact says the same kind of thing about the same matter: a word of substance in common."""
    number = text.words.sentence[hit.first]
    own = {word for word in text.words.sentence_words(number) if len(word) > 3} - reading.tongue.common
    own -= set(text.words.folded[hit.first : hit.stop]) if hit.label in ("discount", "free", "waiver") else set()
    labels = {"discount", "waiver", "free"} if hit.label in ("discount", "waiver", "free") else {hit.label}
    if hit.label == "terms":  # "money back" is another term than a guarantee on the same work
        said = text.words.folded[hit.first : hit.stop]
        elsewhere = reading.tongue.languages[0].code != "en"  # English tells them by their roots, below
        if (
            elsewhere
            and any(word in LEAVING for word in said)
            and any(word in LEAVING for fact in reading.facts if "terms" in fact.hits for word in fact.words.folded)
        ):
            return True  # that one may leave, in other words than the fact's
        if elsewhere and any(
            _kin(word, fact.words.folded) for word in said for fact in reading.facts if "terms" in fact.hits
        ):
            return True
        own &= {word for word in said if len(word) > 3}
    if any(own & matter and labels & kinds for matter, kinds in _matters(reading)):
        return True
    if reading.tongue.languages[0].code != "en":
        return False
    roots = {root(word) for word in own}  # "a guarantee" where the fact says "guaranteed"
    return any(labels & kinds and roots & {root(word) for word in matter} for matter, kinds in _matters(reading))


def _kin(word: str, others: list[str]) -> bool:
    """Whether a long word begins as one of the others does: "garanzia" and "garantito"."""
    return len(word) > _KIN + 1 and any(len(other) > _KIN + 1 and other[:_KIN] == word[:_KIN] for other in others)
