"""Gate I8: who writes, where they are, and how to hear no more of them, wherever the law or good manners ask for it.

E-mail: CAN-SPAM 16 CFR 316 (postal address, opt-out), § 7 UWG and Art. 13 ePrivacy Directive (identity, opt-out).
SMS and WhatsApp: the CTIA principles (name of the sender, STOP). An answer to a first inquiry needs the identity only.
"""

from __future__ import annotations

from collections.abc import Iterator

from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.words import words

NAME = "identity_and_opt_out"
_BY_HAND = ("call", "linkedin", "task")  # a person does these, face to face
_TEXTED = ("sms", "whatsapp")
_LEGAL_FORMS = frozenset(
    [
        "gmbh",
        "ag",
        "ltd",
        "limited",
        "inc",
        "llc",
        "bv",
        "sarl",
        "sas",
        "spa",
        "srl",
        "sl",
        "sa",
        "nv",
        "plc",
        "kg",
        "ug",
        "co",
        "lda",
        "the",
    ]
)
_ADDRESS_SHARE = 0.75  # of the words of the postal address that must stand in the body


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for each part that is missing."""
    draft = reading.draft
    if draft.channel in _BY_HAND:
        return
    texted = draft.channel in _TEXTED
    appended = not texted and bool(draft.opt_out.url or draft.opt_out.header)
    if not (appended and draft.sender.company.strip()) and not _company_named(reading):
        yield _missing(
            "The sender's company is not named.", f"Name {draft.sender.company or 'the company'} in the message."
        )
    if texted:
        if not _stop_word(reading):
            yield _missing("There is no word to stop with.", "Add a line such as “Reply STOP to opt out”.")
        return
    if draft.kind == "first_reply":
        return
    if not draft.sender.postal_address.strip():
        yield _missing(
            "The sender's postal address is not known.", "Enter the postal address in the client's settings."
        )
    elif not appended and not _address_given(reading):
        yield _missing("The sender's postal address is missing.", f"Add it: {draft.sender.postal_address}")
    if not appended and not _says_how_to_stop(reading):
        yield _missing(
            "There is no way to opt out.", "Add an unsubscribe link, or a line that says how to stop these messages."
        )


def _missing(say: str, mend: str) -> Finding:
    return Finding(NAME, False, None, False, say, mend)


def _company_named(reading: Reading) -> bool:
    company = [word for word in words(reading.draft.sender.company).folded if word not in _LEGAL_FORMS]
    if not company:
        return False
    return f" {' '.join(company)} " in f" {' '.join(reading.body.words.folded)} "


def _address_given(reading: Reading) -> bool:
    address = words(reading.draft.sender.postal_address).folded
    body = set(reading.body.words.folded)
    return sum(word in body for word in address) >= _ADDRESS_SHARE * len(address) > 0


def _says_how_to_stop(reading: Reading) -> bool:
    return reading.footer.stops or bool(reading.body.hits.get("opt_out"))


def _stop_word(reading: Reading) -> bool:
    return bool({"stop", "stopp"}.intersection(reading.body.words.folded)) or _says_how_to_stop(reading)
