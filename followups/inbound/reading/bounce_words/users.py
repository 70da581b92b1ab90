"""What is said of users nobody knows, from the certain to the vague. Lower case; " … " stands for up to 90 letters."""

NO_SUCH_USER = """
    no mailbox by that name
    no such user here
    user is unknown to this system
    no account here
    unknown destination address
    recipient validation failed
    failed recipient verification
    recipient verification failed
    unable to find alias user
    recipient … not on server
    is not on this server
    unbekannter empfänger
    unbekannter benutzer
    benutzer existiert nicht
    empfänger existiert nicht
    empfänger nicht gefunden
    postfach nicht vorhanden
    postfach nicht gefunden
    mailbox nicht gefunden
    mailbox nicht vorhanden
    destinataire invalide
    destinataire inexistant
    boîte inexistante
    boite inexistante
    utilisateur inexistant
    usuario inexistente
    destinatario inexistente
    buzón inexistente
    utente inesistente
    indirizzo inesistente
    casella inesistente
    destinatário inexistente
    caixa postal inexistente
    not listed in domino directory
    not listed in public name
    not listed in … directory
    not found in directory
    not found in … directory
    no mailbox here by that name
    email account that you tried to reach does not exist
    user missing home directory
    invalid or unknown virtual user
    mail.local: unknown user
    mail.local: … user unknown
    unknown local part
    unknown local-part
    unknown user:
    user unknown in
    unknown or illegal alias
    invalid final delivery userid
    as the remote user doesnt exist
    name is not recognized
    e-mail account does not exist at the organization
    e-mail address was not found in the recipient's e-mail system
    email address you entered couldn't be found
    e-mail address you entered couldn't be found
    address you sent your message to wasn't found
    address couldn't be found, or is unable to receive mail
    address couldn't be found or is unable to receive mail
    user not found:
    no existe en el directorio
    no se encuentra en el directorio de domino
    non répertorié dans l'annuaire
    nicht im domino-verzeichnis
    resolver.adr.exrecipnotfound
    resolver.adr.recipnotfound
    resolver.adr.recipientnotfound
    wasn't found at
    not in my validrcptto list
    in my badrcptto list
    recipient not found by smtp address lookup
    recipient not found in
    is not a valid mailbox
    the user's email name is not found
    there is no one at this address
    no account by that name here
    no such person at this address
    mailbox … does not exist on this
    no longer on server
    is no longer valid
    no longer a valid
    no valid recipient
    utilisateur inconnu
    empfänger unbekannt
    destinatario desconocido
    destinatario sconosciuto
    gebruiker onbekend
    あて先不明
    宛先不明
"""

