"""What the columns of other people's files mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# Our name for it -> what it is called elsewhere. Case, spaces and punctuation do not count.
ALIASES = {
    "email": "e-mail, email address, e-mail address, mail, work email, business email, primary email, e-mail-adresse, "
    "emailadresse, courriel, adresse e-mail, correo, correo electrónico",
    "phone": "phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, cell, cell phone, "
    "work phone, business phone, telefon, telefonnummer, handy, mobil, rufnummer, téléphone, teléfono",
    "external_id": "id, lead id, contact id, record id, crm id, customer id, external key, kundennummer, kontakt-id",
    "first_name": "firstname, first, given name, forename, vorname, prénom, nombre",
    "last_name": "lastname, last, surname, family name, nachname, familienname, nom, nom de famille, "
    "apellido, apellidos",
    "name": "full name, contact, contact name, lead name, ansprechpartner, vollständiger name, nom complet",
    "company": "company name, organisation, organization, account, account name, business, employer, firma, "
    "unternehmen, "
    "firmenname, entreprise, société, empresa",
    "role": "job title, title, position, job, function, funktion, stelle, berufsbezeichnung, fonction, poste, cargo",
    "industry": "sector, branche, industrie, secteur, sector industrial",
    "company_size": "employees, number of employees, headcount, size, mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter",
    "country": "country code, land, pays, país",
    "time_zone": "timezone, tz, zeitzone",
    "language": "locale, preferred language, sprache, langue, idioma",
    "source": "lead source, original source, quelle, herkunft, origine",
    "campaign": "campaign name, kampagne, campagne",
    "value": "deal value, amount, deal amount, opportunity value, wert, betrag, auftragswert, montant",
    "currency": "currency code, währung, devise",
    "expected_close": "close date, expected close date, closing date, abschlussdatum",
    "expires_at": "expires, expiry, valid until, gültig bis",
    "strategic": "strategic account, key account, strategisch",
    "renews_at": "renewal, renewal date, contract end, contract end date, contract ends, vertragsende, fin de contrat",
    "buying_role": "buying center role, decision role, rolle im einkauf",
    "score": "lead score, punkte",
    "technologies": "technology, tech, tech stack, tools, software, technologie, technologien",
    "budget": "available budget, budget amount",
    "use_case": "use case, usecase, purpose, need, anwendungsfall, verwendungszweck",
    "customer_type": "customer type, segment, account type, kundentyp, kundenart",
    "priority": "lead priority, priorität, priorité, prioridad",
    "cold_because": "cold reason, why cold",
    "revisit_at": "revisit, revisit date, revisit on, follow up on, wiedervorlage",
    "stage": "lead stage, deal stage, pipeline stage, phase",
    "lost_reason": "reason lost, loss reason, closed lost reason, verlustgrund",
    "captured_at": "created, created at, created date, create date, date created, date added, captured, "
    "erstellt, erstellt am",
    "owner": "owner email, lead owner, contact owner, sales rep, account owner, assigned to, zuständig, besitzer",
    "consent": "opt-in, opt in, optin, consent basis, gdpr consent, marketing consent, einwilligung, consentement",
    "consent_wording": "consent text, opt-in text, einwilligungstext",
    "consent_source": "opt-in source",
    "consent_at": "consent date, consent given at, opt-in date, opt-in time, einwilligung am",
    "consent_channel": "",
    "utm_source": "",
    "utm_medium": "",
    "utm_campaign": "",
    "utm_term": "",
    "utm_content": "",
}
IDENTIFYING = ("email", "phone", "external_id")
OURS = ("import_line", "import_reason")  # what a file of refused rows adds; passed over when it comes back


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold())


MEANING = {
    _plain(alias): name for name, aliases in ALIASES.items() for alias in aliases.split(",") if alias.strip()
} | {_plain(name): name for name in ALIASES}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row is which field."""

    fields: dict[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()  # headers that are not read, in their order


def understand(headers: Sequence[str]) -> Columns:
    """Our own names first, then what others call it; of two columns for one field the first is read."""
    fields: dict[str, int] = {}
    for known in ({_plain(name): name for name in ALIASES}, MEANING):
        for place, header in enumerate(headers):
            name = known.get(_plain(header))
            if name and name not in fields and place not in fields.values():
                fields[name] = place
    unread = [header for place, header in enumerate(headers) if place not in fields.values() and header not in OURS]
    return Columns(fields, tuple(header for header in unread if header.strip()))
