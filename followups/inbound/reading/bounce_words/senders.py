"""Refusals of who sends: the address, the server, its reputation, its signature, its rate. Lower case; " … " stands for up to 90 letters."""
# ruff: noqa: E501 -- phrases as servers write them

SENDER_REFUSED = """
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
"""

RELAYING = """
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
"""

AUTHENTICATION = """
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
"""

BLOCKED = """
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
"""

RATE_LIMITED = """
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
"""
