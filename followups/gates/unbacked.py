"""What a draft says of paying, of a coming time, or of what “we” do, and says beyond all its evidence (mission I5, I10).

No list knows every way of giving something away. So a clause that speaks of paying or of when, and whose words of
substance stand in no fact, asset, earlier message or word of the lead's, is a promise however it is worded. Clauses that
report what the lead asked, that refuse, that tell what is sent or shown, and questions are none.
"""
# ruff: noqa: E501 -- tables of words read better in long lines

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from followups.gates.evidence import sources, stems
from followups.gates.languages.matters import Matters, matters
from followups.gates.languages.promises import promises
from followups.gates.layout import layout
from followups.gates.reading import Reading, Text
from followups.gates.words import words

_ENDS = ",;:—–()"  # noqa: RUF001 -- the dash that people write
_SELF = frozenset(["ich", "ik"])
_NONE = frozenset(["nichts", "niets", "niks", "rien", "nada", "niente", "nulla"])
_SPEAKERS = frozenset(["wir", "we", "wij"])
_PAYS, _COSTS, _TIMED, _DOES = 1, 2, 2, 2  # words of substance that no evidence holds, from which a clause promises
# Beginnings among the verbs of telling that are as often plain auxiliaries.
_LIGHT = frozenset(
    words(
        "haben sein werden geb mach stell setz halt fahr fuhr plan zet geven gaan doen worden zijn hebben etre avoir mettre fais faire "
        "point conf fix prend estar ser tener poner hacer dar coment far fare esser aver essere avere dare dar met fiss ter por fazer levar "
        "combinar quedar venir venire vir com sehen see look nem helfen helf kom"
    ).folded
)
# "Good luck with the season" wishes, and "it is worth asking them first" advises: neither promises.
_WISHES = frozenset(
    words(
        "viel gutes schöne schönen gute guten alles frohe bonne bon bonnes beau belle joyeux joyeuses excellente feliz buen buena buenas suerte "
        "mucho mucha buon buona buone auguri veel fijne goede prettige mooie succes bom boa boas sucesso"
    ).folded
)
_I_SEE = ["hago", "cargo"]  # "me hago cargo": I understand
_NO_WISHES = ("nouvell", "notizi", "notici", "nachricht", "nieuws", "neuigkeit")
# A clause of the lead's time: "whenever you take it up again".
_WHENS = frozenset(words("quando cuando quand lorsque wenn falls sobald als wanneer zodra se si").folded)
_ADVICE = frozenset(
    words(
        "lohnt empfiehlt ratsam empfehlenswert conviene convém convient vale vaut merece conseille aconsejo consiglio recomiendo raccomando "
        "recomendo aconselho loont verstandig raadzaam"
    ).folded
)
_SHARED = 2  # stems that a statement and the fact behind it have in common
_SPARE = 6  # letters a beginning of a word must leave for "we do" to be read from its ending


@dataclass(frozen=True)
class Unbacked:
    """The words first..stop-1 of sentence `number`, and the codes of what they touch."""

    first: int
    stop: int
    number: int
    touches: tuple[str, ...]


def unbacked(reading: Reading, text: Text) -> Iterator[Unbacked]:
    """One finding at most for each sentence that promises without evidence; none in a language without tables."""
    code = reading.tongue.languages[0].code
    tables = matters(code)
    if tables is None or not reading.facts:
        return  # without a fact nothing specific is approved: such a message is general, as shipped templates are
    main = layout(reading).main if text is reading.body else (0, len(text.words.folded))
    for number, (begin, end, ender) in enumerate(text.words.sentences):
        first, stop = max(begin, main[0]), min(end, main[1])
        if first >= stop or ender == "?" or text.hits_in("opt_out", number) or _only_asks(text, number, first):
            continue
        if text.hits_in("asked", number) and not text.hits_in("promise", number) and "ask_verb" not in text.hits:
            reported = text.hits_in("asked", number)[0].first
        else:
            reported = -1
        for clause in clauses(text, first, stop):
            if clause[0] <= reported < clause[1]:
                continue
            touches = _promises(reading, text, tables, number, *clause)
            if touches:
                yield Unbacked(*clause, number, touches)
                break


