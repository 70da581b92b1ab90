"""The few words a template cannot know beforehand, in the languages we write: greetings, and names for what happened."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format

FALLBACK = "en"

GREETINGS = {
    "en": ("Hi {name},", "Hello,"),
    "de": ("Guten Tag {name},", "Guten Tag,"),
    "fr": ("Bonjour {name},", "Bonjour,"),
    "es": ("Hola, {name}:", "Hola:"),
    "it": ("Buongiorno {name},", "Buongiorno,"),
    "nl": ("Dag {name},", "Goedendag,"),
    "pt": ("Olá, {name},", "Olá,"),
}

# How each interaction is called in a sentence such as "Thank you for …".
OCCASIONS = {
    "en": {
        "captured": "your request of {day}", "call": "our call on {day}", "meeting": "our meeting on {day}",
        "demo": "the demo on {day}", "email_in": "your message of {day}", "sms_in": "your message of {day}",
        "proposal_sent": "the proposal of {day}", "quote_sent": "the quote of {day}", "": "our exchange of {day}",
    },
    "de": {
        "captured": "Ihre Anfrage vom {day}", "call": "unser Telefonat vom {day}", "meeting": "unser Gespräch vom {day}",
        "demo": "die Vorführung vom {day}", "email_in": "Ihre Nachricht vom {day}", "sms_in": "Ihre Nachricht vom {day}",
        "proposal_sent": "das Angebot vom {day}", "quote_sent": "das Preisangebot vom {day}", "": "unseren Austausch vom {day}",
    },
    "fr": {
        "captured": "votre demande du {day}", "call": "notre appel du {day}", "meeting": "notre rendez-vous du {day}",
        "demo": "la démonstration du {day}", "email_in": "votre message du {day}", "sms_in": "votre message du {day}",
        "proposal_sent": "la proposition du {day}", "quote_sent": "le devis du {day}", "": "notre échange du {day}",
    },
    "es": {
        "captured": "su solicitud del {day}", "call": "nuestra llamada del {day}", "meeting": "nuestra reunión del {day}",
        "demo": "la demostración del {day}", "email_in": "su mensaje del {day}", "sms_in": "su mensaje del {day}",
        "proposal_sent": "la propuesta del {day}", "quote_sent": "el presupuesto del {day}", "": "nuestra conversación del {day}",
    },
    "it": {
        "captured": "la sua richiesta del {day}", "call": "la nostra telefonata del {day}",
        "meeting": "il nostro incontro del {day}",
        "demo": "la dimostrazione del {day}", "email_in": "il suo messaggio del {day}", "sms_in": "il suo messaggio del {day}",
        "proposal_sent": "la proposta del {day}", "quote_sent": "il preventivo del {day}", "": "il nostro scambio del {day}",
    },
    "nl": {
        "captured": "uw aanvraag van {day}", "call": "ons telefoongesprek van {day}", "meeting": "ons gesprek van {day}",
        "demo": "de demonstratie van {day}", "email_in": "uw bericht van {day}", "sms_in": "uw bericht van {day}",
        "proposal_sent": "het voorstel van {day}", "quote_sent": "de offerte van {day}", "": "ons contact van {day}",
    },
    "pt": {
        "captured": "o seu pedido de {day}", "call": "a nossa chamada de {day}", "meeting": "a nossa reunião de {day}",
        "demo": "a demonstração de {day}", "email_in": "a sua mensagem de {day}", "sms_in": "a sua mensagem de {day}",
        "proposal_sent": "a proposta de {day}", "quote_sent": "o orçamento de {day}", "": "a nossa conversa de {day}",
    },
}  # fmt: skip


def base_language(tag: str) -> str:
    """The language of a BCP 47 tag that we have words for: de-AT is de, an unknown one is English."""
    language = tag.split("-")[0].split("_")[0].lower()
    return language if language in GREETINGS else FALLBACK


def greeting(language: str, first_name: str) -> str:
    named, nameless = GREETINGS[base_language(language)]
    return named.format(name=first_name) if first_name else nameless


def day_in_words(language: str, day: date) -> str:
    """Such as "November 12", "12. November", "12 novembre"."""
    with translation.override(base_language(language)):
        return date_format(day, "MONTH_DAY_FORMAT")


def occasion(language: str, kind: str, day: date) -> str:
    words = OCCASIONS[base_language(language)]
    return words.get(kind, words[""]).format(day=day_in_words(language, day))
