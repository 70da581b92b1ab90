"""What is said of a domain or host. Lower case; " … " stands for up to 90 letters."""

TEMPORARY_LOOKUP = """
    unverified address
    address verification in progress
    host not found, try again
    not found … try again
    temporary lookup failure
    lookup failed temporarily
    dns … temporar
    temporary … dns
    domain … temporar
    name server … timeout
    couldn't find … try again
"""

NO_SUCH_HOST = """
    the account or domain may not exist
    unrouteable mail domain
    couldn't find any host named
    couldn't find any host by that name
    host or domain name not found
    as the remote domain doesnt exist
    because the domain … couldn't be found
    because the domain … could not be found
"""

HOST_UNKNOWN = """
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
"""

NOT_ACCEPTING = """
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
"""
