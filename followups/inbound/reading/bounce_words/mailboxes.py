"""What is said of a mailbox that is there, or was. Lower case; " … " stands for up to 90 letters."""

MAILBOX_FULL = """
    mailbox full
    mailbox is full
    mailbox over quota
    mailbox … full
    mailbox … quota
    mailbox exceeds
    mailbox … exceeds
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
"""

TOO_LARGE = """
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
"""

SUSPENDED = """
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
"""

MOVED = """
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
"""
