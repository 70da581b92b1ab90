from followups.admin import (
    alerts,
    assets,
    autonomy,
    clients,
    data_requests,
    enrolling,
    identities,
    inbound,
    policies,
    templates,
    voice,
    work,
)

__all__ = [
    "alerts",
    "assets",
    "autonomy",
    "clients",
    "data_requests",
    "enrolling",
    "identities",
    "inbound",
    "policies",
    "templates",
    "voice",
    "work",
]
