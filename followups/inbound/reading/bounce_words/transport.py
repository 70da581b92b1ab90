"""What went wrong on the way. Lower case; " … " stands for up to 90 letters."""

EXPIRED = """
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
"""

NETWORK = """
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
"""

SERVER_FAULT = """
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
"""
