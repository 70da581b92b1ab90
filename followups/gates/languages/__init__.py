"""The languages the gates know, and the phrase book and word tables made of those that a draft may be in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from followups.gates.language import Language
from followups.gates.languages import de, en, es, fr, it, nl, pt
from followups.gates.languages.frames import Frames
from followups.gates.languages.frames import de as de_frames
from followups.gates.languages.frames import en as en_frames
from followups.gates.languages.frames import es as es_frames
from followups.gates.languages.frames import fr as fr_frames
from followups.gates.languages.frames import it as it_frames
from followups.gates.languages.frames import nl as nl_frames
from followups.gates.languages.frames import pt as pt_frames
from followups.gates.languages.sayings import de as de_sayings
from followups.gates.languages.sayings import en as en_sayings
from followups.gates.languages.sayings import es as es_sayings
from followups.gates.languages.sayings import fr as fr_sayings
from followups.gates.languages.sayings import it as it_sayings
from followups.gates.languages.sayings import nl as nl_sayings
from followups.gates.languages.sayings import pt as pt_sayings
from followups.gates.phrases import PhraseBook
from followups.gates.words import fold, words

LANGUAGES: dict[str, Language] = {module.LANGUAGE.code: module.LANGUAGE for module in (en, de, fr, es, nl, it, pt)}
_SAYINGS: dict[str, tuple[dict[str, str], str]] = {
    "de": (de_sayings.PHRASES, de_sayings.GENERIC),
    "en": (en_sayings.PHRASES, en_sayings.GENERIC),
    "es": (es_sayings.PHRASES, es_sayings.GENERIC),
    "fr": (fr_sayings.PHRASES, fr_sayings.GENERIC),
    "it": (it_sayings.PHRASES, it_sayings.GENERIC),
    "nl": (nl_sayings.PHRASES, nl_sayings.GENERIC),
    "pt": (pt_sayings.PHRASES, pt_sayings.GENERIC),
}
_FRAMES: dict[str, Frames] = {
    "de": de_frames.FRAMES,
    "en": en_frames.FRAMES,
    "es": es_frames.FRAMES,
    "fr": fr_frames.FRAMES,
    "it": it_frames.FRAMES,
    "nl": nl_frames.FRAMES,
    "pt": pt_frames.FRAMES,
}


HEARD = frozenset(
    [
        "objection",
        "sensitive",
        "false_urgency",
        "discount",
        "waiver",
        "free",
        "scope",
        "terms",
        "refers_spoken",
        "refers_written",
    ]
)


@dataclass(frozen=True, eq=False)
class Tongue:
    """The languages a text is read in: the draft's own and English, or all when the draft's is not one we know."""

    languages: tuple[Language, ...]
    books: tuple[PhraseBook, ...]
    heard: tuple[PhraseBook, ...]  # what is asked of the lead's words and of the reason: far fewer phrases
    calendar: dict[str, str]
    dated: frozenset[str]  # the words a date may begin with
    units: dict[str, int]
    numbers: dict[str, int]
    periods: dict[str, str]
    common: frozenset[str]
    filler: frozenset[str]
    generic: frozenset[str]
    greetings: tuple[tuple[str, ...], ...]
    sign_offs: frozenset[tuple[str, ...]]
    nobody: frozenset[str]
    titles: frozenset[str]
    status: frozenset[str]
    using: frozenset[str]
    tags: frozenset[str]


def tongue(tag: str) -> Tongue:
    """What is needed to read a text in the language of this BCP 47 tag; "de-AT" reads as German."""
    code = tag.strip().lower().replace("_", "-").split("-")[0]
    return _tongue(code if code in LANGUAGES else "")


@cache
def _tongue(code: str) -> Tongue:
    own = (LANGUAGES[code],) if code else tuple(LANGUAGES.values())
    languages = own if LANGUAGES["en"] in own else (*own, LANGUAGES["en"])
    calendar: dict[str, str] = {}
    for language in reversed(languages):
        calendar |= {fold(word): day for word, day in language.days.items()}
        for names, kind in ((language.weekdays, "weekday"), (language.months, "month")):
            for number, synonyms in enumerate(names, 1):
                calendar |= dict.fromkeys(words(synonyms).folded, f"{kind} {number}")
    calendar.pop("feira", None)
    numbers = {fold(word): number for each in languages for word, number in each.numbers.items()}
    return Tongue(
        languages=languages,
        books=tuple(_book(each.code) for each in languages),
        heard=tuple(_book(each.code, HEARD) for each in languages),
        calendar=calendar,
        units={fold(word): days for each in languages for word, days in each.units.items()},
        numbers=numbers,
        dated=frozenset((*calendar, *numbers)),
        periods={fold(word): name for each in languages for name, own in each.periods.items() for word in own},
        common=_folded(each.stop_words for each in languages),
        filler=_folded(each.filler for each in languages),
        generic=_folded(_SAYINGS[each.code][1] for each in languages),
        greetings=tuple(
            sorted({tuple(words(text).folded) for each in languages for text in each.greetings}, key=len, reverse=True)
        ),
        sign_offs=frozenset(tuple(words(text).folded) for each in languages for text in each.sign_offs),
        nobody=_folded(each.nobody for each in languages),
        titles=_folded(each.titles for each in languages),
        status=_folded(_FRAMES[each.code].status for each in languages),
        using=_folded(_FRAMES[each.code].using for each in languages),
        tags=_folded(_FRAMES[each.code].tags for each in languages),
    )


@cache
def _book(code: str, labels: frozenset[str] | None = None) -> PhraseBook:
    """The phrases of one language, or those of them under these labels."""
    book = PhraseBook()
    written = [(label, phrase) for label, phrases in LANGUAGES[code].phrases.items() for phrase in phrases]
    written += [(label, line) for label, lines in _SAYINGS[code][0].items() for line in lines.strip().splitlines()]
    written += _FRAMES[code].written()
    for label, phrase in written:
        if labels is None or label in labels:
            book.add(label, phrase)
    return book


@cache
def profiles() -> dict[str, frozenset[str]]:
    """For each language its commonest words that no other of our languages counts among its own."""
    own = {code: set(words(language.stop_words).folded) for code, language in LANGUAGES.items()}
    return {
        code: frozenset(word for word in mine if not any(word in other for key, other in own.items() if key != code))
        for code, mine in own.items()
    }


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words(text).folded)
