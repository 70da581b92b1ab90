from datetime import UTC, datetime

import pytest

from suppression import suppressing

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    """The jobs that were rung for, instead of rows in the queue: what they do is tested where they are."""
    calls = []
    monkeypatch.setattr(suppressing, "enqueue", lambda job, *ids: calls.append((job, *ids)))
    return calls


@pytest.fixture(autouse=True)
def _static_files_are_looked_up_where_they_are(settings):
    """No collectstatic before a test: WhiteNoise would warn about the missing folder, and warnings are errors."""
    settings.WHITENOISE_AUTOREFRESH = True
