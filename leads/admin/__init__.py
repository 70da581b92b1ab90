from leads.admin import journal, lead, source

__all__ = ["journal", "lead", "source"]
