# ruff: noqa: E501, RUF001 -- word lists read better in long lines, with the marks people write
"""Gate I10: what the message claims stands in its evidence: figures, customers, proofs (mission I10).

Evidence are the approved facts, the assets, the last interaction, the reason and earlier touches; a claim about what
customers gain or how good we are needs a fact or an asset, because the lead's own words prove nothing about us. Prices
and promised times belong to no_commercial_change.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.bent import bent
from followups.gates.evidence import sources, stems
from followups.gates.figures import Figure, figures
from followups.gates.languages import Tongue
from followups.gates.languages.boasts import others
from followups.gates.links import unapproved
from followups.gates.money_talk import money_talk
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding
from followups.gates.right_names import capitals
from followups.gates.statements import CLAIM, statements
from followups.gates.strangers import OF_THE_LEAD, strangers
from followups.gates.unbacked import clauses, unsaid
from followups.gates.words import words

NAME = "claims_traceable"
_MEND = "Take it out, or have it approved as a fact of this client first."
_MINUTES = frozenset(["minute", "minutes", "min", "mins", "minuten", "minuut", "minuti", "minuto", "minutos"])
_WATCHED = frozenset(
    words(
        "film video recording clip read reading watch webinar podcast lesen lecture lire leer leggere lezen ler"
    ).folded
)
# Capitals that name no customer: tools of everybody's, tongues, faiths of the calendar, the pronoun.
_EVERYBODYS = frozenset(
    words(
        "I I'm I'd I'll I've Zoom Teams Google Meet Outlook Excel Word LinkedIn WhatsApp Microsoft Apple Android iPhone Windows Mac Slack "
        "Calendly YouTube PowerPoint Chrome Safari Internet Wifi Bluetooth English German French Spanish Dutch Italian Portuguese "
        "European British American Swiss Europe Germany France Spain Italy Netherlands Portugal Brazil Belgium Austria Switzerland UK "
        "Christmas Easter Pentecost Ramadan Christmas Noël Pâques Navidad Pascua Natale Pasqua Natal Páscoa Kerst Pasen GDPR SAML PDF CSV "
        "Shall Would Could Can May Do Does Is Are Which What When Who How Where Want Have Should Re Fwd PS St Street Road Mr Mrs Ms Dr"
    ).folded
)
_BEFORE_PLACES = frozenset(
    [
        "in",
        "from",
        "near",
        "to",
        "around",
        "à",
        "en",
        "dans",
        "vers",
        "depuis",
        "de",
        "di",
        "da",
        "do",
        "na",
        "no",
        "em",
        "uit",
        "naar",
        "te",
        "a",
        "al",
        "del",
    ]
)
_SHARES = {"half": "50", "quarter": "25", "third": "33"}  # percentages that evidence has in words
_INITIALS = 2  # letters of the shortest name in capitals
_CUSTOMERS_DO = frozenset(
    words("uses use runs chose picked switched relies trusts saves saved cut bought rolled signed halved").folded
)
# How names of places of two words begin.
_OF_PLACES = frozenset(
    words(
        "san santa santo saint sainte são puerto porto buenos gran las los la le les el den bad sankt aix villa new rio costa cidade ciudad "
        "città monte nova nuova nueva ponte puente pont campo castel vila via rua calle rue plaza piazza praça place avenida avenue île isla"
    ).folded
)
_FULL_NAME = 2  # words with a capital that stand together, from which they name somebody in any sentence
_UNSAID = 3  # words of substance in a statement about others, from which evidence has to hold them
_SHARED = 2  # stems that a claim and the fact behind it have in common
_COUNTED = 4  # digits of the numbers that people take from one another


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for each figure, customer and claim that no evidence holds."""
    for text, in_subject in ((reading.subject, True), (reading.body, False)):
        places: list[tuple[int, int, str]] = []
        places += (
            (*_span(text, one), "is a figure that no evidence holds")
            for one in _unknown_figures(reading, text)
            if not in_subject or one.percent or reading.tongue.using.intersection(text.words.folded)
        )
        places += (
            (first, stop, "is named as a customer, and no evidence does")
            for first, stop in _unknown_names(reading, text)
        )
        places += (
            (hit.first, hit.stop, "claims what no approved fact or asset supports") for hit in _claims(reading, text)
        )
        places += (
            (first, stop, "tells of others what no evidence holds") for first, stop in _told_of_others(reading, text)
        )
        if not in_subject:
            places += (
                (one.first, one.stop, "says what no evidence holds")
                for one in statements(reading)
                if one.kind == CLAIM or len(one.unsaid) >= _UNSAID
            )
            places += ((first, stop, "says other than the facts do") for first, stop, _ in bent(reading))
        end = -1
        for first, stop, why in sorted(places):
            if first >= end:
                end = stop
                where = text.words.place(first, stop)
                said = " ".join(text.words.text[slice(*where)].split())
                yield Finding(NAME, False, where, in_subject, f"“{said}” {why}.", _MEND)
    body = reading.draft.body
    for start, stop in unapproved(reading, body):
        say = f"“{body[start:stop]}” is neither an asset nor an approved link."
        yield Finding(NAME, False, (start, stop), False, say, "Link an asset of this client, or leave the link out.")


