import pytest

from tests.model_server import model_server


@pytest.fixture
def server():
    with model_server() as running:
        yield running
