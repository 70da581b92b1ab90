from leads.admin import duplicates, journal, lead, published, scores, source, tracking

__all__ = ["duplicates", "journal", "lead", "published", "scores", "source", "tracking"]
