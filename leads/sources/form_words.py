# ruff: noqa: RUF001, E501 -- typographic marks are what people write
"""What the form of our own says by itself, in each language; and in which of them it speaks to somebody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation.trans_real import parse_accept_lang_header

from leads.models import Source
from leads.sources.embedded_form import FIELDS

VISITORS = "visitor"  # a form's language: always that of whoever looks at it
OWN = ("title", "button", "thanks", "labels")
LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Words:
    code: str
    labels: Mapping[str, str]  # by field
    optional: str
    title: str
    button: str
    thank_you: str
    sent: str
    thanks: str
    close: str
    leave_empty: str
    skip: str
    no_way: str
    no_email: str  # {given}
    no_phone: str  # {given}
    too_long: str  # {most}
    tick: str
    not_taken: str
    unreadable: str
    too_often: str

    def quoting(self, say: str, given: str) -> str:
        """A sentence with what was typed in it, cut where it is long."""
        short = given if len(given) <= LONGEST_QUOTED else f"{given[:LONGEST_QUOTED]}…"
        return say.replace("{given}", short)


def _labels(*words: str) -> dict[str, str]:
    return dict(zip(FIELDS, words, strict=True))


_ALL = (
    Words(
        "en", {name: words[0] for name, words in FIELDS.items()}, "optional", "Get in touch", "Send", "Thank you", "Sent.",
        "Thank you. We have your message and will be in touch.", "You can close this page.", "Leave this empty",
        "Skip to the content", "Please say how we can reach you.",
        "“{given}” is no e-mail address: it should look like name@example.com.",
        "“{given}” is no complete phone number. Write it with its country code, like +49 30 123456.",
        "At most {most} characters.", "Please tick this box, so that we may answer.",
        "This could not be taken. Please reach us another way.", "This could not be read. Please try again.",
        "This form has been sent several times just now. Please try again in some minutes.",
    ),
    Words(
        "de",
        _labels("Name", "Vorname", "Nachname", "E-Mail-Adresse", "Telefon", "Firma", "Funktion", "Wie können wir helfen?"),
        "freiwillig", "Kontakt", "Senden", "Vielen Dank", "Gesendet.",
        "Vielen Dank. Wir haben Ihre Nachricht erhalten und melden uns.", "Sie können diese Seite schließen.",
        "Dieses Feld leer lassen", "Zum Inhalt springen", "Bitte geben Sie an, wie wir Sie erreichen.",
        "„{given}“ ist keine E-Mail-Adresse: Sie sollte aussehen wie name@example.com.",
        "„{given}“ ist keine vollständige Telefonnummer. Bitte mit Ländervorwahl, etwa +49 30 123456.",
        "Höchstens {most} Zeichen.", "Bitte setzen Sie dieses Häkchen, damit wir antworten dürfen.",
        "Das konnte nicht angenommen werden. Bitte erreichen Sie uns auf anderem Weg.",
        "Das konnte nicht gelesen werden. Bitte versuchen Sie es noch einmal.",
        "Dieses Formular wurde gerade mehrmals gesendet. Bitte versuchen Sie es in einigen Minuten wieder.",
    ),
    Words(
        "fr",
        _labels("Nom", "Prénom", "Nom de famille", "Adresse e-mail", "Téléphone", "Entreprise", "Fonction",
                "Comment pouvons-nous vous aider ?"),
        "facultatif", "Nous contacter", "Envoyer", "Merci", "Envoyé.",
        "Merci. Nous avons bien reçu votre message et reviendrons vers vous.", "Vous pouvez fermer cette page.",
        "Laissez ce champ vide", "Aller au contenu", "Indiquez-nous comment vous joindre.",
        "« {given} » n’est pas une adresse e-mail : elle doit ressembler à nom@example.com.",
        "« {given} » n’est pas un numéro de téléphone complet. Indiquez-le avec l’indicatif du pays, par exemple +33 1 23 45 67 89.",
        "{most} caractères au maximum.", "Cochez cette case pour que nous puissions vous répondre.",
        "Cet envoi n’a pas pu être accepté. Contactez-nous par un autre moyen.",
        "Cet envoi n’a pas pu être lu. Veuillez réessayer.",
        "Ce formulaire vient d’être envoyé plusieurs fois. Veuillez réessayer dans quelques minutes.",
    ),
    Words(
        "es",
        _labels("Nombre completo", "Nombre", "Apellidos", "Correo electrónico", "Teléfono", "Empresa", "Cargo",
                "¿En qué podemos ayudarle?"),
        "opcional", "Contacto", "Enviar", "Gracias", "Enviado.",
        "Gracias. Hemos recibido su mensaje y le responderemos.", "Puede cerrar esta página.", "Deje este campo vacío",
        "Ir al contenido", "Indique cómo podemos ponernos en contacto con usted.",
        "«{given}» no es una dirección de correo: debe parecerse a nombre@example.com.",
        "«{given}» no es un número de teléfono completo. Escríbalo con el prefijo del país, por ejemplo +34 912 345 678.",
        "{most} caracteres como máximo.", "Marque esta casilla para que podamos responderle.",
        "No hemos podido aceptar el envío. Póngase en contacto con nosotros por otra vía.",
        "No hemos podido leer el envío. Inténtelo de nuevo.",
        "Este formulario se acaba de enviar varias veces. Inténtelo de nuevo dentro de unos minutos.",
    ),
    Words(
        "nl",
        _labels("Naam", "Voornaam", "Achternaam", "E-mailadres", "Telefoon", "Bedrijf", "Functie",
                "Waarmee kunnen we u helpen?"),
        "optioneel", "Contact", "Versturen", "Bedankt", "Verstuurd.",
        "Bedankt. We hebben uw bericht ontvangen en nemen contact met u op.", "U kunt deze pagina sluiten.",
        "Laat dit leeg", "Naar de inhoud", "Laat ons weten hoe we u kunnen bereiken.",
        "‘{given}’ is geen e-mailadres: het moet eruitzien als naam@example.com.",
        "‘{given}’ is geen volledig telefoonnummer. Schrijf het met de landcode, zoals +31 20 123 4567.",
        "Ten hoogste {most} tekens.", "Vink dit vakje aan, zodat we u mogen antwoorden.",
        "Dit kon niet worden aangenomen. Neem op een andere manier contact met ons op.",
        "Dit kon niet worden gelezen. Probeer het opnieuw.",
        "Dit formulier is zojuist meerdere keren verstuurd. Probeer het over enkele minuten opnieuw.",
    ),
    Words(
        "it",
        _labels("Nome e cognome", "Nome", "Cognome", "Indirizzo e-mail", "Telefono", "Azienda", "Ruolo",
                "Come possiamo aiutarla?"),
        "facoltativo", "Contatti", "Invia", "Grazie", "Inviato.",
        "Grazie. Abbiamo ricevuto il suo messaggio e la contatteremo.", "Può chiudere questa pagina.",
        "Lasciare vuoto questo campo", "Vai al contenuto", "Indichi come possiamo contattarla.",
        "“{given}” non è un indirizzo e-mail: dovrebbe avere la forma nome@example.com.",
        "“{given}” non è un numero di telefono completo. Lo scriva con il prefisso del Paese, ad esempio +39 06 1234567.",
        "Al massimo {most} caratteri.", "Spunti questa casella, così possiamo risponderle.",
        "L’invio non è stato accettato. Ci contatti in un altro modo.", "Non è stato possibile leggere l’invio. Riprovi.",
        "Questo modulo è appena stato inviato più volte. Riprovi tra qualche minuto.",
    ),
    Words(
        "pt",
        _labels("Nome completo", "Nome", "Sobrenome", "E-mail", "Telefone", "Empresa", "Cargo", "Como podemos ajudar?"),
        "opcional", "Contacto", "Enviar", "Obrigado", "Enviado.",
        "Obrigado. Recebemos a sua mensagem e entraremos em contacto.", "Pode fechar esta página.",
        "Deixe este campo vazio", "Ir para o conteúdo", "Indique como podemos entrar em contacto consigo.",
        "“{given}” não é um endereço de e-mail: deve ser semelhante a nome@example.com.",
        "“{given}” não é um número de telefone completo. Escreva-o com o indicativo do país, como +351 21 123 4567.",
        "No máximo {most} caracteres.", "Assinale esta caixa para podermos responder.",
        "Não foi possível aceitar o envio. Contacte-nos de outra forma.", "Não foi possível ler o envio. Tente de novo.",
        "Este formulário acabou de ser enviado várias vezes. Tente de novo dentro de alguns minutos.",
    ),
)  # fmt: skip
WORDS = {words.code: words for words in _ALL}


def words_for(source: Source, tenant_language: str, *, asked: str = "", accepts: str = "") -> Words:
    """In which language a form speaks.

    The one that was chosen for it; else the one that the page before says (`asked`); else the visitor's, by the header
    Accept-Language (`accepts`, RFC 9110, 12.5.4), where no words of the client's own stand on it, which are in one language;
    else the client's. English where we do not speak it.
    """
    chosen = source.settings.get("language", "")
    for code in (chosen, asked):
        if code in WORDS:
            return WORDS[code]
    own = source.consent_wording or any(source.settings.get(name) for name in OWN)
    if accepts and (chosen == VISITORS or not own):
        for tag, _ in parse_accept_lang_header(accepts.lower()):
            if found := WORDS.get(tag.partition("-")[0]):
                return found
    return WORDS.get(tenant_language.partition("-")[0].lower(), WORDS["en"])
