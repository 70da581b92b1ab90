# ruff: noqa: E501, RUF001 -- tables of words read better in long lines, and languages bring their own letters
"""Where a person's words end and their signature begins: names with contact lines, programs, disclaimers, list footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from followups.gates.languages import LANGUAGES
from followups.gates.words import words

_DELIMITER = re.compile(r"(?:--|—|––|-- -|__|\* \* \*)\s*\Z|[_=*-]{5,}\s*\Z|[—–]{1,3}\s*\Z")
_DEVICE = re.compile(
    r"[\s*_\[(]{0,4}(?:sent (?:from|via|by|with|using) (?:my|mail|outlook|yahoo|gmail|the|an?|samsung|iphone|proton|mobile|android|blackberry|windows|front|superhuman|spark|airmail|bluemail|aol|\w+ for)\b"
    r"|get outlook for|get bluemail|von meinem .{1,60}gesendet|.{0,40}von unterwegs gesendet|von [\w ]{2,40} gesendet\.?\s*\Z|sent from [\w .-]{2,30}\Z|gesendet (?:von|mit|aus|über|via)\b|diese nachricht wurde von meinem|versendet mit|holen sie sich outlook|outlook für (?:ios|android)|mobil gesendet"
    r"|envoyé (?:de|depuis|à partir|avec|via)\b|envoye de mon|télécharge[rz] outlook|obten(?:ez|er|ir) outlook|provenance : courrier"
    r"|enviado (?:desde|do|de|a partir|via|con|com|por|pelo)\b|enviada (?:do|de|pelo|a partir)\b|obtener outlook|obter o outlook|descargar outlook|mandado desde"
    r"|inviato (?:da|dal|dall|con|tramite)\b|scarica outlook|ottieni outlook"
    r"|verzonden (?:vanaf|met|van|vanuit|via)\b|verstuurd (?:vanaf|met|van|vanuit|via)\b|outlook voor|download outlook"
    r"|skickat från|sendt fra|sent fra|lähetetty |wysłan[eoy] z|отправлено (?:с|из)|надіслано з|відправлено з|发自我的|从我的.{1,20}发送|發自我的|.{1,20}から送信|나의 .{1,20}에서 보냄|odesláno z|poslano z|trimis de pe|.{1,30}(?:umdan|imden|ından) gönderildi|elküldve|στάλθηκε από)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\b00|\(?\b0|\b)\d[\d\s()./-]{6,18}\d\b")
_PHONE_LABEL = re.compile(
    r"(?:^|[\s|•·,;(])(?:tel|telefon|telefono|teléfono|telefone|téléphone|tél|phone|ph|mobile|mobil|mobiel|móvil|mob|cell|cel|cellulare|handy|fax|office|direct|dir|fon|t|m|p|f|d|e|w|mail|e-mail|email|web|www|skype|linkedin)\s?[.:]{1,2}\s?\S",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?://|www\.|\b[\w.+-]+@[\w-]+\.[\w.]+|linkedin\.com|\b[\w-]{3,}\.(?:com|de|fr|es|it|nl|pt|eu|co\.uk|example|org|net)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:gmbh|mbh|ag|kg|ohg|ug|ltd|limited|llc|inc|plc|corp|s\.?a\.?r\.?l|sarl|s\.?a\.?s|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|lda|s\.l|s\.?a|handelsregister|amtsgericht|geschäftsführer|ust-?id|kvk|btw|siret|p\.? ?iva|nif|vat)\b\.?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:[a-z]-)?\d{4,5}(?:-\d{3})?\s[A-ZÄÖÜ][\w-]+|\b\w+(?:straße|strasse|str\.|gasse|platz|weg|laan|straat|plein|gade)\s?\d|\b(?:street|road|avenue|lane|suite|floor|rue|calle|avenida|via|viale|piazza|rua|boulevard)\s.{0,30}\d|\d.{0,20}\b(?:street|road|avenue|lane|st\.|rd\.|rue|boulevard|ave)\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"this (?:e-?mail|message|communication|transmission)[\w\s,()/'-]{0,80}(?:confidential|privileged|intended|solely|may contain|is for the)|the information (?:contained )?in this (?:e-?mail|message)|confidentiality (?:notice|note)|if you (?:have received|are not the intended)|"
    r"please consider the environment|think before you print|virus[- ]?free|checked for viruses|scanned (?:by|for)|"
    r"diese (?:e-?mail|nachricht)[\w\s,()-]{0,80}(?:vertraulich|bestimmt)|der inhalt dieser e-?mail|sollten sie nicht der|bitte denken sie an die umwelt|bitte prüfen sie[\w\s,]{0,30}umwelt|vertraulichkeitshinweis|"
    r"ce (?:message|courriel|mail|courrier)[\w\s,()'’-]{0,100}(?:confidentiel|destin)|pensez à l'environnement|avant d'imprimer|"
    r"este (?:mensaje|correo|e-?mail)[\w\s,()-]{0,100}(?:confidencial|dirig|destin)|antes de imprimir|aviso (?:legal|de confidencialidad|de confidencialidade)|"
    r"(?:il presente|questo|la presente) (?:messaggio|mail|e-?mail|comunicazione)[\w\s,()-]{0,100}(?:riservat|confidenzial|destin)|prima di stampare|le informazioni contenute|questo messaggio e' stato analizzato|"
    r"dit (?:e-?mail)?\s?bericht[\w\s,()-]{0,100}(?:vertrouwelijk|bestemd)|deze e-?mail[\w\s,()-]{0,100}(?:vertrouwelijk|bestemd)|denk aan het milieu|"
    r"esta (?:mensagem|comunicação)[\w\s,()-]{0,100}(?:confidencia|destin)|este e-?mail[\w\s,()-]{0,100}confidencia|"
    r"you (?:received|are receiving|got) this (?:e-?mail|message|because)|you(?:'re| are) receiving this|sie (?:erhalten|bekommen) diese (?:e-?mail|nachricht)[\w\s,]{0,40}(?:weil|da )|vous recevez ce|recibe este (?:correo|mensaje)|ricevi questa|je ontvangt deze|u ontvangt deze|recebe(?:u)? este|"
    r"to (?:unsubscribe|stop receiving|respond,? reply|manage your (?:preferences|subscription))[\w\s,]{0,60}(?:from|click|visit|send|http|:|this|your)|reply to this email directly|mailing list\b.{0,30}(?:https?:|@)|_{5,}.{0,4}mailing|mute this topic|view it on git|"
    r"(?:unsubscribe|abmelden|abbestellen|désabonner|désinscrire|darse de baja|cancelar (?:la )?suscripción|disiscriv\w*|cancella l'iscrizione|afmelden|uitschrijven|cancelar (?:a )?(?:subscrição|inscrição)).{0,40}(?:https?:|click here|hier klicken|klicken sie|cliquez|haga clic|clicca|klik|clique)|"
    r"(?:click here|klicken sie hier|hier klicken|cliquez ici|haga clic aquí|clicca qui|klik hier|clique aqui).{0,40}(?:unsubscribe|abmeld|désabonn|désinscri|baja|disiscri|cancell|afmeld|uitschrij|cancelar|spam|blacklist)",
    re.IGNORECASE,
)
# One of these stands in every footer: looked for first, which is ten times quicker than the pattern.
_FOOTER_PARTS = (
    "confid", "vertraul", "vertrouw", "riservat", "destin", "intend", "bestimmt", "bestemd", "print", "imprim", "stampare", "virus", "scan", "environ", "umwelt",
    "milieu", "subscri", "abmeld", "abbestell", "abonn", "inscri", "suscrip", "iscri", "afmeld", "uitschrij", "baja", "receiv", "erhalten", "bekommen", "recevez",
    "recibe", "ricev", "ontvang", "receb", "mailing", "reply", "mute", "view it", "manage your", "analizzato", "spam", "aviso", "click", "klick", "cliqu", "clic", "klik",
    "contenut", "inhalt", "nicht der", "privileg", "got this", "contain", "solely", "is for the", "stop", "dirig",
)  # fmt: skip
_AFTERTHOUGHT = re.compile(r"\s*(?:p\.?\s?s\.?|pd|nb|n\.b\.|p\.p\.s\.?|ps)\s?[:.\s-]", re.IGNORECASE)
_SENTENCE_END = (".", "?", "!", "…")
_INTRODUCES = (":", " at", " an", " to")  # "please write to:" and the address below it
_MOST_LINES = 25
_NAME_WORDS = 5
_PROSE_WORDS = 9


@cache
def _sign_offs() -> frozenset[tuple[str, ...]]:
    more = (
        "best", "br", "rgds", "rgrds", "cordially", "respectfully", "ta", "thx", "tia", "have a good day", "have a nice day", "mfg", "lg", "vg", "bg", "gruß", "grüße", "grüsse",
        "beste grüße", "liebe grüße", "viele grüße", "schöne grüße", "herzliche grüße", "mit besten grüßen", "mit freundlichem gruß", "freundliche grüße", "mit freundlichen grüßen", "schönen tag noch",
        "bien à vous", "bien cordialement", "cordialement", "bonne journée", "salutations", "sincères salutations", "cdlt", "cdt", "bien à toi", "meilleures salutations", "à bientôt", "très cordialement",
        "un saludo", "saludos", "saludos cordiales", "un cordial saludo", "atentamente", "un abrazo", "muchas gracias", "quedo a la espera", "cordiales saludos", "atte",
        "cordiali saluti", "distinti saluti", "saluti", "un saluto", "buona giornata", "a presto", "cordialmente", "un caro saluto",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "groetjes", "mvg", "hartelijke groet", "met hartelijke groet", "fijne dag",
        "com os melhores cumprimentos", "melhores cumprimentos", "cumprimentos", "atenciosamente", "atentamente", "abraço", "um abraço", "abraços", "obrigado", "obrigada", "cordialmente", "att",
    )  # fmt: skip
    known = [text for language in LANGUAGES.values() for text in language.sign_offs]
    return frozenset(tuple(words(text).folded) for text in (*known, *more))


def is_sign_off(line: str) -> bool:
    """ "Kind regards," and the like, alone on its line, in any of our languages; two of them with a stroke between too."""
    if len(line) > 60 or any(mark in line for mark in "?@:"):
        return False
    parts = [tuple(words(part).folded) for part in line.split("/")]
    return any(parts) and all(part in _sign_offs() for part in parts if part)


def signature_start(lines: Sequence[str]) -> int:
    """The first line of the signature among the lines of one stretch of own words; their number where there is none.

    A greeting at the end and the bare name below it are the writer's words and stay with them.
    """
    size = len(lines)
    start = size
    behind = sum(1 for line in lines if line.strip())
    for place, line in enumerate(lines):
        if line.strip():
            if _ends_words(lines, place, behind):
                start = place
                break
            behind -= 1
    while start and not lines[start - 1].strip():
        start -= 1
    own = lines[:start]
    cut = _contact_lines(own)
    return cut if cut < start else (start if start < size else size)


def _ends_words(lines: Sequence[str], place: int, rest: int) -> bool:
    """Whether a line begins what is no longer the writer's words; `rest` lines with words are left, this one counted."""
    line = lines[place]
    stripped = line.strip()
    if _DEVICE.match(line) and len(stripped) < 120:
        return not _goes_on(lines, place + 1)
    if _DELIMITER.match(stripped):
        return rest <= _MOST_LINES and (stripped in ("--", "—") or rest <= 3 or not _goes_on(lines, place + 1))
    return len(stripped) > 20 and _is_footer(line) and (place > 0 or len(stripped) > 120)


