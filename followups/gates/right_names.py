# ruff: noqa: E501, RUF001 -- typographic quotes and dashes are what people write
"""Gate I7: the right person, company, sender and language, and no placeholder left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.languages import profiles
from followups.gates.layout import layout
from followups.gates.placeholders import unfilled
from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.strangers import strangers
from followups.gates.words import Words, words

NAME = "right_names"
_JOINING = frozenset(["and", "und", "et", "y", "e", "en", "ed", "&", "plus"])
_LONG_ENOUGH = 14  # words from which a text shows its language
_FEW = 3  # words of another language from which it shows
_RUN = 5  # words of the longest name of a company
_LEGAL_FORMS = frozenset(
    ["ltd", "limited", "inc", "llc", "plc", "pvt", "gmbh", "ag", "bv", "co", "corp", "pty", "the", "and", "of", "llp"]
)
_AS_THE_LEAD = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "might",
        "should",
        "needs",
        "wants",
        "gets",
        "has",
        "is",
        "may",
        "ships",
        "sells",
        "makes",
        "does",
        "uses",
        "runs",
        "buys",
        "produces",
        "grows",
        "serves",
        "employs",
        "offers",
        "builds",
        "prints",
        "rents",
        "handles",
    ]
)
_NEARLY = 2  # words of a company's name from which another with one of them is a slip
_INFLECTED, _ENDING = 4, 2  # letters of a name from which it may be inflected, and letters of an ending
_CLEARLY = 2.5  # times as many words of another language as of the draft's own
# Places and times that stand after "at" with a capital and are no company.
_NOT_COMPANIES = frozenset(
    [
        "summit",
        "messe",
        "station",
        "airport",
        "conference",
        "street",
        "expo",
        "cafe",
        "fair",
        "congress",
        "forum",
        "park",
        "square",
        "eod",
        "hq",
        "noon",
        "midnight",
        "least",
        "first",
        "last",
        "all",
        "any",
        "once",
        "home",
        "christmas",
        "easter",
        "the",
        "a",
        "an",
        "our",
        "your",
        "my",
        "their",
        "its",
        "eur",
        "euro",
        "chf",
        "usd",
        "brl",
    ]
)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "ł": "l"}
)


def examine(reading: Reading) -> Iterator[Finding]:
    """Findings for placeholders, greeting, the lead's company, the signature and the language."""
    yield from _placeholders(reading)
    yield from _greeting(reading)
    yield from _company(reading)
    yield from _strangers(reading)
    yield from _nearly_company(reading)
    yield from _another_company(reading)
    yield from _signature(reading)
    yield from _signed_company(reading)
    yield from _language(reading)


def _placeholders(reading: Reading) -> Iterator[Finding]:
    for text, in_subject in ((reading.draft.subject, True), (reading.draft.body, False)):
        for start, end in unfilled(text):
            say = f"“{text[start:end]}” is a placeholder that was not filled."
            yield Finding(NAME, False, (start, end), in_subject, say, "Put the real word there, or leave it out.")


def names(text: str) -> frozenset[str]:
    """The words of a name as they may be written: without accents, and with ae, oe, ue for umlauts."""
    return frozenset(words(text).folded) | frozenset(words(text.translate(_UMLAUTS)).folded)


def _greeting(reading: Reading) -> Iterator[Finding]:
    greeted = layout(reading).greeted
    if greeted is None:
        return
    text, tongue, lead = reading.body.words, reading.tongue, reading.draft.lead
    known = names(f"{lead.first_name} {lead.last_name}")
    company = names(lead.company)
    addressed = [place for place in range(*greeted) if text.folded[place] not in tongue.titles]
    called = [place for place in addressed if text.folded[place] not in tongue.nobody or text.folded[place] in known]
    full = f"{lead.first_name} {lead.last_name}".strip()
    if not called:
        if addressed and known and "there" in text.folded[addressed[0] : addressed[0] + 1]:
            say = "The greeting names nobody, although the lead's name is known."
            yield Finding(NAME, False, text.place(*greeted), False, say, f"Greet {full}.")
        return
    right = [place for place in called if names(text.text[text.starts[place] : text.ends[place]]) & (known | company)]
    joined = any(word in _JOINING for word in text.folded[greeted[0] : greeted[1]])
    wrong = [place for place in called if place not in right]
    if wrong and not (right and joined):
        where = text.place(wrong[0], wrong[-1] + 1)
        greeted_as = text.text[where[0] : where[1]]
        mend = f"Greet {full}." if full else "No name is known: greet without one."
        yield Finding(
            NAME, False, where, False, f"The greeting says “{greeted_as}”; that is not the lead's name.", mend
        )


