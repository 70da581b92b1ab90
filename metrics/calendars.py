"""The client's own number of days after which silence counts (mission B1): the one by which the product acts."""

from followups.engine.policy_file import PolicyError
from followups.policies import current_policy, shipped_policy
from tenants.models import Tenant


def silent_days(tenant: Tenant) -> int:
    """`no_response.silence_days` of the rules that hold now, for all days alike. Inside the tenant's scope.

    Rules that cannot be read any more count as shipped: figures must not end where the engine does.
    """
    try:
        return current_policy(tenant).policy.no_response.silence_days
    except PolicyError:
        return shipped_policy(tenant).no_response.silence_days
