# ruff: noqa: RUF001 -- typographic quotes are what people write
"""Gate I2: one clear ask. Two times for one meeting are one ask; a call and a document are two.

An ask is a question to the lead, or a request in a sentence of any kind. Courtesies ("let me know if you have
questions"), questions that the text answers itself and questions quoted from the lead are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from followups.gates.layout import layout
from followups.gates.reading import Reading, Text
from followups.gates.result import Finding
from followups.gates.words import words

NAME = "one_ask"
_MAY_ASK_NOTHING = ("close_loop", "first_reply")
_AND = {"en": "and also plus", "de": "und sowie auch", "fr": "et", "es": "y e", "it": "e ed", "nl": "en", "pt": "e"}
_OR = {"en": "or", "de": "oder", "fr": "ou", "es": "o u", "it": "o oppure", "nl": "of", "pt": "ou"}
# "Could you send it." asks; in other languages such a beginning is as often a statement or an "if".
_ASKS_WITHOUT_MARK = "en"
_BEFORE_VERB = frozenset(
    [
        "also",
        "and",
        "please",
        "kindly",
        "do",
        "just",
        "simply",
        "then",
        "so",
        "or",
        "einfach",
        "dann",
        "simplement",
        "puis",
        "und",
        "bitte",
        "et",
        "y",
        "e",
        "en",
        "poi",
        "dan",
        "luego",
        "depois",
        "inoltre",
        "ademas",
        "ook",
        "tambien",
        "anche",
        "tambem",
    ]
)
# How a question begins whose ask comes after its condition: "If it comes up again, will you write to me?".
_CONDITIONS = frozenset(
    words(
        "wenn falls sobald sollte sollten si quand lorsque dès se quando caso cuando als mocht zodra wanneer qualora"
    ).folded
)
_ANSWERED = frozenset(  # how questions begin that a text may answer itself
    "what why how where was warum wie que pourquoi comment cosa perche come wat waarom hoe o porque como".split()  # noqa: SIM905
)
_ADDRESSED = frozenset(
    words(
        "you your yours we us sie ihr ihre ihnen ihrem ihren wir du dir vous votre vos nous usted su sus "
        "ustedes lei suo sua voi vostro vostra u uw jullie je we voce seu sua vossa vosso"
    ).folded
)
_REPORTING = frozenset(["tell", "let", "say", "get", "come", "reply", "report"])
_EXPLORING = frozenset(
    [
        "look",
        "check",
        "ask",
        "read",
        "think",
        "see",
        "choose",
        "pick",
        "compare",
        "try",
        "test",
        "decide",
        "talk",
        "watch",
        "lay",
    ]
)
_JOINS = frozenset(["and", "also", "plus"])
_INTERROGATIVES = frozenset(["what", "which", "who", "when", "where", "how", "why", "whose"])
_VERBS = frozenset(words("is are was were do does did has have had can could will would shall should may might").folded)
_CLAUSE = 3  # words that a second ask in one sentence has at least: "…, and by when?" is none
_OPEN_QUOTES, _CLOSE_QUOTES = '“„«"‘', '”“»"’'


@dataclass(frozen=True)
class _Ask:
    first: int
    stop: int
    meeting: bool
    alternative: bool  # joined to the ask before it by an "or"
    rhetorical: bool


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for a second ask, with its place, or for a message without any."""
    text = reading.body
    asks, doors = _asks(reading)
    different: list[_Ask] = []
    plain = [ask for ask in asks if not ask.rhetorical] or asks
    for ask in plain:
        if different and (ask.alternative or (ask.meeting and any(other.meeting for other in different))):
            continue
        different.append(ask)
    if len(different) > 1:
        second = different[1]
        where = text.words.place(second.first, second.stop)
        say = f"The message asks for {len(different)} different things; this is the second."
        yield Finding(
            NAME, False, where, False, say, "Keep the one ask that moves this on, and leave the other for later."
        )
    if not asks and not doors and reading.draft.kind not in _MAY_ASK_NOTHING:
        yield Finding(NAME, False, None, False, "The message asks for nothing.", "End with one clear, easy question.")


def _asks(reading: Reading) -> tuple[list[_Ask], bool]:
    """All asks in order, and whether a door is left open ("one word is enough")."""
    text = reading.body
    start, end_of_main = layout(reading).main[0], reading.footer.first
    codes = [language.code for language in reading.tongue.languages]
    joins = frozenset(" ".join(_AND[code] for code in codes).split())
    ors = frozenset(" ".join(_OR[code] for code in codes).split())
    asks: list[_Ask] = []
    door = False
    for number, (first, stop, ender) in enumerate(text.words.sentences):
        first, stop = max(first, start), min(stop, end_of_main)  # noqa: PLW2901 -- greeting or footer may share a sentence
        if first >= stop or text.hits_in("opt_out", number):
            continue
        door = door or bool(text.hits_in("ask_soft", number))
        if ender == "?" and text.words.folded[stop - 1] in reading.tongue.tags and _comma_before(text, stop - 1):
            continue  # "no rush, right?"
        if ender == "?" and (_quoted(text, number) or _reported(text, number, first)):
            continue
        begins = _begins(text, number, first, stop, joins, codes, asking=ender == "?")
        for place, begin in enumerate(begins):
            end = begins[place + 1] if place + 1 < len(begins) else stop
            before = text.words.folded[max(first, begin - 2) : begin]
            if asks and end - begin == 1 and ender == "?":
                continue  # "How many? Two? Three?"
            alternative = bool(ors.intersection(before)) or (begin == first and text.words.folded[first] in ors)
            asks.append(
                _Ask(begin, end, _meeting(text, number, begin, end), alternative, _rhetorical(text, number, ender))
            )
    return asks, door


