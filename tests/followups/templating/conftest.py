from collections.abc import Callable

import pytest

from followups.models import Template
from tenants.scope import tenant_scope


@pytest.fixture
def scope(cast):
    """Acts are called inside the tenant's scope: here Acme's."""
    with tenant_scope(cast.acme.pk):
        yield cast


@pytest.fixture
def make(scope) -> Callable[..., Template]:
    """A version of Acme's, Rita's draft unless said otherwise."""

    def make_template(**fields) -> Template:
        given = {"key": "news", "subject": "News", "body": "{{ greeting }} {{ company }}", "brings": "News."}
        return Template.objects.create(tenant=scope.acme, **{**given, "author": scope.rita, **fields})

    return make_template


def state_of(template: Template) -> str:
    return Template.objects.values_list("state", flat=True).get(pk=template.pk)
