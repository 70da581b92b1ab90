"""Gate I5: no price, discount, extra, scope, timing or term beyond the approved facts (mission I5, D4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from followups.gates.amounts import Amount
from followups.gates.bent import bent
from followups.gates.commitments import Commitment, commitments
from followups.gates.excuses import harmless, in_quotes, parting, refused, reported, supported, told
from followups.gates.money_talk import money_talk
from followups.gates.offered import MEND, Offers
from followups.gates.offered import NAME as NAME
from followups.gates.promised_times import promised_times
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding
from followups.gates.statements import OFFER, statements
from followups.gates.unbacked import told_times, unbacked

_OFFERS = {
    "discount": ("a lower price", "touches_pricing"),
    "waiver": ("a waived fee", "touches_pricing"),
    "free": ("something free", "touches_pricing"),
    "scope": ("extra work", "touches_scope"),
    "terms": ("terms or a guarantee", "touches_legal"),
}
_ASSURING = ("garant", "assegur", "asegur", "assur", "prom", "versprech", "versicher", "beloof", "belov", "verzeker")
_ACCEPTING = frozenset(
    [
        "yes",
        "agreed",
        "deal",
        "accept",
        "done",
        "okay",
        "ok",
        "ja",
        "oui",
        "si",
        "sim",
        "akkoord",
        "einverstanden",
        "accord",
        "accordo",
        "acordo",
    ]
)


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for each statement that approved facts do not support."""
    yield from offers(reading).findings


@lru_cache(maxsize=4)
def offers(reading: Reading) -> Offers:
    """Everything commercial in subject and body; asked by this gate and by the review rules."""
    found = Offers()
    for text, in_subject in ((reading.subject, True), (reading.body, False)):
        _amounts(reading, text, in_subject, found)
        _phrases(reading, text, in_subject, found)
        promised_times(reading, text, in_subject, found)
        _commitments(reading, text, in_subject, found)
        _unbacked(reading, text, in_subject, found)
    _statements(reading, found)
    _bent(reading, found)
    return found


def _statements(reading: Reading, found: Offers) -> None:
    """Sentences that offer, by their frame, what stands in no evidence, where no finding stands already."""
    for one in statements(reading):
        if one.kind != OFFER:
            continue
        found.touches.extend(one.touches)
        where = start, stop = reading.body.words.place(one.first, one.stop)
        if any(
            not other.in_subject and other.where and other.where[0] < stop and other.where[1] > start
            for other in found.findings
        ):
            continue
        found.promises = True
        quoted = " ".join(reading.body.words.text[start:stop].split())
        say = f"“{quoted}” says what we would do, or what the lead would have, beyond every approved fact."
        found.findings.append(Finding(NAME, False, where, False, say, MEND))


def _bent(reading: Reading, found: Offers) -> None:
    """Statements with another number than the fact that they repeat."""
    for first, stop, counts in bent(reading):
        where = reading.body.words.place(first, stop)
        if counts:
            found.touches.append("touches_scope")
            quoted = " ".join(reading.body.words.text[slice(*where)].split())
            found.findings.append(
                Finding(NAME, False, where, False, f"“{quoted}” has another number than the approved fact.", MEND)
            )


def _unbacked(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    """Clauses of paying, of time and of our deeds that say more than the evidence, where no finding stands already."""
    if told_times(reading, text):
        found.touches.append("touches_timing")
    for one in unbacked(reading, text):
        found.touches.extend(one.touches)
        first, stop, _ = text.words.sentences[one.number]
        start, end = text.words.place(first, stop)
        if any(
            other.in_subject == in_subject and other.where and other.where[0] < end and other.where[1] > start
            for other in found.findings
        ):
            continue
        where = text.words.place(one.first, one.stop)
        quoted = " ".join(text.words.text[slice(*where)].split())
        say = f"“{quoted}” speaks of price, time or work, and no approved fact says so."
        found.findings.append(Finding(NAME, False, where, in_subject, say, MEND))


def _commitments(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    """Deeds that the sender promises beyond telling, where no other finding stands already."""
    for promised in commitments(reading, text):
        start, stop = text.words.place(promised.first, promised.stop)
        found.touches.append(_matter(reading, text, promised))
        found.promises = True
        if any(
            one.in_subject == in_subject and one.where and one.where[0] < stop and one.where[1] > start
            for one in found.findings
        ):
            continue
        quoted = " ".join(text.words.text[start:stop].split())
        say = f"“{quoted}” promises something that no approved fact holds."
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, MEND))


def _matter(reading: Reading, text: Text, promised: Commitment) -> str:
    """The code of what a promise touches: price, terms or time by the words of its sentence, else scope."""
    if text.hits_in("price_word", promised.number) or money_talk(text, promised.number):
        return "touches_pricing"
    if text.hits_in("legal_word", promised.number):
        return "touches_legal"
    tongue = reading.tongue
    if any(
        word in tongue.units or word in tongue.calendar for word in text.words.folded[promised.first : promised.stop]
    ):
        return "touches_timing"
    return "touches_scope"


def _amounts(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    approved = _by_value(amount for fact in reading.facts for amount in fact.amounts)
    theirs = _by_value(reading.last.amounts)
    for amount in text.amounts:
        number = text.words.sentence[amount.word] if text.words.folded else 0
        if amount.currency == "%" and not money_talk(text, number):
            continue
        found.touches.append("touches_pricing")
        if any(fact.backs(amount) for fact in approved.get(amount.value, ())):
            continue
        said = any(amount.backs(other) for other in theirs.get(amount.value, ()))
        if said and not _accepts(text, number):
            continue
        words = text.words.text[amount.start : amount.end]
        why = "is the lead's figure, not an approved one" if said else "is in no approved fact"
        found.findings.append(
            Finding(
                NAME,
                False,
                (amount.start, amount.end),
                in_subject,
                f"“{words}” {why}.",
                f"Use the approved figure. {MEND}",
            )
        )


def _by_value(found: Iterable[Amount]) -> dict[float, set[Amount]]:
    """Amounts by their value, those that differ in place only counted once."""
    values: dict[float, set[Amount]] = {}
    for amount in found:
        values.setdefault(amount.value, set()).add(replace(amount, start=0, end=0, word=0))
    return values


def _accepts(text: Text, sentence: int) -> bool:
    """Whether the sentence says yes to a figure, rather than repeating what the lead said."""
    if text.hits_in("asked", sentence) or text.hits_in("no", sentence):
        return False
    return bool(text.hits_in("commit", sentence)) or bool(_ACCEPTING.intersection(text.words.sentence_words(sentence)))


def _phrases(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    for label, (what, touches) in _OFFERS.items():
        end = -1
        for hit in text.hits.get(label, ()):
            if hit.first < end or harmless(text, hit):
                continue
            end = hit.stop
            found.touches.append(touches)
            if label == "terms" and text.words.folded[hit.first].startswith(_ASSURING):
                found.touches.append("touches_timing")  # what is assured is something that is to come
            if any(excuses(reading, text, hit) for excuses in (refused, reported, in_quotes, parting, supported, told)):
                continue
            start, stop = text.words.place(hit.first, hit.stop)
            quoted = " ".join(text.words.text[start:stop].split())
            say = f"“{quoted}” offers {what} that no approved fact supports."
            found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, MEND))
            if label in ("free", "waiver"):
                found.touches.append("touches_scope")  # what is given for nothing is more than was agreed
