"""The operator's desk (mission N4): each app brings the pages of its own rows, on the ground laid here."""

from tenants.admin import agencies, keys, operators_only, people

__all__ = ["agencies", "keys", "operators_only", "people"]
