from tests.web.conftest import ready

__all__ = ["ready"]
