"""How reports of failed delivery are headed, and what they say of themselves. Lower case; " … " stands for up to 90 letters."""

SUBJECTS = """
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
"""

WORDS = """
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
"""