def _is_footer(line: str) -> bool:
    lower = line.lower()
    return any(part in lower for part in _FOOTER_PARTS) and _FOOTER.search(line) is not None


def _goes_on(lines: Sequence[str], start: int) -> bool:
    """Whether the writer's own sentences follow."""
    return any(_is_prose(line) and not _is_footer(line) for line in lines[start : start + _MOST_LINES])


def _is_prose(line: str) -> bool:
    stripped = line.strip()
    if _AFTERTHOUGHT.match(stripped):
        return True
    count = len(stripped.split())
    if count >= _PROSE_WORDS:
        return not (_PHONE.search(stripped) and "|" in stripped)
    if _LINK.search(stripped) or _PHONE.search(stripped):
        return False
    return count >= 3 and stripped.endswith(("?", "!", ".")) and not _COMPANY.search(stripped)


def _marks(line: str) -> int:
    """How much a line looks like one of a contact block."""
    if len(line) > 160:
        return 0
    found = 0
    if _PHONE.search(line) and sum(letter.isdigit() for letter in line) >= 7:
        found += 1 + bool(_PHONE_LABEL.search(line) or len(line.strip()) < 24)
    if _LINK.search(line):
        found += 1
    if _COMPANY.search(line) or _PLACE.search(line):
        found += 1
    if "|" in line and len(line) < 120:
        found += 1
    return found


