from leads.admin import duplicates, imports, journal, lead, published, scores, source, tracking

__all__ = ["duplicates", "imports", "journal", "lead", "published", "scores", "source", "tracking"]
