"""How an English sentence leans on the lead, by the kinds of words that meet in it (mission I4).

No list of sayings ends, but pressure is made of few things: that the lead has not acted, what we did and felt, harm, what
is scarce, who else wants it, and by when an answer is due. Two of them in one sentence press; one alone informs. What
the facts or the lead said is information, and a sentence that takes the pressure off ("no rush") is none.
"""
# ruff: noqa: E501 -- tables of words read better in long lines

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.evidence import sources, stem
from followups.gates.languages.matters import table
from followups.gates.layout import layout
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text
from followups.gates.words import words

_KINDS = {
    "inaction": table(
        "silen* quiet ghost* ignor* crickets peep unanswered acknowledg* unread wait waits waiting waited dither* delay* hesitat* postpon* procrastinat* drag* stall* linger* dawdl* dilly feet "
        "reply replies replied respon* reaction forgot* forget* vanish* disappear* hanging hang void unresponsive lurch radio neglect* overlook* thumbs dangl* tumbleweed elusive"
    ),
    "effort": table(
        "effort* weekend* evenings nights night energy neck backwards backward bat pains slav* strings limb attempts preparation invest* hustl* fought favour favor favours sacrific* sweat* hours legwork lads chased overtime miles heart evening thought "
        "mountains burning midnight pulled stuck vouched"
    ),
    "feeling": table(
        "disappoint* sad saddened shame pity surpris* puzzl* baffl* bewilder* hurt hurts gutted odd strange sting* stung upset frustrat* annoy* embarrass* rude discourt* offend* aback cross miffed bummed bummer sore crush* shock* astonish* perplex* dismay* unfair deserv* deflat* dishearten* insult* disrespect* "
        "courtesy courteous manners decency decent polite expected hoped owe owed surely frankly least nice sign word thankless ungrateful awkward lonely confess trust trusted hate"
    ),
    "harm": table(
        "regret* lose loses losing loss miss misses missing missed fail fails failing failed fined penalt* suffer* worse worst unfortunate* seiz* breakdown* damag* dearly danger* court shut shuts shutting stuck stranded empty nightmare disaster* ruin* burn* unhappy pinch crippl* scrambl* panic* wrong expos* "
        "prosecut* sued bankrupt* behind overtak* costly bleed* hurt hurts bad dirty infect* complain* blame* fear fears dread blame* backfir* mess stress* sleepless alone outdated excus* foolish laughing consequence* mistake suffer"
    ),
    "scarce": table(
        "fill fills filling snapp* tight queue* scarce vanish* disappear* limited fast quickly almost remaining slot slots spot spots booked allocat* stock capacity seats places diary"
    ),
    "rivals": table(
        "rival* competitor* competition competing others firms brands bride brides bidder* buyers couples queue* neighbours neighbors peers somebody someone everyone everybody"
    ),
    "demand": table(
        "must answer decision decide* confirm* confirmation yes no word signature commit* needful revert finalis* finaliz* settle* now today tonight immediately forthwith urgent* soonest asap"
    ),
    "deadline": table("failing deadline latest cutoff midnight noon eod cob otherwise else lapse* expir* needful"),
}
_PAIRS = (
    (("inaction", "feeling"), "guilt"),
    (("inaction", "effort"), "guilt"),
    (("effort", "feeling"), "guilt"),
    (("inaction", "harm"), "false_urgency"),
    (("rivals", "harm"), "false_urgency"),
    (("harm", "harm"), "false_urgency"),
    (("rivals", "scarce"), "false_urgency"),
    (("scarce", "scarce"), "false_urgency"),
    (("demand", "deadline"), "ultimatum"),
)  # fmt: skip
_CALM = frozenset(words("rush hurry pressure obligation whenever stress mind worry worries feelings ease").folded)
_TWO = 2  # words of such a kind that a sentence has at least
_NOTHING = frozenset(["nothing", "no", "never"])


def leaning(reading: Reading, text: Text) -> Iterator[Hit]:
    """The sentences of an English text that press, as hits of `guilt`, `false_urgency` or `ultimatum`."""
    if reading.tongue.languages[0].code != "en" or not reading.facts:
        return
    main = layout(reading).main if text is reading.body else (0, len(text.words.folded))
    known: frozenset[str] | None = None
    for number, (begin, end, _) in enumerate(text.words.sentences):
        first, stop = max(begin, main[0]), min(end, main[1])
        if first >= stop or text.hits_in("opt_out", number) or text.hits_in("asked", number):
            continue
        said = text.words.folded[first:stop]
        if not _CALM.isdisjoint(said):
            continue
        found = [_kinds(word) for word in said]
        if sum(map(bool, found)) < _TWO:
            continue
        known = _known(reading) if known is None else known
        if _NOTHING & set(said):
            found = [kinds - {"harm"} for kinds in found]  # "you lose nothing by waiting"
        kept = [kinds for word, kinds in zip(said, found, strict=True) if kinds and stem(word) not in known]
        label = _label(kept)
        if label:
            yield Hit(label, first, stop)


@lru_cache(maxsize=32_768)
def _kinds(word: str) -> frozenset[str]:
    return frozenset(kind for kind, own in _KINDS.items() if word in own)


def _label(found: list[frozenset[str]]) -> str:
    """The first pair of kinds that two different words of the sentence have."""
    for (one, other), label in _PAIRS:
        if any(
            one in found[here] and other in found[there]
            for here in range(len(found))
            for there in range(len(found))
            if here != there
        ):
            return label
    return ""


def _known(reading: Reading) -> frozenset[str]:
    return frozenset(stem(word) for source in sources(reading) for word in source.folded)
