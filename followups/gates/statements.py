# ruff: noqa: E501 -- tables of words read better in long lines
"""What an English draft states beyond all of its evidence, and whether that is an offer or a claim (mission I5, I10).

No list of offers ends, so it is the other way round: a statement's words are taken away that any message may use
(`languages/everyday.py`) and those of the facts, the assets, the reason, the lead and the earlier messages. What is left
is said by nothing but the draft. Then the sentence's own frame tells what it is: our deed, what the lead would have,
money, a time or a condition make it an offer; others, praise of ours or simply much that is left make it a claim.
Reports of what was asked, refusals, what was done already, and telling are neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from followups.gates.commitments import TOLD
from followups.gates.evidence import fact_stems, sources, stem, stems
from followups.gates.languages import Tongue
from followups.gates.languages.everyday import EVERYDAY
from followups.gates.languages.promises import promises
from followups.gates.layout import layout
from followups.gates.reading import Reading, Text
from followups.gates.root import root
from followups.gates.words import words

OFFER, CLAIM = "offer", "claim"


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text).folded)


_US = _set("i we")
_OURS = _set("our my")
_YOU = _set("you")
_WILL = _set("can could will would ll d shall should may might")
_PAST = _set("was were had did been")
_NO = _set("not t cannot never no nor nothing without")
_MONEY = _set(
    "pay pays paid paying payment payments bill bills billed charge charges charged invoice invoiced penny pence money refund refunded "
    "discount fee fees rate rates budget cheaper cheap expense quid bucks gratis total deposit cash saving save afford "
    "percent quoted sum price prices cost costs costing figure amount owe owes"
)
_TIME = _set(
    "before until till within after soon sooner ahead ready week weeks day days hours hour month months monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november december summer spring autumn "
    "winter christmas easter tomorrow tonight weekend season live overnight immediately"
)
_LEGAL = _set(
    "back return returned returns complain complains liable responsible cover covered covers cancel leave walk bound tied warranty penalty own owns rights exclusive"
)
_PARTIES = _set("you your yours we i our my will would ll d")
_IF = _set("if once unless provided")
_OTHERS = _set(
    "clients client customers customer firms companies businesses owners competitors peers others everyone everybody"
)
_ALL = _set("most many all every nobody other another users ours best better worst never always folks people our us we")
# A sentence with one of these hands something over or tells what stands in it.
_HANDED = _set(
    "https attached enclosed shows show page guide film drawing table list recording sheet here plan below named promised draft wrote mentioned webinar checklist answers invite invitation agenda recap slides"
)
_MUCH = 3  # words of its own from which any statement claims
_SEVERAL = 2  # words of its own from which a sentence of money, time or a condition offers
_SHORT = 3  # words of a clause that only names who does what the next one tells: "we will, once you sign, …"
_REPORTED = 4  # words and numbers of the lead's own by which a sentence about them is known for a report
_BACKED = 2  # words a clause has in common with one fact, from which it may add as many of its own: a paraphrase


_ENDS = ",;:—–()\n"  # noqa: RUF001 -- the dash that people write
_ASKING = _set(
    "shall should could can would will do does did is are was have has had may might what which who when where why how want ok okay "
    "sound sounds deal fair keen up any good interested happy ready does worth fancy need shall right yes no"
)
# Verbs that say little themselves: with words of substance after them they are deeds ("take back your empty pallets").
_LIGHT = _set(
    "take give make put get keep hold turn move change cover include run set do leave bring come let start add allow"
)
_READY = _set("minded willing prepared agreeable inclined authorised authorized agreed approved nod")
_ANSWERING = _set("yes no ok okay sure yep fine good is are have")
_PICTURES = "\u2190"  # from here on a sign is a picture, with which texts end their sentences
_SUBJECTS = _set("you we i it they he she that this these those the a an your our my there be")
_MOST = _set("most half nearly almost few countless plenty")
_BEING = _set("be have get see get in up")
_BY = _set("by before within inside")
_ABLE = _set("can cannot could couldn do don am m able won")
_REASONS = _set("since because while as")
_NO_TROUBLE = _set("problem problems worries worry bother rush hurry stress doubt issue drama trouble")
_PROPOSING = _set("could might would if suppose about don")
_WANTING = _set("want like need prefer have")
_LIKING = _set("like rather prefer want see find need know")


@dataclass(frozen=True)
class Statement:
    """Words first..stop-1 of sentence `number` that say `unsaid` beyond the evidence; `kind` is OFFER or CLAIM."""

    first: int
    stop: int
    number: int
    kind: str
    touches: tuple[str, ...]
    unsaid: frozenset[str]


@lru_cache(maxsize=4)
def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of the body that go beyond the evidence, in order; none without a fact, and none but in English.

    Without a fact nothing specific is approved: such a message is general, as shipped templates are.
    """
    if reading.tongue.languages[0].code != "en" or not reading.facts:
        return ()
    return tuple(_beyond(reading))


