from followups.admin import (
    alerts,
    assets,
    clients,
    data_requests,
    enrolling,
    identities,
    inbound,
    language_models,
    policies,
    templates,
    voice,
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
    "language_models",
    "policies",
    "templates",
    "voice",
    "work",
]
