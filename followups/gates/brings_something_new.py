# ruff: noqa: E501, RUF001 -- patterns and word lists read better in long lines, with the marks people write
"""Gate I3: a touch brings something new; it is neither a bump nor an earlier touch said again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from followups.gates.commitments import TOLD
from followups.gates.evidence import fact_stems, stem, stems
from followups.gates.languages import Tongue
from followups.gates.languages.matters import table
from followups.gates.layout import layout
from followups.gates.phrases import Hit
from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.root import root
from followups.gates.strangers import OF_THE_LEAD
from followups.gates.unbacked import clauses
from followups.gates.words import Words, shingles, words

NAME = "brings_something_new"
_MEND = "Say what is new for the lead: an answer, a fact, a document, a next step that was agreed."
_SHINGLE = 4
_REPEATED = 0.5  # share of the body's shingles that stood in earlier touches
_NEW_WORDS = 5  # words of substance, not used before, that let "following up on …" pass
_FRESH = 3  # words that neither name the matter nor ask for news, which make a message bring something by themselves
_NEWS = 2  # words of asking for news from which a message is looked at as one
_SHORT_ANSWER = 3
_SHARED = 2  # stems that an answer and the fact behind it have in common
_ANSWERING = frozenset(
    [
        "yes",
        "no",
        "ja",
        "nee",
        "oui",
        "si",
        "sim",
        "nein",
        "non",
        "nao",
        "also",
        "you",
        "good",
        "great",
        "more",
        "one",
        "all",
    ]
)
_WISHES = table(
    "weather wet sunny rain* cold spring summer autumn winter season weekend health* well finds keeping earnest revert* eager anxious warm greet* trip holiday* travels family "
    "indication intention* inclin* leaning verdict view views opinion* mull* ponder* weigh* steer pulse snow* swamp* busy plate hectic manic flat land lies lay stand standing "
    "earliest request* trust below conveni* inputs valuable esteem* behalf forward proceed* progress* develop* status minded mindful word words gentle patient* respon* acknowledg* await* eagerly"
)
# How questions begin that ask how things stand, words of those that propose something, and of what we have done.
_INQUIRING = frozenset("how what which where who when is are was were has have had did do does any anything".split())  # noqa: SIM905
_PROPOSING = frozenset(
    words(
        "shall may would could can want fancy like help suit send share book call meet visit come bring show draw order pick choose "
        "start begin need useful photo try test open happy ok okay us me we i joining join"
    ).folded
)
_GIVEN = frozenset(["attached", "enclosed", "here", "list", "sample", "drawing", "page", "plan", "overview"])
_TELLS_OF_THEM = frozenset(
    ["you", "your", "our", "i", "we", "my", "hope"]
)  # how sentences begin that tell what the lead knows
_OWN = 2  # fresh words of another sentence that make it news
_SPEAKERS = frozenset(["i", "we", "my", "our"])
_DONE = TOLD | frozenset(
    "saw noticed congratulations congrats priced tested built fixed finished repaired learned learnt picked worked ordered pulled".split()  # noqa: SIM905
)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_ANY_WORDS = 3  # words of substance below which a follow-up says nothing at all

# "Check in" is also what guests do. A place soon after it, or a guest before it, makes it the hotel's.
_PLACES = frozenset(
    [
        "hotel",
        "reception",
        "desk",
        "counter",
        "airport",
        "gate",
        "front",
        "clinic",
        "kiosk",
        "venue",
        "lobby",
        "door",
        "event",
        "booth",
        "hostel",
        "apartment",
        "property",
        "terminal",
        "arrival",
        "arrivals",
        "entrance",
        "hospital",
        "ward",
        "site",
        "conference",
    ]
)
_GUESTS = frozenset(
    [
        "guest",
        "guests",
        "visitor",
        "visitors",
        "traveller",
        "travellers",
        "traveler",
        "travelers",
        "passenger",
        "passengers",
        "patient",
        "patients",
        "attendee",
        "attendees",
        "people",
        "staff",
        "members",
        "member",
        "customers",
        "online",
        "mobile",
        "self",
        "automatic",
        "automated",
        "when",
        "before",
        "after",
        "while",
        "time",
        "faster",
        "late",
        "early",
        "by",
        "without",
        "during",
        "skip",
        "avoid",
        "contactless",
        "remote",
        "digital",
        "are",
        "is",
    ]
)
_CHECK_NOUNS = frozenset(
    [
        "time",
        "times",
        "desk",
        "process",
        "counter",
        "kiosk",
        "flow",
        "form",
        "app",
        "procedure",
        "online",
        "guests",
        "luggage",
        "baggage",
        "bags",
    ]
)
# "I haven't heard back" is a bump in a follow-up, and the plain reason of a close-loop message.
_SILENCE = frozenset(["t", "not", "no", "nichts", "sans", "pas", "niets", "geen", "non", "nao"])
# "Your board wanted to know whether …" tells what the lead's people asked.
_WANTED = frozenset(
    words(
        "wollte wollten möchte möchten will fragte fragten voulait voulaient souhaitait demandait demandaient quería querían "
        "preguntaba preguntaban voleva volevano chiedeva chiedevano wilde wilden vroeg vroegen wil queria queriam perguntava "
        "perguntavam saber savoir sapere"
    ).folded
)
_OPINIONS = frozenset(
    words(
        "acha achou achas achaste pensa pensi pensate pensez penses opina opinas piensa piensas parece denken halten vindt vind "
        "denkt think olhada olhadela vistazo ojo oeil occhiata blick kijkje look"
    ).folded
)
_THEIRS = 3  # words before such a verb among which "your" stands
_NOT_A_BUMP = frozenset(
    ["not", "instead", "rather", "never", "nicht", "statt", "pas", "plutot", "lieu", "no", "niet", "non", "nao", "vez"]
)


def examine(reading: Reading) -> Iterator[Finding]:
    """Findings for bumps, for a message without substance, and for one that repeats an earlier touch."""
    bumps = list(_bumps(reading))
    yield from bumps
    if not bumps:
        yield from _says_nothing(reading)
    yield from _repeats(reading)


def _bumps(reading: Reading) -> Iterator[Finding]:
    closing = reading.draft.kind == "close_loop"
    for text, in_subject in ((reading.subject, True), (reading.body, False)):
        end = -1
        for hit in text.hits.get("bump", ()):
            if hit.first < end:
                continue
            end = hit.stop
            if (
                _excused(text.words, hit)
                or _on_something_new(reading, text.words, hit)
                or (closing and _SILENCE.intersection(text.words.folded[hit.first : hit.stop]))
            ):
                continue
            yield _bump(text.words, hit, in_subject)
    gentle = (*reading.body.hits.get("soft_bump", ()), *reading.body.hits.get("approached", ()))
    soft = [hit for hit in gentle if not _excused(reading.body.words, hit)]
    if soft and len(_substance(reading)) < _NEW_WORDS and reading.draft.kind != "first_reply":
        yield _bump(reading.body.words, soft[0], in_subject=False)


def _bump(text: Words, hit: Hit, in_subject: bool) -> Finding:
    start, end = text.place(hit.first, hit.stop)
    quoted = " ".join(text.text[start:end].split())
    return Finding(
        NAME, False, (start, end), in_subject, f"“{quoted}” only asks for attention and brings nothing new.", _MEND
    )


def _on_something_new(reading: Reading, text: Words, hit: Hit) -> bool:
    """ "What do you think of it?" asks for more than attention where the message hands over an asset for the first time."""
    if _OPINIONS.isdisjoint(text.folded[hit.first : hit.stop]):
        return False
    draft = reading.draft
    return any(
        asset.url and asset.url in draft.body and not any(asset.url in touch.body for touch in draft.previous_touches)
        for asset in draft.assets
    )


def _excused(text: Words, hit: Hit) -> bool:
    folded = text.folded
    sentence_start, sentence_end, _ = text.sentences[text.sentence[hit.first]]
    before = folded[max(sentence_start, hit.first - 2) : hit.first]
    if _NOT_A_BUMP.intersection(before) and "sure" not in (*before, *folded[hit.first : hit.first + 2]):
        return True
    if folded[hit.first] in _WANTED and OF_THE_LEAD.intersection(
        folded[max(sentence_start, hit.first - _THEIRS) : hit.first]
    ):
        return True
    start, end = text.place(hit.first, hit.stop)
    if text.text[max(0, start - 1) : start] in ("“", '"', "„", "«", "‘") and text.text[end : end + 2].strip(",.?! ") in (
        "”", '"', "“", "»", "’",
    ):  # fmt: skip
        return True
    said = folded[hit.first : hit.stop]
    if any(word.startswith("circl") for word in said) and set(folded[hit.stop : hit.stop + 4]) & {
        "asked",
        "promised",
        "agreed",
    }:
        return True
    if "in" not in said or not any(word.startswith("check") for word in said):
        return False
    after = folded[hit.stop : min(hit.stop + 7, sentence_end)]
    if _PLACES & set(after) or set(after[:1]) & _CHECK_NOUNS:
        return True
    return said[0].startswith("check") and bool(set(before[-1:]) & _GUESTS)


def _substance(reading: Reading) -> set[str]:
    """Words of the body, between greeting and sign-off, that carry meaning and were not said before."""
    tongue, draft = reading.tongue, reading.draft
    before: set[str] = set()
    for touch in draft.previous_touches:
        before.update(words(touch.body).folded)
    names = words(
        f"{draft.lead.first_name} {draft.lead.last_name} {draft.lead.company} {draft.sender.name} {draft.sender.company}"
    )
    before.update(names.folded, reading.last.words.folded)
    start, stop = layout(reading).main
    return {
        word
        for word in reading.body.words.folded[start:stop]
        if word not in tongue.common
        and word not in tongue.filler
        and word not in before
        and word not in tongue.calendar
    }


def _says_nothing(reading: Reading) -> Iterator[Finding]:
    if reading.draft.kind not in ("follow_up", "reactivation"):
        return
    tongue = reading.tongue
    start, stop = layout(reading).main
    said = {
        word
        for word in reading.body.words.folded[start:stop]
        if word not in tongue.common and word not in tongue.filler
    }
    if len(said) < _ANY_WORDS:
        yield Finding(NAME, False, None, False, "The message has courtesies but nothing for the lead.", _MEND)
    elif (_asks_for_news(reading) and not _brings(reading)) or _only_inquires(reading):
        say = "The message asks for news and names the matter, and says nothing about it that is new."
        yield Finding(NAME, False, None, False, say, _MEND)


def _only_inquires(reading: Reading) -> bool:
    """English: whether all that is asked is how things stand with the lead, and nothing else is told, handed over or proposed.

    "You were weighing road against sea. How does it look from where you're sitting?" is a bump without a word of one.
    """
    text, draft = reading.body, reading.draft
    if reading.tongue.languages[0].code != "en" or _URL.search(draft.body):
        return False
    start, stop = layout(reading).main
    topic = _topic(reading)
    known = [*fact_stems(reading)]
    known += [stems(words(asset.title).folded, reading) for asset in draft.assets]
    inquired = False
    for number, (first, end, ender) in enumerate(text.words.sentences):
        said = text.words.folded[max(first, start) : min(end, stop)]
        if not said:
            continue
        if any(text.words.sentence[date.first] == number for date in text.dates if ender == "?"):
            return False
        if ender == "?":
            if _INQUIRING.isdisjoint(said[:2]) or not _PROPOSING.isdisjoint(said):
                return False
            inquired = True
        elif (
            _clause_answers(reading, number)
            or _answers(text.words, number, reading)
            or _short_answer(text.words, number, reading)
            or any(word[0].isdigit() for word in said)
            or not (_DONE.isdisjoint(said) or _SPEAKERS.isdisjoint(said))
            or any((stems(said, reading) - topic) & each for each in known)
            or not _GIVEN.isdisjoint(said)
            or ("will" in said and not _SPEAKERS.isdisjoint(said))
            or (said[0] not in _TELLS_OF_THEM and len(_fresh(reading, said, topic)) >= _OWN)
        ):
            return False
    return inquired


def _fresh(reading: Reading, said: list[str], topic: frozenset[str]) -> frozenset[str]:
    """The stems of these words that neither name the matter nor ask for news, wish, or speak of the weather."""
    own = {stem(word) for word in said if word not in reading.tongue.generic} - _news(reading.tongue)
    return _of_substance(reading, said, (stems(said, reading) & own) - topic)


def _topic(reading: Reading) -> frozenset[str]:
    """The stems that name the matter: of the subject, the last interaction, the reason and the earlier touches."""
    found = stems([*reading.subject.words.folded, *reading.last.words.folded, *reading.note.words.folded], reading)
    for touch in reading.draft.previous_touches:
        found |= stems(words(touch.body).folded, reading)
    return found


def _asks_for_news(reading: Reading) -> bool:
    """Whether the message has several words of asking for news; common words count for none."""
    start, stop = layout(reading).main
    tongue = reading.tongue
    said = set(reading.body.words.folded[start:stop]) - tongue.common
    return len({stem(word) for word in said} & _news(tongue)) >= _NEWS


@lru_cache(maxsize=16)
def _news(tongue: Tongue) -> frozenset[str]:
    """The stems of asking for news, so that "decided" and "decision" are one."""
    return frozenset(stem(word) for word in tongue.status)


def _brings(reading: Reading) -> bool:
    """Whether anything in the message is new for the lead: a link, a figure or an approved fact, or words of its own.

    Words that name the matter (they stand in the subject, the last interaction, the reason or an earlier touch) and words
    of asking for news are not.
    """
    text, tongue, draft = reading.body, reading.tongue, reading.draft
    start, stop = layout(reading).main
    said = text.words.folded[start:stop]
    if _URL.search(draft.body):
        return True
    topic = _topic(reading)
    own = {stem(word) for word in said if word not in tongue.generic} - _news(tongue)
    fresh = (stems(said, reading) & own) - topic
    if tongue.languages[0].code == "en":
        fresh = _of_substance(reading, said, fresh)
    if len(fresh) >= _FRESH or (len(fresh) > 1 and _HANDED.intersection(said)):  # "the width is all I need: send it?"
        return True
    if any(
        ender != "?"
        and (
            _clause_answers(reading, number)
            or _answers(text.words, number, reading)
            or _short_answer(text.words, number, reading)
        )
        for number, (_, _, ender) in enumerate(text.words.sentences)
    ):
        return True
    sources = [*fact_stems(reading)]
    sources += [stems(words(asset.title).folded, reading) for asset in draft.assets]
    return any(fresh & each for each in sources)


def _of_substance(reading: Reading, said: list[str], fresh: frozenset[str]) -> frozenset[str]:
    """Of these stems those of words that are no wish, no weather and no address of ours."""
    everyday = {stem(word) for word in said if word in _WISHES}
    everyday |= {stem(word) for word in words(reading.draft.sender.postal_address).folded}
    return fresh - everyday


_HANDED = frozenset(
    ["send", "share", "forward", "bring", "upload", "measure", "photograph", "fill"]
)  # what a lead hands over


def _short_answer(text: Words, number: int, reading: Reading) -> bool:
    """ "It is.", "They can.": a statement of two or three common words answers what went before."""
    said = text.sentence_words(number)
    return 1 < len(said) <= _SHORT_ANSWER and reading.tongue.common.issuperset(said)


def _clause_answers(reading: Reading, number: int) -> bool:
    """The part of a sentence after its first mark that says what a fact says: "as you decide in March: it works offline"."""
    first, stop, _ = reading.body.words.sentences[number]
    for begin, end in list(clauses(reading.body, first, stop))[1:]:
        said = stems(reading.body.words.folded[begin:end], reading)
        if any(len(said & fact) >= max(_SHARED, len(said) // 2 + 1) for fact in fact_stems(reading)):
            return True
    return False


def _answers(text: Words, number: int, reading: Reading) -> bool:
    """A statement that shares most of its words with an approved fact: "recall reminders go out by text"."""
    said = stems(text.sentence_words(number), reading)
    if len(said) < _SHARED or reading.tongue.status.intersection(text.sentence_words(number)[:3]) - _ANSWERING:
        return False
    if any(len(said & fact) >= max(_SHARED, len(said) // 2) for fact in fact_stems(reading)):
        return True
    usual = reading.tongue.common | reading.tongue.filler
    roots = {root(word) for word in text.sentence_words(number) if word not in usual}
    return reading.tongue.languages[0].code == "en" and any(
        len(roots & {root(word) for word in fact.words.folded}) > _SHARED for fact in reading.facts
    )


def _repeats(reading: Reading) -> Iterator[Finding]:
    body = reading.body.words
    start, stop = layout(reading).main
    own = shingles(body.folded[start:stop], _SHINGLE)
    if not own:
        return
    earlier: set[tuple[str, ...]] = set()
    for touch in reading.draft.previous_touches:
        earlier.update(shingles(words(touch.body).folded, _SHINGLE))
    repeated = sorted(place for shingle, place in own.items() if shingle in earlier)
    if len(repeated) < _REPEATED * len(own):
        return
    first = last = repeated[0]
    for place in repeated[1:]:
        if place > last + _SHINGLE:
            break
        last = place
    where = body.place(start + first, start + last + _SHINGLE)
    share = round(100 * len(repeated) / len(own))
    say = f"{share} % of the message stood in an earlier message to this lead."
    yield Finding(NAME, False, where, False, say, "Leave out what was already said and bring something new.")