def _begins(
    text: Text, number: int, first: int, stop: int, joins: frozenset[str], codes: list[str], *, asking: bool
) -> list[int]:
    """The words at which asks begin in one sentence."""
    folded = text.words.folded
    inverts = codes[0] == _ASKS_WITHOUT_MARK
    nots = [hit for hit in text.hits_in("ask_not", number) if hit.first >= first]
    found: list[int] = []
    if asking and not any(hit.first == first for hit in nots):
        found.append(first)
    for label in ("ask_open", "ask_modal", "ask_verb", "ask_wh"):
        for hit in text.hits_in(label, number):
            place = hit.first
            if place < first or any(other.first <= place < other.stop for other in nots):
                continue
            joined = bool(joins.intersection(folded[max(first, place - 1) : place])) or (
                label != "ask_wh" and bool(joins.intersection(folded[max(first, place - 2) : place]))
            )
            opens = place == first or (place == first + 1 and folded[first] in _BEFORE_VERB)
            listed = label == "ask_verb" and bool(found) and _comma_before(text, place)
            if asking or found:
                fits = (
                    joined
                    or listed
                    or (label == "ask_open" and not found)
                    or (inverts and opens and label == "ask_verb")
                )
            else:
                fits = label == "ask_open" or (opens and (label == "ask_verb" or (label == "ask_modal" and inverts)))
            if not asking and found and label in ("ask_wh", "ask_modal"):
                fits = False
            if fits and inverts and folded[place] in _REPORTING and not _EXPLORING.isdisjoint(folded[first:place]):
                continue  # "have a look and tell me what you think" is one
            if fits and stop - place >= _CLAUSE and all(abs(place - other) >= _CLAUSE for other in found):
                found.append(place)
    if asking and inverts:
        found += _goes_on(text, max(first, found[0] if found else first), stop, found)
    found.sort()
    if len(found) > 1 and folded[found[0]] in _CONDITIONS and not joins.intersection(folded[found[1] - 1 : found[1]]):
        del found[0]
    return found


def _goes_on(text: Text, first: int, stop: int, found: list[int]) -> list[int]:
    """English: where a question asks again, after an "and": "…, and is Bisi coming", "and what size are the fridges"."""
    folded = text.words.folded
    more: list[int] = []
    for place in range(first + 1, stop - _CLAUSE + 1):
        if folded[place - 1] not in _JOINS or any(abs(place - other) < _CLAUSE for other in (*found, *more)):
            continue
        parted = _comma_before(text, place - 1) or folded[place - 1] in ("also", "plus")
        asks = folded[place] in _INTERROGATIVES and not _VERBS.isdisjoint(folded[place + 1 : place + 5])
        if asks or (parted and folded[place] in _VERBS):
            more.append(place)
    return more


def _comma_before(text: Text, place: int) -> bool:
    return place > 0 and "," in text.words.text[text.words.ends[place - 1] : text.words.starts[place]]


def _meeting(text: Text, number: int, begin: int, end: int) -> bool:
    return any(begin <= hit.first < end for hit in text.hits_in("ask_call", number)) or any(
        begin <= date.first < end for date in text.dates if text.words.sentence[date.first] == number
    )


def _quoted(text: Text, number: int) -> bool:
    """A question between quotation marks is somebody's words, not the message's ask."""
    said = text.words
    first, stop, _ = said.sentences[number]
    after = said.text[said.ends[stop - 1] : said.ends[stop - 1] + 4]
    before = said.text[max(0, said.starts[first] - 2) : said.starts[first]]
    return any(mark in after for mark in _CLOSE_QUOTES) or any(mark in before for mark in _OPEN_QUOTES)


def _reported(text: Text, number: int, first: int) -> bool:
    """ "You asked: does it work?" repeats the lead's own question."""
    return any(hit.first - first <= 1 for hit in text.hits_in("asked", number))


def _rhetorical(text: Text, number: int, ender: str) -> bool:
    """A question that speaks to nobody and is followed, in its own paragraph, by what answers it."""
    said = text.words
    first, stop, _ = said.sentences[number]
    if ender != "?" or said.folded[first] not in _ANSWERED or number + 1 >= len(said.sentences):
        return False
    if _ADDRESSED.intersection(said.folded[first:stop]):
        return False
    following = said.sentences[number + 1]
    if any(hit.first == following[0] for label in ("ask_open", "ask_verb") for hit in text.hits_in(label, number + 1)):
        return False
    return following[2] != "?" and "\n" not in said.text[said.ends[stop - 1] : said.starts[following[0]]]
