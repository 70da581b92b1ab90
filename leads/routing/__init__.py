"""Whose lead it is: a tenant's ordered rules, and which member of a team has the next turn. Pure Python (mission A4)."""
