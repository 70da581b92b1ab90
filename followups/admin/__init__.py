from followups.admin import assets, clients, policies, templates, work

__all__ = ["assets", "clients", "policies", "templates", "work"]
