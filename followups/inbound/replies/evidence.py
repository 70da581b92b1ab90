# ruff: noqa: SIM905 -- a list of words reads better as words
"""The phrases that a reply is understood by, each with its place; what only looks like one is taken out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from followups.gates.phrases import Hit
from followups.gates.words import Words, words
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
no not nicht kein keine keinen keinem nein ne pas non nee neen niet geen nao sin sem senza ohne never nie jamais nunca
mai nooit nope nah dont cannot nothing nichts rien nada niente niets ni plus jamas ninguna ningun nenhum nessun aucun
aucune t nor without sans zonder
    """.split()
)
_ONESELF = frozenset(
    """
i we ich wir je nous ik wij yo tengo tenemos tendria debo devo dobbiamo dovrei dovremmo eu preciso precisamos temos
tenho vou vamos voy moet muss musste mussen dois devons zal
    """.split()
)
# Keywords alone in a mail, but too common within one; and what may mean a stop only within one.
_ORDINARY = frozenset(
    ("end", "quit", "halt", "alto", "basta", "sair", "sortir", "retirer", "annulla", "cancelar", "cancel")
)
_ALSO_STOPPING = frozenset(
    ("spam", "unsubscribed", "unsub", "desinscrire", "desabonner", "abgemeldet", "uitgeschreven")
)
_GREETING_WORDS = 5


@dataclass(frozen=True)
class Evidence:
    """The words of a reply and the phrases among them, by label, in order."""

    text: Words
    found: dict[str, list[Hit]]

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
        """Whether there is a word of negation anywhere."""
        return not _NEGATIONS.isdisjoint(self.text.folded)

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
    """Reads a reply once; understanding and finding ask for the same one in turn.

    Phrases that a saying covers ("no problem", "don't stop") do not count, nor does interest denied.
    """
    text = words(reply)
    found: dict[str, list[Hit]] = {}
    for hit in book().find(text):
        found.setdefault(hit.label, []).append(hit)
    shields = found.pop("shield", [])
    stopping = stop_words()
    found.setdefault("maybe", []).extend(
        Hit("maybe", place, place + 1) for place, word in enumerate(text.folded) if word in stopping
    )
    if shields:
        for label in _SHIELDED & found.keys():
            found[label] = [hit for hit in found[label] if not any(_overlap(hit, shield) for shield in shields)]
    stops = [hit for label in _STOPS for hit in found.get(label, [])]
    if stops:
        for label in ("interested", "their_wish", "promise", "maybe", "question"):
            if label in found:
                found[label] = [hit for hit in found[label] if not any(_overlap(hit, stop) for stop in stops)]
    if "interested" in found:
        found["interested"] = [hit for hit in found["interested"] if not _denied(text, hit)]
    return Evidence(text, found)


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
