"""How a lead writes: formal or not, short or long; told to the writers so that they answer alike (H3). Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# How each language marks the distance: words that a formal and an informal writer use. English has none, so there the
# greeting and the contractions tell.
_FORMAL = {
    "de": r"\b(?:Sie|Ihnen|Ihre[nmrs]?|Ihr)\b",
    "fr": r"\b(?:vous|votre|vos)\b",
    "es": r"\b(?:usted(?:es)?)\b",
    "it": r"\b(?:Lei|Le|La sua|Suo|Sua)\b",
    "nl": r"\b(?:u|uw)\b",
    "pt": r"\b(?:o senhor|a senhora|Vossa)\b",
    "en": r"\b(?:dear (?:mr|ms|mrs|sir|madam|dr)|kind regards|best regards|yours sincerely|i would|we would|do not|cannot)\b",
}
_INFORMAL = {
    "de": r"\b(?:du|dir|dich|dein(?:e[nmrs]?)?|euch|euer|eure[nmrs]?)\b",
    "fr": r"\b(?:tu|toi|ton|ta|tes)\b",
    "es": r"\b(?:tú|ti|contigo|vosotros|vuestr[oa]s?)\b",
    "it": r"\b(?:tu|ti|tuo|tua|tuoi|te)\b",
    "nl": r"\b(?:je|jij|jou|jouw|jullie)\b",
    "pt": r"\b(?:tu|você|contigo)\b",
    "en": r"\b(?:hey|hiya|thx|cheers|yeah|yep|gonna|wanna|asap)\b|\w'(?:s|re|ll|d|ve|m)\b|n't\b|!{2,}|[:;]-?\)",
}
_FOLDED = ("en", "fr", "es", "nl", "pt")  # where a capital marks nothing
_GREETING = re.compile(
    r"\A\s*(hi|hello|hey|dear|good (?:morning|afternoon|day)|hallo|guten (?:tag|morgen)|liebe[r]?|sehr geehrte[r]?|moin|servus|"
    r"bonjour|salut|ch[eè]re?|hola|buen[oa]s d[ií]as|estimad[oa]|ciao|buongiorno|gentile|dag|beste|goedendag|hoi|ol[aá]|bom dia|"
    r"caro|cara|prezad[oa])\b",
    re.IGNORECASE,
)
SHORT, LONG = 40, 120  # words of a message, on the average


@dataclass(frozen=True, slots=True)
class Style:
    """`formality` formal | informal | unknown; `length` short | medium | long | unknown; `greeting` the word they begin with."""

    formality: str = "unknown"
    length: str = "unknown"
    greeting: str = ""

    def as_dict(self) -> dict[str, str]:
        """For a writer: what is known. All of it comes from closed lists, so it is no word of the lead's own."""
        return {"formality": self.formality, "length": self.length, "greeting": self.greeting}


def style_of(texts: Sequence[str], language: str) -> Style:
    """The style of somebody who wrote these, the newest first. Without a text nothing is known."""
    written = [text for text in texts if text.strip()]
    if not written:
        return Style()
    tongue = language.split("-")[0].lower()
    flags = re.IGNORECASE if tongue in _FOLDED else 0
    formal = sum(len(re.findall(_FORMAL.get(tongue, r"(?!)"), text, flags)) for text in written)
    informal = sum(
        len(re.findall(_INFORMAL.get(tongue, r"(?!)"), text, re.IGNORECASE if tongue != "it" else 0))
        for text in written
    )
    formality = "unknown" if formal == informal else "formal" if formal > informal else "informal"
    words = sum(len(text.split()) for text in written) / len(written)
    length = "short" if words <= SHORT else "long" if words > LONG else "medium"
    greeting = next((found[1].lower() for text in written if (found := _GREETING.match(text))), "")
    return Style(formality, length, greeting)
