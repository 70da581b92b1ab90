"""Gate I5: no price, discount, extra, scope, timing or term beyond the approved facts (mission I5, D4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from followups.gates.amounts import Amount
from followups.gates.commitments import Commitment, commitments
from followups.gates.dates import DateWords
from followups.gates.evidence import stems
from followups.gates.languages.matters import matters
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding
from followups.gates.unbacked import told_times, unbacked, unsaid

NAME = "no_commercial_change"
_OFFERS = {
    "discount": ("a lower price", "touches_pricing"),
    "waiver": ("a waived fee", "touches_pricing"),
    "free": ("something free", "touches_pricing"),
    "scope": ("extra work", "touches_scope"),
    "terms": ("terms or a guarantee", "touches_legal"),
}
_MEND = "Take it out, or have it approved as a fact of this client first."
_ASSURING = ("garant", "assegur", "asegur", "assur", "prom", "versprech", "versicher", "beloof", "belov", "verzeker")
_NEAR = 5  # words after a price within which a refusal of it stands
_NOT_A_NO = frozenset(["problem", "doubt", "worries", "worry", "later", "longer", "matter"])
# "free" things that are given to everybody and change no offer
_HARMLESS = frozenset(
    ["feel", "you", "your", "are", "is", "guide", "checklist", "webinar", "whitepaper", "ebook", "to"]
)
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
_MONEY_TALK = frozenset(
    [
        "off",
        "discount",
        "discounts",
        "rebate",
        "reduction",
        "price",
        "prices",
        "fee",
        "fees",
        "less",
        "cheaper",
        "upfront",
        "deposit",
        "invoice",
        "saving",
        "saves",
        "save",
        "rabatt",
        "nachlass",
        "preis",
        "preise",
        "gunstiger",
        "skonto",
        "remise",
        "rabais",
        "reduction",
        "tarif",
        "prix",
        "descuento",
        "rebaja",
        "precio",
        "tarifa",
        "korting",
        "prijs",
        "sconto",
        "prezzo",
        "ribasso",
        "desconto",
        "preco",
        "credit",
        "cost",
        "quote",
    ]
)
_COMMUNICATING = frozenset(
    [
        "call",
        "meeting",
        "invite",
        "invitation",
        "meet",
        "chat",
        "talk",
        "speak",
        "slot",
        "calendar",
        "agenda",
        "recap",
        "summary",
    ]
)
_SHARING = frozenset(
    [
        "send",
        "share",
        "schicken",
        "schicke",
        "sende",
        "senden",
        "zuschicken",
        "envoyer",
        "enverrai",
        "enviare",
        "sturen",
        "stuur",
        "inviero",
    ]
)
_PEOPLE = frozenset(["i", "we", "you", "he", "she", "they", "who", "everybody", "everyone", "somebody", "nobody"])
_LEANING = frozenset(
    ["rely", "relies", "relying", "depend", "depends", "count", "counts", "call", "trust", "based", "impact"]
)
_ON = frozenset(["on", "in", "am", "le", "el", "op", "il", "na", "the", "from", "em"])


@dataclass
class Offers:
    """What the draft says about the offer: the findings, and the reasons for a review it gives even when supported."""

    findings: list[Finding] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    promises: bool = False


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
        _timing(reading, text, in_subject, found)
        _commitments(reading, text, in_subject, found)
        _unbacked(reading, text, in_subject, found)
    return found


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
        found.findings.append(Finding(NAME, False, where, in_subject, say, _MEND))


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
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, _MEND))


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
                f"Use the approved figure. {_MEND}",
            )
        )


def _by_value(found: Iterable[Amount]) -> dict[float, set[Amount]]:
    """Amounts by their value, those that differ in place only counted once."""
    values: dict[float, set[Amount]] = {}
    for amount in found:
        values.setdefault(amount.value, set()).add(replace(amount, start=0, end=0, word=0))
    return values


@lru_cache(maxsize=4)
def _known_dates(reading: Reading) -> frozenset[str]:
    return frozenset(date.key for text in (*reading.facts, reading.note, reading.last) for date in text.dates)


@lru_cache(maxsize=4)
def _last_words(reading: Reading) -> frozenset[str]:
    return frozenset(reading.last.words.folded) - reading.tongue.common


@lru_cache(maxsize=4)
def _matters(reading: Reading) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each approved fact its words of substance and the kinds of offers in it."""
    return tuple((frozenset(fact.words.folded) - reading.tongue.common, frozenset(fact.hits)) for fact in reading.facts)


