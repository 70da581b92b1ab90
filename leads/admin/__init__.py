from leads.admin import journal, lead, published, scores, source, tracking

__all__ = ["journal", "lead", "published", "scores", "source", "tracking"]
