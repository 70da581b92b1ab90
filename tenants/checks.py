"""System checks that keep the walls standing."""

from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from tenants.restricted_role import MEND, unrestricted_role


@register(Tags.database)
def runtime_role_is_restricted(app_configs, databases=(), **kwargs):
    """`manage.py check --database default`: says at deployment what every connection refuses at run time."""
    for alias in databases or ():
        try:
            role = unrestricted_role(connections[alias])
        except ImproperlyConfigured as error:
            yield Error(str(error), id="tenants.E001")
            continue
        if role:
            yield Error(f"The database role {role} is not held by row-level security.", hint=MEND, id="tenants.E001")
