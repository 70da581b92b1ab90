from followups.admin import assets, clients, data_requests, enrolling, identities, inbound, policies, templates, work

__all__ = ["assets", "clients", "data_requests", "enrolling", "identities", "inbound", "policies", "templates", "work"]
