# ruff: noqa: E501, RUF001 -- tables of words read better in long lines, and languages bring their own letters
"""Where a quoted or forwarded message begins: the lines that mail programs put above it, in any of their languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DASH = r"[-‐‑‒–—―_=*]"
# "… wrote:" as mail programs say it. Matched as parts of words in scripts that do not part them.
_WROTE = re.compile(
    r"\b(?:wrote|writes|writed|schrieb|schreibt|geschrieben|a écrit|a ecrit|écrit|escribió|escribio|escribi\w*|ha scritto|scrisse|scrive|schreef|"
    r"geschreven|escreveu|escrito|napisał\w*|napisał\(a\)|pisze|skrev|skreiv|skrifaði|kirjoitti|napsal\w*|napísal\w*|írta|a scris|yazdı|escrigué|va escriure|"
    r"написал\w*|написав\w*|пишет|пише|написа|έγραψε|hat am|kirjutas|rašė|rakstīja|je napisa\w*|piše|sent|viết|menulis|sulat)\b"
    r"|写道|寫道|のメール|書きました|作成|작성|님이|כתב|كتب|เขียน",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?[\w.+'=-]{1,80}@[\w-]+(?:\.[\w-]+)+|<\s*mailto:", re.IGNORECASE)
_MOMENT = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\s?[年月日]|下午|上午"
)
_OPENS = re.compile(
    r"(?:[-*_\s]{0,8})(?:on|am|le|el|il|op|em|at|den|dne|dnia|w dniu|date|på|den|d\.|a|az|pe|la|в|у|на|在|tarihinde|ve|vào|pada|mon|tue|wed|thu|fri|sat|sun|\"?[\w .,'-]{1,40}\"?\s*<|\d{1,4}[./\s-])",
    re.IGNORECASE,
)
_BARE_GMAIL = re.compile(r"\s*\d{4}[/-]\d{1,2}[/-]\d{1,2}\b.{0,120}<[^<>\s]{1,80}@[^<>\s]{1,80}>:?\s*\Z")

_QUOTING = re.compile(r"\s*(?:quoting|zitat von|citando|citant|citazione da|citaat van)\b", re.IGNORECASE)

_ORIGINAL = (
    r"original message|originalnachricht|ursprüngliche nachricht|urspr\. nachricht|message d'origine|message d’origine|message original|message initial|mensaje original|mensaje inicial|"
    r"messaggio originale|messaggio originario|oorspronkelijk bericht|origineel bericht|mensagem original|forwarded message|weitergeleitete nachricht|message transféré|message réexpédié|"
    r"mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|mensagem reencaminhada|reply message|antwortnachricht|forwarded by|weitergeleitet von|"
    r"transféré par|original appointment|ursprünglicher termin|original-nachricht|original e-?mail|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|"
    r"alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|původní zpráva|eredeti üzenet|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|"
    r"mesaj original|orijinal mesaj|原始邮件|原始郵件|转发的邮件|元のメッセージ|원본 메일|vidarebefordrat meddelande"
)
_DIVIDER = re.compile(rf"\s*(?:{_DASH}{{2,}}|\*)\s*(?:{_ORIGINAL})\b.{{0,60}}\Z", re.IGNORECASE)
_ANY_DIVIDER = re.compile(rf"\s*{_DASH}{{4,}}\s*[^\W\d_][\w '’.-]{{3,50}}\w\s*{_DASH}{{4,}}\s*\Z")
_FORWARD = re.compile(
    r"\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|"
    r"inizio (?:del )?messaggio inoltrato|begin doorgestuurd bericht|início da mensagem (?:reenviada|encaminhada)|vidarebefordrat brev|videresendt besked)\s*:?\s*\Z",
    re.IGNORECASE,
)
_RULE = re.compile(rf"\s*{_DASH}{{3,}}\s*\Z")

_REPLY_ABOVE = re.compile(
    r".{0,20}\b(?:(?:type|write|enter|please)?\s?(?:your )?(?:reply|respond|answer|write)s?\b.{0,25}\babove (?:this|the) line|oberhalb dieser (?:zeile|linie)|au-dessus de cette ligne|(?:encima|arriba) de esta línea|"
    r"sopra (?:di )?questa (?:riga|linea)|boven deze (?:lijn|regel)|acima desta linha)\b",
    re.IGNORECASE,
)
_FROM = "from|von|de|da|van|från|fra|frá|lähettäjä|od|от|від|от кого|发件人|發件人|寄件者|差出人|送信者|보낸 사람|보낸사람|kimden|gönderen|feladó|de la|odesílatel|odesielateľ|från|expéditeur|mittente|remitente|remetente|absender|afzender|από|מאת|từ|nadawca"
_WHEN = "sent|gesendet|envoyé|envoye|enviado|enviada|enviado el|enviado em|enviada em|inviato|verzonden|verstuurd|skickat|sendt|lähetetty|wysłano|wysłane|отправлено|надіслано|发送时间|傳送時間|送信日時|보낸 날짜|gönderildi|gönderme tarihi|elküldve|küldve|trimis|odesláno|date|datum|data|fecha|dato|päivämäärä|дата|日期|日付|날짜|tarih|dátum|data envio|data de envio|date d'envoi|sendt|ημερομηνία"
_ABOUT = "subject|betreff|objet|sujet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe|temat|тема|主题|主旨|件名|제목|konu|tárgy|subiect|předmět|predmet|re|θέμα"
_OTHER = "to|an|à|a|para|aan|till|til|do|кому|收件人|宛先|받는 사람|kime|címzett|către|komu|vastaanottaja|cc|bcc|kopie|copie|copia|cópia|kopia|reply-to|reply to|antwort an|antworten an|répondre à|responder a|responder para|rispondi a|risposta|beantwoorden|importance|wichtigkeit|priority|attachments|anlagen|organization|für|pour|per|voor"
_LABEL = re.compile(
    rf"[\s>*_]{{0,12}}(?:(?P<who>{_FROM})|(?P<when>{_WHEN})|(?P<about>{_ABOUT})|(?P<other>{_OTHER}))\s?[*_]{{0,2}}\s?[:：]\s?[*_]{{0,2}}(?P<value>.*)\Z",
    re.IGNORECASE,
)
_MOST_HEADER_LINES = 9
_MOST_LINES = 4
_MOST_BROKEN_LINES = 8
_SHORT = 40
_BROKEN_END = re.compile(rf"\s*>\s*,?\s*(?:{_WROTE.pattern})[^>]{{0,12}}[:\uff1a]\s*\Z", re.IGNORECASE)


def is_rule(line: str) -> bool:
    """A line of dashes or underscores only."""
    return _RULE.match(line) is not None


def is_divider(line: str) -> bool:
    """ "-----Original Message-----" in any language: from here on nothing is the writer's own."""
    if len(line) > 140:
        return False
    return bool(_DIVIDER.match(line) or _FORWARD.match(line) or _ANY_DIVIDER.match(line) or _REPLY_ABOVE.match(line))


