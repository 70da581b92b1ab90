"""What a person means by their reply, by rules; where a stop is possible but not sure, a person is asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from followups.gates.phrases import Hit
from followups.gates.words import words
from followups.inbound.replies.dates import FoundDate, find_dates
from followups.inbound.replies.evidence import LONGEST, Evidence, evidence, stop_words
from followups.inbound.replies.languages import listed
from followups.inbound.replies.naming import Named, named_person

KINDS = (
    "interested", "question", "objection", "later", "wrong_person", "referral", "explicit_no", "opt_out", "complaint", "unclear",
)  # fmt: skip
_STOPS = ("opt_out", "complaint", "explicit_no")
OBJECTIONS = ("price", "timing", "competitor", "authority", "need")
_LATER_FROM = timedelta(days=7)  # who wants to be called within a week is interested; later begins after it
_NO_TIME = datetime(2000, 1, 3, tzinfo=UTC)  # without a time, dates only tell that one is named
_ANSWERED = re.compile(
    r"\s*(?:re|aw|sv|antw|antwort|rif|r|fwd?|wg|tr|rv|enc|res|doorst|vs)\s*(?:\[\d+\])?\s*[:\uff1a]", re.IGNORECASE
)
_REGRETS = frozenset(
    (
        "leider",
        "unfortunately",
        "afraid",
        "malheureusement",
        "lamentablemente",
        "purtroppo",
        "helaas",
        "infelizmente",
        "never",
    )
)  # in a question or a yes they regret something else
_A_WORD_OR_TWO = 2  # more than that, and neither news nor a fit with any kind: perhaps a no in words we do not know
_STRANGE_WORDS = 4  # so many words of no language of ours are not passed over


@dataclass(frozen=True)
class Understood:
    """What a reply means.

    `kind` is one of KINDS; `confidence` 0..1; `because` names the words it rests on. `doubt`: a person is asked and
    nothing is sent meanwhile (L2). `later_date` is the first day to write again, None where none is named. `opts_out`
    is true for an opt-out in whatever else is said (a complaint with "remove me" in it), `wants_erasure` for a wish under
    Art. 17 GDPR. `objections` are those of OBJECTIONS that are raised.
    """

    kind: str
    confidence: float
    because: tuple[str, ...]
    later_date: date | None = None
    named_person: Named | None = None
    doubt: bool = False
    opts_out: bool = False
    wants_erasure: bool = False
    objections: tuple[str, ...] = ()


def understand(reply: str, *, subject: str = "", sent_at: datetime | None = None) -> Understood:
    """Understands a reply: a person's own words, without quotation and signature (see `separating`). Never raises.

    `subject` counts only where the mail begins a thread, for those who write "unsubscribe" there. `sent_at`, on the
    writer's clock, is what dates in words are counted from; without it no `later_date` is given.
    """
    told = evidence(reply)
    said = sent_at or _NO_TIME
    dates = [each for each in find_dates(reply[:LONGEST], said_at=said) if each.until > said.date()]
    judged = _stops(told, dates, subject) or _goes_on(told, dates, said)
    unread = len(reply) > LONGEST and judged.kind not in _STOPS
    return replace(judged, later_date=judged.later_date if sent_at else None, doubt=judged.doubt or unread)


def _stops(told: Evidence, dates: list[FoundDate], subject: str) -> Understood | None:
    """An opt-out, a complaint or a no; None where there is none of them."""
    barred = [hit for hit in told.hits("no_contact") if not _dated(told, hit, dates)]
    erasure = bool(told.hits("erasure"))
    opts_out = bool(told.hits("opt_out") or barred or erasure) or _is_keyword(told, "opt_out_word")
    because = told.said("opt_out", "erasure") + (told.said("no_contact") if barred else ())
    if not told.core and not _ANSWERED.match(subject) and _keyword_subject(subject):
        opts_out, because = True, (subject.strip(),)
    if told.hits("explicit_no") and _stop_word(told):
        opts_out, because = True, because or told.said("explicit_no", "maybe")
    if told.hits("complaint"):
        softened = bool(told.hits("interested") or told.questions) and not opts_out
        return Understood(
            "complaint", 0.6 if softened else 0.9, told.said("complaint") + because,
            doubt=softened, opts_out=opts_out, wants_erasure=erasure,
        )  # fmt: skip
    if opts_out:
        return Understood("opt_out", 0.95, because or (" ".join(told.core),), opts_out=True, wants_erasure=erasure)
    if told.hits("explicit_no") or _is_keyword(told, "no_word"):
        return _no(told, dates)
    return None


def _no(told: Evidence, dates: list[FoundDate]) -> Understood:
    because = told.said("explicit_no") or (" ".join(told.core),)
    person = named_person(told.text, _referrals(told))
    if person is not None and (person.address or told.hits("wrong_person")):
        return Understood("referral", 0.6, told.said("referral", "explicit_no"), named_person=person, doubt=True)
    again = told.hits("later") + told.hits("again")
    if again and (dates or told.hits("later")):
        day = _later_day(told, dates)
        return Understood("later", 0.7, told.said("later", "again", "explicit_no"), day, doubt=day is None)
    mixed = bool(told.hits("interested") or told.hits("now_word"))
    return Understood("explicit_no", 0.6 if mixed else 0.9, because, doubt=mixed, objections=_objections(told))


def _goes_on(told: Evidence, dates: list[FoundDate], said: datetime) -> Understood:
    """What is neither an opt-out nor a complaint nor a plain no."""
    kind, because, day, person = _kind(told, dates, said)
    objections = _objections(told)
    doubt = _doubtful(told, kind)
    if doubt:
        because += told.said("maybe")
    confidence = 0.5 if doubt else {"unclear": 0.3, "question": 0.8}.get(kind, 0.85)
    return Understood(kind, confidence, because, day, person, doubt, objections=objections)


def _kind(
    told: Evidence, dates: list[FoundDate], said: datetime
) -> tuple[str, tuple[str, ...], date | None, Named | None]:
    referrals = _referrals(told)
    person = named_person(told.text, referrals)
    if referrals and (person is not None or told.hits("wrong_person") or not told.hits("interested")):
        return "referral", told.said("referral"), None, person
    if any(not told.asked(hit) for hit in told.hits("wrong_person")):
        return "wrong_person", told.said("wrong_person"), None, None
    day = _later_day(told, dates)
    barred = [hit for hit in told.hits("no_contact") if _dated(told, hit, dates)]
    far = day is not None and day - said.date() >= _LATER_FROM
    if barred or any(not told.asked(hit) for hit in told.hits("later")) or (told.hits("again") and far):
        return "later", told.said("later", "again", "no_contact"), day, None
    if any(not told.asked(hit) for name in OBJECTIONS for hit in told.hits(name)):
        return "objection", told.said(*OBJECTIONS), None, None
    if told.hits("interested"):
        return "interested", told.said("interested"), None, None
    if told.questions or told.hits("question"):
        return "question", told.said("question") or _asked(told), None, None
    if any(not told.right_after(hit, told.hits("promise")) for hit in told.hits("their_wish")):
        return "question", told.said("their_wish"), None, None
    if day is not None and told.hits("promise"):
        return "later", told.said("promise"), day, None
    return "unclear", (), None, None


def _doubtful(told: Evidence, kind: str) -> bool:
    """Whether a stop may be meant: words of stopping that no rule made sure of, or a no without its object."""
    if _stop_word(told):
        return True
    if kind in ("unclear", "interested", "question") and any(
        kind == "unclear" or told.text.folded[hit.first] not in _REGRETS for hit in told.hits("maybe")
    ):
        return True
    if kind in ("unclear", "objection", "wrong_person", "later") and told.hits("farewell"):
        return True
    if kind in ("unclear", "objection") and told.hits("decision") and not told.hits("promise"):
        return True
    if kind != "unclear":
        return False
    explained = told.hits("progress") or told.hits("promise") or told.harmless
    if len(told.core) > _A_WORD_OR_TWO and not explained:
        return True
    strange = len(told.text.folded) >= _STRANGE_WORDS and len(told.languages) > 1 and not _known_words(told)
    return told.negated() or strange


def _known_words(told: Evidence) -> bool:
    return any(word in listed("thanks") or word in listed("roles") for word in told.text.folded)


def _referrals(told: Evidence) -> list[Hit]:
    """Phrases that point to somebody; not those about asking one's own boss, nor questions about who does what."""
    denied, own = told.hits("wrong_person"), told.hits("authority")
    return [
        hit
        for hit in told.hits("referral")
        if not told.asked(hit)
        and not told.overlapping(hit, denied)
        and not (told.overlapping(hit, own) and told.of_oneself(hit))
    ]


