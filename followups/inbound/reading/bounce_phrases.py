"""What mail servers say when they refuse: phrases by reason, the first reason that matches is the reason.

The order matters. A server that refuses the *sender* often does it in the words of an unknown user ("sender verify
failed: no such user here"), a full mailbox is called "unavailable", a blocked host "not accepted": what is narrow comes
before what is broad. Lower case; " … " stands for up to 90 letters.
"""
# ruff: noqa: E501 -- phrases as servers write them

from __future__ import annotations

PHRASES: dict[str, str] = {
    "sender_refused": """
        sender verify failed
        sender address rejected
        sender address verification
        sender rejected
        sender was rejected
        sender is not allowed
        sender denied
        sender not
        sender domain
        invalid sender
        unknown sender
        verification failed for
        callback failure
        callout verification
        domain of sender address
        mail from domain
        your envelope sender
        return path
        from address
        not allowed to send
        not authorized to send
        unauthenticated senders not allowed
        is not member
        are not member
        not a member of
        only members
        not allowed to post
        you do not have permission to post
        may not have permission to post
        not have permission to send
        not accepting mail from
        doesn't accept messages from
        only accepts e-mail from
        only accepts messages from
        restricted to
        recipnotauth
        authrequired
    """,
    "temporary_lookup": """
        host not found, try again
        not found … try again
        temporary lookup failure
        lookup failed temporarily
        dns … temporar
        temporary … dns
        domain … temporar
        name server … timeout
        couldn't find … try again
    """,
    "no_such_host": """
        the account or domain may not exist
        unrouteable mail domain
        couldn't find any host named
        couldn't find any host by that name
        host or domain name not found
        as the remote domain doesnt exist
        because the domain … couldn't be found
        because the domain … could not be found
    """,
    "no_such_user": """
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
    """,
    "mailbox_full": """
        mailbox full
        mailbox is full
        mailbox over quota
        mailbox … full
        mailbox … quota
        over quota
        overquota
        over-quota
        quota exceeded
        quota exceded
        exceeded … quota
        exceeds … quota
        exceed … quota
        exceeding … quota
        exceeded … storage
        over … quota
        out of storage
        out of space
        storage quota
        storage limit
        storage space
        storage allocation
        insufficient system storage
        insufficient disk space
        insufficient quota
        not enough storage
        not enough disk space
        no space left
        quota violation
        quota … used
        disk quota
        disk full
        too much mail data
        exceeded its allotted
        mailbox size limit
        account is full
        user is over
        would exceed
        inbox is full
        mailfolder is full
        maildir … full
        has exhausted … space
        boite pleine
        boîte pleine
        boîte de réception … pleine
        boîte aux lettres … pleine
        postfach ist voll
        postfach … voll
        speicherplatz
        buzón … lleno
        casella … piena
        caixa … cheia
        mailbox … vol
        переполнен
        メールボックスがいっぱい
        邮箱已满
        信箱已滿
    """,
    "too_large": """
        message too big
        message too large
        message is too large
        message is too big
        message size exceeds
        message size limit
        maximum message size
        size exceeds
        exceeds the maximum
        exceeds size limit
        exceeds the size
        exceeded maximum inbound message size
        max message size
        exceeded the size
        too large for
        larger than
        length exceeds
        line too long
        line limit exceeded
        too many hops … size
        nachricht ist zu gro
        message trop volumineux
        mensaje demasiado grande
    """,
    "relaying": """
        relay access denied
        relay denied
        relay not permitted
        relay prohibited
        relay not allowed
        relay operation rejected
        relay is not allowed
        relaying denied
        relaying not allowed
        relaying not permitted
        relaying prohibited
        relaying is prohibited
        relaying to
        unable to relay
        not permitted to relay
        cannot relay
        can't relay
        we do not relay
        we don't relay
        open relay
        rcpthosts (#5.7.1)
        isn't in my list of allowed rcpthosts
        sorry, that domain isn't in my list
        domain isn't allowed to be relayed
        mail relay
        insecure mail relay
        no relaying
    """,
    "authentication": """
        dmarc
        spf check
        spf fail
        spf record
        spf validation
        spf (sender policy
        sender policy framework
        sender id
        dkim
        unauthenticated email
        unauthenticated mail
        not authenticated
        authentication required
        authentication failed
        must authenticate
        authentication results
        does not pass authentication
        authentication checks
        reverse dns
        ptr record
        no ptr
        rdns
        fcrdns
        missing reverse
        cannot find your hostname
        cannot resolve your address
        reverse hostname
        hostname lookup failed
        starttls
        tls required
        encryption required
        must issue a starttls
        mta-sts
        dane
    """,
    "blocked": """
        blocked using
        blocked by
        blocked for
        blocked due
        has been blocked
        have been blocked
        is blocked
        ip blocked
        address blocked
        blocklist
        block list
        blacklist
        black list
        blacklisted
        denylist
        rbl
        dnsbl
        spamhaus
        spamcop
        barracudacentral
        sorbs
        abuseat
        backscatterer
        proofpoint
        mail abuse
        reputation
        poor reputation
        bad reputation
        is listed in
        listed in … rbl
        listed at
        is listed on
        is on the … list
        on our black
        banned
        banned sending ip
        access denied … ip
        client host … rejected
        client host rejected
        client host blocked
        your ip
        your host
        ip address … rejected
        ip … not allowed
        connection refused by
        connections … not accepted from
        refused to talk to me
        too many spam
        dynamic ip
        dynamic address
        dial-up
        no access from mail server
        bad dns
        bad helo
        helo command rejected
        helo … rejected
        invalid helo
        ehlo … rejected
        unresolvable
        service refused
        refused … mail service
        messages from … temporarily deferred due to user complaints
        part of their network is on our block list
        local blacklist
        bounce … address tag
        batv
        bulk mail
    """,
    "rate_limited": """
        too many connections
        too many concurrent
        too many recipients
        too many messages
        too many mails
        too many errors
        too many emails
        too many invalid recipients
        too much mail
        too many sessions
        rate limit
        rate limited
        rate-limit
        ratelimit
        rate that
        message rate
        sending rate
        throttl
        exceeded … messages per
        limit exceeded
        exceeded … limit
        exceeded the maximum number
        maximum number of
        daily limit
        hourly limit
        concurrency limit
        connection frequency limited
        connection limit
        max connections
        max emails per
        receiving mail at a rate
        receiving email too quickly
        try again slower
        unusual rate
        number of messages
        throttled
        greylist
        graylist
        grey list
        greylisted
        postgrey
        try again later … greylisting
    """,
    "content": """
        spam
        spammy
        junk
        phish
        virus
        malware
        trojan
        infected
        worm
        eicar
        unsolicited
        bulk email
        suspicious
        content rejected
        content policy
        content filter
        content restriction
        message content
        message filtered
        message rejected
        message was rejected
        message has been rejected
        message refused
        message denied
        message deny
        message contains
        message looks like
        message not accepted
        message blocked
        message is not rfc
        not rfc compliant
        rfc 5322
        rfc5322
        rfc 2822
        rfc2822
        rfc 822
        header error
        header format
        headers missing
        missing from
        missing date
        duplicate header
        multiple … header
        bare lf
        non-ascii
        attachment
        dangerous
        forbidden file
        uribl
        surbl
        url in
        urls in
        bad url
        black-listed url
        mail content
        email content
        rejected by content
        rejected for policy
        policy violation
        violates
        policy reasons
        policy reason
        policy restriction
        policy restrictions
        policy rejection
        policy-related
        administrative prohibition
        administratively
        local policy
        site policy
        company policy
        security polic
        security reason
        prohibited by administrator
        rejected by header
        rejected by filter
        rejected by recipient's
        rejected by the domain filter
        filtered by
        recipient preferences
        recipient refuses
        recipient has rejected
        refused by recipient
        user refuses
        refuse to accept your mail
        because the recipient is only accepting mail from
        has restricted
        is protected by
        please check your message
        rule imposed
        transport rules
        delivery not authorized
        not authorized
        not authorised
        delivery restrictions
        milter
        lost in the policy
        score
        dsn limit
        loop detected
        mail loop
        mail loops back
        routing loop
        looping
        too many hops
        hop count
        too many received
        maximum hop
        delivered-to header
    """,
    "suspended": """
        account disabled
        account has been disabled
        account is disabled
        account … disabled
        account … suspended
        account is locked
        account … locked
        account inactive
        account … inactive
        account … deactivated
        account … expired
        account closed temporarily
        account that you tried to reach is disabled
        account that you tried to reach is inactive
        account is over its
        address … disabled
        address … suspended
        address … deactivated
        email address is inactive
        disabled or discontinued
        disabled mailbox
        discontinued
        dormant
        domain … disabled
        domain … suspended
        extended inactivity
        has been disabled
        has been suspended
        inactive account
        inactive mailbox
        inactive user
        is currently suspended
        is disabled
        is inactive
        is suspended
        mailbox … disabled
        mailbox … suspended
        mailbox … frozen
        mailbox … inactive
        mailbox … locked
        mailbox unavailable or access denied
        not active
        recipient suspend
        recipient … disabled
        recipient … suspended
        recipient … inactive
        temporarily disabled
        temporarily locked
        user account disabled
        user disabled
        user suspended
        user is suspended
        user is disabled
        user is inactive
        user … inactive
        user … suspended
        user … disabled
        user or domain is disabled
        boite du destinataire archivee
        konto … deaktiviert
        konto … gesperrt
        postfach … gesperrt
        postfach … deaktiviert
        compte … désactivé
        compte … suspendu
        cuenta … desactivada
        cuenta … suspendida
        account … sospeso
        casella … disattivata
        conta … desativada
        conta … suspensa
        ящик … заблокирован
        未激活
        已停用
    """,
    "moved": """
        has moved
        have moved
        has been moved
        has been replaced by
        user has moved to
        moved to
        address … has changed
        address … changed to
        new address is
        new e-mail address is
        new email address is
        please use … instead
        please update your address book
        user not local; please try
        user not local, please try
        mailbox has moved
        recipient has moved
        forwarding address is
    """,
    "host_unknown": """
        host unknown
        unknown host
        host not found
        host or domain name not found
        host or domain … not found
        host name not found
        hostname not found
        hostname unknown
        host not known
        host … does not exist
        unknown domain
        unknown mail domain
        unknown mail host
        domain not found
        domain name not found
        domain does not exist
        domain doesn't exist
        domain unknown
        domain must exist
        domain is not reachable
        domain … could not be found
        domain … couldn't be found
        domain … does not exist
        domain … doesn't exist
        domain … is unknown
        domain … is not valid
        invalid domain
        invalid host
        bad destination host
        bad destination system address
        no such domain
        no such host
        nonexistent domain
        non-existent domain
        non-existent host
        nxdomain
        name or service not known
        name service error for name=… host not found
        name server: host not found
        unrouteable address
        unrouteable mail domain
        unroutable address
        unroutable mail domain
        unable to lookup … domain
        couldn't find any host named
        couldn't find any host by that name
        couldn't find a mail exchanger
        could not find a mail exchanger
        dns error: … domain name not found
        dns server returned answer with no data
        dns lookup … nxdomain
        dns … domain does not exist
        resolver.adr.invaliddomain
        resolver.adr.badprimary
        destination server … could not be found
        mail domain mentioned in email address is unknown
        all relevant mx records point to non-existent hosts
        mx … non-existent
        host unreachable
        domäne … nicht gefunden
        domain … nicht gefunden
        domaine … introuvable
        domaine … n'existe pas
        dominio … no existe
        dominio … non esiste
        домен … не существует
        ホスト … 見つかりません
    """,
    "user_unknown": """
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
    """,
    "perhaps_no_user": """
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
    """,
    "not_accepting": """
        nullmx
        null mx
        does not accept mail
        doesn't accept mail
        does not accept email
        doesn't accept email
        host does not accept
        does not receive mail
        does not receive email
        not accepting mail
        mail receiving disabled
        no mx record
        no mail exchanger
        no mx found
        smtp protocol returned a permanent error
        recipient domain does not accept
        domain has no mail
        no mail service
        no route for current request
        this host does not take mail
        never accepts mail
    """,
    "expired": """
        message expired
        message timed out
        delivery expired
        delivery time expired
        delivery timed out
        has been delayed
        is delayed
        was delayed
        delayed
        retry timeout exceeded
        retry time not reached
        retry time expired
        retries exceeded
        too old
        been in the queue too long
        in queue too long
        queue too long
        queue lifetime
        giving up
        unable to deliver in
        could not be delivered for
        could not send message for
        cannot send message for
        cannot send message within
        will be retried
        will keep trying
        will continue to try
        still being retried
        not yet been delivered
        not yet delivered
        last tried after this message arrived
        failing for a long time
        all hosts have been failing
        warning message only
        lifetime expired
        exceeded … retry
        too many retries
        transaction expired
        deferred
        verzögert
        retardé
        retrasado
        ritardat
        vertraagd
        atrasad
    """,
    "network": """
        connection refused
        connection timed out
        connection timeout
        connection reset
        connection closed
        connection lost
        connection dropped
        connection failed
        connection died
        connection was dropped
        connection broken
        connect to
        could not connect
        cannot connect
        can't connect
        couldn't connect
        unable to connect
        failed to connect
        not able to connect
        wasn't able to establish an smtp connection
        establish an smtp connection
        lost connection
        timed out
        timeout
        time out
        no route to host
        network unreachable
        network is unreachable
        network error
        socket error
        host not reachable
        host not responding
        host is down
        not responding
        no answer from host
        did not accept our requests to connect
        remote host closed
        unreachable
        temporary dns
        dns failure
        dns error
        dns timeout
        name server … temporary
        lookup failure
        temporary lookup
        can't lookup
        broken pipe
        no data from
        bad name service
    """,
    "server_fault": """
        local error
        internal error
        system error
        server error
        configuration error
        local configuration
        system config error
        misconfigur
        temporary failure
        temporary problem
        temporary error
        temporarily unavailable
        service unavailable
        service not available
        service currently unavailable
        service temporarily
        system not accepting
        server busy
        server too busy
        server overload
        server down
        insufficient resources
        insufficient memory
        out of memory
        insufficient system resources
        resources temporarily
        command not recognized
        command unrecognized
        command not implemented
        command out of sequence
        bad sequence of commands
        syntax error
        protocol error
        procmail
        command died
        command line usage error
        exited with
        returned exit
        exit status
        child status
        local delivery failed
        local problem
        delivery to mailbox failed
        pipe transport
        cannot create
        can't create
        cannot open
        can't open
        can't write
        cannot append
        cannot update
        file error
        permission denied
        input/output error
        malformed
        internal software
        conversion
        try again later
        temporary
        error in processing
        processing error
    """,
    "refused": """
        access denied
        access not allowed
        access refused
        rejected
        refused
        denied
        not accepted
        not allowed
        not permitted
        prohibited
        disallowed
        unacceptable
        transaction failed
        abgelehnt
        abgewiesen
        refusé
        rechazado
        rifiutato
        recusado
        geweigerd
        отклонен
        відхилено
    """,
}