def _beyond(reading: Reading) -> Iterator[Statement]:
    text = reading.body
    begin, end = layout(reading).main
    for number, (first, stop, ender) in enumerate(text.words.sentences):
        first, stop = max(begin, first), min(end, stop)  # noqa: PLW2901 -- greeting and sign-off may share a sentence
        if first >= stop or text.hits_in("opt_out", number):
            continue
        tongue = reading.tongue
        if all(_everyday(word, tongue) for word in text.words.folded[first:stop]):
            continue
        if ender == "?":
            given = _proposed(reading, text, first, stop)
            if given:
                touches = _touches(reading, text, number, frozenset(text.words.folded[first:stop]))
                yield Statement(first, stop, number, OFFER, touches, given)
                continue
            stop = _told_before(text, first, stop)  # noqa: PLW2901 -- what a question says before it asks
            if stop == first:
                continue
        told = [text.words.folded[begins:ends] for begins, ends in _told(text, number, first, stop)]
        kind, unsaid = _kind(reading, text, number, told)
        if not kind or (ender == "?" and kind == CLAIM and len(unsaid) < _MUCH):
            continue
        touches = _touches(reading, text, number, frozenset(text.words.folded[first:stop])) if kind == OFFER else ()
        yield Statement(first, stop, number, kind, touches, unsaid)


def _proposed(reading: Reading, text: Text, first: int, stop: int) -> frozenset[str]:
    """What a question proposes that we do: "what if we built the second wall as well?", "want us to store it for you?"."""
    said = text.words.folded[first:stop]
    how = promises("en")
    for place, word in enumerate(said[:-1]):
        if word in _US:
            if _PROPOSING.isdisjoint(said[max(0, place - 3) : place]):
                continue
            act = place + 1
        elif (
            word in ("us", "me")
            and said[place + 1] == "to"
            and not _WANTING.isdisjoint(said[max(0, place - 3) : place])
        ):
            act = place + 2
        else:
            continue
        while act < len(said) and (said[act] in how.skipped or said[act] in _WILL):
            act += 1
        if act >= len(said) or said[act] in EVERYDAY or said[act].startswith(how.tells) or said[act] in TOLD:
            continue
        return _unsaid(reading, said[act:], _ours_to_give(reading))
    return frozenset()


