from leads.admin import journal, lead, published, scores, source

__all__ = ["journal", "lead", "published", "scores", "source"]
