from leads.admin import duplicates, journal, lead, source

__all__ = ["duplicates", "journal", "lead", "source"]