USER_UNKNOWN = """
    illegal user
    illegal alias
    invalid local part
    invalid local-part
    user is unknown
    destination user was not found
    recipient not exists
    recipients not exist
    not known at
    mailbox not known
    mailbox not local
    attempted recipient address does not exist
    not in address list
    no such destination
    email address not found
    email account not found
    email does not exist
    email address does not exist
    e-mail address does not exist
    mail account does not exist
    mail user does not exist
    that user does not exist
    user account does not exist
    user id not found
    no user by that name
    no one here by that name
    user unknown
    unknown user
    unknown local user
    unknown local part
    unknown local-part
    unknown mailbox
    unknown recipient
    unknown address
    unknown account
    unknown e-mail address
    unknown email address
    unknown or illegal alias
    unknown or illegal user
    unknown user name
    user not found
    user not known
    user not exist
    user doesn't exist
    user does not exist
    user … does not exist
    user … doesn't exist
    user … not found
    user … not listed in
    user … is not known
    user … isn't known
    user isn't here
    user name not found
    user missing home directory
    user invalid
    user's email name is not found
    username … not found
    no such user
    no such local user
    no such person
    no such recipient
    no such mailbox
    no such address
    no such account
    no such alias
    no such id
    no such email
    no such name
    no such contact
    no mailbox
    no mail box
    no mail-box
    no valid recipient
    no local mailbox
    no one at this address
    nobody … by that name
    nobody by that name
    not our customer
    not a valid recipient
    not a valid user
    not a valid mailbox
    not a valid address
    not a valid email
    not a known user
    not a local user
    not a user
    not a current
    not listed in … directory
    not present in directory
    not found in directory
    not found in … address book
    not known at this site
    not known here
    not in my validrcptto
    invalid mailbox
    invalid recipient
    invalid user
    invalid email address
    invalid final delivery userid
    invalid userid
    invalid or unknown
    invalid local address
    bad address
    bad destination mailbox
    bad destination email
    bad destination address
    bad recipient
    bad mailbox name
    bad email address
    badrcptto
    badrecipientto
    address invalid
    address unknown
    address is invalid
    address is unknown
    address not found
    address not known
    address not present
    address does not exist
    address doesn't exist
    address failed … does not exist
    address … could not be found
    address … couldn't be found
    address … wasn't found
    address … was not found
    address … not found
    address … does not exist
    address … doesn't exist
    address … is unknown
    address … wrong or no longer valid
    address … no longer valid
    address … no longer in use
    address … no longer exists
    addresses were unknown
    addressee unknown
    addressee … unknown
    account not found
    account unknown
    account … does not exist
    account … doesn't exist
    account … not found
    account has been removed
    account has been cancelled
    not have an email account
    email account … does not exist
    mailbox not found
    mailbox unknown
    mailbox does not exist
    mailbox doesn't exist
    mailbox … does not exist
    mailbox … doesn't exist
    mailbox … not found
    mailbox invalid
    mailbox not present
    mailbox for … does not exist
    mailbox … no longer
    maildrop … not found
    recipient unknown
    recipient not found
    recipient not ok
    recipient not exist
    recipient notfound
    recipientnotfound
    recipient address unknown
    recipient does not exist
    recipient doesn't exist
    recipient … does not exist
    recipient … not found
    recipient is not local
    recipient is unknown
    recipient invalid
    recipient … unknown
    recipient name is not recognized
    recipient no longer
    recipients … invalid
    recipients … unknown
    the following recipients was undeliverable
    cannot find user
    can't find user
    could not find user
    couldn't be found … or is misspelled
    wasn't found at
    unable to find recipient
    unable to find user
    unable to deliver to … user
    directory … no match
    ldap … no such
    list unknown
    unknown list
    resolver.adr.exrecipnotfound
    resolver.adr.recipnotfound
    resolver.adr.recipientnotfound
    554 delivery error: dd this user
    utilisateur inconnu
    adresse inconnue
    adresse … inconnue
    adresse … introuvable
    adresse … n'existe pas
    boîte … n'existe pas
    compte … n'existe pas
    destinataire inconnu
    destinataire … inconnu
    empfänger unbekannt
    empfängeradresse … nicht gefunden
    e-mail-adresse … nicht gefunden
    adresse … nicht gefunden
    adresse … unbekannt
    adresse … existiert nicht
    benutzer unbekannt
    benutzer … unbekannt
    postfach existiert nicht
    postfach … existiert nicht
    mailbox … existiert nicht
    usuario desconocido
    usuario … no existe
    no existe ese usuario
    no existe dicha persona
    dirección … no existe
    dirección … no se encontr
    destinatario desconocido
    cuenta … no existe
    utente sconosciuto
    utente … non esiste
    casella … inesistente
    casella … non esiste
    indirizzo … non esiste
    indirizzo … non è stato trovato
    destinatario sconosciuto
    usuário desconhecido
    usuário inexistente
    usuário … não existe
    endereço … não existe
    endereço … não foi encontrado
    destinatário desconhecido
    conta … não existe
    gebruiker onbekend
    onbekende gebruiker
    adres … niet gevonden
    adres … bestaat niet
    postbus … bestaat niet
    пользователь … не найден
    такого пользователя нет
    адрес … не существует
    ящик … не существует
    користувача … не знайдено
    nieznany użytkownik
    okänd användare
    ukendt bruger
    ukjent bruker
    あて先不明
    宛先不明
    宛先が見つかりません
    宛先 … 存在しません
    アドレス … 存在しません
    用户不存在
    使用者不存在
"""

PERHAPS_NO_USER = """
    unknown in
    user … unknown
    user is not
    no user
    no account
    no recipient
    no address
    not local … no such
    is not a known
    is not a valid
    is not valid
    is not known
    is not local
    is not found
    is unknown
    isn't known
    is invalid
    isn't valid
    isn't in
    invalid address
    invalid destination
    incorrect address
    address rejected
    address error
    address … no longer accepts
    address … not available
    account unavailable
    account … unavailable
    account … terminated
    account … closed
    account … deleted
    account … no longer
    doesn't have a … account
    does not have a … account
    doesn't have an account
    does not have an account
    mailbox unavailable
    mailbox unavaiable
    mailbox is unavailable
    mailbox not available
    mailbox … unavailable
    mailbox name not allowed
    recipient address rejected
    recipient … is not
    recipient … not exist
    recipient is not accepted
    recipient rejected
    envelope recipient has been denied
    can't accept user
    couldn't be found
    does not exist
    doesn't exist
    no longer exists
    no longer works
    no longer with
    left the company
    not exist
    не зарегистрирован
    nie istnieje
    käyttäjää ei
    neexistuje
    ユーザ … 存在
    ユーザ … 見つかりません
    アドレス … 見つかりません
    不存在
    找不到
    doesnt exist
    not a registered
"""
