# ruff: noqa: E501, RUF001 -- tables of words read better in long lines; typographic marks are what people write
"""Facts to write back: how many they are, budget, when they want to start, what they use, who somebody is, their number (C3).

Each pattern is linear: no repeat follows another that could take the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PEOPLE = (
    "employees|people|staff|seats|users|fte|ftes|headcount|heads|mitarbeiter|mitarbeitende|mitarbeiterinnen|ma|nutzer|leute|arbeitsplätze"
    "|salariés|collaborateurs|personnes|utilisateurs|postes|empleados|trabajadores|personas|usuarios|medewerkers|werknemers|mensen"
    "|gebruikers|dipendenti|addetti|persone|utenti|funcionários|colaboradores|trabalhadores|pessoas|utilizadores|usuários"
)
_NUMBER = r"\d{1,3}(?:[.,  ’']\d{3})+|\d{1,9}"
_SIZE = re.compile(rf"\b(?P<value>{_NUMBER})\s?\+?\s(?:{_PEOPLE})\b", re.IGNORECASE)
_MONEY = rf"(?:(?:€|\$|£|eur|euro|usd|gbp|chf)\s?)?(?:{_NUMBER})(?:[.,]\d{{1,2}})?\s?(?:k|tsd|mio|m)?\b(?:\s?(?:€|\$|£|eur|euros?|usd|gbp|chf))?"
_BUDGET = re.compile(
    rf"\b(?:budget|presupuesto|orçamento|budgetrahmen)\b(?:\s(?:of|is|von|ist|de|di|van|é|es|è|about|around|ca\.?|circa|env\.?|:)){{0,2}}[:\s]\s?(?P<value>{_MONEY})",
    re.IGNORECASE,
)
_BEGIN = (
    "go live|going live|start|starting|kick off|launch|roll out|rollout|live gehen|starten|beginnen|einführung|einführen|démarrer|démarrage"
    "|commencer|lancement|empezar|comenzar|arrancar|lanzar|partire|iniziare|avviare|começar|arrancar|iniciar"
)
_TIMELINE = re.compile(rf"\b(?:{_BEGIN})\b", re.IGNORECASE)
_USING = (
    "uses|use|using|used|on|currently on|currently with|running on|runs on|nutzen|nutzt|verwenden|verwendet|arbeiten mit|setzen auf|utilisent"
    "|utilise|travaillent avec|usan|utilizan|trabajan con|gebruiken|gebruikt|werken met|usano|utilizzano|lavorano con|usam|utilizam|trabalham com"
)
_TOOL = re.compile(
    rf"\b(?i:{_USING})\s(?:(?i:now|currently|aktuell|derzeit|jetzt|nu|momenteel|ahora|ora|already|schon|déjà|ya|já|het|the|o|a|il|la|le|el)\s){{0,2}}"
    r"(?P<value>(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Monday|Zoom|Teams|LinkedIn|Q[1-4])[a-z]*\b)[A-ZÄÖÜÉ][\w&+-]{2,30}(?:\s[A-Z][\w&+-]{1,20})?)"
)
_TITLES = (
    r"(?:head|director|vp|manager|chief) of (?:the )?[a-z]{2,20}|(?:sales|marketing|it|hr|purchasing|operations|finance|product|office) (?:manager|director|lead)"
    r"|ceo|cto|cfo|coo|cmo|cio|owner|founder|managing director|procurement lead"
    r"|(?:leiter|leiterin) (?:der |des )?[a-zäöüß]{2,20}|geschäftsführer(?:in)?|einkaufsleiter(?:in)?|vertriebsleiter(?:in)?|it-leiter(?:in)?|inhaber(?:in)?"
    r"|directeur [a-zéè]{2,20}|directrice [a-zéè]{2,20}|responsable (?:des |de la |du )?[a-zéè]{2,20}|gérante?|pdg"
    r"|director(?:a)? de [a-zó]{2,20}|jefe de [a-z]{2,20}|jefa de [a-z]{2,20}|gerente"
    r"|hoofd [a-z]{2,20}|inkoopmanager|eigenaar|directeur"
    r"|responsabile [a-z]{2,20}|direttore [a-z]{2,20}|direttrice [a-z]{2,20}|amministratore delegato|titolare"
    r"|diretora? (?:de |geral)[a-z]{0,20}|chefe de [a-z]{2,20}|gerente de [a-z]{2,20}"
)
_ROLE = re.compile(
    rf"(?:\(|[A-Z][a-zé]+,\s|\b(?:is|as|ist|als|est|es|è|é)\s(?:(?:the|a|our|der|die|la|le|el|il|o|their)\s)?)(?P<value>{_TITLES})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:tel|telefon|telefono|teléfono|telefone|téléphone|tél|phone|mobile|mobil|mobiel|móvil|mob|cell|handy|fon|t|m)\.?\s?[:.]\s?|(?=\+))"
    r"(?P<value>\+?\d[\d\s()./-]{6,18}\d)(?!\d)",
    re.IGNORECASE,
)
_PATTERNS = (("company_size", _SIZE), ("budget", _BUDGET), ("competitor", _TOOL), ("role", _ROLE), ("phone", _PHONE))


@dataclass(frozen=True)
class Fact:
    """A fact on the characters start..end-1: `field` says which, `value` what it comes to, as text."""

    field: str  # company_size, budget, timeline, competitor, role, phone
    value: str
    start: int
    end: int


def find_facts(text: str) -> Iterator[Fact]:
    """Facts in a note or signature, by field; never raises. A start with a day to it is found by `begins`."""
    for name, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start = found.start("value") if name in ("role", "phone") else found.start()
            value = _amount(found["value"]) if name in ("company_size", "budget") else found["value"].strip()
            if value:
                yield Fact(name, value, start, found.end())


def begins(text: str) -> list[int]:
    """Where something is said to begin: with a day behind it, that is their timeline."""
    return [found.start() for found in _TIMELINE.finditer(text)]


def _amount(told: str) -> str:
    """ "15k", "20.000 €" and "12 000 €" as digits; "" for what is none."""
    found = re.search(rf"({_NUMBER})(?:[.,]\d{{1,2}})?\s?(k|tsd|mio|m)?\b", told, re.IGNORECASE)
    if found is None:
        return ""
    digits = int(re.sub(r"\D", "", found[1]))
    return str(digits * {"k": 1000, "tsd": 1000, "m": 1_000_000, "mio": 1_000_000}.get((found[2] or "").lower(), 1))
