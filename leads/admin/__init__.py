from leads.admin import journal, lead

__all__ = ["journal", "lead"]
