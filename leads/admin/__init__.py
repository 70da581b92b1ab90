from leads.admin import journal, lead, published, scores

__all__ = ["journal", "lead", "published", "scores"]