def header_block(lines: Sequence[str], place: int) -> bool:
    """Whether the head of a quoted message begins here: From, and a date, a subject or an address with it."""
    first = _LABEL.match(lines[place])
    if first is None:
        return False
    kinds: set[str] = set()
    address = False
    labels = loose = 0
    for line in lines[place : place + _MOST_HEADER_LINES]:
        label = _LABEL.match(line)
        if label is None:
            if not line.strip():
                if labels > 1:
                    break
                loose += 1
            else:
                loose += 1
            if loose > 2:
                break
            continue
        labels += 1
        kinds.add(_kind(label))
        address = address or "@" in label["value"]
    if "who" not in kinds or labels < 2:
        return False
    if first["who"] is None and labels < 3:
        return False
    return "when" in kinds or "about" in kinds or address


def _kind(label: re.Match[str]) -> str:
    return next(name for name in ("who", "when", "about", "other") if label[name] is not None)


def attribution(lines: Sequence[str], end: int, floor: int, quoted_next: bool) -> int | None:
    """The first line of the "On … wrote:" that ends on the line `end`, not above `floor`; None where there is none.

    `quoted_next`: the next line with words on it is marked as a quotation.
    """
    last = lines[end].rstrip().removesuffix("----").rstrip("- ") if "--" in lines[end] else lines[end].rstrip()
    if not last or len(last) > 400:
        return None
    if _BARE_GMAIL.match(last):
        return end
    dashed = len(last) < len(lines[end].rstrip())
    if last[-1] not in ":：)" and not ((quoted_next or dashed) and _WROTE.search(last[-40:])):
        return None
    text = ""
    most = _MOST_BROKEN_LINES if ends_broken_attribution(lines[end]) else _MOST_LINES
    for begin in range(end, max(floor, end - most + 1) - 1, -1):
        line = lines[begin].strip()
        if not line and not text.startswith(("<", ">")):
            break
        text = f"{line} {text}".strip()
        if not line or (most == _MOST_BROKEN_LINES and text.startswith(("<", ">", "mailto"))):
            continue
        if _says_who_wrote(text, quoted_next):
            return _further_up(lines, begin, floor)
    return None


def ends_broken_attribution(line: str) -> bool:
    """ "> wrote:", the rest of an attribution whose address stands on lines of its own; not a mark of quotation."""
    return len(line) < _SHORT and line.lstrip().startswith(">") and _BROKEN_END.match(line) is not None


def _says_who_wrote(text: str, quoted_next: bool) -> bool:
    if len(text) > 600:
        return False
    wrote, moment, address = _WROTE.search(text), _MOMENT.search(text), _ADDRESS.search(text)
    if text.rstrip()[-1:] == ")" and not (wrote and moment and address):
        return False
    if wrote and (address or moment):
        return bool(quoted_next or (moment and _OPENS.match(text)) or (address and moment) or (address and "<" in text))
    if wrote and re.search(r"\d", text) and _OPENS.match(text) and _WROTE.search(text[-45:]):
        return True
    if address and _QUOTING.match(text):
        return True
    if quoted_next:
        return bool(wrote and len(text) < 80) or bool(moment and address)
    return bool(moment and address and "<" in text)


def _further_up(lines: Sequence[str], begin: int, floor: int) -> int:
    """The line on which a wrapped attribution began."""
    if _OPENS.match(lines[begin]) and _MOMENT.search(lines[begin]):
        return begin
    for above in range(begin - 1, max(floor, begin - 3) - 1, -1):
        line = lines[above]
        if not line.strip():
            break
        if _OPENS.match(line) and re.search(r"\d", line) and len(line) < 200:
            return above
    return begin