def _spent(text: Text, figure: Figure) -> bool:
    """Minutes that a call or a film takes are no claim: "15 minutes on Tuesday", "the film runs 4 minutes"."""
    number = text.words.sentence[figure.first]
    if text.words.sentences[number][2] == "?":
        return True
    meeting = {hit.first for hit in text.hits_in("ask_call", number)}
    named = _MINUTES.intersection(text.words.folded[first] for first in meeting)
    return len(meeting) > len(named) or bool(_WATCHED.intersection(text.words.sentence_words(number)))


def _span(text: Text, figure: Figure) -> tuple[int, int]:
    return figure.first, figure.stop


def _unknown_figures(reading: Reading, text: Text) -> Iterator[Figure]:
    known: frozenset[str] | None = None
    dated = {place for date in text.dates for place in range(date.first, date.stop)}
    priced = {
        amount.word
        for amount in text.amounts
        if amount.currency != "%" or money_talk(text, text.words.sentence[amount.word])
    }
    counted = {hit.first for hit in text.hits.get("counted", ())}
    for figure in figures(text.words, reading.tongue):
        if figure.first in dated or priced.intersection(range(figure.first, figure.stop)):
            continue
        if figure.percent and money_talk(text, text.words.sentence[figure.first]):
            continue
        if not figure.percent and (figure.stop in counted or not figure.claims):
            continue
        if figure.stop < len(text.words.folded) and text.words.folded[figure.stop] in _MINUTES and _spent(text, figure):
            continue
        known = _known_figures(reading) if known is None else known
        if figure.value not in known:
            yield figure


@lru_cache(maxsize=4)
def _known_figures(reading: Reading) -> frozenset[str]:
    draft = reading.draft
    own = words(f"{draft.lead.company} {draft.sender.company} {draft.sender.name} {draft.sender.postal_address}")
    texts = (*sources(reading), own)
    found = frozenset(value for text in texts for value in _values(text.text, reading.tongue))
    found |= _left_of(_values(reading.last.words.text, reading.tongue))
    return found | {value for text in texts for word, value in _SHARES.items() if word in text.folded}


def _left_of(values: frozenset[str]) -> frozenset[str]:
    """What one of the lead's own numbers leaves of another: "four of our 22" are 18 others."""
    numbers = sorted(int(value) for value in values if value.isdigit() and len(value) <= _COUNTED)
    return frozenset(str(more - less) for place, more in enumerate(numbers) for less in numbers[:place])


@lru_cache(maxsize=4096)
def _values(text: str, language: Tongue) -> frozenset[str]:
    """The figures of a fact, an asset, an earlier touch: they repeat from draft to draft."""
    return frozenset(figure.value for figure in figures(words(text), language))


@lru_cache(maxsize=4)
def _known_words(reading: Reading) -> frozenset[str]:
    lead, sender = reading.draft.lead, reading.draft.sender
    own = words(
        f"{lead.first_name} {lead.last_name} {lead.company} {sender.name} {sender.company} {sender.postal_address}"
    )
    return frozenset(word for text in (*sources(reading), own) for word in text.folded)


def _unknown_names(reading: Reading, text: Text) -> Iterator[tuple[int, int]]:
    for hit in text.hits.get("customer", ()):
        first, stop = capitals(text.words, hit.stop)
        if first < stop and _is_name(reading, text, first, stop):
            yield first, stop
    yield from _told_of(reading, text)
    yield from ((first, stop) for first, stop, theirs in strangers(reading, text) if not theirs)
    for hit in text.hits.get("achieved", ()):
        first = hit.first - 1
        begins = text.words.sentences[text.words.sentence[hit.first]][0]
        if first <= begins and not (first == begins and _proud(text, hit)):
            continue
        if _is_name(reading, text, first, first + 1):
            yield first, first + 1


def _told_of(reading: Reading, text: Text) -> Iterator[tuple[int, int]]:
    """Names that nobody knows, in a sentence that tells what somebody uses or gained: "Roche and Novartis use it".

    German writes every noun with a capital, so there a capital names nobody.
    """
    said, tongue = text.words, reading.tongue
    if tongue.languages[0].code == "de":
        return
    yield from _initials_that_use_it(reading, text)
    for number, (first, stop, _) in enumerate(said.sentences):
        if text.hits_in("asked", number):
            continue
        plain = tongue.using.isdisjoint(said.folded[first:stop])
        place = first
        while place < stop:
            if not said.text[said.starts[place]].isupper():
                place += 1
                continue
            begin, end = capitals(said, place, follows=False)
            end = min(end, stop)
            if begin == first and end - begin > _FULL_NAME and said.folded[begin] in (tongue.common | _BEFORE_PLACES):
                begin += 1
            if begin >= end:
                place += 1
                continue
            placed = begin > first and said.folded[begin - 1] in _BEFORE_PLACES
            short = end - begin < _FULL_NAME or said.folded[begin] in _OF_PLACES
            placed = placed and (short or tongue.languages[0].code == "en")
            if plain and (end - begin < _FULL_NAME or begin == first or end == stop):
                place = end
                continue
            if (begin > first or end - begin > 1) and not placed and _is_foreign(reading, text, begin, end):
                yield begin, end
            place = end


