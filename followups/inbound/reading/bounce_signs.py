"""Whether a message is a report of failed delivery: who sends it, how it is built, what it says.

A person writes about bounces and forwards them, so words alone prove nothing: something that only a machine does must
be there as well, and words of failure outside of what is quoted.
"""

from __future__ import annotations

import re

from followups.inbound.reading.mail import Mail
from followups.inbound.reading.phrases import Phrases, plain

DAEMON = re.compile(
    r"mailer[-_. ]?daemon|mail[-_. ]?daemon|maildaemon|mdaemon|postmaster|mail(?:er)? (?:delivery|administrator|system|router)|"
    r"(?:internet )?mail delivery|mail-?delivery|delivery (?:sub)?system|mail subsystem|undeliver|microsoft outlook|ndr\b|"
    r"system ?administrator|systemadministrator|administrateur système|exchange ?server|bounce[sd]?\b|mta\b|mmsc|mailsystem|"
    r"no-?reply@(?:sns|[\w.-]*dion\.ne\.jp|[\w.-]*ezweb\.ne\.jp)|mail-?gateway|interscan|mailmarshal|surfcontrol|mailfoundry",
    re.IGNORECASE,
)
_BOOK = Phrases(
    {
        "subject": """
            undeliver
            un-deliver
            non-deliver
            nondeliver
            not delivered
            not be delivered
            non delivery
            returned mail
            returned to sender
            returning message
            mail return
            return receipt
            failure notice
            failed mail
            mail fail
            mail error
            mail delivery
            mail system error
            mail status report
            mail delivery status
            message delivery
            delivery status
            delivery notification
            delivery fail
            delivery error
            delivery has failed
            delivery problem
            delivery report
            delivery delay
            delivery incomplete
            delivery final
            delivery unsuccessful
            delivery of
            delivery to
            failure delivery
            failed delivery
            delivery failure
            delivery status
            failure report
            message status
            message not delivered
            message undeliver
            message delayed
            message could not
            could not send message
            cannot send message
            could not deliver
            unable to deliver
            can't deliver
            couldn't be delivered
            rejected
            mail could not
            mail failure
            bounce
            nondeliverable
            address not found
            postmaster notify
            user unknown
            unzustellbar
            nicht zugestellt
            nicht zustellbar
            unzustellbarkeit
            zustellung
            rückläufer
            non remis
            non délivr
            non distribu
            échec de la remise
            échec de la distribution
            échec de livraison
            retour de courrier
            no se puede entregar
            no se ha podido entregar
            no se pudo entregar
            no entregado
            no entregable
            error de entrega
            mensaje devuelto
            correo devuelto
            non recapitabile
            mancato recapito
            mancata consegna
            non consegnat
            messaggio non
            onbestelbaar
            niet bezorgd
            niet afgeleverd
            bezorging
            não é possível entregar
            não entregue
            não foi entregue
            não pôde ser entregue
            falha na entrega
            falha de entrega
            devolvida
            недоставлен
            не доставлено
            не доставлен
            ошибка доставки
            niedostarcz
            nie dostarcz
            zwrot poczty
            olevererbar
            kunne ikke leveres
            går inte att leverera
            nedoručiteln
            doručen
            teslim edilemedi
            配信不能
            配信エラー
            送信エラー
            送信できません
            メール送信
            メールシステムエラー
            ヱラーメール
            エラーメール
            退信
            无法送达
            投递失败
            無法傳遞
            배달되지
            반송
        """,
        "words": """
            could not be delivered
            couldn't be delivered
            cannot be delivered
            can not be delivered
            can't be delivered
            wasn't delivered
            was not delivered
            were not delivered
            not been delivered
            not be delivered
            hasn't been delivered
            not yet been delivered
            not yet delivered
            wasn't able to deliver
            was not able to deliver
            not able to deliver
            unable to deliver
            unable to be delivered
            unable to send
            couldn't deliver
            could not deliver
            cannot deliver
            did not deliver
            failed to deliver
            delivery failed
            delivery failure
            delivery has failed
            delivery … failed
            delivery … delayed
            delivery … could not
            delivery error
            delivery problem
            delivery attempt
            delivery status notification
            error delivering your mail
            error occurred while trying to deliver
            attempting to deliver
            list of recipients
            incorrectly constructed
            malformed address
            invalid final delivery
            error while trying to deliver
            failed permanently
            failed recipient
            failed addresses
            following recipient
            following address
            following users
            following destination
            fatal error
            permanent error
            permanent failure
            permanently rejected
            has been delayed
            is delayed
            was delayed
            undeliver
            non-deliver
            not deliverable
            not reach
            did not reach
            returned mail
            returned to you
            returned to sender
            bounced
            was rejected
            automatically rejected
            were rejected
            been rejected
            rejected by
            rejected for
            refused by
            transcript of session
            did not like our
            remote host said
            smtp error
            smtp code
            reason for failure
            user unknown
            unknown user
            no such user
            user not found
            mailbox full
            mailbox unavailable
            recipient not found
            over quota
            not listed in
            not found in directory
            does not exist
            doesn't exist
            doesn't have a … account
            are not member
            host unknown
            diagnostic-code
            final-recipient
            error_code
            unbekannt
            nicht zugestellt
            nicht zustellbar
            nicht ausgeliefert
            konnte … zugestellt
            konnte … nicht
            fehlgeschlagen
            zustellung
            n'a pas pu être
            n'a pas été
            impossible de remettre
            impossible de délivrer
            non remis
            échec
            no se pudo entregar
            no se ha podido
            no se puede entregar
            no pudo ser entregado
            no ha sido entregado
            impossibile recapitare
            impossibile consegnare
            non è stato possibile
            non è stato recapitato
            non può essere consegnat
            kan niet worden
            kon niet worden
            niet bezorgd
            niet afgeleverd
            não pôde ser
            não foi possível
            não foi entregue
            não pode ser entregue
            не может быть доставлен
            не удалось доставить
            не было доставлено
            не доставлен
            не доставлено
            nie można
            nie mogła
            nie została
            kunde inte
            kunne ikke
            nelze doručit
            配信できません
            配信不能
            配送できません
            送信できません
            送信に失敗
            届けることができません
            お届けできません
            届きません
            エラー
            无法
            未能
            無法
            失败
        """,
    }
)
ANSWERED = re.compile(r"^\s*(?:re|aw|sv|antw|rv|res|tr|fw|fwd|wg|doorst|enc|i|r)\s*:", re.IGNORECASE)


def from_a_daemon(mail: Mail) -> bool:
    """Whether the sender is a mail system by its name or address, or nobody (an empty From)."""
    given = mail.headers.text("from").strip()
    return bool(DAEMON.search(given)) or given in ("", "<>")


def has_null_return_path(mail: Mail) -> bool:
    """RFC 5321, section 4.5.5: what must not be answered, reports and automatic replies, comes from nobody."""
    return any(re.fullmatch(r"<\s*(?:mailer-daemon)?\s*>", value.strip(), re.IGNORECASE) for value in mail.headers.all("return-path"))


def subject_of_failure(mail: Mail) -> bool:
    """Whether the subject is that of a report and not of an answer to or a forward of one."""
    return not ANSWERED.match(mail.subject) and bool(dict(_BOOK.found(plain(mail.subject))).get("subject"))


def words_of_failure(report: str) -> str:
    """The phrase of failed delivery in what a report says itself, "" without one. Quoted lines do not count."""
    own = "\n".join(line for line in report[:20_000].split("\n") if not line.lstrip().startswith(">"))
    return dict(_BOOK.found(plain(own))).get("words", "")