def _objections(told: Evidence) -> tuple[str, ...]:
    return tuple(name for name in OBJECTIONS if told.hits(name))


def _later_day(told: Evidence, dates: list[FoundDate]) -> date | None:
    """The day to write again: a date in a sentence that speaks of later or of contact, or else the last one named."""
    wanted = {told.text.sentence[hit.first] for label in ("later", "again", "no_contact") for hit in told.hits(label)}
    spoken = [each for each in dates if _sentence(told, each) in wanted]
    return max((next_day(each) for each in spoken or dates), default=None)


def next_day(found: FoundDate) -> date:
    """The first day to write again: "away until 5 January" and "not before the 6th" both mean the 6th."""
    return found.until + timedelta(days=1) if found.relation == "until" else found.date


def _dated(told: Evidence, hit: Hit, dates: list[FoundDate]) -> bool:
    """ "Don't call before Monday" is no stop: a date stands in the same sentence, behind the words."""
    number = told.text.sentence[hit.first]
    return any(_sentence(told, each) == number and each.start >= told.text.starts[hit.first] for each in dates)


def _sentence(told: Evidence, found: FoundDate) -> int:
    return told.text.sentence[bisect_left(told.text.starts, found.start)]


def _is_keyword(told: Evidence, name: str) -> bool:
    return 1 <= len(told.core) <= 2 and told.core[0] in listed(name) and not told.questions


def _stop_word(told: Evidence) -> bool:
    return any(told.text.folded[hit.first] in stop_words() for hit in told.hits("maybe"))


def _keyword_subject(subject: str) -> bool:
    folded = words(subject).folded
    return 1 <= len(folded) <= 2 and folded[0] in listed("opt_out_word")


def _asked(told: Evidence) -> tuple[str, ...]:
    found = []
    for number in sorted(told.questions):
        first, stop, _ = told.text.sentences[number]
        start, end = told.text.place(first, stop)
        found.append(" ".join(told.text.text[start:end].split()))
    return tuple(found)
