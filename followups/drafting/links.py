"""Links and addresses in a text that nothing of ours holds: whoever put them there, they are not for a message of ours (H4, I10).

The gates know links in a body (followups.gates.links); here are subjects too, and mail addresses, numbers and accounts.
Allowed is what the tenant itself has put in place: the step's asset, approved facts, the approved template, its own sender
address. A lead's own words, name or company are none of it, so that nobody can have their link sent on by writing it to us.
"""

import re
from collections.abc import Iterable, Iterator

from followups.drafting.evidence import DraftEvidence
from followups.gates.claims_traceable import NAME
from followups.gates.result import Finding, Verdict

MEND = "Take it out, or put it into the asset library or the approved facts first."
_ENDINGS = (
    "com net org info biz io ai app dev co me tv cc ly gg xyz top site online shop store link click live eu uk de at ch fr es "
    "it nl be pt pl cz dk se no fi ie us ca au nz in br mx ru cn jp kr tr za ua ro hu gr example test invalid"
)
_HOST = r"(?:[^\W_][\w-]*\.)+(?:" + "|".join(_ENDINGS.split()) + r")\b"
_PLACES = re.compile(
    r"(?P<link>\b[a-z][a-z0-9+.-]{1,20}:/{1,3}[^\s<>\"'“”]+|\bwww\.[^\s<>\"'“”]+)"
    r"|(?P<mail>[\w.+-]+@(?:[\w-]+\.)+\w{2,})"
    rf"|(?P<host>{_HOST}(?::\d+)?(?:/[^\s<>\"'“”]*)?)"
    r"|(?P<account>(?-i:\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}\s?[A-Z0-9]{1,4}\b))"
    r"|(?P<phone>(?<![\w.,])(?:\+|00)\d[\d\s().\-/]{6,18}\d)"
    r"|(?P<scheme>\b(?:javascript|data|mailto|tel|sms|whatsapp):\S+)",
    re.IGNORECASE,
)
_NAMES = {"mail": "an address", "account": "an account", "phone": "a number"}


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Every link, address, number to call and account in a text: start, end and which of them."""
    for found in _PLACES.finditer(text):
        kind = found.lastgroup or "link"
        end = found.start() + len(found[0].rstrip(".,;:!?)]}\u2019\u00bb"))
        yield found.start(), end, kind


def unknown_links(evidence: DraftEvidence, *, subject: str, body: str, template: str = "") -> list[Finding]:
    """A finding for each place that leads where nothing of the tenant's own leads. `template` is the approved text, unfilled."""
    asset = evidence.asset
    own = [fact.text for fact in evidence.facts] + [template, evidence.tenant.sender_email, evidence.owner.email]
    own += [f"{asset.url} {asset.title} {asset.brings}"] if asset else []
    own += [touch.body for touch in evidence.earlier]
    known = set(_keys(own))
    found = []
    for text, in_subject in ((subject, True), (body, False)):
        for start, end, kind in places(text):
            if _key(text[start:end]) not in known:
                say = f"“{text[start:end]}” is {_NAMES.get(kind, 'a link')} that nothing of this client's holds."
                found.append(Finding(NAME, False, (start, end), in_subject, say, MEND))
    return found


def with_findings(verdict: Verdict, added: Iterable[Finding]) -> Verdict:
    """The verdict with more against the text; nothing that was found before goes, and no place is objected to twice."""
    more = tuple(each for each in added if not any(_overlap(each, known) for known in verdict.findings))
    if not more:
        return verdict
    failing = {finding.gate for finding in more}
    kept = tuple(finding for finding in verdict.findings if not (finding.passed and finding.gate in failing))
    return Verdict((*kept, *more), False, verdict.review_because)


def _overlap(one: Finding, known: Finding) -> bool:
    if known.passed or known.gate != one.gate or known.in_subject != one.in_subject or not (one.where and known.where):
        return False
    return one.where[0] < known.where[1] and known.where[0] < one.where[1]


def _keys(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for start, end, _ in places(text):
            yield _key(text[start:end])


def _key(place: str) -> str:
    """The same place however it is written: the scheme, www., a closing slash and capitals of the host do not count."""
    text = re.sub(r"\A(?:https?://)?(?:www\.)?", "", place.strip(), flags=re.IGNORECASE)
    host, slash, rest = text.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/")
