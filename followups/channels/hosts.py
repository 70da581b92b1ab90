"""Which hosts a client's settings may lead to: mail servers on the public network, unless the installation says otherwise."""

import ipaddress
import socket

from django.conf import settings

MAIL_PORTS = frozenset({25, 465, 587, 2525, 143, 993})


class ForbiddenHost(OSError):
    """A place that clients' settings must not lead to; the message says which and why."""


def must_be_public(host: str, port: int) -> None:
    """Look the host up and refuse what is not on the public network, and ports that are none of mail's.

    Network: never inside a transaction. Raises ForbiddenHost, or OSError where the name has no address. With
    ALLOW_PRIVATE_MAIL_HOSTS nothing is refused: for a mail server in one's own network, and on one's own machine.
    """
    if settings.ALLOW_PRIVATE_MAIL_HOSTS:
        return
    if port not in MAIL_PORTS:
        raise ForbiddenHost(f"Port {port} is none of mail's. Use one of {', '.join(map(str, sorted(MAIL_PORTS)))}.")
    for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(address[0].partition("%")[0]).is_global:
            raise ForbiddenHost(
                f"{host} is not on the public network. An operator can allow it: ALLOW_PRIVATE_MAIL_HOSTS."
            )
