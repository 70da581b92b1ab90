from followups.admin import assets, clients, identities, inbound, policies, templates, work

__all__ = ["assets", "clients", "identities", "inbound", "policies", "templates", "work"]
