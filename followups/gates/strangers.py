"""Names of two words that no evidence knows, in German, where a capital alone names nobody.

German writes every noun with a capital; but two of them side by side, with nothing between, are a name nearly always
("Hautarztpraxis Dr. Wendt", "Zahnklinik Seeblick"). Measures and times of the month are not.
"""
# ruff: noqa: E501 -- tables of words read better in long lines

from __future__ import annotations

from collections.abc import Iterator

from followups.gates.evidence import sources, stem
from followups.gates.layout import layout
from followups.gates.reading import Reading, Text
from followups.gates.words import words

_MEASURES = frozenset(
    words(
        "anfang ende mitte euro prozent uhr stück paar meter kilo liter tonnen tasse glas teil punkt seite raum grad cent kilometer zentimeter "
        "millimeter tage wochen monate jahre quadratmeter stunden minuten art sorte menge zahl reihe satz stunde herr frau familie dank grüße "
        "gruß mail freitag montag dienstag mittwoch donnerstag samstag sonntag person mitarbeiter kalenderwoche woche ihnen sie ihr ihre du dir"
    ).folded
)
# Clubs and bodies whose names begin with initials: "beim SV Sasbach".
_CLUBS = frozenset(words("sv tsv fc vfb vfl sc tv tus ssv spvgg tc rsv awo drk asb").folded)
OF_THE_LEAD = frozenset(
    words(
        "ihr ihre ihrer ihrem ihren dein deine deiner deinem deinen euer eure eurer eurem euren votre vos ton ta tes su sus tu tus vuestro "
        "vuestra suo sua suoi vostro vostra uw jouw jullie seu sua vosso vossa teu tua"
    ).folded
)


def strangers(reading: Reading, text: Text) -> Iterator[tuple[int, int, bool]]:
    """The words (first, stop) of each such name, and whether it is called the lead's own ("Ihrer Zahnklinik Seeblick")."""
    code = reading.tongue.languages[0].code
    if code != "de" or text is not reading.body:
        if code not in ("de", "en") and text is reading.body:
            yield from _asked_for(reading, text)
        return
    said, (begin, end) = text.words, layout(reading).main
    known: frozenset[str] | None = None
    place = begin + 1
    while place < end - 1:
        first, second = place, place + 1
        place += 1
        number = said.sentence[first]
        if number != said.sentence[second] or first == said.sentences[number][0] or not _capital(text, first):
            continue
        if said.text[said.ends[first] : said.starts[second]] not in (" ", ". ") or not _capital(text, second):
            continue
        if not said.text[: said.starts[first]].rstrip(" ")[-1:].isalnum() and said.folded[first - 1] not in OF_THE_LEAD:
            continue  # after a colon, a dash or a line a capital may be that of a beginning
        if any(word in _MEASURES or word in OF_THE_LEAD or word == "ihres" for word in said.folded[first : second + 1]):
            continue
        known = _known(reading) if known is None else known
        strange = [stem(word) not in known for word in said.folded[first : second + 1]]
        titled = said.folded[first] in reading.tongue.titles or _told_at(text, first)
        if strange[1] and (strange[0] or titled) and not _usual(reading, said.folded[second]):
            if not titled and _usual(reading, said.folded[first]):
                continue
            yield first, second + 1, said.folded[first - 1] in OF_THE_LEAD
            place = second + 1


def _told_at(text: Text, place: int) -> bool:
    """Whether a name stands after "bei": "bei der Buchhandlung Seume" is another bookshop than the lead's."""
    said = text.words
    before = said.folded[max(said.sentences[said.sentence[place]][0], place - 2) : place]
    return "beim" in before[-1:] or before[-1:] == ["bei"] or (before[:1] == ["bei"] and before[1:] == ["der"])


def _asked_for(reading: Reading, text: Text) -> Iterator[tuple[int, int, bool]]:
    """In other languages: a name of two unknown words in what the lead is said to have asked ("… para Jardines Olmedo")."""
    said, known = text.words, None
    for number, (begin, stop, _) in enumerate(said.sentences):
        if not text.hits_in("asked", number):
            continue
        for place in range(begin + 1, stop - 1):
            if not (_capital(text, place) and _capital(text, place + 1)):
                continue
            if said.text[said.ends[place] : said.starts[place + 1]] != " ":
                continue
            if not said.text[: said.starts[place]].rstrip(" ")[-1:].isalnum():
                continue
            known = _known(reading) if known is None else known
            if all(stem(word) not in known and not _usual(reading, word) for word in said.folded[place : place + 2]):
                yield place, place + 2, True
                break


def _capital(text: Text, place: int) -> bool:
    said = text.words
    written = said.text[said.starts[place] : said.ends[place]]
    if said.folded[place] in _CLUBS:
        return True
    return written[0].isupper() and (len(written) < 2 or not written.isupper())


def _usual(reading: Reading, word: str) -> bool:
    tongue = reading.tongue
    return any(
        word in usual
        for usual in (tongue.common, tongue.filler, tongue.calendar, tongue.units, tongue.numbers, tongue.generic)
    )


def _known(reading: Reading) -> frozenset[str]:
    draft = reading.draft
    own = words(
        f"{draft.lead.first_name} {draft.lead.last_name} {draft.lead.company} {draft.sender.name} {draft.sender.company} "
        f"{draft.sender.postal_address} {draft.subject}"
    )
    return frozenset(stem(word) for text in (*sources(reading), own) for word in text.folded)
