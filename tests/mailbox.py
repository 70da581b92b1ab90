"""Sending identities for tests: a mailbox on a real SMTP server of loopback, with a password."""

import warnings
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

from config.smtp_sink import SmtpSink
from followups.models import SendingIdentity
from tenants.models import Tenant
from tenants.scope import tenant_scope


def make_identity(
    tenant: Tenant, sink: SmtpSink | None = None, *, password: str = "", **fields: Any
) -> SendingIdentity:
    """An identity of the tenant, the default one unless said otherwise; by SMTP to `sink` where one is given."""
    given = {"name": "Sales", "address": f"sales@{tenant.slug}.example", "kind": "smtp", "is_default": True}
    if sink is not None:
        given |= {"host": "127.0.0.1", "port": sink.port, "security": "none"}
    secrets = ({"password": password} if password else {}) | fields.pop("secrets", {})
    identity = SendingIdentity(tenant=tenant, **{**given, **fields})
    identity.keep_credentials(secrets)
    with tenant_scope(tenant.pk):
        identity.save(force_insert=True)
    return identity


def again(identity: SendingIdentity) -> SendingIdentity:
    """The row as it is now."""
    with tenant_scope(identity.tenant_id):
        return SendingIdentity.objects.select_related("tenant").get(pk=identity.pk)


class GuardedSink(SmtpSink):
    """The server, for those alone who sign in with this password."""

    password = "right horse"

    def _protocol(self) -> SMTP:
        def authenticate(server, session, envelope, mechanism, auth_data) -> AuthResult:
            # handled: the server itself answers 535
            return AuthResult(success=auth_data.password == self.password.encode(), handled=False)

        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # it warns of passwords without TLS, which is right anywhere but on loopback
            return SMTP(
                self._keeper(self.folder), hostname="localhost", loop=self._loop, auth_required=True,
                auth_require_tls=False, authenticator=authenticate,
            )  # fmt: skip
