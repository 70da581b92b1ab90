"""What mail servers say when they refuse: phrases by reason; the first reason that matches is the reason.

The order matters. A server that refuses the *sender* often does it in the words of an unknown user ("sender verify
failed: no such user here"), a full mailbox is called "unavailable", a blocked host "not accepted": what is narrow comes
before what is broad.
"""

from followups.inbound.reading.bounce_words import contents, hosts, mailboxes, senders, transport, users

PHRASES: dict[str, str] = {
    "sender_refused": senders.SENDER_REFUSED,
    "temporary_lookup": hosts.TEMPORARY_LOOKUP,
    "no_such_host": hosts.NO_SUCH_HOST,
    "no_such_user": users.NO_SUCH_USER,
    "mailbox_full": mailboxes.MAILBOX_FULL,
    "too_large": mailboxes.TOO_LARGE,
    "relaying": senders.RELAYING,
    "authentication": senders.AUTHENTICATION,
    "blocked": senders.BLOCKED,
    "rate_limited": senders.RATE_LIMITED,
    "content": contents.CONTENT,
    "suspended": mailboxes.SUSPENDED,
    "moved": mailboxes.MOVED,
    "host_unknown": hosts.HOST_UNKNOWN,
    "user_unknown": users.USER_UNKNOWN,
    "perhaps_no_user": users.PERHAPS_NO_USER,
    "not_accepting": hosts.NOT_ACCEPTING,
    "expired": transport.EXPIRED,
    "network": transport.NETWORK,
    "server_fault": transport.SERVER_FAULT,
    "refused": contents.REFUSED,
}
