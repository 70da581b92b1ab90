# ruff: noqa: SIM905 -- a list of words reads better as words
"""The phrases that a reply is understood by, each with its place; what only looks like one is taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from followups.gates.phrases import Hit
from followups.gates.words import Words, words
from followups.inbound.replies.dates.calendars import CALENDARS
from followups.inbound.replies.languages import book, listed
from followups.inbound.replies.signatures import is_sign_off
from followups.inbound.replies.tongues import likely_languages

_SHIELDED = frozenset(
    (
        "opt_out",
        "no_contact",
        "explicit_no",
        "complaint",
        "maybe",
        "later",
        "price",
        "timing",
        "competitor",
        "authority",
        "need",
    )
)
_STOPS = ("opt_out", "no_contact", "explicit_no", "erasure")
_NEGATIONS = frozenset(
    """
    no not nicht kein keine keinen keinem nein ne pas non nee neen niet geen nao sin sem senza ohne never nie jamais
    nunca mai nooit nope nah dont cannot nothing nichts rien nada niente niets ni plus jamas ninguna ningun nenhum
    nessun aucun aucune t nor without sans zonder
    """.split()
)
_ONESELF = frozenset(
    """
    i we ich wir je nous ik wij yo tengo tenemos tendria debo devo dobbiamo dovrei dovremmo eu preciso precisamos
    temos tenho vou vamos voy moet muss musste mussen dois devons zal
    """.split()
)
# Keywords alone in a mail, but too common within one; and what may mean a stop only within one.
_ORDINARY = frozenset(
    ("end", "quit", "halt", "alto", "basta", "sair", "sortir", "retirer", "annulla", "cancelar", "cancel")
)
_ALSO_STOPPING = frozenset(
    ("spam", "unsubscribed", "unsub", "desinscrire", "desabonner", "abgemeldet", "uitgeschreven")
)
_OWN = frozenset(
    """
    my me our us mine mich mir mein meine meiner meinen meines uns unsere unserer mes ma mon moi notre nos m mi mis
    nuestro nuestra nuestros nuestras mio mia miei mie nostro nostra nostri mijn mij ons onze meu meus minha minhas
    nosso nossos personal personally personnelles personales personali persoonsgegevens pessoais personenbezogenen
    personenbezogene request right rights derecho droit diritto direito recht article artikel articulo articolo
    artigo art forgotten vergessen oubli olvido oblio esquecimento vergetelheid
    """.split()
)
_ONLY = frozenset(
    """
    only just nur lediglich bloss seulement uniquement solo solamente unicamente soltanto alleen slechts apenas
    somente
    """.split()
)
_MISSPELLED = re.compile(r"uns?u?[bs]{1,2}[a-z]{2,8}e?\Z")
_GREETING_WORDS = 5
LONGEST = 20_000  # characters that are read of a reply; the work stays within bounds whatever is sent


@dataclass(frozen=True)
class Evidence:
    """The words of a reply and the phrases among them, by label, in order."""

    text: Words
    found: dict[str, list[Hit]]
    harmless: tuple[Hit, ...] = ()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The likely languages of the reply, the likeliest first."""
        return likely_languages(self.text)

    def hits(self, label: str) -> list[Hit]:
        """The phrases of a label that count."""
        return self.found.get(label, [])

    def said(self, *labels: str) -> tuple[str, ...]:
        """The words of the phrases of these labels, as they are written, each once."""
        places = [self.text.place(hit.first, hit.stop) for label in labels for hit in self.hits(label)]
        return tuple(dict.fromkeys(" ".join(self.text.text[start:end].split()) for start, end in places))

    def negated(self) -> bool:
        """Whether there is a word of negation anywhere but in a saying or in what is only not done yet."""
        covered = _covered(self.text, self.harmless)
        return any(word in _NEGATIONS and not covered[place] for place, word in enumerate(self.text.folded))

    @cached_property
    def core(self) -> list[str]:
        """The words without greeting, thanks and sign-off: what a very short reply comes down to."""
        polite = listed("thanks")
        kept: list[str] = []
        for line in self.text.text.split("\n"):
            if kept and is_sign_off(line):
                break
            folded = words(line).folded
            if line.rstrip().endswith(",") and len(folded) <= _GREETING_WORDS and folded and folded[0] in polite:
                continue
            kept += [word for word in folded if word not in polite]
        return kept

    @cached_property
    def questions(self) -> frozenset[int]:
        """The sentences that ask: those with a question mark, and those that begin as questions do and end with no mark."""
        found = {number for number, (_, _, end) in enumerate(self.text.sentences) if end == "?"}
        asking = frozenset().union(*(listed("question_start", code) for code in self.languages))
        for place, word in enumerate(self.text.folded):
            number = self.text.sentence[place]
            if number in found or word not in asking:
                continue
            first, stop, end = self.text.sentences[number]
            if stop - place >= 2 and end == "" and (place == first or self._begins_line(place)):
                found.add(number)
        return frozenset(found)

    def overlapping(self, hit: Hit, others: list[Hit]) -> bool:
        """Whether a phrase shares a word with one of others."""
        return any(_overlap(hit, other) for other in others)

    def right_after(self, hit: Hit, others: list[Hit]) -> bool:
        """Whether a phrase shares words with one of others or begins within two words behind it ("I'll | get back to …")."""
        return any(other.first <= hit.first <= other.stop + 2 for other in others)

    def of_oneself(self, hit: Hit) -> bool:
        """Whether the writer speaks of themselves in the sentence before a phrase ("I must talk to …")."""
        first, _, _ = self.text.sentences[self.text.sentence[hit.first]]
        return not _ONESELF.isdisjoint(self.text.folded[first : hit.first + 1])

    def asked(self, hit: Hit) -> bool:
        """Whether a phrase stands in a question; not where a comma after it parts it from what is asked."""
        number = self.text.sentence[hit.first]
        if number not in self.questions:
            return False
        _, stop, _ = self.text.sentences[number]
        return "," not in self.text.text[self.text.ends[hit.stop - 1] : self.text.starts[stop - 1]]

    def _begins_line(self, place: int) -> bool:
        gap = self.text.text[self.text.ends[place - 1] : self.text.starts[place]]
        return "\n" in gap or "," in gap