def money_talk(text: Text, sentence: int) -> bool:
    """Whether a sentence is about money, so that a percentage in it is one of the price."""
    return bool(_MONEY_TALK.intersection(text.words.sentence_words(sentence))) or bool(
        text.hits_in("discount", sentence)
    )


def _accepts(text: Text, sentence: int) -> bool:
    """Whether the sentence says yes to a figure, rather than repeating what the lead said."""
    if text.hits_in("asked", sentence) or text.hits_in("no", sentence):
        return False
    return bool(text.hits_in("commit", sentence)) or bool(_ACCEPTING.intersection(text.words.sentence_words(sentence)))


def _phrases(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    for label, (what, touches) in _OFFERS.items():
        end = -1
        for hit in text.hits.get(label, ()):
            if hit.first < end or _harmless(text, hit):
                continue
            end = hit.stop
            found.touches.append(touches)
            if label == "terms" and text.words.folded[hit.first].startswith(_ASSURING):
                found.touches.append("touches_timing")  # what is assured is something that is to come
            if any(
                excuses(reading, text, hit) for excuses in (_refused, _reported, _quoted, _parting, _supported, _told)
            ):
                continue
            start, stop = text.words.place(hit.first, hit.stop)
            quoted = " ".join(text.words.text[start:stop].split())
            say = f"“{quoted}” offers {what} that no approved fact supports."
            found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, _MEND))
            if label in ("free", "waiver"):
                found.touches.append("touches_scope")  # what is given for nothing is more than was agreed


def _harmless(text: Text, hit: Hit) -> bool:
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


def _denied(text: Text, hit: Hit) -> bool:
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


def _refused(reading: Reading, text: Text, hit: Hit) -> bool:
    """A no before the words, or one beside “can” within them: “il prezzo non possiamo abbassarlo”."""
    if _denied(text, hit):
        return True
    tables = matters(reading.tongue.languages[0].code)
    if tables is None or hit.label != "discount":
        return False
    return any(
        hit.first < no.first <= hit.stop + _NEAR
        and not tables.able.isdisjoint(text.words.folded[max(0, hit.first - 3) : no.stop + 3])
        for no in text.hits_in("no", text.words.sentence[hit.first])
    )


def _quoted(reading: Reading, text: Text, hit: Hit) -> bool:
    """The lead's words between quotation marks."""
    said = text.words
    start, stop = said.place(hit.first, hit.stop)
    first, last, _ = said.sentences[said.sentence[hit.first]]
    before, after = said.text[said.starts[first] : start], said.text[stop : said.ends[last - 1] + 2]
    if not any(mark in before for mark in '«“„‘"') or not any(mark in after for mark in '»”“’"'):  # noqa: RUF001 -- the marks people write
        return False
    return _last_words(reading).issuperset(said.folded[hit.first : hit.stop])


def _parting(reading: Reading, text: Text, hit: Hit) -> bool:
    """“Without any obligation”, said when the matter is put away, frees the lead of answering, not of a contract."""
    return reading.draft.kind == "close_loop" and hit.label == "terms" and not text.amounts


def _told(reading: Reading, text: Text, hit: Hit) -> bool:
    """What is included by a fact in other words: all words of substance stand in one fact, and so does what includes it."""
    if hit.label != "scope" or matters(reading.tongue.languages[0].code) is None:
        return False
    said = stems(text.words.folded[hit.first : hit.stop], reading)
    return any(
        len(said & own) >= min(2, len(said)) > 0 and not unsaid(reading, text.words.folded[hit.first : hit.stop])
        for own in (stems(fact.words.folded, reading) for fact in reading.facts)
    )


def _comma(text: Text, no: Hit, hit: Hit) -> bool:
    """A comma ends what a no denies: "if it does not work, we refund it"."""
    return "," in text.words.text[text.words.ends[no.stop - 1] : text.words.starts[hit.first]]


def _reported(reading: Reading, text: Text, hit: Hit) -> bool:
    """The lead's own topic, named as theirs and not granted: "you asked whether there is a discount"."""
    number = text.words.sentence[hit.first]
    asked = [other for other in text.hits_in("asked", number) if other.first < hit.first]
    between = range(asked[-1].stop, hit.first) if asked else range(0)
    if not asked or any(other.first in between for other in text.hits_in("promise", number)):
        return False
    return hit.label in reading.last.hits or bool(
        _last_words(reading).intersection(text.words.folded[hit.first : hit.stop])
    )


