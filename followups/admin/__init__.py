from followups.admin import (
    alerts,
    assets,
    clients,
    data_requests,
    enrolling,
    identities,
    inbound,
    policies,
    responses,
    templates,
    work,
)

__all__ = [
    "alerts",
    "assets",
    "clients",
    "data_requests",
    "enrolling",
    "identities",
    "inbound",
    "policies",
    "responses",
    "templates",
    "work",
]