def _only_asks(text: Text, number: int, first: int) -> bool:
    """ "Tell me which days are quiet": a request, unless it grants something by the way."""
    if any(text.hits_in(label, number) for label in ("discount", "waiver", "free", "scope", "promise", "commit")):
        return False
    return any(hit.first == first for label in ("ask_open", "ask_verb") for hit in text.hits_in(label, number))


def _promises(reading: Reading, text: Text, tables: Matters, number: int, first: int, stop: int) -> tuple[str, ...]:
    folded = text.words.folded[first:stop]
    pays = any(word in tables.pays for word in folded)
    costs = not pays and any(word in tables.money for word in folded) and folded[1:3] != _I_SEE
    timed = any(word in tables.when or word in reading.tongue.calendar for word in folded)
    does = _first_person(reading, tables, folded)
    timed = timed and not _their_date(reading, folded, does=does)
    if not (pays or costs or does) and (_wishes(text, number) or not _ADVICE.isdisjoint(folded)):
        return ()
    if not (pays or costs or timed or does) or _refuses(text, tables, number, first, stop):
        return ()
    if any(_past(word, tables) for word in folded) or _repeats_a_doubt(text, number, first, stop):
        return ()
    new = _new(reading, tables, folded)
    if len(new) <= _COSTS and _approved(reading, text, first, stop):
        return ()
    if pays and len(new) >= _PAYS and not _approved(reading, text, first, stop):
        return ("touches_pricing", "touches_legal", "touches_scope")
    if (
        costs
        and len(new) >= _COSTS - (does or _SELF.intersection(folded) != set())
        and not _approved(reading, text, first, stop)
    ):
        return ("touches_pricing",)
    if _tells(reading, text, number, folded) or "https" in text.words.sentence_words(number):
        return ()
    if timed and does and len(new) <= _DOES and _as_long_as_approved(reading, text, first, stop):
        return ()
    if timed and (
        any(len(fact & stems(folded, reading)) >= _SHARED for fact in _timed_facts(reading))
        or _as_long_as_approved(reading, text, first, stop)
        or (not does and folded[0] in _WHENS)
    ):
        timed = False
    if timed and len(new) >= _TIMED:
        return ("touches_timing", "touches_scope") if does else ("touches_timing",)
    return ("touches_scope",) if does and len(new) >= _DOES else ()


def _their_date(reading: Reading, folded: list[str], *, does: bool) -> bool:
    """Whether the only time named is a day or month that the lead or the reason named: "as you decide in March"."""
    named = {word for word in folded if word in reading.tongue.calendar}
    return bool(named) and not does and named <= {*reading.last.words.folded, *reading.note.words.folded}


@lru_cache(maxsize=4)
def _timed_facts(reading: Reading) -> tuple[frozenset[str], ...]:
    """The stems of each fact that says when or how long."""
    tables = matters(reading.tongue.languages[0].code)
    if tables is None:
        return ()
    return tuple(
        stems(fact.words.folded, reading)
        for fact in reading.facts
        if any(word in tables.when or word in reading.tongue.units for word in fact.words.folded)
    )


def told_times(reading: Reading, text: Text) -> bool:
    """Whether the text says when, as a fact does: a statement with a word of time and two stems of such a fact."""
    tables = matters(reading.tongue.languages[0].code)
    if tables is None:
        return False
    timed = _timed_facts(reading)
    return bool(timed) and any(
        ender != "?"
        and any(word in tables.when or word in reading.tongue.units for word in text.words.folded[first:stop])
        and any(len(fact & stems(text.words.folded[first:stop], reading)) >= _SHARED for fact in timed)
        for first, stop, ender in text.words.sentences
    )


def unsaid(reading: Reading, folded: list[str]) -> frozenset[str]:
    """The stems of these words that no evidence holds and that carry a matter of their own."""
    tables = matters(reading.tongue.languages[0].code)
    return _new(reading, tables, folded) if tables else frozenset()


