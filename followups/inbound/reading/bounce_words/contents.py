"""Refusals of what is sent, and refusals that say no more. Lower case; " … " stands for up to 90 letters."""

CONTENT = """
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
"""

REFUSED = """
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
"""