def _told(text: Text, number: int, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, without those that report what the lead asked ("you asked whether …")."""
    asked = [hit.first for hit in text.hits_in("asked", number)]
    promised = bool(text.hits_in("promise", number))
    for begins, ends in _clauses(text, first, stop):
        if promised or not any(begins <= place < ends for place in asked):
            yield begins, ends


def _told_before(text: Text, first: int, stop: int) -> int:
    """Where the question proper of a sentence begins: "we'd take the old one away, would that help?"."""
    parts = list(_clauses(text, first, stop))
    asked = len(parts) - 1
    while asked > 1 and text.words.folded[parts[asked - 1][0]] in _ASKING:
        asked -= 1
    if asked == len(parts) - 1 and text.words.folded[parts[0][0]] in _ASKING - _ANSWERING:
        return first
    return parts[asked][0]


def _clauses(text: Text, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts between marks and line breaks of the words first..stop-1; texts are often written without full stops."""
    said = text.words
    begin = first
    for place in range(first + 1, stop):
        gap = said.text[said.ends[place - 1] : said.starts[place]]
        if len(gap) > 1 and (any(mark in _ENDS or mark > _PICTURES for mark in gap) or " - " in gap):
            yield begin, place
            begin = place
    yield begin, stop


def _unsaid(reading: Reading, said: list[str], known: frozenset[str]) -> frozenset[str]:
    tongue = reading.tongue
    if said[:1] and said[0] in _US and said[1:2] and said[1] in TOLD:
        return frozenset()  # "I asked our sound man"
    own = [
        word
        for before, word in zip(("", *said), said, strict=False)
        if not (_everyday(word, tongue) or (before == "no" and word in _NO_TROUBLE))
        and stem(word) not in known
        and root(word) not in known
    ]
    left = stems(own, reading) if own else frozenset()
    if not left:
        return left
    backed = max((len(shared) for shared in _shared(reading, said)), default=0)
    if backed > _BACKED:  # what a fact says of the very words of the lead is no more than the fact
        left -= _known(reading)
    return frozenset() if backed >= max(_BACKED, len(left)) else left


@lru_cache(maxsize=65_536)
def _everyday(word: str, tongue: Tongue) -> bool:
    return word[0].isdigit() or word in EVERYDAY or word in tongue.status


def _shared(reading: Reading, said: list[str]) -> Iterator[frozenset[str]]:
    own = stems(said, reading) | {root(word) for word in said if word not in reading.tongue.common}
    return (own & fact for fact in fact_stems(reading))


@lru_cache(maxsize=4)
def _known(reading: Reading) -> frozenset[str]:
    texts = (reading.subject.words, *sources(reading))
    return frozenset().union(*(_forms(text.text, reading.tongue) for text in texts))


@lru_cache(maxsize=4096)
def _forms(text: str, tongue: Tongue) -> frozenset[str]:
    """The stems and roots of a text of evidence; facts, assets and touches are asked for again and again."""
    folded = [word for word in words(text).folded if not (word in tongue.common or word in tongue.calendar)]
    return frozenset([*map(stem, folded), *map(root, folded)])


@lru_cache(maxsize=4)
def _ours_to_give(reading: Reading) -> frozenset[str]:
    """What a promise may rest on: facts, assets, the reason, our own last words; what the lead wished promises nothing."""
    draft, last = reading.draft, reading.draft.last_interaction
    texts = [fact.words.text for fact in reading.facts] + [asset.title for asset in draft.assets]
    texts.append(reading.note.words.text)
    if last is not None and last.direction == "out":
        texts.append(reading.last.words.text)
    return frozenset().union(*(_forms(text, reading.tongue) for text in texts))


def _kind(reading: Reading, text: Text, number: int, told: list[list[str]]) -> tuple[str, frozenset[str]]:
    known = _known(reading)
    alone = [_unsaid(reading, said, known) for said in told]
    unsaid = frozenset().union(*alone)
    there = frozenset(word for said in told for word in said)
    if not there:
        return "", unsaid
    if _their_situation(reading, told, there):
        return "", unsaid
    promised = unsaid
    if any(_US & set(said) or _YOU & set(said) or _OURS & set(said) for said in told) and there & _WILL:
        own = _ours_to_give(reading)
        alone = [_unsaid(reading, said, own) for said in told]
        promised = frozenset().union(*alone)
    asks = bool(text.hits_in("ask_open", number))
    if promised and any(
        _offers(said, there, promised, asks=asks)
        for said, new in zip(told, alone, strict=True)
        if new or len(said) <= _SHORT
    ):
        return OFFER, promised
    if _dated(reading, text, number, there):
        return OFFER, unsaid
    if not unsaid or asks or told[0][:1] in (["thank"], ["thanks"], ["sorry"], ["apologies"]):
        return "", unsaid
    if _several(told, there, unsaid):
        return OFFER, unsaid
    if there & _HANDED or _listed(text, number) or any(_refuses(said) for said in told):
        return "", unsaid
    if told[0][:1] and told[0][0] in _MOST:
        return CLAIM, unsaid
    if len(unsaid) >= _MUCH or (len(unsaid) > 1 and there & _ALL) or there & _OTHERS:
        return CLAIM, unsaid
    return "", unsaid


def _their_situation(reading: Reading, told: list[list[str]], there: frozenset[str]) -> bool:
    """ "You ship 14 pallets a week and lose 3 %": what the lead told of themselves, told again, and nothing of ours."""
    if told[0][:1] not in (["you"], ["your"]) or there & (_US | _OURS | _WILL):
        return False
    last = frozenset(reading.last.words.folded) - reading.tongue.common
    return len(there & last) >= _REPORTED


def _dated(reading: Reading, text: Text, number: int, there: frozenset[str]) -> bool:
    """ "We'd be in and out before the end of May": a time nobody knows by which something will be."""
    if not (there & _WILL and there & _BEING and there & _PARTIES) or text.hits_in("ask_call", number):
        return False
    known = {date.key for source in (*reading.facts, reading.last, reading.note) for date in source.dates}
    return any(
        text.words.sentence[date.first] == number
        and date.key not in known
        and date.first > 0
        and not _BY.isdisjoint(text.words.folded[max(0, date.first - 2) : date.first + 1])
        for date in text.dates
    )


def _refuses(said: list[str]) -> bool:
    """ "We can't take it away", "I do not have one"."""
    there = frozenset(said)
    return bool(there & _US and there & _NO and there & _ABLE)


def _listed(text: Text, number: int) -> bool:
    """The points of a list that the sentence before hands over: "the plan I promised: * week 1 …"."""
    first = text.words.sentences[number][0]
    bullet = text.words.text[: text.words.starts[first]].rstrip(" ")[-1:] in ("*", "•", "-")
    return bullet and number > 0 and not _HANDED.isdisjoint(text.words.sentence_words(number - 1))


def _offers(said: list[str], there: frozenset[str], unsaid: frozenset[str], *, asks: bool) -> bool:
    """Whether a clause tells of a deed of ours, or of what the lead would have."""
    past = not _PAST.isdisjoint(said)
    if _subject_dropped(said):
        return True
    several = len(unsaid) >= _SEVERAL and _HANDED.isdisjoint(there)
    for place, word in enumerate(said):
        if word in _US and _deed(said, place + 1, several=several):
            return True
        if word in _OURS and not past and _deed_of_ours(said, place + 1):
            return True
        if word in _YOU and not (past or asks or said[0] in _REASONS) and _outcome(said, place + 1, unsaid):
            return True
    return False


def _several(told: list[list[str]], there: frozenset[str], unsaid: frozenset[str]) -> bool:
    """Much that is left, beside money, or beside a party and a time or condition."""
    if len(unsaid) < _SEVERAL or not _HANDED.isdisjoint(there) or not _PAST.isdisjoint(there):
        return False
    if any(_US & set(said) and _NO & set(said) for said in told):
        return False  # "we cannot waive it"
    return bool(there & _MONEY or (there & _PARTIES and there & (_TIME | _IF)))


def _subject_dropped(said: list[str]) -> bool:
    """ "Will do the windows too": in texts the "we" is left out."""
    for place, word in enumerate(said[:-2]):
        opens = place == 0 or said[place - 1] in ("yes", "ok", "okay", "and", "but", "so", "then", "sure")
        if opens and word in ("will", "can", "could", "would") and said[place + 1] not in _SUBJECTS | _NO:
            return not said[place + 1].startswith(promises("en").tells) or said[place + 1] in (
                "do",
                "make",
                "give",
                "add",
                "start",
            )
    return False


def _outcome(said: list[str], place: int, unsaid: frozenset[str]) -> bool:
    """ "You would have it by Easter", "you'll be rid of it"; not "you'd like", and what one can do is a claim at most."""
    after = said[place : place + 3]
    if not after or after[0] not in _WILL or _LIKING.intersection(after[1:]):
        return False
    able = after[0] in ("can", "could", "may", "might")
    return not able or (len(unsaid) >= _SEVERAL and not (_MONEY | _TIME | _LEGAL).isdisjoint(said))


def _deed(said: list[str], place: int, *, several: bool) -> bool:
    """Whether "I" or "we" here is followed by an act that is no telling, not denied and not past."""
    after = said[place : place + 5]
    if not after or not _NO.isdisjoint(after[:3]) or _denied(said[max(0, place - 5) : place - 1]):
        return False
    act = 0
    how = promises("en")
    while act < len(after) and (
        after[act] in _WILL or after[act] in how.skipped or after[act] in ("am", "are", "m", "re")
    ):
        act += 1
    if act >= len(after):
        return False
    verb = after[act]
    if (several and verb in _LIGHT) or (verb in ("have", "get") and not _OURS.isdisjoint(after[act + 1 : act + 2])):
        return True  # "we also take back your pallets", "I'll have my fitters do it"
    return not (verb in EVERYDAY or verb.startswith(how.tells) or verb.endswith("ed") or verb in _PAST)


def _denied(before: list[str]) -> bool:
    """A no before "we", other than that of "no problem"."""
    return any(
        word in _NO and not (after and after[0] in _NO_TROUBLE)
        for place, word in enumerate(before)
        for after in [before[place + 1 : place + 2]]
    )


def _deed_of_ours(said: list[str], place: int) -> bool:
    """Somebody of ours who will, or would like to, do something: "our fitters can be with you"; not "our conversation …"."""
    if not _READY.isdisjoint(said[place : place + 4]):
        return True
    if said[place : place + 1] and said[place].startswith(
        ("conv", "call", "meet", "chat", "talk", "demo", "visit", "last")
    ):
        return False
    return any(word in _WILL for word in said[place : place + 4]) and _NO.isdisjoint(said[place : place + 5])


def _touches(reading: Reading, text: Text, number: int, there: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    if there & _MONEY or text.hits_in("price_word", number):
        found.append("touches_pricing")
    if text.hits_in("legal_word", number) or there & _LEGAL:
        found.append("touches_legal")
    if (
        there & _TIME
        or any(word in reading.tongue.units or word in reading.tongue.calendar for word in there)
        or {"by", "time"} <= there
    ):
        found.append("touches_timing")
    if not found or there & (_US | _OURS):
        found.append("touches_scope")  # a deed of ours is work, whatever else it touches
    return tuple(found)