def _company(reading: Reading) -> Iterator[Finding]:
    draft, text = reading.draft, reading.body.words
    own = names(draft.lead.company)
    if not own:
        return
    context: frozenset[str] | None = None
    judged: set[int] = set()
    for label in ("company_of_lead", "company"):
        for hit in reading.body.hits.get(label, ()):
            if hit.stop >= len(text.folded) or text.sentence[hit.stop] != text.sentence[hit.first]:
                continue
            first, stop = capitals(text, hit.stop)
            if first == stop or first in judged:
                continue
            judged.add(first)
            called = [text.folded[place] for place in range(first, stop)]
            if (
                _not_company(reading, called)
                or _called_so(own, called)
                or names(draft.sender.company).intersection(called)
            ):
                continue
            context = _context(reading) if context is None else context
            nouns = draft.language.lower().startswith("de")  # German writes them all with a capital: "bei Frost"
            if (label == "company" or nouns) and context.intersection(called):
                continue
            where = text.place(first, stop)
            say = f"“{text.text[where[0] : where[1]]}” is not the lead's company."
            yield Finding(NAME, False, where, False, say, f"The lead's company is {draft.lead.company}.")


def _called_so(own: frozenset[str], called: list[str]) -> bool:
    """Whether a company is named by a word of its name, as it is or inflected: "des Hotels", "bij Jansens"."""
    return any(
        word in own
        or any(
            min(len(word), len(name)) >= _INFLECTED
            and abs(len(word) - len(name)) <= _ENDING
            and (word.startswith(name) or name.startswith(word))
            for name in own
        )
        for word in called
    )


def capitals(text: Words, first: int, *, follows: bool = True) -> tuple[int, int]:
    """The words with a capital from `first` on that stand together, at most four.

    `follows`: none when a mark such as a comma parts the first from the word before it.
    """
    stop = first
    while stop < len(text.folded) and stop < first + 4 and text.text[text.starts[stop]].isupper():
        gap = text.text[text.ends[stop - 1] : text.starts[stop]] if stop > (0 if follows else first) else ""
        if gap.strip(" -&'’.") or (stop > first and "." in gap):
            break
        stop += 1
    return first, stop


def _nearly_company(reading: Reading) -> Iterator[Finding]:
    """English: a name that has a word of the lead's company and another that nobody knows: "Vaigai Forgings" for "Vaigai Castings"."""
    draft = reading.draft
    called = [word for word in words(draft.lead.company).folded if word not in _LEGAL_FORMS]
    if reading.tongue.languages[0].code != "en" or len(called) < _NEARLY:
        return
    own = frozenset(called)
    known: frozenset[str] | None = None
    text, place = reading.body.words, 0
    while place < len(text.folded):
        if text.folded[place] != called[0] or not text.text[text.starts[place]].isupper():
            place += 1
            continue
        first, place = place, place + 1
        while place < len(text.folded) and place - first < _RUN and _side_by_side(text, place):
            place += 1
        if called[1] in text.folded[first:place]:
            continue
        known = _context(reading) | own | names(draft.sender.company) if known is None else known
        if any(_strange(reading, text, at, known) for at in range(first, place)):
            where = text.place(first, place)
            say = f"“{text.text[slice(*where)]}” is not the lead's company."
            yield Finding(NAME, False, where, False, say, f"The lead's company is {draft.lead.company}.")


def _another_company(reading: Reading) -> Iterator[Finding]:
    """English: a name of two words that nobody knows, which is to find, have or get something as the lead would."""
    draft, text = reading.draft, reading.body.words
    if reading.tongue.languages[0].code != "en" or not draft.lead.company or _AS_THE_LEAD.isdisjoint(text.folded):
        return
    known: frozenset[str] | None = None
    main = layout(reading).main
    for first, stop, _ in text.sentences:
        place = max(first, main[0]) + 1
        while place < min(stop, main[1]):
            if not text.text[text.starts[place]].isupper():
                place += 1
                continue
            begin, place = place, place + 1
            while place < stop and place - begin < _RUN and _side_by_side(text, place):
                place += 1
            if place - begin < _NEARLY or place >= stop or text.folded[place] not in _AS_THE_LEAD:
                continue
            if known is None:
                known = _context(reading) | names(f"{draft.lead.company} {draft.sender.company} {draft.sender.name}")
                known |= names(f"{draft.lead.first_name} {draft.lead.last_name}")
            if all(_strange(reading, text, at, known) for at in range(begin, place)):
                where = text.place(begin, place)
                say = f"“{text.text[slice(*where)]}” is not the lead's company."
                yield Finding(NAME, False, where, False, say, f"The lead's company is {draft.lead.company}.")


