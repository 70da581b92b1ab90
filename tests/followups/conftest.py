import pytest

from config.smtp_sink import SmtpSink
from tests.story import approve_template


@pytest.fixture
def sink(tmp_path, settings):
    """A real SMTP server on loopback that the product sends to."""
    with SmtpSink(tmp_path / "mail") as server:
        settings.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def acknowledging(cast):
    """Acme with the template of the first reply."""
    approve_template(cast.acme, "first_reply", "{{ greeting }}\n\nthank you for {{ occasion }}.\n\n{{ sender_name }}\n{{ tenant_name }}")
    return cast