def _initials_that_use_it(reading: Reading, text: Text) -> Iterator[tuple[int, int]]:
    """A name in capitals before what a customer does: "DHL runs eleven halls on it"; "the API runs" names no customer."""
    said = text.words
    for place in range(len(said.folded) - 1):
        written = said.text[said.starts[place] : said.ends[place]]
        if len(written) < _INITIALS or not written.isupper() or not written.isalpha():
            continue
        if said.folded[place + 1] not in _CUSTOMERS_DO or said.sentence[place] != said.sentence[place + 1]:
            continue
        if place and said.folded[place - 1] in ("the", "our", "your", "a", "an", "this", "that"):
            continue
        if said.folded[place] not in _known_words(reading) and said.folded[place] not in _EVERYBODYS:
            yield place, place + 1


def _is_foreign(reading: Reading, text: Text, first: int, stop: int) -> bool:
    """Whether a run of capitals is a name that no evidence, no calendar and no tool of everybody's explains."""
    said, tongue = text.words, reading.tongue
    starts_line = said.text[: said.starts[first]].rstrip(' -*•–"“„«(').endswith(("\n", ":", ".", "!", "?"))
    strange = [
        place
        for place in range(first, stop)
        if said.folded[place] not in _known_words(reading)
        and said.folded[place] not in _EVERYBODYS
        and not any(
            said.folded[place] in known
            for known in (
                tongue.common, tongue.filler, tongue.generic, tongue.status, tongue.calendar, tongue.units,
                tongue.nobody, tongue.titles, tongue.numbers,
            )
        )
        and said.ends[place] - said.starts[place] > 1
        and not said.text[said.starts[place] : said.ends[place]].isupper()
    ]  # fmt: skip
    if starts_line and strange[:1] == [first]:
        strange = strange[1:]  # the first word of a line has its capital from there
    begins = text.words.sentences[text.words.sentence[first]][0]
    if first == begins and len(strange) == 1 and strange[0] == first:
        return False
    return bool(strange)


def _proud(text: Text, hit: Hit) -> bool:
    """Whether a sentence that begins with a name tells of a gain: a figure, a half, or us."""
    rest = set(text.words.folded[hit.first : hit.stop + 12])
    return bool(
        rest & {"us", "our", "with", "half", "by", "um", "de", "del", "con", "met", "nous", "uns", "per"}
        or any(word[0].isdigit() for word in rest)
    )


def _is_name(reading: Reading, text: Text, first: int, stop: int) -> bool:
    folded = text.words.folded[first:stop]
    tongue = reading.tongue
    if not text.words.text[text.words.starts[first]].isupper() or folded[0] in tongue.common or len(folded[0]) < 2:
        return False
    if any(word in tongue.calendar or word in tongue.units or word in tongue.nobody for word in folded):
        return False
    if folded[0] in tongue.filler or folded[0] in tongue.generic:
        return False
    return not _known_words(reading).intersection(folded)


def _told_of_others(reading: Reading, text: Text) -> Iterator[tuple[int, int]]:
    """Statements about customers, peers or studies with words of substance that no evidence holds."""
    table = others(reading.tongue.languages[0].code)
    if table is None or not reading.facts:
        return
    for number, (begin, end, ender) in enumerate(text.words.sentences):
        if ender == "?" or (text.hits_in("asked", number) and not text.hits_in("claim", number)):
            continue
        for first, stop in clauses(text, begin, end):
            folded = text.words.folded[first:stop]
            place = next((place for place, word in enumerate(folded) if word in table), -1)
            if place < 0 or OF_THE_LEAD.intersection(folded[max(0, place - 2) : place]):
                continue
            if len(unsaid(reading, folded)) >= _UNSAID:
                yield first, stop


def _claims(reading: Reading, text: Text) -> Iterator[Hit]:
    supports: list[tuple[frozenset[str], bool]] | None = None
    for hit in text.hits.get("claim", ()):
        number = text.words.sentence[hit.first]
        if text.hits_in("asked", number) or any(no.stop == hit.first for no in text.hits_in("no", number)):
            continue
        supports = list(_supports(reading)) if supports is None else supports
        said = stems(text.words.sentence_words(number), reading)
        own = stems(text.words.folded[hit.first : hit.stop], reading)
        if not any(
            said & support if claims else len(said & support) >= _SHARED and own & support
            for support, claims in supports
        ):
            yield hit


def _supports(reading: Reading) -> Iterator[tuple[frozenset[str], bool]]:
    """For each fact and asset its stems, and whether it makes a claim itself."""
    for fact in reading.facts:
        yield stems(fact.words.folded, reading), "claim" in fact.hits
    yield from ((stems(words(asset.title).folded, reading), False) for asset in reading.draft.assets)