def _side_by_side(text: Words, place: int) -> bool:
    """Whether a word with a capital follows the one before it with nothing but a space or an "&" between."""
    gap = text.text[text.ends[place - 1] : text.starts[place]]
    both = text.text[text.starts[place]].isupper() and text.text[text.starts[place - 1]].isupper()
    return both and gap in (" ", " & ")


def _strange(reading: Reading, text: Words, place: int, known: frozenset[str]) -> bool:
    word, tongue = text.folded[place], reading.tongue
    if word in known or word.removesuffix("s") in known or word in tongue.common or word in tongue.calendar:
        return False
    begins = place == text.sentences[text.sentence[place]][0]
    return (
        not begins
        and len(word) > 1
        and word not in tongue.filler
        and word not in tongue.generic
        and word not in _LEGAL_FORMS
    )


def _not_company(reading: Reading, called: list[str]) -> bool:
    tongue = reading.tongue
    return called[0] in tongue.common or any(
        word in _NOT_COMPANIES or word in tongue.calendar or word in tongue.units for word in called
    )


def _context(reading: Reading) -> frozenset[str]:
    """Names that the draft's own evidence mentions, which may be named after "at"."""
    draft = reading.draft
    texts = [fact.words.folded for fact in reading.facts]
    texts += [words(asset.title).folded for asset in draft.assets]
    texts += [words(touch.body).folded for touch in draft.previous_touches]
    texts += [reading.last.words.folded, reading.note.words.folded, words(draft.sender.postal_address).folded]
    return frozenset(word for folded in texts for word in folded)


def _strangers(reading: Reading) -> Iterator[Finding]:
    """A name of two words that is called the lead's own and is none of theirs: "Ihrer Zahnklinik Seeblick"."""
    for first, stop, theirs in strangers(reading, reading.body):
        if theirs:
            where = reading.body.words.place(first, stop)
            say = f"“{reading.draft.body[slice(*where)]}” is nobody's name that the evidence knows."
            yield Finding(NAME, False, where, False, say, f"The lead's company is {reading.draft.lead.company}.")


def _signature(reading: Reading) -> Iterator[Finding]:
    signed, draft, text = layout(reading).signed, reading.draft, reading.body.words
    if signed is None or not draft.sender.name.strip():
        return
    signature = [text.text[text.starts[place] : text.ends[place]] for place in range(*signed)]
    own = names(draft.sender.name) | names(draft.sender.company)
    if any(names(word) & own for word in signature):
        return
    where = text.place(*signed)
    say = f"The message is signed “{text.text[where[0] : where[1]]}”; the sender is {draft.sender.name}."
    yield Finding(NAME, False, where, False, say, f"Sign as {draft.sender.name}.")


def _signed_company(reading: Reading) -> Iterator[Finding]:
    """Under the name, a line that is nearly the sender's company and is another: "Southlight Studio" for "Northlight Studio"."""
    signed, draft, text = layout(reading).signed, reading.draft, reading.body.words
    own = names(draft.sender.company)
    if signed is None or len(own) < _NEARLY or signed[1] >= len(text.folded):
        return
    context = own | names(draft.sender.name) | names(draft.sender.postal_address) | names(draft.lead.company)
    start = text.ends[signed[1] - 1]
    for line in text.text[start:].splitlines():
        called = words(line)
        known = own.intersection(called.folded)
        strange = [word for word in called.folded if word not in context and word not in reading.tongue.common]
        if (
            known
            and strange
            and len(called.folded) <= len(words(draft.sender.company).folded)
            and line.strip().istitle()
        ):
            where = (start + (at := text.text[start:].index(line)), start + at + len(line))
            say = f"The message is signed for “{line.strip()}”; the sender's company is {draft.sender.company}."
            yield Finding(NAME, False, where, False, say, f"Sign for {draft.sender.company}.")


@lru_cache(maxsize=65_536)
def _spoken_in(word: str) -> tuple[str, ...]:
    """The languages that count this word among their own."""
    return tuple(code for code, profile in profiles().items() if word in profile)


def _language(reading: Reading) -> Iterator[Finding]:
    own = reading.draft.language.strip().lower().replace("_", "-").split("-")[0]
    start, stop = layout(reading).main
    said = reading.body.words.folded[start:stop]
    if len(said) < _LONG_ENOUGH or own not in profiles():
        return
    counts = dict.fromkeys(profiles(), 0)
    for word in said:
        for code in _spoken_in(word):
            counts[code] += 1
    other = max(counts, key=lambda code: counts[code])
    if other != own and counts[other] >= _FEW and counts[other] >= _CLEARLY * counts[own]:
        say = f"The text reads as “{other}”, the draft's language is “{own}”."
        yield Finding(NAME, False, None, False, say, "Write in the lead's language, or correct the draft's language.")