def _new(reading: Reading, tables: Matters, folded: list[str]) -> frozenset[str]:
    """The stems of a clause that no evidence holds and that carry a matter of their own."""
    own = [
        word
        for word in folded
        if word not in tables.plain
        and word not in tables.pays
        and word not in tables.money
        and word not in tables.when
        and not word[0].isdigit()
        and word not in reading.tongue.status
    ]
    return stems(own, reading) - _known(reading)


@lru_cache(maxsize=4)
def _known(reading: Reading) -> frozenset[str]:
    found = stems(reading.subject.words.folded, reading)
    for source in sources(reading):
        found |= stems(source.folded, reading)
    return found


def _first_person(reading: Reading, tables: Matters, folded: list[str]) -> bool:
    """Whether a clause tells what we do: a pronoun beside a verb, or an ending that is one of "we"."""
    how = promises(reading.tongue.languages[0].code)
    if not tables.first_person:
        return not _SPEAKERS.isdisjoint(folded)
    return any(
        len(word) >= _SPARE
        and word.endswith(tables.first_person)
        and not word.startswith(how.tells)
        and word not in tables.plain
        for word in folded
    )


def _refuses(text: Text, tables: Matters, number: int, first: int, stop: int) -> bool:
    """ "We cannot lower the price": a no beside a word of being able."""
    if tables.able.isdisjoint(text.words.folded[first:stop]):
        return False
    if not _NONE.isdisjoint(text.words.folded[first:stop]):
        return True
    return any(first <= hit.first < stop for hit in text.hits_in("no", number))


def _as_long_as_approved(reading: Reading, text: Text, first: int, stop: int) -> bool:
    """Whether a clause says a fact's own span or number: "six weeks", "up to 60 kilometres an hour"."""
    spans = {date.key for date in text.dates if first <= date.first < stop and date.key.startswith("span")}
    folded = text.words.folded[first:stop]
    said, digits = stems(folded, reading), {word for word in folded if word.isdigit()}
    return any(
        spans.intersection(date.key for date in fact.dates)
        or (digits.intersection(fact.words.folded) and said & stems(fact.words.folded, reading))
        for fact in reading.facts
    )


def _wishes(text: Text, number: int) -> bool:
    said = text.words.sentence_words(number)
    return said[0] in _WISHES and not any(word.startswith(_NO_WISHES) for word in said[:3])


def _repeats_a_doubt(text: Text, number: int, first: int, stop: int) -> bool:
    """ "You find it steep": a doubt of the lead's that grants nothing."""
    doubts, grants = (
        any(first <= hit.first < stop for label in labels for hit in text.hits_in(label, number))
        for labels in (("objection",), ("discount", "waiver", "free", "scope", "promise"))
    )
    return doubts and not grants


def _approved(reading: Reading, text: Text, first: int, stop: int) -> bool:
    """Whether an amount of the clause is one of a fact, or a fact of money speaks of the same."""
    values = {(amount.value, amount.currency) for fact in reading.facts for amount in fact.amounts}
    amounts = [amount for amount in text.amounts if first <= amount.word < stop]
    return bool(amounts) and all(any(amount.value == value for value, _ in values) for amount in amounts)


def _past(word: str, tables: Matters) -> bool:
    """Verbs in the past, which tell and do not promise; a conditional ends alike ("estarían")."""
    return word in tables.past and not word.endswith(("rian", "riano", "riez", "rait", "raient", "riam"))


def _tells(reading: Reading, text: Text, number: int, folded: list[str]) -> bool:
    """Sending, showing, calling, meeting: what a message may say it does."""
    code = reading.tongue.languages[0].code
    return bool(text.hits_in("ask_call", number)) or any(_is_telling(word, code) for word in folded)


@lru_cache(maxsize=65_536)
def _is_telling(word: str, code: str) -> bool:
    return any(len(tell) > 2 and tell not in _LIGHT and word.startswith(tell) for tell in promises(code).tells)


def clauses(text: Text, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts between commas, colons and dashes of the words first..stop-1."""
    said = text.words
    begin = first
    for place in range(first + 1, stop):
        if any(mark in _ENDS for mark in said.text[said.ends[place - 1] : said.starts[place]]):
            yield begin, place
            begin = place
    yield begin, stop