def _contact_lines(lines: Sequence[str]) -> int:
    """The first line of the names and numbers at the end; the number of lines where there are none."""
    size = len(lines)
    low = max(0, size - _MOST_LINES)
    for place in range(size - 1, low - 1, -1):
        if is_sign_off(lines[place]):
            after = _after_name(lines, place + 1)
            rest = [line for line in lines[after:] if line.strip()]
            if not rest or _goes_on(lines, after):
                break
            return _back_over_blanks(lines, after)
    return _block_without_greeting(lines, low)


def _after_name(lines: Sequence[str], place: int) -> int:
    """One past the bare name below a greeting."""
    while place < len(lines) and not lines[place].strip():
        place += 1
    if place < len(lines):
        name = lines[place].strip()
        if len(name.split()) <= _NAME_WORDS and not any(letter.isdigit() for letter in name) and not _marks(name):
            return place + 1
    return place


def _block_without_greeting(lines: Sequence[str], low: int) -> int:
    size = len(lines)
    start = place = size
    weight = 0
    while place > low:
        line = lines[place - 1]
        if not line.strip():
            place -= 1
            continue
        marks = _marks(line)
        if not marks and (_is_prose(line) or len(line.split()) > _NAME_WORDS + 2 or is_sign_off(line)):
            break
        if marks and _is_prose(line) and marks < 3:
            break
        weight += marks
        place -= 1
        start = place
    if weight < 2 or start == size or (start and lines[start - 1].rstrip().endswith(_INTRODUCES)):
        return size
    if start == 0 or (start and lines[start - 1].strip() and not is_sign_off(lines[start - 1])):
        # Directly below a sentence only the lines with marks go, never a short line of the writer's.
        first = next((at for at in range(start, size) if _marks(lines[at])), size)
        start = max(start, first - 2) if first - start > 2 or start else first
        if start == 0:
            return size
    return _back_over_blanks(lines, start)


def _back_over_blanks(lines: Sequence[str], place: int) -> int:
    while place and not lines[place - 1].strip():
        place -= 1
    return place
