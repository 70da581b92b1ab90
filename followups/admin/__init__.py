from followups.admin import clients, policies, templates, work

__all__ = ["clients", "policies", "templates", "work"]