@cache
def stop_words() -> frozenset[str]:
    """Words that may mean a stop wherever they stand."""
    return (listed("opt_out_word") | _ALSO_STOPPING) - _ORDINARY


@lru_cache(maxsize=64)
def evidence(reply: str) -> Evidence:
    """Reads a reply once, its first LONGEST characters; understanding and finding ask for the same one in turn.

    Phrases that a saying covers ("no problem", "don't stop") do not count, nor does interest denied.
    """
    text = words(reply[:LONGEST])
    found: dict[str, list[Hit]] = {}
    for hit in book().find(text):
        found.setdefault(hit.label, []).append(hit)
    shields = found.pop("shield", [])
    stopping = stop_words()
    found.setdefault("maybe", []).extend(
        Hit("maybe", place, place + 1)
        for place, word in enumerate(text.folded)
        if word in stopping or (word.startswith("uns") and _MISSPELLED.match(word))
    )
    found.setdefault("explicit_no", []).extend(hit for hit in found.pop("unfit", []) if not _of_a_day(text, hit))
    partly = [hit for hit in found["explicit_no"] if not _ONLY.isdisjoint(_sentence(text, hit))]
    if partly:  # "we don't need the support, only the licence": a no to a part of it, and perhaps not
        found["explicit_no"] = [hit for hit in found["explicit_no"] if _ONLY.isdisjoint(_sentence(text, hit))]
        found["maybe"] += partly
        found.setdefault("farewell", []).extend(partly)
    found["erasure"] = [hit for hit in found.get("erasure", []) if _of_their_own(text, hit)]
    if shields:
        for label in _SHIELDED & found.keys():
            found[label] = _clear_of(found[label], text, shields)
    stops = [hit for label in _STOPS for hit in found.get(label, [])]
    if stops:
        for label in ("interested", "their_wish", "promise", "maybe", "question"):
            if label in found:
                found[label] = _clear_of(found[label], text, stops)
    if "interested" in found:
        found["interested"] = [hit for hit in found["interested"] if not _denied(text, hit)]
    for label in ("price", "timing", "competitor"):
        if label in found:
            found[label] = [hit for hit in found[label] if not _denied(text, hit)]
    return Evidence(text, found, (*shields, *found.pop("pending", ())))


def _sentence(text: Words, hit: Hit) -> list[str]:
    return text.sentence_words(text.sentence[hit.first])


def _of_a_day(text: Words, hit: Hit) -> bool:
    """ "Thursday does not suit us" is about the day."""
    return not _days().isdisjoint(_sentence(text, hit))


def _of_their_own(text: Words, hit: Hit) -> bool:
    """Whether erasure is wished for oneself: "delete my data", "delete all data", not "we must delete test data first"."""
    first, _, end = text.sentences[text.sentence[hit.first]]
    about_oneself = not _OWN.isdisjoint(_sentence(text, hit))
    return about_oneself or (end != "?" and hit.first <= first + 2 and text.folded[first] not in _ONESELF)


@cache
def _days() -> frozenset[str]:
    return frozenset(word for calendar in CALENDARS.values() for word in (*calendar.weekday, *calendar.named))


def _covered(text: Words, hits: Sequence[Hit]) -> bytearray:
    """For each word whether one of the phrases stands on it."""
    covered = bytearray(len(text.folded))
    for hit in hits:
        covered[hit.first : hit.stop] = b"\x01" * (hit.stop - hit.first)
    return covered


def _clear_of(hits: list[Hit], text: Words, others: Sequence[Hit]) -> list[Hit]:
    covered = _covered(text, others)
    return [hit for hit in hits if not any(covered[hit.first : hit.stop])]


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first < other.stop and other.first < one.stop


def _denied(text: Words, hit: Hit) -> bool:
    """Whether a negation stands right before a phrase or in it, with no comma between."""
    for place in range(hit.first - 1, max(hit.first - 3, -1), -1):
        gap = text.text[text.ends[place] : text.starts[place + 1]]
        if "," in gap or text.sentence[place] != text.sentence[hit.first] or ";" in gap:
            return False
        if text.folded[place] in _NEGATIONS:
            return True
    return False
