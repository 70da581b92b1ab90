from followups.admin import assets, clients, data_requests, policies, templates, work

__all__ = ["assets", "clients", "data_requests", "policies", "templates", "work"]