def _supported(reading: Reading, text: Text, hit: Hit) -> bool:
    """An approved fact says the same kind of thing about the same matter: a word of substance in common."""
    number = text.words.sentence[hit.first]
    own = {word for word in text.words.sentence_words(number) if len(word) > 3} - reading.tongue.common
    own -= set(text.words.folded[hit.first : hit.stop]) if hit.label in ("discount", "free", "waiver") else set()
    labels = {"discount", "waiver", "free"} if hit.label in ("discount", "waiver", "free") else {hit.label}
    if hit.label == "terms":  # "money back" is another term than a guarantee on the same work
        own &= {word for word in text.words.folded[hit.first : hit.stop] if len(word) > 3}
    return any(own & matter and labels & kinds for matter, kinds in _matters(reading))


def _timing(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    if any(date.key in _approved_dates(reading) for date in text.dates):
        found.touches.append("touches_timing")
    _events(reading, text, in_subject, found)
    for date in text.dates:
        number = text.words.sentence[date.first]
        if not _promised(text, date, number):
            continue
        found.touches.append("touches_timing")
        if date.key in _known_dates(reading):
            continue
        start, stop = text.words.place(date.first, date.stop)
        quoted = text.words.text[start:stop]
        say = f"“{quoted}” is promised as a time, and nothing agreed or approved names it."
        mend = "Name a time that was agreed, or leave the time to the person who can promise it."
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, mend))


@lru_cache(maxsize=4)
def _approved_dates(reading: Reading) -> frozenset[str]:
    return frozenset(date.key for fact in reading.facts for date in fact.dates)


def _events(reading: Reading, text: Text, in_subject: bool, found: Offers) -> None:
    """Work that is said to be ready before something happens, with a date or without: "installed before the harvest"."""
    for hit in text.hits.get("in_time", ()):
        number = text.words.sentence[hit.first]
        if text.words.sentences[number][2] == "?" or _denied(text, hit) or _theirs(text, number):
            continue
        dates = {date.key for date in text.dates if text.words.sentence[date.first] == number}
        found.touches.append("touches_timing")
        if dates & (
            _approved_dates(reading) | {date.key for date in reading.note.dates}
        ) or _COMMUNICATING.intersection(text.words.sentence_words(number)):
            continue
        start, stop = text.words.place(hit.first, hit.stop)
        quoted = " ".join(text.words.text[start:stop].split())
        say = f"“{quoted}” promises when the work is done, and nothing agreed or approved says so."
        mend = "Name a time that was agreed, or leave the time to the person who can promise it."
        found.findings.append(Finding(NAME, False, (start, stop), in_subject, say, mend))


def _promised(text: Text, date: DateWords, number: int) -> bool:
    """A deadline, our commitment and a piece of work in one sentence, and no proposal to meet."""
    first, _, ender = text.words.sentences[number]
    folded = text.words.folded
    due = any(
        hit.stop <= date.first <= hit.stop + 2 or hit.first <= date.first < hit.stop
        for hit in text.hits_in("deadline", number)
    ) or date.key in ("today", "tomorrow")
    work = text.hits_in("delivery", number)
    if not due or not work:
        return bool(due and text.hits_in("lasts", number) and ender != "?" and _present(folded, first, date.stop + 3))
    if _COMMUNICATING.intersection(text.words.sentence_words(number)) and not text.hits_in("lasts", number):
        return False
    if all(folded[hit.first] in _SHARING for hit in work) and not _by(text, date, number):
        return False  # "I will send the sheet on Tuesday" is courtesy, "… by Tuesday" is a deadline
    commits = text.hits_in("commit", number)
    lasts = bool(text.hits_in("lasts", number)) and ender != "?" and _present(folded, first, date.stop)
    return lasts or (
        bool(commits) and not _theirs(text, number) and (ender != "?" or bool(text.hits_in("promise", number)))
    )


def _by(text: Text, date: DateWords, number: int) -> bool:
    return any(
        hit.stop <= date.first <= hit.stop + 2 and text.words.folded[hit.first] not in _ON
        for hit in text.hits_in("deadline", number)
    )


def _present(folded: list[str], first: int, stop: int) -> bool:
    return not {
        "took",
        "was",
        "were",
        "went",
        "had",
        "dauerte",
        "wurde",
        "war",
        "duurde",
        "could",
        "please",
        "spoke",
        "waited",
        "began",
        "met",
        "put",
        "asked",
        "wanted",
    }.intersection(folded[first:stop])


def _theirs(text: Text, number: int) -> bool:
    """The sentence tells what the lead does or said, without a promise of ours."""
    return bool(text.hits_in("asked", number)) and not text.hits_in("promise", number)
