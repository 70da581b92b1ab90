"""Template tags that show what the checks and the review rules said of a draft."""

from collections.abc import Iterable

from django import template

from followups.web.undo import undo_of
from tenants.templatetags.naming import in_words

register = template.Library()

TITLES = {
    "references_last_interaction": "Refers to what happened last",
    "one_ask": "One clear ask",
    "brings_something_new": "Brings something new",
    "no_pressure": "No guilt, pressure or false urgency",
    "no_commercial_change": "No change of price, scope or terms",
    "shorter_than_before": "Shorter than the message before",
    "right_names": "Right person, names and language",
    "identity_and_opt_out": "Sender and way out are named",
    "brand_voice": "In the client's own voice",
    "claims_traceable": "Every claim has its evidence",
    "second_opinion": "The model's second opinion",
}

# Review codes (mission D4): the word on a flag, empty where none is raised, and the sentence on the review page.
REVIEW = {
    "gate_failed": ("", "A check objects to its text."),
    "written_by_model": ("", "A language model wrote it."),
    "autonomy": ("", "This client has such messages read by a person."),
    "sending_stopped": ("Stopped", "Sending was stopped when it was to leave."),
    "touches_pricing": ("Price", "It touches the price."),
    "touches_scope": ("Scope", "It touches what is delivered."),
    "touches_legal": ("Legal", "It touches a legal matter."),
    "touches_timing": ("Timing", "It says when something will happen."),
    "strategic": ("Strategic", "The deal is a strategic one."),
    "high_value": ("High value", "The deal is worth more than the limit set for this client."),
    "objection": ("Objection", "It answers an objection."),
    "close_loop": ("", "It is the last message before the lead is let go."),
    "repeated_silence": ("", "Earlier messages stayed without an answer."),
    "changes_urgency_or_offer": ("Offer", "It changes the offer or how urgent it is."),
    "sensitive": ("Sensitive", "It mentions something sensitive."),
    "first_message_with_promise": ("Promise", "It is the first message and makes a promise."),
}


@register.filter
def flags(codes: Iterable[str] | None) -> list[dict[str, str]]:
    """Review codes as flags {code, label, why}, without those that raise none; unknown codes in their own words."""
    known = ((str(code), *REVIEW.get(str(code), (in_words(code), ""))) for code in codes or ())
    return [{"code": code, "label": label, "why": why} for code, label, why in known if label]


@register.filter
def review_sentences(codes: Iterable[str] | None) -> list[str]:
    """Review codes as sentences for the person who decides."""
    return [REVIEW[code][1] if code in REVIEW else in_words(code) + "." for code in map(str, codes or ())]


@register.simple_tag
def gate_results(verdict: dict | None, subject: str, body: str) -> dict:
    """A stored verdict (followups.gates.Verdict.as_dict()) for showing: {failed, passed, gates}.

    `gates` has one entry for each gate, failed ones first: {name, title, passed, findings: [{say, mend, place}]};
    `place` is the words in question, empty where the whole text is meant.
    """
    gates: dict[str, dict] = {}
    for finding in (verdict or {}).get("gates", []):
        name = finding["gate"]
        gate = gates.setdefault(
            name, {"name": name, "title": TITLES.get(name, in_words(name)), "passed": True, "findings": []}
        )
        if not finding["pass"]:
            gate["passed"] = False
            text = subject if finding.get("in") == "subject" else body
            place = text[slice(*finding["where"])] if finding["where"] else ""
            gate["findings"].append({"say": finding["say"], "mend": finding["mend"], "place": place})
    ordered = sorted(gates.values(), key=lambda gate: gate["passed"])
    failed = sum(not gate["passed"] for gate in ordered)
    return {"failed": failed, "passed": len(ordered) - failed, "gates": ordered}


@register.simple_tag
def marked(verdict: dict | None, text: str, where: str = "body") -> list[dict[str, str]]:
    """`text` cut into parts {text, say}: `say` is empty outside the places where a gate failed.

    Joined, the parts are exactly `text`. Of places that overlap, the later begins where the earlier ends.
    """
    places = sorted(
        (*finding["where"], finding["say"])
        for finding in (verdict or {}).get("gates", [])
        if not finding["pass"] and finding["where"] and finding.get("in", "body") == where
    )
    parts, at = [], 0
    for begins, ends, say in places:
        start, end = max(begins, at), min(ends, len(text))
        if start >= end:
            continue
        parts += [{"text": text[at:start], "say": ""}, {"text": text[start:end], "say": say}]
        at = end
    return [part for part in (*parts, {"text": text[at:], "say": ""}) if part["text"]]


@register.filter
def undo(message) -> dict[str, str] | None:
    """Of a message of django.contrib.messages, what takes back the act that it tells of: {url, token}, or None."""
    return undo_of(message.extra_tags)
