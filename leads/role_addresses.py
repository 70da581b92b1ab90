"""Addresses of a role and not of a person: who writes from one may be somebody else each time (RFC 2142 and usage)."""

import re

# What stands before the @, alone or with a number or a place behind it (info2, sales-de).
NAMES = frozenset(
    """
    abuse accounting accounts admin administration administrator agence assistance bestellung billing booking
    bookings bewerbung buchhaltung buero büro comercial commande commercial compras compta comptabilite contact
    contacto contato contatti contatto customercare customerservice dirección direction einkauf empfang enquiries
    enquiry facturation feedback finance firma geschaeftsfuehrung hallo hello help helpdesk hi hilfe hola
    hostmaster hr human-resources info informatie information informazioni inkoop inquiry invoice invoices it
    jobs karriere kontakt kundenservice kundendienst mail mailbox marketing media no-reply noreply office
    operations order orders ordini partner partners personal post postmaster praxis presse press privacy pr
    procurement purchasing rechnung recepcion reception receptie recruiting redaktion rh root sales secretariat
    security sekretariat service services shop sklep studio support team tech tecnico uffici ufficio vendas ventas
    verkauf verkoop vertrieb verwaltung vendite web webmaster welcome zakupy zentrale
    """.split()  # noqa: SIM905 -- a list of a hundred quoted strings is not easier to read
)
TAIL = re.compile(r"([-_.]?\d{1,3}|[-_.][a-z]{2})$")


def is_role_address(email_key: str) -> bool:
    """Whether a normalised address is one that several people may use, such as info@, sales@ or kontakt@."""
    local = email_key.partition("@")[0].partition("+")[0]
    return local in NAMES or TAIL.sub("", local) in NAMES
